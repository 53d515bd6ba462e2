"""The copy of a running session that outlives the program."""

from __future__ import annotations

from toetap.clock import Clock
from toetap.coach.keeping import worth_keeping
from toetap.coach.record import SessionRecord
from toetap.coach.recording import Stamp, record_of
from toetap.coach.session import Session
from toetap.store.running import Running


class SafeCopy:
    """Keeps one session as it goes on. Nothing here waits for the disk but `settle`.

    Attributes:
        stamp: What its records are stamped with.
        latest: The record that was kept last; None where there is nothing to lose.
    """

    def __init__(self, running: Running | None, stamp: Stamp, clock: Clock) -> None:
        """Keep a session.

        Args:
            running: Its copy on the disk; None where none is kept.
            stamp: What its records are stamped with.
            clock: The time.
        """
        self.stamp = stamp
        self.latest: SessionRecord | None = None
        self._running = running
        self._clock = clock
        self._seen: Session | None = None

    @property
    def trouble(self) -> str:
        """Why it is not safe, as sentences for the screen; empty while all is well."""
        return self._running.trouble if self._running else ""

    def look(self, session: Session) -> None:
        """Keep the session if something was counted, finished or answered since the last look."""
        seen, self._seen = self._seen, session
        if seen is not None and worth_keeping(seen, session):
            self.keep(session)

    def keep(self, session: Session) -> None:
        """Keep the session as it is; a metronome is for now, unless one ends it to keep it."""
        if session.over or not session.script.until_left:
            self.record(record_of(session, self.until_now(session)))

    def until_now(self, session: Session) -> Stamp:
        """The stamp of a record that is made now."""
        return self.stamp.until(self._clock.wall(), session.exercised)

    def record(self, record: SessionRecord) -> None:
        """Keep a record that has been made of the session."""
        self.latest = record
        if self._running:
            self._running.keep(record)

    def done(self) -> None:
        """It is saved or discarded, and needs no copy any more."""
        self.latest = None
        if self._running:
            self._running.done()

    def settle(self, seconds: float) -> bool:
        """Wait until the disk has caught up; False if it has not within so many seconds."""
        return self._running is None or self._running.wait(seconds)
