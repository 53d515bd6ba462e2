"""The one clock of the program, handed in so that tests can hand in another."""

import sys
import time
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Where a face gets the time from."""

    def now(self) -> int:
        """The instant, in nanoseconds of the monotonic clock."""

    def asleep(self) -> int:
        """Nanoseconds that the computer has slept, counted from anywhere."""

    def wall(self) -> datetime:
        """The local time of day, with its offset."""


class MachineClock:
    """The machine's clock."""

    def now(self) -> int:
        """The instant, in nanoseconds of the monotonic clock."""
        return time.perf_counter_ns() if sys.platform == "win32" else time.monotonic_ns()

    def asleep(self) -> int:
        """Nanoseconds that the computer has slept; 0 where `now` counts its sleep, too."""
        if sys.platform == "linux":
            return time.clock_gettime_ns(time.CLOCK_BOOTTIME) - time.monotonic_ns()
        if sys.platform == "darwin":
            return time.clock_gettime_ns(time.CLOCK_MONOTONIC) - time.monotonic_ns()
        return 0

    def wall(self) -> datetime:
        """The local time of day, with its offset, wherever the computer has been taken."""
        if sys.platform != "win32":
            time.tzset()
        return datetime.fromtimestamp(time.time()).astimezone()
