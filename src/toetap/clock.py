"""The one clock of the program, handed in so that tests can hand in another."""

import sys
import time
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Where a face gets the time from."""

    def now(self) -> int:
        """The instant, in nanoseconds of the monotonic clock."""

    def wall(self) -> datetime:
        """The local time of day, with its offset."""


class MachineClock:
    """The machine's clock."""

    def now(self) -> int:
        """The instant, in nanoseconds of the monotonic clock."""
        return time.perf_counter_ns() if sys.platform == "win32" else time.monotonic_ns()

    def wall(self) -> datetime:
        """The local time of day, with its offset."""
        return datetime.fromtimestamp(time.time()).astimezone()
