"""One thing that there would be to say, and how much it matters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from toetap.coach.script import Work
from toetap.coach.session import Session
from toetap.coach.units import SECOND
from toetap.coach.words import WordKey, Words

LAST_SECONDS = 3
"""How many of the last seconds are said."""

LONG = 10
"""Seconds from which on something is so long that its half is told."""

SOON = SECOND * 9 // 10
"""How much later than its instant a word may begin that another one stands before."""

WHILE_WAITING = 30 * SECOND
"""How long there is to talk where the person is waited for."""


class Weight(IntEnum):
    """What gives way to what. Of two that can't both be said in time, the greater is."""

    TALK = 0
    COUNT = 1
    NEXT = 2
    DO = 3


@dataclass(frozen=True, slots=True)
class Saying:
    """Something to say.

    Attributes:
        at: The instant that it belongs to.
        until: The last instant at which it may begin.
        weight: How much it matters.
        words: What it is.
    """

    at: int
    until: int
    weight: Weight
    words: Words


@dataclass(frozen=True, slots=True)
class Span:
    """When a stage began, as if there had been no pause in it, and when it ends by itself."""

    begins: int
    ends: int | None

    @classmethod
    def of(cls, session: Session) -> Span:
        """That of the stage which goes on."""
        stage, shift = session.stage, session.now - session.active
        return cls(stage.since + shift, None if stage.until is None else stage.until + shift)

    def talk(self, key: WordKey, number: int = 0, text: str = "") -> Saying:
        """Something that can be said at any time of the stage but the last seconds."""
        return self._whenever(Weight.TALK, LAST_SECONDS, Words(key, number, text))

    def coming(self, key: WordKey, text: str = "") -> Saying:
        """What comes next: it matters more than counting the last seconds."""
        return self._whenever(Weight.NEXT, 1, Words(key, text=text))

    def _whenever(self, weight: Weight, before: int, words: Words) -> Saying:
        until = self.begins + WHILE_WAITING
        if self.ends is not None:
            until = min(until, max(self.begins, self.ends - before * SECOND))
        return Saying(self.begins, until, weight, words)

    def last_seconds(self) -> Iterator[Saying]:
        """Three, two, one, each on its second; none on the stage's own beginning."""
        for left in range(LAST_SECONDS, 0, -1):
            at = self._before_end(left)
            if at > self.begins:
                yield Saying(at, at, Weight.COUNT, Words("count", left))

    def half_way(self, seconds: int) -> Iterator[Saying]:
        """Half-way through so many seconds, of which the last is that of the stage."""
        at = self._before_end(0) - seconds * SECOND // 2
        if seconds >= LONG and at > self.begins:
            yield Saying(at, at + SOON, Weight.TALK, Words("half-way"))

    def _before_end(self, seconds: int) -> int:
        assert self.ends is not None
        return self.ends - seconds * SECOND


def do(at: int, key: WordKey, text: str = "") -> Saying:
    """What to do now."""
    return Saying(at, at + SOON, Weight.DO, Words(key, text=text))


def opening(session: Session, work: Work) -> WordKey:
    """The word that a set begins with: its side, if there is more than one way to take it."""
    if work.side == "alternating":
        return "right"
    both = session.script.parts[work.part].exercise.sides == "both"
    return "go" if both else work.side


def sided(session: Session, work: Work, at: int) -> Iterator[Saying]:
    """The side that a set is for, if it matters."""
    word = opening(session, work)
    if word != "go":
        yield do(at, word)
