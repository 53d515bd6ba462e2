import pytest

from tests.coach.builders import Coached, exercise, script_for, script_of
from toetap.coach.exercise import Dose, Hold, Path, Reps, Taps, Time
from toetap.coach.inputs import Auto, Back, Leave, Next, Press, Undo
from toetap.coach.passage import next_change
from toetap.coach.units import SECOND

HELD = Reps(count=2, hold=3, release=2)


def since(coached: Coached, start: int) -> list[tuple[str, float]]:
    """The cues from an instant on, and how many seconds after it each came."""
    return [(cue.kind, (cue.at - start) / SECOND) for cue in coached.cues if cue.at > start]


def test_a_rep_with_a_hold_is_held_let_go_and_counted() -> None:
    coached = Coached.into_first_set(script_for(HELD)).say(Press())
    begun = coached.now
    assert (coached.stage, coached.last_said()) == ("hold", "hold")
    coached.wait(10)
    assert since(coached, begun) == [("release", 3), ("rep", 5)]
    assert (coached.stage, coached.tally().done) == ("count", 1)


def test_a_rep_with_no_release_is_counted_when_its_hold_ends() -> None:
    coached = Coached.into_first_set(script_for(Reps(count=2, hold=3))).say(Press())
    begun = coached.now
    coached.wait(10)
    assert since(coached, begun) == [("rep", 3)]


def test_a_rep_with_a_release_alone_is_counted_when_that_ends() -> None:
    coached = Coached.into_first_set(script_for(Reps(count=2, release=2))).say(Press())
    assert coached.stage == "release"
    coached.wait(2)
    assert coached.tally().done == 1


def test_a_rep_without_a_hold_is_counted_at_once() -> None:
    coached = Coached.into_first_set(script_for(Reps(count=2))).say(Press())
    assert (coached.tally().done, coached.last_said(), coached.cues[-1].number) == (1, "rep", 1)


def test_hands_free_the_coach_paces_one_rep_after_the_other() -> None:
    coached = Coached.into_first_set(script_for(Reps(count=2, pace=3))).say(Auto())
    begun = coached.now
    coached.wait(60)
    assert since(coached, begun) == [("rep", 6), ("rep", 9), ("set done", 9), ("ended", 9)]


def test_hands_free_holds_follow_one_another() -> None:
    coached = Coached.into_first_set(script_for(HELD)).say(Auto())
    begun = coached.now
    coached.wait(60)
    assert since(coached, begun) == [
        ("hold", 3), ("release", 6), ("rep", 8), ("hold", 8), ("release", 11),
        ("rep", 13), ("set done", 13), ("ended", 13),
    ]  # fmt: skip


def test_a_hold_waits_for_the_person_and_gives_time_to_get_into_place() -> None:
    coached = Coached.into_first_set(script_for(Hold(seconds=5)))
    assert (coached.stage, next_change(coached.session)) == ("wait", None)
    coached.say(Press())
    begun = coached.now
    assert coached.stage == "lead-in"
    coached.wait(60)
    assert since(coached, begun) == [("hold", 3), ("set done", 8), ("ended", 8)]
    assert (coached.tally().done, coached.sets()[0].seconds) == (5, 5)


def test_hands_free_a_hold_follows_its_rest() -> None:
    coached = Coached.into_first_set(script_for(Hold(seconds=5, times=2, rest=10))).say(Auto())
    begun = coached.now
    coached.wait(60)
    assert since(coached, begun) == [
        ("hold", 3), ("set done", 8), ("rest", 8), ("set", 18), ("hold", 18),
        ("set done", 23), ("ended", 23),
    ]  # fmt: skip


def test_a_rest_too_short_to_get_into_place_is_followed_by_time_for_it() -> None:
    coached = Coached.into_first_set(script_for(Time(seconds=5, rest=1), "each")).wait(3 + 5 + 1)
    assert coached.stage == "lead-in"


@pytest.mark.parametrize(
    ("dose", "lasts", "done"),
    [
        (Time(seconds=10), 10, 10),
        (Time(seconds=10, directions=("in", "out")), 20, 20),
        (Path(points=("heel", "arch"), seconds=4), 8, 2),
    ],
)
def test_time_and_paths_go_by_themselves_once_begun(dose: Dose, lasts: int, done: int) -> None:
    coached = Coached.through(script_for(dose)).press().say(Press())
    begun = coached.now
    assert coached.stage == "lead-in"
    coached.wait(60)
    assert since(coached, begun)[:2] == [("go", 3), ("set done", 3 + lasts)]
    assert (coached.tally().done, coached.sets()[0].seconds) == (done, lasts)


def test_only_whole_units_count() -> None:
    coached = Coached.into_first_set(script_for(Path(points=("heel", "arch"), seconds=4)))
    coached.wait(1 + 3.999)
    assert coached.tally().done == 0
    assert coached.wait(0.001).tally().done == 1


