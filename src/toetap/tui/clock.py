"""The one clock of the program, handed in so that tests can hand in another."""

import sys
import time
from datetime import datetime
from typing import Protocol

from textual.events import Event

from toetap.coach.units import SECOND


class Clock(Protocol):
    """Where the faces get the time from."""

    def now(self) -> int:
        """The instant, in nanoseconds of the monotonic clock."""

    def of(self, event: Event) -> int:
        """The instant at which an event was read from the terminal."""

    def wall(self) -> datetime:
        """The local time of day, with its offset."""


class SystemClock:
    """The machine's clock: the one that Textual stamps its events with.

    Textual stamps a key as it is read, so a press counts from when it was made and not from when
    a busy screen came to it.
    """

    def now(self) -> int:
        """The instant, in nanoseconds of the monotonic clock."""
        return time.perf_counter_ns() if sys.platform == "win32" else time.monotonic_ns()

    def of(self, event: Event) -> int:
        """The instant at which an event was read from the terminal."""
        return round(event.time * SECOND)

    def wall(self) -> datetime:
        """The local time of day, with its offset."""
        return datetime.fromtimestamp(time.time()).astimezone()
