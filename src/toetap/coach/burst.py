"""Numb hands press twice, hit two keys at once, and rest on a key. A burst counts once.

A terminal has no key-up and no mark for auto-repeat, so all there is to go by are the instants of
the presses. Windows: presses nearer than `SAME_PRESS` are one; another key within `TWO_AT_ONCE`
was hit along with the first, unless it is `Stop`. Faster and slower are two keys, of which the
second puts right what the first did. A held key looks like a press, a wait of up to
`REPEAT_DELAY`, and then presses some 30 times a second: once three have come that fast, it is
certain that the first of them was no press either.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from toetap.coach.inputs import Answer, Input, Note, Stop, TapTempo
from toetap.coach.units import SECOND

SAME_PRESS = 180 * SECOND // 1000
TWO_AT_ONCE = 80 * SECOND // 1000
REPEAT_GAP = 120 * SECOND // 1000
REPEAT_DELAY = 11 * SECOND // 10
_PRESSES_OF_A_HELD_KEY = 3

Verdict = Literal["press", "same press", "held"]

_REPEATABLE = (TapTempo, Answer, Note)


@dataclass(frozen=True, slots=True)
class Burst:
    """The presses that have come in quick succession.

    Attributes:
        given: The input of all of them; None before the first.
        last: The instant of the last one, swallowed or not.
        presses: How many there were.
        fast: Every gap in it was that of a held key.
        gap: From the press before the burst to its first, where that was the same key.
        along: Another input that was hit along with them, and swallowed.
        along_at: The instant of that one.
    """

    given: Input | None = None
    last: int = 0
    presses: int = 0
    fast: bool = True
    gap: int | None = None
    along: Input | None = None
    along_at: int = 0

    def judged(self, given: Input, now: int) -> tuple[Burst, Verdict]:
        """The burst with this input, and what the input is to be taken for."""
        gap = now - self.last
        if isinstance(given, _REPEATABLE):
            return self, "press"
        if given != self.given:
            if self.given is not None and gap < TWO_AT_ONCE and not isinstance(given, Stop):
                return replace(self, along=given, along_at=now), "same press"
            # Of two keys held down, a terminal repeats the one that was hit last.
            since_along = now - self.along_at if given == self.along else None
            return Burst(given, now, 1, gap=since_along), "press"
        if gap >= SAME_PRESS:
            return Burst(given, now, 1, gap=gap), "press"
        fast = self.fast and gap <= REPEAT_GAP
        longer = replace(self, last=now, presses=self.presses + 1, fast=fast)
        return longer, "held" if longer.proves_held else "same press"

    @property
    def open_until(self) -> int | None:
        """Up to when another press may show that a key is held; None if that is settled."""
        may_be_held = self._after_delay and self.fast and self.presses < _PRESSES_OF_A_HELD_KEY
        return self.last + REPEAT_GAP if may_be_held else None

    @property
    def proves_held(self) -> bool:
        """This very press shows that the first of the burst came from a key held down."""
        return self.presses == _PRESSES_OF_A_HELD_KEY and self.fast and self._after_delay

    @property
    def _after_delay(self) -> bool:
        """The first press came as soon after the one before as a key that is held repeats."""
        return self.gap is not None and self.gap <= REPEAT_DELAY
