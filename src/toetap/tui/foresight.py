"""A moment is drawn before its time and seen at its time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from toetap.coach.units import SECOND
from toetap.tui.alarm import Alarm
from toetap.tui.clock import Clock
from toetap.tui.ends import EndingApp

_DRAWN_IN = SECOND * 9 // 1000
"""About what it takes to draw a moment."""
_FORESEEN = SECOND * 25 // 1000
"""What it takes at most. Drawn so much earlier, a beat is held back until its very instant."""


class Foresight:
    """Looks at what a screen shows whenever it changes by itself, ahead of the change."""

    def __init__(
        self, screen: Screen[Any], clock: Clock, look: Callable[[int], int | None]
    ) -> None:
        """Look at nothing yet.

        Args:
            screen: What is looked at.
            clock: Tells the instant.
            look: Shows what is to be seen at an instant; returns the next at which that changes.
        """
        self._screen = screen
        self._clock = clock
        self._show = look
        self._alarm = Alarm(screen, self._foresee)
        self._due = 0

    def glance(self) -> None:
        """Show what is to be seen now. It is given time to go out before a beat is held back."""
        soon = self._clock.now() + _DRAWN_IN
        self._look(soon, free=soon)

    def _foresee(self) -> None:
        if isinstance(self._screen.app, EndingApp):
            self._screen.app.hold_back(self._due - self._clock.now())
        self._look(self._due)

    def _look(self, at: int, *, free: int = 0) -> None:
        self._alarm.stop()
        if self._screen.is_attached and (due := self._show(at)) is not None:
            self._due = due
            self._alarm.set(max(due - _FORESEEN, free) - self._clock.now())
