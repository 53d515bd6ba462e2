import pytest

from tests.coach.builders import Coached, exercise, script_for, script_of
from tests.coach.hearing import answered, said, unattended_said
from toetap.coach.exercise import Hold, Path, Reps, Taps, Time
from toetap.coach.inputs import Auto, Back, Leave, Next, Press, Stop
from toetap.coach.saying_between import length
from toetap.coach.words import Words


def words(coached: Coached, seconds: float = 2) -> list[str]:
    return [spoken for _at, spoken in said(coached.session, seconds)]


def test_before_the_first_exercise_the_look_at_the_feet_and_what_to_have_within_reach() -> None:
    towel = exercise(Reps(count=2), equipment=("towel", "firm chair"))
    assert words(Coached.through(script_of(towel))) == [
        "routine Morning", "look at both feet", "within reach towel, firm chair",
    ]  # fmt: skip


def test_hands_alone_need_no_look_at_the_feet() -> None:
    script = script_for(Reps(count=2), limbs="hands")
    assert words(Coached.through(script)) == ["routine Morning", "before you start"]


def test_an_exercise_is_told_with_its_first_instruction_and_what_to_do() -> None:
    coached = Coached.through(script_for(Reps(count=2), "each"))
    assert answered(coached.say(Press())) == [
        "exercise Curls", "text Sit tall.", "text Do it slowly.", "then right", "ready",
    ]  # fmt: skip


def test_the_points_of_a_path_are_told_one_by_one_and_not_beforehand() -> None:
    coached = Coached.through(script_for(Path(points=("heel", "arch"))))
    assert answered(coached.say(Press())) == ["exercise Curls", "text Sit tall.", "ready"]


def test_a_countdown_tells_its_length_what_comes_next_and_its_last_seconds() -> None:
    script = script_of(exercise(Reps(count=1)), exercise(Reps(count=1), id_="raises"), rests=[9])
    coached = Coached.into_first_set(script).say(Press())
    spoken = said(coached.session, 9, cues=coached.cues)
    assert [each for _at, each in spoken] == [
        "rest seconds 9", "next exercise Raises", "text Sit tall.", "text Do it slowly.",
        "count 3", "count 2", "count 1",
    ]  # fmt: skip
    assert [at - spoken[0][0] for at, _each in spoken[-3:]] == [6, 7, 8]


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (3, None),
        (4, Words("rest seconds", 4)),
        (60, Words("rest minute")),
        (90, Words("rest seconds", 90)),
        (300, Words("rest minutes", 5)),
    ],
)
def test_a_length_is_said_in_minutes_where_it_comes_out_even(
    seconds: int, expected: Words | None
) -> None:
    assert length(seconds) == expected


def test_between_sets_the_side_is_told_or_that_it_is_the_same_once_more() -> None:
    script = script_for(Hold(seconds=5, times=2, rest=6), "each")
    spoken = [each for _at, each in unattended_said(script) if each.startswith("then")]
    assert spoken == ["then right", "then again", "then left", "then again"]


def test_each_side_and_then_both() -> None:
    spoken = unattended_said(script_for(Reps(count=1), "each then both"))
    assert [each for _at, each in spoken if each.startswith("then")] == [
        "then right", "then left", "then both",
    ]  # fmt: skip


def test_reps_in_turn_are_told_as_such() -> None:
    script = script_for(Reps(count=1, order="alternating"), "each")
    assert "then alternating" in [each for _at, each in unattended_said(script)]


def test_before_a_round_of_taps_its_limbs_are_told_and_no_seconds_counted() -> None:
    script = script_for(Taps(pattern="1/1", limbs=("feet", "hands", "hands+feet"), rest=8))
    coached = Coached.into_first_set(script).skip()
    assert words(coached, 5.9) == []
    spoken = [each for _at, each in unattended_said(script) if each.startswith("then")]
    assert spoken == ["then feet", "then hands", "then hands+feet"]


def test_a_hold_that_comes_to_its_end_lets_go() -> None:
    script = script_for(Hold(seconds=5, times=2, rest=6))
    spoken = unattended_said(script)
    held = next(at for at, each in spoken if each == "hold")
    assert (held + 5, "release") in spoken
    assert [each for _at, each in spoken][-3:] == ["release", "done", "look again"]


def test_a_hold_that_was_passed_over_needs_no_letting_go() -> None:
    coached = Coached.into_first_set(script_for(Hold(seconds=5, times=2, rest=6)))
    coached.cues.clear()
    assert "release" not in answered(coached.say(Next()))


def test_going_back_to_a_hold_lets_go_of_nothing() -> None:
    coached = Coached.through(script_for(Hold(seconds=5, times=3, rest=6)))
    coached.press().say(Auto()).wait(2).press().wait(60)
    coached.say(Back())
    assert "release" not in answered(coached)
    assert "ready" in answered(coached)


def test_a_session_without_feet_ends_without_a_look_at_them() -> None:
    spoken = unattended_said(script_for(Reps(count=1), limbs="hands"))
    assert spoken[-1][1] == "done"


def test_a_session_that_is_left_ends_and_is_not_called_done() -> None:
    coached = Coached.into_first_set(script_for(Reps(count=3)))
    assert answered(coached.say(Leave())) == ["end", "look again"]


def test_a_stop_without_a_reason_is_answered_with_what_to_do_first() -> None:
    coached = Coached.into_first_set(script_for(Reps(count=3)))
    assert answered(coached.say(Stop()), 9)[1].startswith("text Sit down first.")


def test_something_timed_needs_no_letting_go() -> None:
    spoken = [each for _at, each in unattended_said(script_for(Time(seconds=5)))]
    assert "release" not in spoken


def test_a_rest_that_is_over_at_once_is_not_told() -> None:
    spoken = [each for _at, each in unattended_said(script_for(Reps(count=2, rest=3), "each"))]
    assert "then left" in spoken
    assert not [each for each in spoken if each.startswith("rest")]
