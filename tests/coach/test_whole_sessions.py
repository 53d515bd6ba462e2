"""Whole sessions against golden files; `pytest tests/coach --golden-update` writes them anew."""

import pytest

from tests.coach.builders import exercise, script_of
from tests.coach.telling import Line, told
from tests.golden import Golden
from toetap.coach.exercise import Hold, Path, Reps, Taps, Time
from toetap.coach.inputs import (
    Answer,
    Auto,
    Back,
    Kept,
    Leave,
    Next,
    Note,
    Pause,
    Press,
    Stop,
    SwitchReading,
    Tempo,
    Undo,
)  # fmt: skip


def every(seconds: float, start: float, times: int) -> list[Line]:
    """A press every so many seconds."""
    return [(start + seconds * press, Press()) for press in range(times)]


def test_reps_with_holds_on_alternating_sides(golden: Golden) -> None:
    dose = Reps(count=2, hold=3, release=2, order="alternating", rest=5)
    script = script_of(exercise(dose, id_="toe-curls", sides="each then both"))
    lines: list[Line] = [
        (1, Answer("pain before", 3)),
        (2, Press()),
        (10, Press()),
        *every(6, 12, 4),
        (42, Press()),
        (44, Undo()),
        (46, Auto()),
        (60, Answer("effort", 4)),
    ]
    golden.check("reps-with-holds-alternating", told(script, lines))


def test_holds_on_each_side(golden: Golden) -> None:
    dose = Hold(seconds=20, times=2, rest=10)
    script = script_of(exercise(dose, id_="calf-stretch", sides="each", posture="standing"))
    lines: list[Line] = [
        (2, Press()),
        (10, Press()),
        (12, Press()),  # the first hold, from 15 to 35
        (50, Press()),
        (60, Undo()),  # started too soon
        (62, Press()),
        (100, Auto()),  # hands free for the left side
    ]
    golden.check("holds-each-side", told(script, lines, until=200))


def test_time_with_directions(golden: Golden) -> None:
    circles = Time(seconds=15, directions=("clockwise", "the other way"), rest=5)
    script = script_of(
        exercise(circles, id_="ankle-circles", sides="each"),
        exercise(Time(seconds=60), id_="seated-march"),
        rests=(30,),
    )
    lines: list[Line] = [
        (2, Press()),
        (10, Press()),
        (20, Pause()),
        (80, Pause()),
        (150, Press()),  # no need to wait for the end of the rest
    ]
    golden.check("time-with-directions", told(script, lines, until=400))


def test_a_path_on_each_foot_and_then_on_both(golden: Golden) -> None:
    dose = Path(points=("heel", "outer edge", "outer ball", "big toe"), seconds=3, rest=5)
    script = script_of(exercise(dose, id_="pressure", sides="each then both"))
    lines: list[Line] = [
        (2, Press()),
        (5, Press()),
        (30, Next()),  # in the second point on the left
        (60, Note("left is numb at the big toe")),
    ]
    golden.check("path-each-then-both", told(script, lines))


def test_three_rounds_of_taps_with_changes_of_tempo_and_a_pause(golden: Golden) -> None:
    script = script_of(
        exercise(Taps(pattern="8/8 4x2 2x4", rest=10), id_="tapping", limbs="hands+feet")
    )
    lines: list[Line] = [
        (2, Press()),
        (10, Press()),  # a beat a second from here, the first tap at 14
        (20.5, Tempo(20)),
        (25, Pause()),
        (60, Press()),
        (70, Tempo(-5)),
        (80, Kept("yes")),
        (110, SwitchReading()),
        (120, Kept("lost it")),
    ]
    golden.check("taps-three-rounds", told(script, lines, until=300))


def test_skipped_gone_back_in_and_stopped(golden: Golden) -> None:
    script = script_of(
        exercise(Reps(count=3, rest=5), id_="toe-curls", sides="each"),
        exercise(Hold(seconds=20), id_="calf-stretch", posture="standing"),
        exercise(Taps(pattern="4/4", limbs=("feet", "hands")), id_="tapping"),
        rests=(20, None),
    )
    lines: list[Line] = [
        (2, Press()),
        (10, Press()),
        (12, Press()),
        (14, Press()),
        (15, Next()),  # two of three on the right
        (17, Back()),
        (19, Press()),
        (21, Press()),  # the third
        (30, Next()),  # none on the left
        (33, Next()),  # no stretch
        (36, Press()),
        (45, Stop()),
        (47, Stop("dizzy")),
        (50, Answer("pain after", 2)),
    ]
    golden.check("skipped-back-and-stopped", told(script, lines))


def test_left_early_and_kept(golden: Golden) -> None:
    script = script_of(exercise(Reps(count=5, pace=4), id_="heel-raises", sides="both"))
    lines: list[Line] = [(2, Press()), (5, Press()), (6, Auto()), (19, Leave())]
    golden.check("left-early", told(script, lines))


def test_a_golden_file_that_differs_is_a_failure(golden: Golden) -> None:
    with pytest.raises(AssertionError):
        Golden(golden.folder).check("left-early", "something else")
