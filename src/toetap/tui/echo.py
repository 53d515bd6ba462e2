"""A numb hand presses twice and a resting one holds a key down: what a press does, it does once.

The coach judges the keys of a session by what they mean. Everywhere else a second press of the
same key within `SAME_PRESS` is dropped, so that the key that opens a screen does not answer it.
"""

from __future__ import annotations

from textual.screen import Screen

from toetap.coach.burst import SAME_PRESS

MOVING = frozenset(
    ("up", "down", "left", "right", "pageup", "pagedown", "home", "end", "tab", "shift+tab")
)


class Echo:
    """Remembers the latest key."""

    def __init__(self) -> None:
        self._key = ""
        self._at = 0
        self._screen: Screen[object] | None = None

    def is_one(self, key: str, at: int, screen: Screen[object], *, repeats: bool) -> bool:
        """Whether a key press is only the echo of the one before.

        Args:
            key: The key.
            at: When it was pressed, in nanoseconds.
            screen: The screen that it would go to.
            repeats: A key that may well be meant more than once: it moves, types, or is judged
                by the coach. Only on the screen where it was first pressed.
        """
        again = key == self._key and at - self._at < SAME_PRESS
        self._key, self._at = key, at
        if not again:
            self._screen = screen
        return again and not (repeats and screen is self._screen)