def test_after_a_countdown_nothing_more_is_needed_to_get_into_place() -> None:
    coached = Coached.into_first_set(script_for(Time(seconds=10, rest=7), "each"))
    coached.wait(1 + 10 + 7)
    assert (coached.stage, coached.tally(1).done) == ("run", 0)


def test_a_countdown_cut_by_a_press_gives_time_to_get_into_place() -> None:
    coached = Coached.into_first_set(script_for(Time(seconds=10, rest=7), "each"))
    coached.wait(1 + 10 + 2)
    assert coached.stage == "rest"
    assert coached.say(Press()).stage == "lead-in"


def test_a_rest_of_no_length_is_no_rest() -> None:
    coached = Coached.into_first_set(script_for(Reps(count=1, rest=0), "each")).say(Press())
    assert coached.said()[-4:] == ["rep", "set done", "rest", "set"]
    assert (coached.stage, coached.tally(1).reached) == ("count", True)


def test_a_round_of_taps_ends_when_its_last_beat_has_lasted() -> None:
    coached = Coached.through(script_for(Taps(pattern="2/2", limbs=("feet",)))).press().say(Press())
    begun = coached.now
    coached.wait(7.999)
    assert (coached.stage, coached.tally().done) == ("taps", 4)
    coached.wait(1)
    assert since(coached, begun) == [("set done", 8), ("ended", 8)]
    assert coached.sets()[0].seconds == 4


def test_the_count_in_counts_in_nothing() -> None:
    coached = Coached.through(script_for(Taps(pattern="2/2", limbs=("feet",)))).press().say(Press())
    coached.wait(3.999)
    assert (coached.tally().done, coached.tally().spent) == (0, 0)
    coached.wait(0.001)
    assert (coached.tally().done, coached.tally().spent) == (1, 0)


def test_the_lead_in_counts_in_nothing() -> None:
    coached = Coached.through(script_for(Time(seconds=10))).press().say(Press()).wait(3)
    assert (coached.stage, coached.tally().spent) == ("run", 0)


def test_what_is_left_of_a_hold_is_held_when_it_is_taken_up_again() -> None:
    coached = Coached.into_first_set(script_for(Hold(seconds=10))).say(Press())
    coached.wait(3 + 4).say(Back()).wait(2).press().say(Press())
    assert (coached.stage, coached.tally().done) == ("lead-in", 4)
    begun = coached.now
    coached.wait(60)
    assert since(coached, begun) == [("hold", 3), ("set done", 9), ("ended", 9)]
    assert coached.tally().done == 10


def test_a_hold_done_in_full_is_held_in_full_once_more() -> None:
    coached = Coached.into_first_set(script_for(Hold(seconds=10))).press().wait(20)
    coached.say(Back()).wait(2).press(2).wait(1 + 3)
    assert coached.tally().done == 13
    coached.say(Leave())
    assert coached.sets()[0].done == 13


def test_a_second_time_through_goes_on_where_it_was_left() -> None:
    coached = Coached.into_first_set(script_for(Hold(seconds=10))).press().wait(20)
    coached.say(Back()).wait(2).press(2).wait(1 + 3)
    coached.say(Back()).wait(2).press()
    assert coached.view.number == "7"
    coached.press().wait(1 + 7)
    assert (coached.session.over, coached.tally().done) == (True, 20)


def test_a_lead_in_taken_back_keeps_what_was_held_before() -> None:
    coached = Coached.into_first_set(script_for(Hold(seconds=10))).press().wait(1 + 4)
    coached.say(Back()).wait(2).press().say(Press()).wait(1)
    assert coached.stage == "lead-in"
    coached.say(Undo())
    assert (coached.stage, coached.tally().done) == ("wait", 4)


def test_a_new_exercise_starts_with_its_own_pace_and_tempo() -> None:
    script = script_of(
        exercise(Reps(count=1), id_="a"), exercise(Reps(count=1), id_="b"), rests=(5,)
    )
    coached = Coached.into_first_set(script).say(Auto()).wait(3 + 4)
    assert coached.stage == "rest"
    assert not coached.session.auto


def test_a_session_in_which_something_was_passed_over_is_partial() -> None:
    coached = Coached.into_first_set(script_for(Reps(count=2))).press()
    coached.say(Next())
    assert (coached.session.status, coached.last_said()) == ("partial", "ended")


def test_places_are_told_with_the_cues() -> None:
    coached = Coached.into_first_set(script_for(Reps(count=1, rest=5), "each")).press().wait(10)
    assert [(cue.kind, cue.number) for cue in coached.cues if cue.kind in ("exercise", "set")] == [
        ("exercise", 1), ("set", 1), ("set", 2),
    ]  # fmt: skip
