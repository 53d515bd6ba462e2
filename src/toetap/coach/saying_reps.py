"""What there is to say in a set of reps, counted by the person or paced by the coach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from toetap.coach.exercise import Reps
from toetap.coach.moment import working_side
from toetap.coach.saying import LAST_SECONDS, SOON, Saying, Span, Weight, do, opening, sided
from toetap.coach.script import Work
from toetap.coach.session import Session
from toetap.coach.units import SECOND
from toetap.coach.words import WordKey, Words

RepsSaid = Literal["every", "fifth", "none"]
"""Which reps are counted aloud."""

_ONE_IN = {"every": 1, "fifth": 5}
_MANY = 8
"""Reps from which on the half of them is told."""
_TIME_TO_COUNT = 2
"""Seconds of letting go in which there is time to count, so that the hold begins on its word."""


@dataclass(frozen=True, slots=True)
class Counting:
    """A stage of a set of reps.

    Attributes:
        session: The session in that stage.
        work: The set.
        dose: How it is counted.
        said: Which reps are counted aloud.
    """

    session: Session
    work: Work
    dose: Reps
    said: RepsSaid

    @property
    def _done(self) -> int:
        """Reps behind in this pass through the set."""
        return self.session.tally(self.work).done % self.work.target

    @property
    def _counts_in_release(self) -> bool:
        return self.dose.release >= _TIME_TO_COUNT

    @property
    def _paced_in_turn(self) -> bool:
        return self.session.auto and self.work.side == "alternating"

    def sayings(self) -> Iterator[Saying]:
        """What is said in it."""
        span = Span.of(self.session)
        match self.session.stage.kind:
            case "hold":
                return self._hold(span)
            case "release":
                return self._release(span)
            case _ if not self._done:
                return self._first(span.begins)
            case _ if self._counts_in_release:
                return iter(())
            case _:
                return self._next(span.begins)

    def _first(self, at: int) -> Iterator[Saying]:
        """The set begins; with a hold the person starts each rep."""
        waits = self.dose.hold or self.dose.release
        if waits:
            yield from sided(self.session, self.work, at)
        else:
            yield do(at, opening(self.session, self.work))
        yield from self._way(at)
        if waits:
            yield Saying(at, at + LAST_SECONDS * SECOND, Weight.TALK, Words("ready"))

    def _way(self, at: int) -> Iterator[Saying]:
        if self.dose.directions:
            yield do(at, "way", self.dose.directions[0])

    def _next(self, at: int) -> Iterator[Saying]:
        """A rep is behind, and the next one begins or is waited for."""
        for saying in self._progress(self._done, at):
            # A number beside a side would be heard as "two left".
            if not self._paced_in_turn or saying.words.key != "count":
                yield saying
        if self._paced_in_turn:
            yield do(at, working_side(self.session, self.work))

    def _progress(self, done: int, at: int) -> Iterator[Saying]:
        """What is said once so many reps are done."""
        target, ways = self.work.target, self.dose.directions
        each = target // max(1, len(ways))
        if ways and done < target and done % each == 0:
            yield do(at, "other way", ways[done // each])
        elif done == target - 1:
            yield Saying(at, at + SOON, Weight.COUNT, Words("last one"))
        elif self.said in _ONE_IN and done % _ONE_IN[self.said] == 0:
            yield Saying(at, at + SOON, Weight.COUNT, Words("count", done))
        if done * 2 == target and target >= _MANY and not ways:
            yield Saying(at, at + SOON, Weight.TALK, Words("half-way"))

    def _hold(self, span: Span) -> Iterator[Saying]:
        if self.session.auto and not self._done:
            yield from sided(self.session, self.work, span.begins)
            yield from self._way(span.begins)
        elif self.session.auto and not self._counts_in_release:
            yield from self._next(span.begins)
        # The first time in words of its own, and then short.
        cue = "" if self._done else self.dose.hold_cue
        yield do(span.begins, "text" if cue else "hold", cue)
        if self.dose.hold >= LAST_SECONDS:
            yield from span.half_way(self.dose.hold)
            yield from span.last_seconds()

    def _release(self, span: Span) -> Iterator[Saying]:
        cue = "" if self._done else self.dose.release_cue
        yield do(span.begins, "text" if cue else "release", cue)
        if self._counts_in_release:
            yield from self._behind(span)

    def _behind(self, span: Span) -> Iterator[Saying]:
        """What is said in a letting go that is long enough: the rep behind, and the next side."""
        done = self._done + 1
        in_turn = self.work.side == "alternating" and done < self.work.target
        one_word = in_turn and self.dose.release == _TIME_TO_COUNT
        for saying in self._progress(done, span.begins + SECOND):
            if one_word and saying.weight is not Weight.DO:
                continue
            counted = saying.words.key == "count"
            # Not to be taken for one of the seconds that are counted down.
            yield replace(saying, words=Words("reps done", done)) if counted else saying
        if in_turn:
            assert span.ends is not None
            side: WordKey = "left" if done % 2 else "right"
            at = span.ends - SECOND
            yield Saying(at, at, Weight.DO, Words(side))
