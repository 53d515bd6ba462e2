"""Stretches of days, as people name and write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from toetap.coach.facts import monday_of

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Span:
    """Days from one to another, both with it; None where there is no end.

    Attributes:
        name: What it is called.
        since: Its first day.
        until: Its last.
    """

    name: str
    since: date | None = None
    until: date | None = None


def spans(today: date) -> tuple[Span, ...]:
    """Those that are asked about most, from all time to last year."""
    monday, year = monday_of(today), today.year
    return (
        Span("any time"),
        Span("this week", monday),
        Span("last 4 weeks", monday - 3 * _WEEK),
        Span("last 12 weeks", monday - 11 * _WEEK),
        Span("this year", date(year, 1, 1)),
        Span("last year", date(year - 1, 1, 1), date(year - 1, 12, 31)),
    )


def written(text: str) -> Span | None:
    """The days of a year, a month or a day: "2026", "2026-11", "2026-11-20"; None if it is none."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    try:
        first = date(year, month or 1, day or 1)
        if day is not None:
            return Span(text, first, first)
        last = date(year, month or _DECEMBER, 1)
        ends = date(last.year + last.month // _DECEMBER, last.month % _DECEMBER + 1, 1) - _DAY
    except ValueError:
        return None
    return Span(text, first, ends)
