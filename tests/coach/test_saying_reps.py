import pytest

from tests.coach.builders import Coached, script_for
from tests.coach.hearing import BRIEF, Heard, answered, said, unattended_said
from toetap.coach.exercise import Dose, Reps, Sides
from toetap.coach.inputs import Auto, Press
from toetap.coach.speaking import Manner


def counted(coached: Coached, presses: int, manner: Manner = BRIEF) -> list[list[str]]:
    """What is said after each of so many presses."""
    spoken = []
    for _ in range(presses):
        coached.cues.clear()
        spoken.append(answered(coached.say(Press()), 1, manner))
        coached.wait(2)
    return spoken


def paced(dose: Dose, sides: Sides = "both", manner: Manner = BRIEF) -> list[Heard]:
    """What is said from the end of the lead-in on, in seconds, with the coach pacing the reps."""
    coached = Coached.into_first_set(script_for(dose, sides)).say(Auto()).wait(3)
    spoken = said(coached.session, 200, manner)
    start = round(coached.elapsed / 1e9, 3)
    return [(round(at - start, 3), each) for at, each in spoken]


def test_each_rep_is_counted_and_the_last_one_told_beforehand() -> None:
    coached = Coached.through(script_for(Reps(count=4), "each")).press()
    assert counted(coached, 5) == [
        ["right"], ["count 1"], ["count 2"], ["last one"], ["rest seconds 5", "then left"],
    ]  # fmt: skip


def test_a_single_rep_is_not_told_to_be_the_last() -> None:
    coached = Coached.through(script_for(Reps(count=1))).press()
    assert counted(coached, 1) == [["go"]]


def test_half_of_many_reps_is_told_too() -> None:
    coached = Coached.into_first_set(script_for(Reps(count=8)))
    assert counted(coached, 4)[3] == ["count 4", "half-way"]


@pytest.mark.parametrize(
    ("reps", "told"),
    [
        ("every", ["count 1", "count 2", "count 3", "count 4", "count 5", "half-way"]),
        ("fifth", ["count 5", "half-way"]),
        ("none", ["half-way"]),
    ],
)
def test_every_rep_is_counted_or_every_fifth_or_none(reps: str, told: list[str]) -> None:
    coached = Coached.into_first_set(script_for(Reps(count=10)))
    manner = Manner(reps=reps, lasts=BRIEF.lasts)  # type: ignore[arg-type]
    assert [each for spoken in counted(coached, 5, manner) for each in spoken] == told


def test_a_change_of_direction_takes_the_place_of_the_count() -> None:
    coached = Coached.through(script_for(Reps(count=2, directions=("in", "out")))).press()
    assert counted(coached, 4) == [
        ["go", "way in"], ["count 1"], ["other way out"], ["last one"],
    ]  # fmt: skip


def test_reps_with_a_hold_wait_for_the_person_to_start() -> None:
    coached = Coached.through(script_for(Reps(count=3, hold=3, release=3), "each")).press()
    assert counted(coached, 1) == [["right", "ready"]]


def test_a_rep_with_a_hold_is_counted_in_its_letting_go() -> None:
    assert paced(Reps(count=3, hold=4, release=2, hold_cue="Up", release_cue="Down"))[:11] == [
        (0, "text Up"), (1, "count 3"), (2, "count 2"), (3, "count 1"), (4, "text Down"),
        (5, "reps done 1"), (6, "hold"), (7, "count 3"), (8, "count 2"), (9, "count 1"),
        (10, "release"),
    ]  # fmt: skip
    assert (11, "last one") in paced(Reps(count=3, hold=4, release=2))


def test_a_hold_without_time_to_let_go_is_counted_as_the_next_begins() -> None:
    assert paced(Reps(count=3, hold=3), "each")[:8] == [
        (0, "right"), (0.1, "hold"), (1, "count 2"), (2, "count 1"),
        (3, "count 1"), (3.1, "hold"), (4, "count 2"), (5, "count 1"),
    ]  # fmt: skip
    assert (6, "last one") in paced(Reps(count=3, hold=3), "each")


def test_short_holds_are_not_counted_down() -> None:
    assert paced(Reps(count=2, hold=2, release=2))[:4] == [
        (0, "hold"), (2, "release"), (3, "last one"), (4, "hold"),
    ]  # fmt: skip


def test_in_turn_the_next_side_is_told_a_second_before_its_hold() -> None:
    spoken = paced(Reps(count=2, hold=3, release=3, order="alternating"), "each")
    assert spoken[:8] == [
        (0, "right"), (0.1, "hold"), (1, "count 2"), (2, "count 1"), (3, "release"),
        (4, "reps done 1"), (5, "left"), (6, "hold"),
    ]  # fmt: skip
    assert [each for at, each in spoken if at in (11, 17, 23)] == ["right", "left"]


def test_where_letting_go_is_short_the_side_matters_more_than_the_count() -> None:
    spoken = paced(Reps(count=2, hold=3, release=2, order="alternating"), "each")
    assert (4, "left") in spoken
    assert "reps done 1" not in [each for _at, each in spoken]


def test_in_turn_without_letting_go_the_side_comes_with_the_hold() -> None:
    spoken = paced(Reps(count=2, hold=3, order="alternating"), "each")
    assert spoken[:2] == [(0, "right"), (0.1, "hold")]
    assert [each for at, each in spoken if 3 <= at < 4] == ["left", "hold"]


def test_paced_in_turn_a_side_stands_alone_lest_it_sound_like_a_number_left() -> None:
    spoken = paced(Reps(count=2, pace=4, order="alternating"), "each")
    assert spoken[:5] == [
        (0, "right"), (4, "left"), (8, "right"), (12, "last one"), (12.1, "left"),
    ]  # fmt: skip


def test_a_letting_go_without_a_hold_begins_each_rep() -> None:
    coached = Coached.into_first_set(script_for(Reps(count=3, release=3)))
    assert counted(coached, 1) == [["release"]]


def test_directions_are_told_with_holds_too() -> None:
    spoken = paced(Reps(count=1, hold=3, release=2, directions=("in", "out")))
    assert spoken[:2] == [(0, "way in"), (0.1, "hold")]
    assert (4, "other way out") in spoken


def test_unattended_reps_are_counted_to_the_end() -> None:
    spoken = [each for _at, each in unattended_said(script_for(Reps(count=3, pace=2)))]
    assert spoken[-5:] == ["go", "count 1", "last one", "done", "look again"]


def test_a_letting_go_of_a_second_has_no_time_to_count() -> None:
    spoken = paced(Reps(count=3, hold=3, release=1), "each")
    assert [each for at, each in spoken if 3 <= at < 5] == ["release", "count 1", "hold"]
