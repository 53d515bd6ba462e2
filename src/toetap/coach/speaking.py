"""What is said when: a function of the session, as the picture and the clicks are.

There is more to say than there is time for. Words never talk over each other and are never late:
what would be is left out, and what matters less gives way to what matters more.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from toetap.coach.cues import Cue
from toetap.coach.exercise import Reps
from toetap.coach.passage import advance, next_change
from toetap.coach.saying import Saying, Span, Weight, do
from toetap.coach.saying_between import between
from toetap.coach.saying_reps import Counting, RepsSaid
from toetap.coach.saying_taps import over_taps
from toetap.coach.saying_timed import timed
from toetap.coach.session import Session
from toetap.coach.words import Lasts, WordKey, Words, estimated

_ANSWERS: dict[str, WordKey] = {
    "paused": "paused", "resumed": "resumed", "undone": "undone", "held": "undone",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Manner:
    """How somebody speaks.

    Attributes:
        reps: Which reps are counted aloud.
        lasts: How many nanoseconds words take to say.
    """

    reps: RepsSaid = "every"
    lasts: Lasts = estimated


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words and the time they are for.

    Attributes:
        at: When they begin.
        until: The last instant at which they may begin; after it they are dropped.
        words: What is said.
    """

    at: int
    until: int
    words: Words


def speech(session: Session, manner: Manner, cues: Sequence[Cue] = ()) -> Iterator[Utterance]:
    """Everything that is said from the beginning of the present stage on, in order, unasked.

    It goes on until the session waits for the person, and is only worked out as far as it is
    looked at. What a stage says does not depend on when in it one asks, so an input that changes
    nothing does not change a word.

    Args:
        session: The session as it stands.
        manner: How it is said.
        cues: What an input has just caused.
    """
    return _in_time(_sayings(session, manner, cues), manner.lasts)


def utterances(
    session: Session, start: int, end: int, manner: Manner, cues: Sequence[Cue] = ()
) -> tuple[Utterance, ...]:
    """What begins in [start, end) if nothing else is told to the session."""
    until_end = takewhile(lambda one: one.at < end, speech(session, manner, cues))
    return tuple(one for one in until_end if one.at >= max(start, session.now))


def _sayings(session: Session, manner: Manner, cues: Sequence[Cue]) -> Iterator[Saying]:
    """All there would be to say, by the instants that it belongs to."""
    kinds = [cue.kind for cue in cues if cue.at == session.now]
    answers = [do(session.now, _ANSWERS[kind]) for kind in kinds if kind in _ANSWERS]
    if session.over and "ended" not in kinds:
        return  # nobody knows any more when that was
    while True:
        yield from sorted([*answers, *_of_stage(session, manner)], key=lambda one: one.at)
        due = next_change(session)
        if due is None:
            return
        answers, session = [], advance(session, due).session


def _of_stage(session: Session, manner: Manner) -> Iterator[Saying]:
    if session.paused:
        return iter(())
    work = session.work
    if work is None or not session.in_set:
        return between(session)
    if session.stage.round is not None:
        return over_taps(session.stage.round, Span.of(session).begins, manner.lasts)
    if isinstance(work.dose, Reps) and session.stage.kind != "lead-in":
        return Counting(session, work, work.dose, manner.reps).sayings()
    return timed(session, work)


class _Ahead:
    """What there is to say, looked at no further than needed."""

    def __init__(self, sayings: Iterator[Saying]) -> None:
        self._sayings = sayings
        self._seen: list[Saying] = []
        self._next = next(sayings, None)

    def take(self) -> Saying | None:
        """The next."""
        if self._seen:
            self._look(self._seen[0].at)
        elif self._next is not None:
            self._look(self._next.at + 1)
        return self._seen.pop(0) if self._seen else None

    def put(self, saying: Saying) -> None:
        """To be said after what belongs to the same instant."""
        insort(self._seen, saying, key=lambda one: one.at)

    def before(self, end: int) -> Iterable[Saying]:
        """All that belongs to instants before `end`."""
        self._look(end)
        return takewhile(lambda one: one.at < end, self._seen)

    def _look(self, end: int) -> None:
        while self._next is not None and self._next.at < end:
            self.put(self._next)
            self._next = next(self._sayings, None)


def _in_time(sayings: Iterator[Saying], lasts: Lasts) -> Iterator[Utterance]:
    """One after the other, each in its time; what can't be is left out."""
    ahead = _Ahead(sayings)
    free: int | None = None
    while (one := ahead.take()) is not None:
        begins = one.at if free is None else max(one.at, free)
        if begins > one.until:
            continue
        ends = begins + lasts(one.words)
        stronger = next((each for each in ahead.before(ends) if _beats(each, one, ends)), None)
        if stronger is None:
            yield Utterance(begins, one.until, one.words)
            free = ends
        else:
            ahead.put(replace(one, at=max(begins, stronger.at)))


def _beats(other: Saying, one: Saying, ends: int) -> bool:
    """The other matters more, and can't wait until `one` has been said."""
    waits = other.until >= ends and (other.weight < Weight.DO or other.at == one.at)
    return other.weight > one.weight and not waits
