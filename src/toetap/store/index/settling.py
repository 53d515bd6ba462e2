"""What follows from the rows of an index: which file counts, sums of weeks, numbers of kinds."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from pathlib import PurePosixPath

import msgspec

from toetap.coach.facts import Facts, together
from toetap.store.index.columns import Kind, Row

_MANY = 500
_WEEK = 7


def settle_doubles(
    db: sqlite3.Connection, changed: set[str], weeks: dict[int, list[bytes]]
) -> None:
    """Of several files with the same id the first one counts.

    Args:
        db: The database, in a transaction that is open.
        changed: Sessions of which a file came, went or changed.
        weeks: Is told of the weeks in which it makes a difference.
    """
    ids = changed
    if len(ids) > _MANY:
        rows = db.execute(
            "SELECT id FROM files WHERE id IS NOT NULL "
            "GROUP BY id HAVING count(*) > 1 OR NOT min(counts)"
        )
        ids = {row[0] for row in rows} & ids
    for session_id in ids:
        same = db.execute(
            "SELECT path, week, counts FROM files WHERE id = ?", (session_id,)
        ).fetchall()
        if len(same) == 1 and same[0][2]:
            continue
        same.sort(key=lambda row: PurePosixPath(os.fsdecode(row[0])).parts)
        for place, (path, week, _) in enumerate(same):
            weeks[week] = []
            db.execute("UPDATE files SET counts = ? WHERE path = ?", (int(place == 0), path))


def settle_weeks(db: sqlite3.Connection, weeks: Mapping[int, list[bytes]]) -> None:
    """Add up weeks anew, from what is known of each, or else from the rows of its sessions."""
    decode = msgspec.msgpack.Decoder(Facts).decode
    for monday, known in weeks.items():
        db.execute("DELETE FROM weeks WHERE monday = ?", (monday,))
        db.execute("DELETE FROM days WHERE day BETWEEN ? AND ?", (monday, monday + _WEEK - 1))
        (kept,) = db.execute(
            "SELECT count(*) FROM files WHERE week = ? AND counts", (monday,)
        ).fetchone()
        if not kept:
            continue
        rows = db.execute("SELECT facts FROM files WHERE week = ? AND counts", (monday,))
        facts = together(map(decode, known or (row[0] for row in rows)))
        packed = msgspec.msgpack.encode(facts)
        did = any(facts.sessions)
        db.execute("INSERT INTO weeks VALUES (?, ?, ?, ?)", (monday, kept, did, packed))
        db.executemany(
            "INSERT INTO days VALUES (?, ?, ?)",
            [
                (monday + at, sessions, facts.seconds[at])
                for at, sessions in enumerate(facts.sessions)
                if sessions
            ],
        )


class Kinds:
    """The numbers of kinds; what is new is given one."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._met: dict[Kind, int] = {}

    def numbered(self, row: Row) -> tuple[object, ...]:
        """A row with the number of its kind, in a transaction that is open."""
        *values, kind = row
        return (*values, kind if kind is None else self.number(Kind(*kind)))  # type: ignore[misc]

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
