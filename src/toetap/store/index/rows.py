"""What is asked of an index, and how it is answered."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import cast

from toetap.coach.record import Status
from toetap.store.history import Attention
from toetap.store.index.columns import moment
from toetap.store.index.wanted import EVERYTHING, Wanted
from toetap.store.reading import double

_EPOCH = date(1970, 1, 1).toordinal()
_MICROSECONDS = 86_400_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """A session in a list. All of it is in its file: see `SessionIndex.open`.

    Attributes:
        full: Exercises done in full, of `exercises`.
        did: Anything was done.
        read_only: A newer toetap wrote the file.
    """

    id: str
    path: Path
    started: datetime
    title: str
    routine: str
    status: Status
    active_seconds: int
    full: int
    exercises: int
    did: bool = True
    read_only: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A routine or an exercise of the history, and what it was called last."""

    id: str
    name: str


def count(db: sqlite3.Connection, wanted: Wanted) -> int:
    """How many sessions are wanted."""
    if wanted == EVERYTHING:
        (every,) = db.execute("SELECT total(kept) FROM weeks").fetchone()
        return int(every)
    condition, values = wanted.condition()
    (found,) = db.execute(f"SELECT count(*) FROM files WHERE {condition}", values).fetchone()  # noqa: S608 - of our own parts
    return int(found)


def rows(
    db: sqlite3.Connection, sessions: Path, wanted: Wanted, first: int, most: int
) -> tuple[Row, ...]:
    """The wanted sessions, the newest first, from the one at `first` on."""
    condition, values = wanted.condition()
    # Places are counted in the index alone; only the rows that are shown are looked up.
    found = db.execute(
        "SELECT id, path, name, at, minutes, title, routine, status, seconds, full, exercises, "  # noqa: S608 - of our own parts
        "did, read_only FROM files JOIN kinds USING (kind) JOIN folders USING (folder) "
        "WHERE file IN "
        f"(SELECT file FROM files WHERE {condition} ORDER BY at DESC, id DESC LIMIT ? OFFSET ?) "
        "ORDER BY at DESC, id DESC",
        [*values, most, first],
    )
    return tuple(_row(sessions, *row) for row in found)


def _row(sessions: Path, session_id: str, folder: bytes, name: bytes, *rest: object) -> Row:
    at, minutes, title, routine, status, seconds, full, exercises, did, read_only = rest
    return Row(
        id=session_id,
        path=_path(sessions, folder, name),
        started=moment(cast("int", at), cast("int", minutes)),
        title=str(title),
        routine=str(routine),
        status=cast("Status", status),
        active_seconds=cast("int", seconds),
        full=cast("int", full),
        exercises=cast("int", exercises),
        did=bool(did),
        read_only=bool(read_only),
    )


def position(db: sqlite3.Connection, wanted: Wanted, session_id: str) -> int | None:
    """How many of the wanted sessions are newer than this one; None if it is none of them."""
    condition, values = wanted.condition()
    found = db.execute(
        f"SELECT at, id FROM files WHERE {condition} AND id = ?",  # noqa: S608 - of our own parts
        [*values, session_id],
    ).fetchone()
    return _newer(db, wanted, *found) if found else None


def position_on(db: sqlite3.Connection, wanted: Wanted, day: date) -> int:
    """How many of the wanted sessions are later than this day."""
    condition, values = wanted.condition()
    # A day is the person's own. No place on Earth is more than a day from UTC.
    latest = (day.toordinal() + 2 - _EPOCH) * _MICROSECONDS
    found = db.execute(
        f"SELECT at, id FROM files WHERE {condition} AND at < ? AND day <= ? "  # noqa: S608 - of our own parts
        "ORDER BY at DESC, id DESC LIMIT 1",
        [*values, latest, day.toordinal()],
    ).fetchone()
    return _newer(db, wanted, *found) if found else count(db, wanted)


def _newer(db: sqlite3.Connection, wanted: Wanted, at: int, session_id: str) -> int:
    condition, values = wanted.condition()
    (found,) = db.execute(
        f"SELECT count(*) FROM files WHERE {condition} AND (at, id) > (?, ?)",  # noqa: S608 - of our own parts
        [*values, at, session_id],
    ).fetchone()
    return int(found)


def choices(db: sqlite3.Connection) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """The routines and the exercises of all sessions, by their names."""
    routines, exercises = dict[str, str](), dict[str, str]()
    # What came last stands.
    for routine, title, doing, names, _latest in db.execute(
        "SELECT routine, title, doing, names, "
        "(SELECT max(at) FROM files WHERE counts AND files.kind = kinds.kind) AS latest "
        "FROM kinds WHERE latest IS NOT NULL ORDER BY latest, kind"
    ):
        routines[routine] = title
        exercises.update(zip(doing.split(), names.split("\n"), strict=False))
    return _by_name(routines), _by_name(exercises)


def _by_name(named: dict[str, str]) -> tuple[Choice, ...]:
    found = (Choice(one, name) for one, name in named.items())
    return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.id)))


def file_of(
    db: sqlite3.Connection, sessions: Path, session_id: str
) -> tuple[Path, str | None] | None:
    """The file of a session and its stamp, as far as they are known."""
    row = db.execute(
        "SELECT path, name, files.stamp FROM files JOIN folders USING (folder) "
        "WHERE id = ? AND counts",
        (session_id,),
    ).fetchone()
    return (_path(sessions, row[0], row[1]), row[2]) if row else None


def attention(db: sqlite3.Connection, sessions: Path) -> Iterator[Attention]:
    """Files that need attention, in no order."""
    for folder, name, why, hint in db.execute(
        "SELECT path, name, why, hint FROM files JOIN folders USING (folder) WHERE id IS NULL"
    ):
        yield Attention(_path(sessions, folder, name), why, hint)
    doubles = db.execute(
        "SELECT id, path, name FROM files JOIN folders USING (folder) "
        "WHERE counts = 0 AND id IS NOT NULL"
    )
    for session_id, folder, name in doubles.fetchall():
        first = file_of(db, sessions, session_id)
        if first is not None:
            yield double(_path(sessions, folder, name), first[0])


def _path(sessions: Path, folder: bytes, name: bytes) -> Path:
    return sessions / os.fsdecode(folder) / os.fsdecode(name)
