import msgspec

from tests.coach.builders import STAMP
from toetap.coach.record import After, Before, ExerciseRecord, SessionRecord, SetRecord

ONE_SET = SetRecord(kind="reps", limbs="feet", side="left", target=5, done=5, seconds=48)


def record(*exercises: ExerciseRecord) -> SessionRecord:
    return SessionRecord(
        id=STAMP.id,
        routine="morning",
        title="Morning",
        started=STAMP.started,
        ended=STAMP.ended,
        active_seconds=602,
        status="completed",
        app=STAMP.app,
        exercises=exercises,
    )


def exercise_with(*sets: SetRecord) -> ExerciseRecord:
    return ExerciseRecord(id="a", name="A", level=1, posture="seated", status="done", sets=sets)


def test_sets_are_counted_over_all_exercises() -> None:
    assert record().set_count == 0
    assert record(exercise_with(ONE_SET, ONE_SET), exercise_with(ONE_SET)).set_count == 3


def test_what_was_not_answered_is_left_out_of_what_is_written() -> None:
    assert msgspec.to_builtins(ONE_SET).keys() == {
        "kind", "limbs", "side", "target", "done", "seconds",
    }  # fmt: skip
    assert msgspec.to_builtins(Before(pain=0)) == {"pain": 0}
    assert msgspec.to_builtins(After()) == {}


def test_a_record_says_of_itself_that_it_was_guided_and_of_nothing_more() -> None:
    plain = record()
    assert (plain.source, plain.reason, plain.note) == ("guided", None, "")
    assert (plain.before, plain.after) == (Before(), After())
