"""Commands that answer from the history."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from toetap.asked import Asked
from toetap.console import tell
from toetap.sources import index_of

_AT_ONCE = 2000
"""So many files are all looked at before each answer; of more, some folders after it."""

_FOLDERS = 2
_PATIENCE = 0.5


def stats(asked: Asked) -> int:
    """Tell what the history amounts to."""
    from toetap import trends  # noqa: PLC0415 - only for this
    from toetap.clock import MachineClock  # noqa: PLC0415 - the same
    from toetap.coach.stats import Plan, stats  # noqa: PLC0415 - the same

    index = index_of(asked)
    index.refresh(waiting())
    if whole := index.count() <= _AT_ONCE:
        index.verify()
    found = stats(
        index.weeks(asked.since, asked.until),
        asked.until or MachineClock().wall().date(),
        since=asked.since,
        plan=Plan(asked.plan_days, asked.plan_minutes),
    )
    attention = index.attention()
    for one in attention:
        tell(one.error())
    trends.trends(found, json_wanted=asked.json)
    if not whole:
        sys.stdout.flush()
        index.verify(_FOLDERS)
    index.close()
    return 1 if attention and not found.sessions else 0


def waiting(
    what: str = "Reading sessions", clock: Callable[[], float] = time.monotonic
) -> Callable[[int, int], None]:
    """What tells somebody at a terminal how far it is, once it takes longer than half a second."""
    began = clock()

    def told(done: int, total: int) -> None:
        if not sys.stderr.isatty() or clock() - began < _PATIENCE:
            return
        line = f"{what}: {done:,} of {total:,} "
        end = "\r" + " " * len(line) + "\r" if done == total else ""
        print(f"\r{line}{end}", end="", file=sys.stderr, flush=True)

    return told
