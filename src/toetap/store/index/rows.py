"""What is asked of an index, and how it is answered."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import cast

import msgspec

from toetap.coach.facts import Facts, Week, monday_of, together
from toetap.coach.record import Status
from toetap.store.history import Attention
from toetap.store.reading import double

_WEEK = 7
_DAYS = "day BETWEEN ? AND ?"


@dataclass(frozen=True, slots=True)
class Row:
    """A session in a list. All of it is in its file: see `SessionIndex.open`.

    Attributes:
        full: Exercises done in full, of `exercises`.
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
    read_only: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which sessions; whatever is not said is no matter.

    Attributes:
        text: Part of the title, in large letters or small.
        routine: The id of the routine.
        exercise: The id of an exercise in it.
        since: The first day; `until` is the last.
    """

    text: str = ""
    routine: str = ""
    exercise: str = ""
    status: Status | None = None
    since: date | None = None
    until: date | None = None

    def condition(self) -> tuple[str, list[object]]:
        """The same as SQL, and what goes into it."""
        parts: list[tuple[str, object]] = []
        if self.text:
            parts.append(("instr(folded(title), ?)", self.text.casefold()))
        if self.routine:
            parts.append(("routine = ?", self.routine))
        if self.exercise:
            parts.append(("instr(doing, ?)", f" {self.exercise} "))
        if self.status:
            parts.append(("status = ?", self.status))
        if self.since:
            parts.append(("day >= ?", self.since.toordinal()))
        if self.until:
            parts.append(("day <= ?", self.until.toordinal()))
        return " AND ".join(["counts", *(sql for sql, _ in parts)]), [value for _, value in parts]


def count(db: sqlite3.Connection, wanted: Wanted) -> int:
    """How many sessions are wanted."""
    condition, values = wanted.condition()
    (found,) = db.execute(f"SELECT count(*) FROM files WHERE {condition}", values).fetchone()  # noqa: S608 - of our own parts
    return int(found)


def rows(
    db: sqlite3.Connection, sessions: Path, wanted: Wanted, first: int, most: int
) -> tuple[Row, ...]:
    """The wanted sessions, the newest first, from the one at `first` on."""
    condition, values = wanted.condition()
    found = db.execute(
        "SELECT id, path, started, title, routine, status, seconds, full, exercises, read_only "  # noqa: S608 - of our own parts
        f"FROM files WHERE {condition} ORDER BY at DESC, id DESC LIMIT ? OFFSET ?",
        [*values, most, first],
    )
    return tuple(_row(sessions, *row) for row in found)


def _row(sessions: Path, session_id: str, path: bytes, started: str, *rest: object) -> Row:
    title, routine, status, seconds, full, exercises, read_only = rest
    return Row(
        id=session_id,
        path=sessions / os.fsdecode(path),
        started=datetime.fromisoformat(started),
        title=str(title),
        routine=str(routine),
        status=cast("Status", status),
        active_seconds=cast("int", seconds),
        full=cast("int", full),
        exercises=cast("int", exercises),
        read_only=bool(read_only),
    )


def path_of(db: sqlite3.Connection, sessions: Path, session_id: str) -> Path | None:
    """The file of a session, as far as is known."""
    row = db.execute("SELECT path FROM files WHERE id = ? AND counts", (session_id,)).fetchone()
    return sessions / os.fsdecode(row[0]) if row else None


def attention(db: sqlite3.Connection, sessions: Path) -> Iterator[Attention]:
    """Files that need attention, in no order."""
    for path, why, hint in db.execute("SELECT path, why, hint FROM files WHERE id IS NULL"):
        yield Attention(sessions / os.fsdecode(path), why, hint)
    for path, first in db.execute(
        "SELECT files.path, first.path FROM files JOIN files AS first ON first.id = files.id "
        "WHERE files.counts = 0 AND files.id IS NOT NULL AND first.counts"
    ):
        yield double(sessions / os.fsdecode(path), sessions / os.fsdecode(first))


def weeks(db: sqlite3.Connection, since: date | None, until: date | None) -> tuple[Week, ...]:
    """The facts of the weeks between these days; of weeks that they cut, only what is within."""
    first, last = (since or date.min).toordinal(), (until or date.max).toordinal()
    decode = msgspec.msgpack.Decoder(Facts).decode
    whole = db.execute(
        "SELECT monday, facts FROM weeks WHERE monday >= ? AND monday <= ?",
        (first, last - _WEEK + 1),
    )
    found = {monday: decode(facts) for monday, facts in whole}
    for day in {since, until} - {None}:
        assert day is not None
        monday = monday_of(day).toordinal()
        if monday not in found:
            cut = db.execute(
                f"SELECT facts FROM files WHERE week = ? AND counts AND {_DAYS}",  # noqa: S608 - no value of anybody's
                (monday, first, last),
            )
            found[monday] = together([decode(row[0]) for row in cut])
    return tuple(
        Week(date.fromordinal(monday), found[monday])
        for monday in sorted(found)
        if any(found[monday].sessions)
    )
