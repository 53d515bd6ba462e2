"""Between the mind and the screen: keys in at their own time, views out at the present one."""

from __future__ import annotations

from dataclasses import replace

from toetap.coach.burst import Burst
from toetap.coach.handling import handle
from toetap.coach.inputs import Input
from toetap.coach.passage import advance
from toetap.coach.session import Session
from toetap.coach.view import View
from toetap.coach.viewing import next_glance, view_of


class Conductor:
    """Leads one session.

    Only inputs change the session that is kept; what is shown is that session carried on to now.
    So a key that was pressed before the latest redraw still counts from when it was pressed, and
    how often the screen looks makes no difference to the record.
    """

    def __init__(self, session: Session) -> None:
        self._kept = session
        self._shown = session

    @property
    def session(self) -> Session:
        """The session as it was last shown."""
        return self._shown

    def give(self, given: Input, at: int) -> None:
        """Tell the coach an input that was given by a key at `at`."""
        self._keep(handle(self._kept, given, at).session)

    def tell(self, given: Input, at: int) -> None:
        """Tell the coach something that no key stands for.

        It belongs to no burst: the key pressed just before does not swallow it, and the burst that
        it comes in the middle of does not take it back.
        """
        before = advance(self._kept, at).session
        told = handle(replace(before, burst=Burst()), given, at).session
        self._keep(replace(told, burst=before.burst, before_burst=None))

    def led_to_by(self, given: Input, at: int) -> None:
        """Know of a press that led here and was for something else: held, it does nothing here."""
        self._keep(replace(self._kept, burst=Burst(given, at, 1), before_burst=None))

    def view(self, now: int) -> View:
        """The session as it is at `now`."""
        self._shown = advance(self._shown, now).session
        return view_of(self._shown)

    def next_glance(self) -> int | None:
        """The next instant at which the view changes by itself."""
        return next_glance(self._shown)

    def _keep(self, session: Session) -> None:
        self._kept = self._shown = session
