"""What the table keeps of each file."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple

import msgspec

from toetap.coach.facts import Sums, Tally, sums_of
from toetap.coach.progress import did_something
from toetap.coach.record import ExerciseRecord, SessionRecord
from toetap.documents import DocumentError, read_bytes
from toetap.store.history import Attention
from toetap.store.ids import id_in
from toetap.store.index.swift import Swift
from toetap.store.reading import examine, stranger

STRANGER = "stranger"
"""The stamp of a file whose name is no session's: whatever is in it is no matter."""

KEPT = (
    "folder", "name", "stamp", "id", "counts", "at", "minutes", "day", "status", "seconds", "full",
    "exercises", "did", "read_only", "note", "why", "hint", "kind",
)  # fmt: skip
"""What the table keeps of a file, in this order."""

MOST_EXERCISES = 20_000
"""Exercises of which it is remembered what they amount to."""

Value = str | bytes | int | None
Row = list[Value]
"""What the table is to keep of a file; its kind comes last, by its place among those of a batch."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NO_SESSION = (None,) * 8
_MINUTE = timedelta(minutes=1)


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
    """Files of one folder that are to be read, by name, each with its stamp.

    Attributes:
        number: Of the folder, in the table.
        folder: Its path below `sessions/`, as the system writes it, like the names.
    """

    number: int
    folder: bytes
    files: tuple[tuple[bytes, str | None], ...]


class DayOf(NamedTuple):
    """What sessions of one day amount to, as if all of them counted.

    Attributes:
        kept: How many they are.
        facts: Theirs, packed.
    """

    kept: int
    facts: bytes


@dataclass(frozen=True, slots=True)
class Found:
    """What is in a batch of files.

    Attributes:
        rows: Of those files that are still there.
        kinds: What their sessions are of.
        days: What they amount to, by the ordinal of the day.
    """

    rows: list[Row]
    kinds: list[Kind]
    days: dict[int, DayOf]


class Reader:
    """Reads files, and remembers what it has met.

    Args:
        sessions: The folder `sessions`.
    """

    def __init__(self, sessions: Path) -> None:
        self._sessions = sessions
        self._swift = Swift()
        # By identity: the same text of an exercise is the same exercise.
        self._sums: dict[int, tuple[ExerciseRecord, Sums]] = {}

    def read(self, batch: Batch) -> Found:
        """What is in these files."""
        rows, kinds, days = list[Row](), dict[Kind, int](), dict[int, list[SessionRecord]]()
        folder = self._sessions / os.fsdecode(batch.folder)
        for name, stamp in batch.files:
            path = f"{folder}{os.sep}{os.fsdecode(name)}"  # a Path takes as long as reading it
            seen = stranger(Path(path)) if stamp == STRANGER else self._seen(path)
            if isinstance(seen, Attention):
                if os.path.lexists(path):
                    told = (0, None, seen.why, seen.hint, None)
                    rows.append([batch.number, name, stamp, None, 0, *_NO_SESSION, *told])
                continue
            record, read_only = seen
            kind = kinds.setdefault(kind_of(record), len(kinds))
            row = columns(record, read_only=read_only)
            rows.append([batch.number, name, stamp, *row, None, None, kind])
            days.setdefault(record.started.toordinal(), []).append(record)
        sums = {day: DayOf(len(records), self._facts(records)) for day, records in days.items()}
        return Found(rows, list(kinds), sums)

    def facts(self, paths: Iterable[Path]) -> bytes:
        """What the sessions in these files amount to, packed."""
        found = (self._seen(str(path)) for path in paths)
        return self._facts(one[0] for one in found if not isinstance(one, Attention))

    def _facts(self, records: Iterable[SessionRecord]) -> bytes:
        tally = Tally(self._sums_of)
        for record in records:
            tally.add(record)
        return msgspec.msgpack.encode(tally.facts())

    def _sums_of(self, exercise: ExerciseRecord) -> Sums:
        met = self._sums.get(id(exercise))
        if met is None:
            if len(self._sums) >= MOST_EXERCISES:
                self._sums.clear()
            met = self._sums[id(exercise)] = (exercise, sums_of(exercise))
        return met[1]

    def _seen(self, path: str) -> tuple[SessionRecord, bool] | Attention:
        """The session in a file, and whether it may only be read."""
        try:
            record = self._swift.record(read_bytes(path, follow_symlinks=False))
        except DocumentError:
            record = None
        if record is not None and record.id == id_in(path.rpartition(os.sep)[2]):
            return record, False
        found = examine(Path(path))
        return found if isinstance(found, Attention) else (found[0].record, found[0].read_only)


def kind_of(record: SessionRecord) -> Kind:
    """What a session is of."""
    return Kind(
        record.routine,
        record.title,
        f" {' '.join([exercise.id for exercise in record.exercises])} ",
        "\n".join([exercise.name for exercise in record.exercises]),
    )


def columns(record: SessionRecord, *, read_only: bool) -> tuple[Value, ...]:
    """What the table keeps of a session, from `id` to `note`."""
    started = record.started
    return (
        record.id,
        1,
        microseconds(started),
        (started.utcoffset() or timedelta()) // _MINUTE,
        started.toordinal(),
        record.status,
        record.active_seconds,
        [exercise.status for exercise in record.exercises].count("done"),
        len(record.exercises),
        int(did_something(record)),
        int(read_only),
        record.note.casefold() or None,
    )


def microseconds(moment: datetime) -> int:
    """An instant, as a number that sorts as instants do."""
    since = moment - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def moment(microseconds: int, minutes: int) -> datetime:
    """The instant of such a number, as a clock so many minutes ahead of UTC tells it."""
    return (_EPOCH + timedelta(microseconds=microseconds)).astimezone(timezone(minutes * _MINUTE))
