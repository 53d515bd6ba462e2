"""What the table keeps of each file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from toetap.coach.facts import Facts, facts_of, monday_of, together
from toetap.coach.progress import did_something
from toetap.coach.record import SessionRecord
from toetap.documents import DocumentError, read_bytes
from toetap.store.history import Attention, Entry
from toetap.store.ids import id_in
from toetap.store.index.swift import Swift
from toetap.store.reading import examine, stranger

STRANGER = "stranger"
"""The stamp of a file whose name is no session's: whatever is in it is no matter."""

KEPT = (
    "id", "counts", "at", "day", "week", "started", "status", "seconds", "full", "exercises",
    "did", "read_only", "note", "facts",
)  # fmt: skip

Value = str | bytes | int | None
Row = tuple[Value | tuple[str, ...], ...]
"""What the table is to keep of a file; its kind comes last, as it is, and has no number yet."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Kind(NamedTuple):
    """What a session is of. Of ten thousand sessions most have it in common with many others.

    Attributes:
        doing: The ids of its exercises, each between two spaces.
        names: Their names, a line each.
    """

    routine: str
    title: str
    doing: str
    names: str

    @property
    def words(self) -> str:
        """What is searched, in small letters."""
        return f"{self.title}\n{self.names}".casefold()


@dataclass(frozen=True, slots=True)
class Batch:
    """Files of one folder that are to be read, each with its stamp.

    Paths are below `sessions/`, as the system writes them.
    """

    folder: bytes
    files: tuple[tuple[bytes, str | None], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What is in a batch of files.

    Attributes:
        rows: Of those files that are still there.
        weeks: What their sessions amount to in each week, as if all of them counted.
    """

    rows: list[Row]
    weeks: dict[int, bytes]


def read(swift: Swift, sessions: Path, batch: Batch) -> Found:
    """Read files."""
    rows, weeks = list[Row](), dict[int, list[Facts]]()
    for key, stamp in batch.files:
        path = sessions / os.fsdecode(key)
        seen = stranger(path) if stamp == STRANGER else _seen(swift, path)
        if isinstance(seen, Entry):
            kind = kind_of(seen.record)
            facts = facts_of(seen.record)
            row = columns(seen, facts)
            weeks.setdefault(monday_of(seen.record.started.date()).toordinal(), []).append(facts)
            rows.append((key, batch.folder, stamp, *row, None, None, kind))
        elif os.path.lexists(path):
            nothing = (None,) * 9
            told = (0, None, None, seen.why, seen.hint, None)
            rows.append((key, batch.folder, stamp, None, 0, *nothing, *told))
    encode = msgspec.msgpack.encode
    return Found(rows, {week: encode(together(many)) for week, many in weeks.items()})


def _seen(swift: Swift, path: Path) -> Entry | Attention:
    try:
        record = swift.record(read_bytes(path, follow_symlinks=False))
    except DocumentError:
        record = None
    if record is None or record.id != id_in(path.name):
        found = examine(path)
        return found if isinstance(found, Attention) else found[0]
    return Entry(record, path)


def kind_of(record: SessionRecord) -> Kind:
    """What a session is of."""
    return Kind(
        record.routine,
        record.title,
        f" {' '.join(exercise.id for exercise in record.exercises)} ",
        "\n".join(exercise.name for exercise in record.exercises),
    )


def columns(entry: Entry, facts: Facts) -> tuple[Value, ...]:
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
        record.status,
        record.active_seconds,
        sum(exercise.status == "done" for exercise in record.exercises),
        len(record.exercises),
        int(did_something(record)),
        int(entry.read_only),
        record.note.casefold() or None,
        msgspec.msgpack.encode(facts),
    )


def microseconds(moment: datetime) -> int:
    """An instant, as a number that sorts as instants do."""
    since = moment - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds
