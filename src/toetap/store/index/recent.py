"""What the weekly plan goes by: the sessions of a week, and the latest one before it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

from toetap.coach.facts import monday_of
from toetap.coach.plan import Did, did
from toetap.errors import ToetapError
from toetap.store.index.history import SessionIndex
from toetap.store.index.wanted import Wanted

_MOST = 500
"""Sessions of a week that are looked at: far more than anybody does."""


def recent(index: SessionIndex, day: date) -> tuple[Did, ...]:
    """What was done in the week of a day, and last before it.

    Args:
        index: Where it is found; refreshed by who has it.
        day: Any day of the week.
    """
    monday = monday_of(day)
    week = index.rows(most=_MOST, wanted=Wanted(since=monday))
    before = index.rows(most=1, wanted=Wanted(until=monday - timedelta(days=1)))
    return tuple(_opened(index, [row.id for row in (*week, *before)]))


def _opened(index: SessionIndex, ids: list[str]) -> Iterator[Did]:
    for each in ids:
        with suppress(ToetapError):  # listed where somebody can mend it
            if (one := did(index.open(each).record)) is not None:
                yield one
