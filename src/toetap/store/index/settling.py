"""What follows from the rows of an index: which file counts, sums of weeks, numbers of kinds."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import msgspec

from toetap.coach.facts import Facts, together
from toetap.store.index.columns import DayOf, Found, Kind

_WEEK = 7

Read = Callable[[Iterable[Path]], bytes]
"""What the sessions in some files amount to, packed."""


@dataclass(slots=True)
class Touched:
    """Days of which something came, went or changed, as ordinals.

    Attributes:
        known: What came, as it was read.
        stale: Days that something was taken from; `doubled` have sessions of which there are
            several files.
    """

    known: dict[int, list[DayOf]] = field(default_factory=dict)
    stale: set[int] = field(default_factory=set)
    doubled: set[int] = field(default_factory=set)


def settle_doubles(db: sqlite3.Connection, changed: set[str] | None, touched: Touched) -> None:
    """Of several files with the same id the first one counts.

    Args:
        db: The database, in a transaction that is open.
        changed: Sessions of which a file came, went or changed; None for all there are.
        touched: Is told of the days on which it makes a difference.
    """
    if changed is None:
        rows = db.execute(
            "SELECT id FROM files WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1"
        )
        changed = {session_id for (session_id,) in rows}
    for session_id in changed:
        same = db.execute(
            "SELECT path, name, file, day, counts FROM files JOIN folders USING (folder) "
            "WHERE id = ?",
            (session_id,),
        ).fetchall()
        if len(same) == 1 and same[0][-1]:
            continue
        same.sort(key=lambda row: PurePosixPath(os.fsdecode(row[0]), os.fsdecode(row[1])).parts)
        for place, (_, _, file, day, _) in enumerate(same):
            touched.doubled.add(day)
            db.execute("UPDATE files SET counts = ? WHERE file = ?", (int(place == 0), file))


def settle_days(db: sqlite3.Connection, touched: Touched, sessions: Path, read: Read) -> None:
    """Add up days anew, and their weeks: from what was read just now, where that is enough."""
    decode = msgspec.msgpack.Decoder(Facts).decode
    days = touched.known.keys() | touched.stale | touched.doubled
    for day in days:
        (kept,) = db.execute(
            "SELECT count(*) FROM files WHERE counts AND day = ?", (day,)
        ).fetchone()
        packed = _sum(db, touched, day, kept) or read(_files(db, sessions, day)) if kept else b""
        _put(db, day, kept, packed, decode(packed) if kept else Facts())
    for monday in {day - (day - 1) % _WEEK for day in days}:
        found = db.execute(
            "SELECT kept, facts FROM sums WHERE day BETWEEN ? AND ?", (monday, monday + _WEEK - 1)
        ).fetchall()
        db.execute("DELETE FROM weeks WHERE monday = ?", (monday,))
        if found:
            facts = together([decode(one) for _, one in found])
            db.execute(
                "INSERT INTO weeks VALUES (?, ?, ?, ?)",
                (
                    monday,
                    sum(kept for kept, _ in found),
                    any(facts.sessions),
                    msgspec.msgpack.encode(facts),
                ),
            )


def _sum(db: sqlite3.Connection, touched: Touched, day: int, kept: int) -> bytes | None:
    """What a day amounts to, packed; None if its files have to be asked."""
    known = touched.known.get(day, [])
    if day in touched.doubled:
        return None
    if sum(one.kept for one in known) == kept:
        pieces = [one.facts for one in known]
    elif day in touched.stale:
        return None
    else:
        so_far = db.execute("SELECT facts FROM sums WHERE day = ?", (day,)).fetchone()
        pieces = [*(so_far or ()), *(one.facts for one in known)]
    if len(pieces) == 1:
        return pieces[0]
    decode = msgspec.msgpack.Decoder(Facts).decode
    return msgspec.msgpack.encode(together(map(decode, pieces)))


def _files(db: sqlite3.Connection, sessions: Path, day: int) -> Iterator[Path]:
    rows = db.execute(
        "SELECT path, name FROM files JOIN folders USING (folder) WHERE counts AND day = ?", (day,)
    )
    for folder, name in rows:
        yield sessions / os.fsdecode(folder) / os.fsdecode(name)


def _put(db: sqlite3.Connection, day: int, kept: int, packed: bytes, facts: Facts) -> None:
    """Write down a day."""
    db.execute("DELETE FROM sums WHERE day = ?", (day,))
    db.execute("DELETE FROM days WHERE day = ?", (day,))
    if kept:
        db.execute("INSERT INTO sums VALUES (?, ?, ?)", (day, kept, packed))
    if done := sum(facts.sessions):
        db.execute("INSERT INTO days VALUES (?, ?, ?)", (day, done, sum(facts.seconds)))


class Kinds:
    """The numbers of kinds; what is new is given one."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._met: dict[Kind, int] = {}

    def number_all(self, found: Found) -> None:
        """Give rows the numbers of their kinds, in a transaction that is open."""
        numbers = [self.number(kind) for kind in found.kinds]
        for row in found.rows:
            place = row[-1]
            if isinstance(place, int):
                row[-1] = numbers[place]

    def number(self, kind: Kind) -> int:
        """The number of a kind, in a transaction that is open."""
        number = self._met.get(kind) or self.known(kind)
        if not number:
            self._db.execute(
                "INSERT INTO kinds (routine, title, doing, names, words) VALUES (?, ?, ?, ?, ?)",
                (*kind, kind.words),
            )
            number = self.known(kind)
        self._met[kind] = number
        return number

    def known(self, kind: Kind) -> int:
        """The number of a kind; 0 if it has none yet."""
        row = self._db.execute(
            "SELECT kind FROM kinds WHERE routine = ? AND title = ? AND doing = ? AND names = ?",
            kind,
        ).fetchone()
        return int(row[0]) if row else 0
