"""From the beginning of a session to its end: which screen follows which."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from toetap.tui.ends import EndingApp
from toetap.tui.parts import Parts

if TYPE_CHECKING:
    from toetap.coach.beginning import Wanted
    from toetap.coach.next_time import Practised
    from toetap.coach.recording import Stamp
    from toetap.coach.session import Session
    from toetap.safe_copy import SafeCopy
    from toetap.store.running import Running
    from toetap.tui.beginning import Looking
    from toetap.tui.outcomes import Saved
    from toetap.tui.screens.look import Looked


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

    def begin(self, wanted: Wanted) -> None:
        """Lead the person through what they want, as far as the day allows it."""
        from toetap.tui.beginning import Starting  # noqa: PLC0415 - late, for the start

        app, parts = self._app, self._parts
        starting = Starting(app, parts, self._looking, self._begin, lambda: self._home(None))
        starting.begin(wanted)

    def look(self, wanted: Wanted, looked: Callable[[Looked | None], None]) -> None:
        """Ask how the person is; None is told where nothing is to begin."""
        self._looking.look(wanted, looked)

    @cached_property
    def _looking(self) -> Looking:
        """Asks how the person is, before whatever begins or goes on."""
        from toetap.tui.beginning import Looking  # noqa: PLC0415 - late, for the start

        return Looking(self._app, self._parts)

    def _begin(self, session: Session, past: Practised) -> None:
        from toetap.coach.recording import Stamp  # noqa: PLC0415 - late, for the start

        parts = self._parts
        started = parts.clock.wall()
        stamp = Stamp(parts.new_id(), started, started, parts.version)
        self.go_on(session, stamp, parts.under_way.begin() if parts.under_way else None, past)

    def go_on(
        self, session: Session, stamp: Stamp, running: Running | None, past: Practised
    ) -> None:
        """Lead a session from where it stands, which `running` keeps; it follows on a past."""
        from toetap.safe_copy import SafeCopy  # noqa: PLC0415 - late, for the start

        self._app.safe_copy = SafeCopy(running, stamp, self._parts.clock)
        self._lead(session, self._app.safe_copy, past)

    def _lead(self, session: Session, copy: SafeCopy, past: Practised) -> None:
        from toetap.tui.screens.session import SessionScreen  # noqa: PLC0415 - late, for the start

        def ended(session: Session | None) -> None:
            if session is None:
                copy.done()
                self._home(None)
            else:
                self._sum_up(session, copy, past)

        self._app.push_screen(SessionScreen(session, self._parts, copy), ended)

    def _sum_up(self, session: Session, copy: SafeCopy, past: Practised) -> None:
        from toetap.coach.session import Session as GoingOn  # noqa: PLC0415 - late, for the start
        from toetap.tui.screens.summary import SummaryScreen  # noqa: PLC0415 - the same

        def closed(outcome: Session | Saved | None) -> None:
            if isinstance(outcome, GoingOn):
                self._lead(outcome, copy, past)
            elif outcome is not None and outcome.decisions:
                self._decide(outcome)
            else:
                self._home(outcome)

        self._app.push_screen(SummaryScreen(session, copy, self._parts, past), closed)

    def _decide(self, saved: Saved) -> None:
        from toetap.tui.screens.next_time import NextTimeScreen  # noqa: PLC0415 - not each time

        def closed(_: None) -> None:
            self._home(saved)

        self._app.push_screen(NextTimeScreen(saved.decisions, self._parts), closed)
