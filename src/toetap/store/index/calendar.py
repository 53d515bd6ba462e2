"""What the index says of days and weeks."""

from __future__ import annotations

import sqlite3
from datetime import date

import msgspec

from toetap.coach.facts import Facts, Week, monday_of, together
from toetap.coach.progress import Day

_WEEK = 7


def weeks(db: sqlite3.Connection, since: date | None, until: date | None) -> tuple[Week, ...]:
    """The facts of the weeks between these days; of weeks that they cut, only what is within."""
    first, last = (since or date.min).toordinal(), (until or date.max).toordinal()
    decode = msgspec.msgpack.Decoder(Facts).decode
    whole = db.execute(
        "SELECT monday, facts FROM weeks WHERE did AND monday >= ? AND monday <= ?",
        (first, last - _WEEK + 1),
    )
    found = {monday: decode(facts) for monday, facts in whole}
    for day in {since, until} - {None}:
        assert day is not None
        monday = monday_of(day).toordinal()
        if monday not in found:
            cut = db.execute(
                "SELECT facts FROM sums WHERE day BETWEEN ? AND ?",
                (max(monday, first), min(monday + _WEEK - 1, last)),
            )
            found[monday] = together([decode(row[0]) for row in cut])
    return tuple(
        Week(date.fromordinal(monday), found[monday])
        for monday in sorted(found)
        if any(found[monday].sessions)
    )


def mondays(db: sqlite3.Connection) -> tuple[date, ...]:
    """The weeks in which anything was done."""
    found = db.execute("SELECT monday FROM weeks WHERE did ORDER BY monday")
    return tuple(date.fromordinal(monday) for (monday,) in found)


def days(db: sqlite3.Connection, since: date | None, until: date | None) -> tuple[Day, ...]:
    """The days on which anything was done, between these two."""
    found = db.execute(
        "SELECT day, sessions, seconds FROM days WHERE day BETWEEN ? AND ? ORDER BY day",
        ((since or date.min).toordinal(), (until or date.max).toordinal()),
    )
    return tuple(Day(date.fromordinal(day), *figures) for day, *figures in found)


def done_on(db: sqlite3.Connection, day: date) -> frozenset[str]:
    """The routines of which anything was done on a day."""
    found = db.execute(
        "SELECT DISTINCT routine FROM files JOIN kinds USING (kind) "
        "WHERE counts AND did AND day = ?",
        (day.toordinal(),),
    )
    return frozenset(routine for (routine,) in found)
