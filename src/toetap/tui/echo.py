"""A numb hand presses twice and a resting one holds a key down: what a press does, it does once.

The coach judges the keys of a session by what they mean. Everywhere else a second press of the
same key within `SAME_PRESS` is dropped, and so is one that comes as soon as a keyboard repeats a
key that is held, where it would do something else than the first: somewhere else, or to the next
of a list. So the key that leads somewhere does not answer there until it is let go.
"""

from __future__ import annotations

from toetap.coach.burst import SAME_PRESS
from toetap.coach.units import SECOND

HELD = 700 * SECOND // 1000
"""As keyboards come, a held key repeats after 660 ms or less; a second look takes longer."""

DESTROYING = frozenset(("delete",))
MOVING = frozenset(
    ("up", "down", "left", "right", "pageup", "pagedown", "home", "end", "tab", "shift+tab")
)


class Echo:
    """Remembers the latest key."""

    def __init__(self) -> None:
        self._key = ""
        self._at = 0
        self._place: object = None
        self._waited = False

    def is_one(
        self, key: str, at: int, place: object, *, repeats: bool = False, types: bool = False
    ) -> bool:
        """Whether a key press is only the echo of the one before.

        Args:
            key: The key.
            at: When it was pressed, in nanoseconds.
            place: Where it would go: a screen, or a widget of it.
            repeats: A key that may well be meant more than once: it moves, types, or is judged
                by the coach. Only in the place where it was first pressed.
            types: It types a letter, of which one too many does no harm.
        """
        gap = at - self._at if key == self._key else HELD
        elsewhere = place is not self._place
        self._key, self._at = key, at
        if gap < SAME_PRESS:
            return elsewhere or not repeats
        # After its first wait a held key repeats fast, so what comes slowly once more is meant.
        acts_twice = (elsewhere and not self._waited) or key in DESTROYING
        self._waited = gap < HELD and acts_twice and not types
        if not self._waited:
            self._place = place
        return self._waited
