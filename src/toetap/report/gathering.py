"""What the report needs, out of the history."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from toetap.coach.goal import Plan
from toetap.coach.record import SessionRecord
from toetap.coach.stats import stats
from toetap.errors import ToetapError
from toetap.report.description import ROOMS, Report
from toetap.store.index.history import SessionIndex
from toetap.store.index.wanted import Wanted

_MOST = ROOMS[0].sessions
_LOOKED_AT = 200
"""Sessions looked at for notes; those before are not what a clinician asks for now."""


def gathered(
    index: SessionIndex,
    *,
    since: date | None,
    until: date | None,
    today: date,
    plan: Plan,
    version: str,
) -> Report:
    """A report on the days asked for, both of them with it, from an index that is up to date."""
    last = until or today
    # A clock that was wrong once may have left a session in years to come.
    stopped = _records(index, Wanted(status="stopped", since=since, until=last), _MOST)
    noted = _records(index, Wanted(since=since, until=last), _LOOKED_AT)
    return Report(
        found=stats(index.weeks(since, last), last, since=since, plan=plan),
        since=since,
        until=last,
        made=today,
        version=version,
        stops=tuple(stopped),
        notes=tuple(one for one in noted if one.note and one.status != "stopped")[:_MOST],
        unreadable=len(index.attention()),
    )


def _records(index: SessionIndex, wanted: Wanted, most: int) -> Iterator[SessionRecord]:
    for row in index.rows(0, most, wanted):
        try:
            yield index.open(row.id).record
        except ToetapError:
            continue  # it went, or was damaged, since it was listed
