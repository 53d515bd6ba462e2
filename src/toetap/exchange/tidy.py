"""Sessions and sets as two tables, as programs that work with many people's figures like them."""

from __future__ import annotations

from collections.abc import Iterator

from toetap.coach.record import SessionRecord

Cell = str | int | None
Columns = dict[str, str]
"""The names of columns with their types, in the words of SQL."""

_TEXT, _NUMBER, _DAY, _INSTANT = "VARCHAR", "INTEGER", "DATE", "TIMESTAMPTZ"

SESSIONS: Columns = {
    "session": _TEXT, "routine": _TEXT, "title": _TEXT, "day": _DAY, "started": _INSTANT,
    "ended": _INSTANT, "utc_offset_minutes": _NUMBER, "active_seconds": _NUMBER, "status": _TEXT,
    "reason": _TEXT, "source": _TEXT, "app": _TEXT, "note": _TEXT, "feet": _TEXT,
    "pain_before": _NUMBER, "numbness_before": _NUMBER, "pain_after": _NUMBER, "effort": _NUMBER,
    "at_set": _NUMBER, "exercises": _NUMBER, "sets": _NUMBER,
}  # fmt: skip
SETS: Columns = {
    "session": _TEXT, "exercise_number": _NUMBER, "exercise": _TEXT, "exercise_name": _TEXT,
    "level": _NUMBER, "posture": _TEXT, "exercise_status": _TEXT, "set_number": _NUMBER,
    "kind": _TEXT, "limbs": _TEXT, "side": _TEXT, "pattern": _TEXT, "reading": _TEXT,
    "bpm": _NUMBER, "target": _NUMBER, "done": _NUMBER, "seconds": _NUMBER, "kept_up": _TEXT,
}  # fmt: skip


def session_row(record: SessionRecord) -> dict[str, Cell]:
    """A session in its table; None for an answer that was not given."""
    offset = record.started.utcoffset()
    assert offset is not None
    cells = (
        record.id, record.routine, record.title, record.started.date().isoformat(),
        record.started.isoformat(), record.ended.isoformat(), round(offset.total_seconds() / 60),
        record.active_seconds, record.status, record.reason, record.source, record.app,
        record.note, record.before.feet, record.before.pain, record.before.numbness,
        record.after.pain, record.after.effort, record.at_set, len(record.exercises),
        record.set_count,
    )  # fmt: skip
    return dict(zip(SESSIONS, cells, strict=True))


def set_rows(record: SessionRecord) -> Iterator[dict[str, Cell]]:
    """The sets of a session in theirs."""
    for number, each in enumerate(record.exercises, start=1):
        for place, one in enumerate(each.sets, start=1):
            cells = (
                record.id, number, each.id, each.name, each.level, each.posture, each.status,
                place, one.kind, one.limbs, one.side, one.pattern, one.reading, one.bpm,
                one.target, one.done, one.seconds, one.kept_up,
            )  # fmt: skip
            yield dict(zip(SETS, cells, strict=True))
