"""From the beginning of a session to its end: which screen follows which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from toetap.coach.routine import Routine
from toetap.coach.script import Script, build
from toetap.tui.ends import EndingApp
from toetap.tui.parts import Parts

if TYPE_CHECKING:
    from toetap.coach.recording import Stamp
    from toetap.coach.session import Session
    from toetap.safe_copy import SafeCopy
    from toetap.store.running import Running
    from toetap.tui.outcomes import Saved


class Leading:
    """Leads a person through sessions, and sums each of them up."""

    def __init__(self, app: EndingApp, parts: Parts, home: Callable[[Saved | None], None]) -> None:
        """Lead nothing yet.

        Args:
            app: Where the screens are shown.
            parts: The parts of the program.
            home: What comes after a session, with how it was saved if it was.
        """
        self._app = app
        self._parts = parts
        self._home = home

    def open(self, opening: Routine | Script) -> None:
        """Lead straight into a routine or a metronome."""
        from toetap.coach.metronome import OPENING, begun  # noqa: PLC0415 - late, for the start
        from toetap.coach.session import start  # noqa: PLC0415 - the same

        now = self._parts.clock.now()
        if isinstance(opening, Routine):
            self._begin(start(build(opening, self._parts.catalogue), now))
        else:
            self._begin(begun(opening, now + (0 if self._parts.sounds is None else OPENING)))

    def begin(self, routine: Routine) -> None:
        """Lead the person through the routine that they have just chosen with a key.

        That key is the session's first press: held, or pressed twice, it answers no question.
        """
        from toetap.coach.burst import Burst  # noqa: PLC0415 - late, for the start
        from toetap.coach.inputs import Press  # noqa: PLC0415 - the same
        from toetap.coach.session import start  # noqa: PLC0415 - the same

        now = self._parts.clock.now()
        session = start(build(routine, self._parts.catalogue), now)
        self._begin(replace(session, burst=Burst(Press(), now, 1)))

    def _begin(self, session: Session) -> None:
        from toetap.coach.recording import Stamp  # noqa: PLC0415 - late, for the start

        parts = self._parts
        started = parts.clock.wall()
        stamp = Stamp(parts.new_id(), started, started, parts.version)
        self.go_on(session, stamp, parts.under_way.begin() if parts.under_way else None)

    def go_on(self, session: Session, stamp: Stamp, running: Running | None) -> None:
        """Lead a session from where it stands, which `running` keeps."""
        from toetap.safe_copy import SafeCopy  # noqa: PLC0415 - late, for the start

        self._app.safe_copy = SafeCopy(running, stamp, self._parts.clock)
        self._lead(session, self._app.safe_copy)

    def _lead(self, session: Session, copy: SafeCopy) -> None:
        from toetap.tui.screens.session import SessionScreen  # noqa: PLC0415 - late, for the start

        def ended(session: Session | None) -> None:
            if session is None:
                copy.done()
                self._home(None)
            else:
                self._sum_up(session, copy)

        self._app.push_screen(SessionScreen(session, self._parts, copy), ended)

    def _sum_up(self, session: Session, copy: SafeCopy) -> None:
        from toetap.coach.session import Session as GoingOn  # noqa: PLC0415 - late, for the start
        from toetap.tui.screens.summary import SummaryScreen  # noqa: PLC0415 - the same

        def closed(outcome: Session | Saved | None) -> None:
            if isinstance(outcome, GoingOn):
                self._lead(outcome, copy)
            else:
                self._home(outcome)

        self._app.push_screen(SummaryScreen(session, copy, self._parts), closed)
