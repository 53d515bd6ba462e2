import pytest
from msgspec.structs import replace

from tests.coach.builders import Coached, exercise, script_of
from tests.store.records import session
from toetap.coach.exercise import Dose, Hold, Path, Reps, Sides, Taps, Time
from toetap.coach.inputs import Kept, Leave, Stop
from toetap.coach.record import After, Before, ExerciseRecord, SetRecord
from toetap.coach.results import Result, felt, results


def left_at_once(dose: Dose, sides: Sides = "each") -> ExerciseRecord:
    coached = Coached.through(script_of(exercise(dose, sides=sides))).press().say(Leave())
    (record,) = coached.record().exercises
    return record


@pytest.mark.parametrize(
    ("dose", "words"),
    [
        (Reps(count=5), ["right 0 of 5 reps", "left 0 of 5 reps"]),
        (Reps(count=5, order="alternating"), ["in turn 0 of 10 reps"]),
        (Hold(seconds=20), ["right 0 of 20 s held", "left 0 of 20 s held"]),
        (Time(seconds=30), ["right 0 of 30 s", "left 0 of 30 s"]),
        (Path(points=("heel", "arch")), ["right 0 of 2 points", "left 0 of 2 points"]),
    ],
)
def test_each_side_is_a_result(dose: Dose, words: list[str]) -> None:
    assert [one.words for one in results(left_at_once(dose))] == words


def test_sets_of_the_same_side_are_taken_together() -> None:
    script = script_of(exercise(Hold(seconds=10, times=2, rest=5), sides="each"))
    coached = Coached.into_first_set(script).press().wait(11 + 5).press().wait(5).say(Stop())
    (record,) = coached.record().exercises
    assert results(record) == (
        Result("right", 14, 20, "s held", 14),
        Result("left", 0, 20, "s held", 0),
    )


def test_rounds_of_taps_are_told_by_their_limbs() -> None:
    taps = Taps(pattern="2/2", limbs=("feet", "hands+feet"), rest=5)
    coached = Coached.into_first_set(script_of(exercise(taps))).wait(6)
    coached.say(Kept("lost it")).wait(60).say(Kept("yes"))
    (record,) = coached.record().exercises
    assert [one.words for one in results(record)] == [
        "feet 4 of 4 taps, 60 bpm, together, lost the beat",
        "hands and feet 4 of 4 taps, 60 bpm, together, kept up",
    ]


def test_what_a_record_does_not_tell_of_taps_is_not_told() -> None:
    bare = SetRecord(kind="taps", limbs="feet", side="alternating", target=4, done=4, seconds=4)
    record = ExerciseRecord(
        id="a", name="A", level=1, posture="seated", status="done", sets=(bare,)
    )
    assert [one.words for one in results(record)] == ["feet 4 of 4 taps"]


@pytest.mark.parametrize(("done", "mark"), [(0, "–"), (1, "◐"), (4, "◐"), (5, "✓"), (9, "✓")])
def test_done_partial_and_not_done_have_marks_of_different_shapes(done: int, mark: str) -> None:
    assert Result("left", done, 5, "reps", 10).mark == mark


def test_only_answers_that_were_given_are_told_and_zero_is_one() -> None:
    told = replace(session(), before=Before(pain=0, numbness=6), after=After(effort=4))
    assert felt(told) == ("pain before 0", "numbness before 6", "effort 4")
    assert felt(session()) == ()
