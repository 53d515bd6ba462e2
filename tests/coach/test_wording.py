import pytest

from tests.coach.builders import exercise, script_of
from toetap.coach.exercise import Dose, Hold, Path, Reps, Sides, Taps, Time
from toetap.coach.units import Limbs
from toetap.coach.wording import (
    about,
    dose_words,
    equipment,
    pain_question,
    part_words,
    postures,
    stopwatch,
)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (59, "59 s"), (60, "1 min"), (89, "1 min"), (90, "2 min"), (600, "10 min")],
)
def test_a_length_of_time_as_people_say_it(seconds: int, words: str) -> None:
    assert about(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "00:00"), (252, "04:12"), (3599, "59:59"), (3852, "1:04:12")]
)
def test_a_stopwatch_shows_hours_once_there_are_any(seconds: int, shown: str) -> None:
    assert stopwatch(seconds) == shown


@pytest.mark.parametrize(
    ("dose", "sides", "words"),
    [
        (Reps(count=5), "both", "5 reps"),
        (Reps(count=5), "each", "5 reps a side"),
        (Reps(count=5), "each then both", "5 reps a side, then both"),
        (Reps(count=5, hold=3), "each", "5 reps a side, hold 3 s"),
        (Reps(count=5, order="alternating"), "each", "5 reps a side in turn"),
        (Reps(count=5, order="alternating"), "both", "5 reps"),
        (Reps(count=5, directions=("in", "out")), "both", "5 reps each way"),
        (Hold(seconds=20), "each", "hold 20 s a side"),
        (Hold(seconds=20, times=2), "both", "hold 20 s, 2 times"),
        (Time(seconds=30), "each", "30 s a side"),
        (Time(seconds=600), "both", "10 min"),
        (Time(seconds=30, directions=("in", "out")), "each", "30 s each way a side"),
        (Path(points=("heel", "arch")), "both", "2 points together, 3 s each"),
        (Path(points=("heel", "arch")), "each", "2 points a side, 3 s each"),
        (
            Taps(pattern="8/8 4x2", limbs=("feet", "hands+feet", "feet")),
            "both",
            "8/8 4x2, feet, hands and feet, 60 bpm",
        ),
    ],
)
def test_what_is_asked_in_words(dose: Dose, sides: Sides, words: str) -> None:
    (part,) = script_of(exercise(dose, sides=sides)).parts
    assert part_words(part) == words


def test_a_dose_alone_tells_no_side() -> None:
    assert dose_words(Reps(count=5, hold=3)) == "5 reps, hold 3 s"


def test_postures_and_equipment_of_a_routine_are_named_once() -> None:
    script = script_of(
        exercise(Reps(count=1), id_="a", equipment=("chair", "towel")),
        exercise(Reps(count=1), id_="b", posture="standing", equipment=("ball", "chair")),
        exercise(Reps(count=1), id_="c"),
    )
    assert postures(script) == ("seated", "standing")
    assert equipment(script) == ("chair", "towel", "ball")


@pytest.mark.parametrize(
    ("limbs", "asked"), [("hands", "hands"), ("feet", "feet"), ("hands+feet", "feet")]
)
def test_the_pain_that_is_asked_for_is_that_of_the_limbs_that_move(
    limbs: Limbs, asked: str
) -> None:
    script = script_of(
        exercise(Reps(count=1), id_="a", limbs="hands"),
        exercise(Reps(count=1), id_="b", limbs=limbs),
    )
    assert pain_question(script) == f"Pain in your {asked} now?"
