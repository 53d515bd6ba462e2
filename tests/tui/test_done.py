"""What was done is told by exercise and side, with a sign whose shape tells how far it came."""

from msgspec.structs import replace

from tests.store.records import session
from toetap.coach.record import ExerciseRecord, SetRecord
from toetap.tui.done import done_lines

SET = SetRecord(kind="reps", limbs="feet", side="right", target=5, done=5, seconds=20)
LEFT = replace(SET, side="left", done=2)
ONE = ExerciseRecord(
    id="curls", name="[b]Curls[/b]", level=1, posture="seated", status="done", sets=(SET,)
)


def lines(*exercises: ExerciseRecord) -> list[str]:
    record = replace(session(), exercises=exercises)
    return [line.plain.replace("\u00a0", " ") for line in done_lines(record)]


def test_one_side_is_one_line_and_two_sides_are_a_line_each() -> None:
    both = replace(ONE, name="Heel raises", status="partial", sets=(SET, LEFT, LEFT))
    assert lines(ONE, both) == [
        "✓ [b]Curls[/b]",
        "    right 5 of 5 reps",
        "◐ Heel raises",
        "  ✓ right 5 of 5 reps",
        "  ◐ left 4 of 10 reps",
    ]


def test_what_was_not_begun_takes_one_line_however_many_sides_it_has() -> None:
    sets = (replace(SET, done=0), replace(LEFT, done=0))
    assert lines(replace(ONE, status="skipped", sets=sets)) == ["– [b]Curls[/b]  not done"]
