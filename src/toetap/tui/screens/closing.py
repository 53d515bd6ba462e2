"""A screen that may come to its end while another one covers it."""

from __future__ import annotations

from typing import TypeVar

from textual.screen import Screen

Result = TypeVar("Result")


class ClosingScreen(Screen[Result]):
    """Closes once it is on top. `dismiss` would take away whatever covers it.

    What a worker has found is handed to a screen with `call_later`: a screen on its way out takes
    nothing in any more, and one that does still has all of its widgets.
    """

    _outcome: tuple[Result | None] | None = None

    def close(self, outcome: Result | None) -> None:
        """Close with this outcome, now or as soon as nothing covers the screen."""
        self._outcome = (outcome,)
        self._close_on_top()

    def on_screen_resume(self) -> None:
        """What covered it is gone."""
        self._close_on_top()

    def _close_on_top(self) -> None:
        if self._outcome is not None and self.is_active:
            self.dismiss(*self._outcome)
