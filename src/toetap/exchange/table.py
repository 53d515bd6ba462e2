"""Sessions as one table with a row for each set, as spreadsheets and programs for figures like it.

A session without exercises, and an exercise without sets, is a row whose other cells are empty.
"""

from __future__ import annotations

from collections.abc import Iterator

from toetap.coach.record import ExerciseRecord, SessionRecord, SetRecord
from toetap.exchange.cells import guarded, optional

Cell = str | int

OF_SESSION = (
    "session", "routine", "title", "day", "started", "ended", "active_seconds", "status",
    "reason", "source", "app", "note", "feet", "pain_before", "numbness_before", "pain_after",
    "effort", "at_set",
)  # fmt: skip
OF_EXERCISE = (
    "exercise_number", "exercise", "exercise_name", "level", "posture", "exercise_status",
)  # fmt: skip
OF_SET = (
    "set_number", "kind", "limbs", "side", "pattern", "reading", "bpm", "target", "done",
    "seconds", "kept_up",
)  # fmt: skip
COLUMNS = (*OF_SESSION, *OF_EXERCISE, *OF_SET)


def rows(record: SessionRecord) -> Iterator[tuple[Cell, ...]]:
    """The rows of a session, each as long as `COLUMNS`."""
    session = _session(record)
    if not record.exercises:
        yield (*session, *_empty(OF_EXERCISE), *_empty(OF_SET))
    for number, exercise in enumerate(record.exercises, start=1):
        shared = (*session, number, *_exercise(exercise))
        if not exercise.sets:
            yield (*shared, *_empty(OF_SET))
        for place, one in enumerate(exercise.sets, start=1):
            yield (*shared, place, *_set(one))


def _empty(columns: tuple[str, ...]) -> tuple[str, ...]:
    return ("",) * len(columns)


def _session(record: SessionRecord) -> tuple[Cell, ...]:
    before, after = record.before, record.after
    return (
        guarded(record.id),
        guarded(record.routine),
        guarded(record.title),
        record.started.date().isoformat(),
        record.started.isoformat(),
        record.ended.isoformat(),
        record.active_seconds,
        record.status,
        record.reason or "",
        record.source,
        guarded(record.app),
        guarded(record.note),
        before.feet or "",
        *map(_number, (before.pain, before.numbness, after.pain, after.effort, record.at_set)),
    )


def _exercise(exercise: ExerciseRecord) -> tuple[Cell, ...]:
    return (
        guarded(exercise.id),
        guarded(exercise.name),
        exercise.level,
        exercise.posture,
        exercise.status,
    )


def _set(one: SetRecord) -> tuple[Cell, ...]:
    return (
        one.kind,
        one.limbs,
        one.side,
        optional(one.pattern),
        one.reading or "",
        _number(one.bpm),
        one.target,
        one.done,
        one.seconds,
        one.kept_up or "",
    )


def _number(value: int | None) -> Cell:
    return "" if value is None else value
