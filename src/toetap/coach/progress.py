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
_FIRST_MONTH, _LAST_MONTH = 1 * 12, 9999 * 12 + 10
"""January of the year 1, and November of the year 9999, counted in months from the year 0."""


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


def month(of: date) -> tuple[tuple[date, ...], ...]:
    """The weeks that a month touches, each from Monday to Sunday."""
    first = of.replace(day=1)
    week = _monday(first)
    weeks: list[tuple[date, ...]] = []
    while week <= first or week.month == first.month:
        weeks.append(tuple(week + _DAY * offset for offset in range(7)))
        week += _WEEK
    return tuple(weeks)


def month_after(of: date, by: int) -> date:
    """The first day of the month so many months later, or earlier.

    It goes no further than the first and the last month of which every week can be shown: a key
    that something lies on gets there in minutes.
    """
    months = max(_FIRST_MONTH, min(of.year * 12 + of.month - 1 + by, _LAST_MONTH))
    return date(months // 12, months % 12 + 1, 1)


def _monday(day: date) -> date:
    return day - _DAY * day.weekday()
