import pytest

from tests.coach.builders import Coached, script_for
from tests.coach.hearing import Heard, answered, said, unattended_said
from toetap.coach.exercise import Hold, Path, Time
from toetap.coach.inputs import Auto, Back, Next, Press


def from_the_beginning(spoken: list[Heard], begins: str) -> list[Heard]:
    """What is said from the word that a set begins with, in seconds from there."""
    at = next(place for place, (_at, each) in enumerate(spoken) if each == begins)
    start = spoken[at][0]
    return [(round(when - start, 3), each) for when, each in spoken[at:]]


def test_a_lead_in_gets_ready_and_counts_its_last_seconds() -> None:
    coached = Coached.through(script_for(Time(seconds=9))).press()
    spoken = said(coached.say(Press()).session, 3)
    start = spoken[0][0]
    assert [(at - start, each) for at, each in spoken] == [
        (0, "get ready"), (1, "count 2"), (2, "count 1"),
    ]  # fmt: skip


def test_a_hold_says_what_to_do_counts_the_last_three_and_lets_go() -> None:
    spoken = unattended_said(script_for(Hold(seconds=5)))
    assert from_the_beginning(spoken, "hold")[:5] == [
        (0, "hold"), (2, "count 3"), (3, "count 2"), (4, "count 1"), (5, "release"),
    ]  # fmt: skip


def test_a_long_hold_says_how_it_is_done_once_a_side_and_its_half() -> None:
    spoken = unattended_said(script_for(Hold(seconds=10, times=2, rest=5), "each"))
    begun = from_the_beginning(spoken, "right")
    assert begun[:7] == [
        (0, "right"), (0.1, "text Do it slowly."), (5, "half-way"),
        (7, "count 3"), (8, "count 2"), (9, "count 1"), (10, "release"),
    ]  # fmt: skip
    ways = [each for _at, each in begun if each in ("text Do it slowly.", "hold")]
    assert ways == ["text Do it slowly.", "hold", "text Do it slowly.", "hold"]


def test_a_hold_that_waits_tells_its_side_and_is_started_by_the_person() -> None:
    coached = Coached.through(script_for(Hold(seconds=5), "each")).press()
    assert answered(coached.say(Press())) == ["right", "ready"]
    coached.wait(2).cues.clear()
    assert answered(coached.say(Press()), 4) == ["get ready", "count 2", "count 1", "hold"]


def test_a_hold_of_both_sides_has_no_side_to_tell() -> None:
    coached = Coached.through(script_for(Hold(seconds=5))).press()
    assert answered(coached.say(Press())) == ["ready"]


def test_points_are_told_as_they_come() -> None:
    script = script_for(Path(points=("heel", "arch", "big toe"), seconds=2), "each")
    assert from_the_beginning(unattended_said(script), "right")[:4] == [
        (0, "right"), (0.1, "point heel"), (2, "point arch"), (4, "point big toe"),
    ]  # fmt: skip


def test_a_path_that_is_returned_to_goes_on_with_the_point_it_had_come_to() -> None:
    coached = Coached.through(script_for(Path(points=("heel", "arch", "big toe"), seconds=4)))
    coached.press().press().wait(1 + 5).say(Next()).wait(2).say(Back()).wait(2).say(Press())
    spoken = [each for _at, each in said(coached.session, 20) if each.startswith("point")]
    assert spoken == ["point arch", "point big toe"]


def test_a_change_of_direction_is_told_when_it_comes() -> None:
    script = script_for(Time(seconds=30, directions=("clockwise", "anticlockwise")), "each")
    assert from_the_beginning(unattended_said(script), "right")[:6] == [
        (0, "right"), (0.1, "way clockwise"), (30, "other way anticlockwise"),
        (57, "count 3"), (58, "count 2"), (59, "count 1"),
    ]  # fmt: skip


def test_a_time_that_goes_on_in_its_second_direction_tells_that_one() -> None:
    dose = Time(seconds=4, directions=("in", "out"))
    coached = Coached.through(script_for(dose)).press().press().wait(1 + 6).say(Next())
    assert coached.session.over
    coached.wait(2).say(Back()).wait(2).say(Press()).wait(2)
    spoken = [each for _at, each in said(coached.session, 4)]
    assert spoken[:3] == ["count 1", "go", "way out"]


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (2, [(60, "half-way")]),
        (3, [(90, "half-way"), (120, "minute to go")]),
        (10, [(300, "half-way"), (540, "minute to go")]),
        (
            15,
            [(300, "minutes to go 10"), (450, "half-way"), (600, "minutes to go 5"),
             (840, "minute to go")],
        ),
    ],
)  # fmt: skip
def test_a_long_time_is_told_now_and_then(minutes: int, told: list[Heard]) -> None:
    spoken = from_the_beginning(unattended_said(script_for(Time(seconds=60 * minutes))), "go")
    end = 60 * minutes
    assert [(at, each) for at, each in spoken if 0 < at < end - 3] == told


def test_a_short_time_has_no_half() -> None:
    spoken = unattended_said(script_for(Time(seconds=9)))
    assert "half-way" not in [each for _at, each in spoken]


def test_hands_free_a_hold_begins_without_a_press() -> None:
    coached = Coached.through(script_for(Hold(seconds=5), "each")).press().say(Auto()).wait(2)
    coached.cues.clear()
    assert answered(coached.say(Press()), 4) == ["get ready", "count 2", "count 1", "right", "hold"]
