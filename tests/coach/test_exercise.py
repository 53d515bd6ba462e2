import msgspec
import pytest

from tests.coach.builders import exercise
from toetap.coach.exercise import Dose, Exercise, Hold, Reps, Taps
from toetap.coach.taps import NotationError, parse


def test_a_level_beyond_the_ladder_is_its_last() -> None:
    ladder = exercise(Hold(seconds=10), Hold(seconds=20))
    assert ladder.rung(1).dose == Hold(seconds=10)
    assert ladder.rung(2).dose == Hold(seconds=20)
    assert ladder.rung(3).dose == Hold(seconds=20)


def test_taps_are_read_when_they_are_made() -> None:
    assert Taps(pattern="8/8  4x2").parsed() == parse("8/8 4x2")
    with pytest.raises(NotationError, match="'8-8' is no phrase"):
        Taps(pattern="8-8")


def test_a_dose_is_told_by_its_kind() -> None:
    assert msgspec.convert({"kind": "reps", "count": 5}, Dose) == Reps(count=5)
    with pytest.raises(msgspec.ValidationError, match="kind"):
        msgspec.convert({"kind": "laps", "count": 5}, Dose)


@pytest.mark.parametrize(
    "dose",
    [
        {"kind": "reps", "count": 0},
        {"kind": "reps", "count": 501},
        {"kind": "hold", "seconds": 121},
        {"kind": "time", "seconds": 0},
        {"kind": "taps", "pattern": "8/8", "bpm": 29},
        {"kind": "taps", "pattern": "8/8", "bpm": 181},
        {"kind": "taps", "pattern": "8/8", "limbs": []},
        {"kind": "taps", "pattern": "8//8"},
        {"kind": "path", "points": []},
        {"kind": "path", "points": ["thumb"]},
        {"kind": "reps", "count": 5, "hold_secs": 3},
    ],
)
def test_a_dose_beyond_the_limits_is_refused(dose: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(dose, Dose)


def test_an_exercise_is_read_back_as_it_was_written() -> None:
    written = exercise(Reps(count=5, hold=3), Taps(pattern="8/8"), equipment=("towel",))
    assert msgspec.convert(msgspec.to_builtins(written), Exercise) == written
