"""What the table keeps of each file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import msgspec

from toetap.coach.facts import facts_of, monday_of
from toetap.documents import DocumentError, read_bytes
from toetap.store.history import Attention, Entry
from toetap.store.ids import id_in
from toetap.store.index.swift import Swift
from toetap.store.reading import examine, stranger

STRANGER = "stranger"
"""The stamp of a file whose name is no session's: whatever is in it is no matter."""

KEPT = (
    "id", "counts", "at", "day", "week", "started", "title", "routine", "status", "seconds",
    "full", "exercises", "doing", "read_only", "facts",
)  # fmt: skip

Row = tuple[str | bytes | int | None, ...]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Batch:
    """Files of one folder that are to be read, each with its stamp."""

    folder: PurePosixPath
    files: tuple[tuple[str, str | None], ...]


def read(swift: Swift, sessions: Path, batch: Batch) -> list[Row]:
    """The rows of those files that are still there."""
    folder, rows = os.fsencode(str(batch.folder)), list[Row]()
    for relative, stamp in batch.files:
        path = sessions / relative
        seen = stranger(path) if stamp == STRANGER else _seen(swift, path)
        key = os.fsencode(relative)
        if isinstance(seen, Entry):
            rows.append((key, folder, stamp, *columns(seen), None, None))
        elif os.path.lexists(path):
            rows.append((key, folder, stamp, None, 0, *(None,) * 11, 0, None, seen.why, seen.hint))
    return rows


def _seen(swift: Swift, path: Path) -> Entry | Attention:
    try:
        record = swift.record(read_bytes(path, follow_symlinks=False))
    except DocumentError:
        record = None
    if record is None or record.id != id_in(path.name):
        found = examine(path)
        return found if isinstance(found, Attention) else found[0]
    return Entry(record, path)


def columns(entry: Entry) -> Row:
    """What the table keeps of a session, from `id` to `facts`."""
    record = entry.record
    day = record.started.date()
    return (
        record.id,
        1,
        microseconds(record.started),
        day.toordinal(),
        monday_of(day).toordinal(),
        record.started.isoformat(),
        record.title,
        record.routine,
        record.status,
        record.active_seconds,
        sum(exercise.status == "done" for exercise in record.exercises),
        len(record.exercises),
        f" {' '.join(exercise.id for exercise in record.exercises)} ",
        int(entry.read_only),
        msgspec.msgpack.encode(facts_of(record)),
    )


def microseconds(moment: datetime) -> int:
    """An instant, as a number that sorts as instants do."""
    since = moment - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds
