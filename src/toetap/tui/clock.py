"""The clock of the app, which knows of Textual's events."""

from datetime import datetime
from typing import Protocol

from textual.events import Event

from toetap import clock
from toetap.coach.units import SECOND


class Clock(clock.Clock, Protocol):
    """Where the app gets the time from."""

    def of(self, event: Event) -> int:
        """The instant at which an event was read from the terminal."""

    def local(self, moment: datetime) -> datetime:
        """A time of day that somebody told, with the offset that the place had then."""


class SystemClock(clock.MachineClock):
    """The machine's clock: the one that Textual stamps its events with.

    Textual stamps a key as it is read, so a press counts from when it was made and not from when
    a busy screen came to it.
    """

    def of(self, event: Event) -> int:
        """The instant at which an event was read from the terminal."""
        return round(event.time * SECOND)

    def local(self, moment: datetime) -> datetime:
        """A time of day that somebody told, with the offset that the place had then."""
        return moment.astimezone()
