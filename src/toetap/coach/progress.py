"""What a history of sessions amounts to, by the days that the person lived.

A day is the record's own local date; days are stepped as dates, never as 86,400 seconds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from toetap.coach.record import SessionRecord

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Day:
    """What was done on one day.

    Attributes:
        date: The day.
        sessions: How many sessions with anything done.
        seconds: Active seconds in them.
    """

    date: date
    sessions: int = 0
    seconds: int = 0


def did_something(record: SessionRecord) -> bool:
    """True if anything at all was done in a session; only then does its day count."""
    return any(one.done for exercise in record.exercises for one in exercise.sets)


def days(records: Iterable[SessionRecord]) -> dict[date, Day]:
    """The days on which something was done."""
    found: dict[date, Day] = {}
    for record in records:
        if did_something(record):
            when = record.started.date()
            day = found.get(when, Day(when))
            found[when] = Day(when, day.sessions + 1, day.seconds + record.active_seconds)
    return found


def weeks_in_a_row(active: Iterable[date], today: date) -> int:
    """Weeks, Monday to Sunday, without a gap up to this one.

    A week counts from its first day with a session. This week does not end the row while it is
    still young.
    """
    mondays = {_monday(day) for day in active}
    week = _monday(today)
    if week not in mondays:
        week -= _WEEK
    row = 0
    while week in mondays:
        row += 1
        week -= _WEEK
    return row


def last_week(today: date, looked_at: date | None, weeks: int) -> date:
    """The Monday of the last of so many weeks side by side: this one, if the day is among them.

    Where it is not, they move by half of their number at a time, so that the eye finds its place.
    """
    this, step = _monday(today), max(1, weeks // 2)
    back = (this - _monday(looked_at)) // _WEEK if looked_at is not None else 0
    if back < 0:
        return this - back * _WEEK
    return this if back < weeks else this - ((back - weeks) // step + 1) * step * _WEEK


def month_after(of: date, by: int) -> date:
    """The first day of the month so many months later, or earlier."""
    months = of.year * 12 + of.month - 1 + by
    return date(months // 12, months % 12 + 1, 1)


def _monday(day: date) -> date:
    return day - _DAY * day.weekday()
