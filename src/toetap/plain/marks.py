"""What is told in the middle of a stage: a phrase of taps, half-way, a direction, a point.

All of it is a function of the session, so nothing is told twice however often one looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from toetap.coach.exercise import Path, Time
from toetap.coach.passage import next_change
from toetap.coach.rounds import Round
from toetap.coach.script import COUNT_IN, Work
from toetap.coach.session import Session
from toetap.coach.units import SECOND
from toetap.plain.spoken import capital, span

LEAST_HALVED = 10
"""Seconds that a hold or a time lasts at least for its half to be told."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A line and the instant at which it is due."""

    at: int
    line: str


def next_news(session: Session) -> int | None:
    """The next instant at which there is something to tell, if nothing is told to the coach."""
    instants = [mark.at for mark in _coming(session)]
    if (change := next_change(session)) is not None:
        instants.append(change)
    return min(instants, default=None)


def marked(before: Session, after: Session) -> str | None:
    """The line that is due just at `after`, if it lies within the stage of `before`."""
    lines = (mark.line for mark in _coming(before) if mark.at == after.now)
    return next(lines, None) if after.stage.since == before.stage.since else None


def _coming(session: Session) -> list[Mark]:
    """What is still to be told within the session's stage."""
    work, stage = session.work, session.stage
    if work is None or not session.running:
        return []
    if session.script.until_left and stage.base:
        return []  # round after round is the same, and the clicks lead
    if stage.round is not None:
        marks = _phrases(stage.round)
    elif stage.kind == "run":
        marks = _passages(session, work)
    else:
        return []
    return [mark for mark in marks if mark.at > session.now]


def _phrases(round_: Round) -> Iterator[Mark]:
    """Each phrase, at its first beat."""
    beats = round_.beats
    starts = [round_.first]
    starts += [
        place
        for place, (earlier, later) in enumerate(pairwise(beats), start=1)
        if place > round_.first and later.phrase != earlier.phrase
    ]
    for start in starts:
        at = round_.tempo.time_of(COUNT_IN + start - round_.first)
        if at is not None:
            words = round_.pattern.phrases[beats[start].phrase].words(round_.reading)
            yield Mark(at, f"{capital(words)}.")


def _passages(session: Session, work: Work) -> Iterator[Mark]:
    """Directions, points and the half of what is on its way."""
    stage, dose = session.stage, work.dose
    assert stage.until is not None

    def at_left(nanoseconds: int) -> int:
        assert stage.until is not None
        return session.now + stage.until - nanoseconds - session.active

    lasts = stage.until - stage.since
    if isinstance(dose, Path):
        for left in range(lasts // (dose.seconds * SECOND) - 1, 0, -1):
            yield Mark(at_left(left * dose.seconds * SECOND), point_line(dose, left))
    elif isinstance(dose, Time) and dose.directions:
        for left in range(len(dose.directions) - 1, 0, -1):
            way = dose.directions[-left]
            line = f"Change: {way}, {span(dose.seconds)}."
            yield Mark(at_left(left * dose.seconds * SECOND), line)
    elif lasts >= LEAST_HALVED * SECOND:
        yield Mark(at_left(lasts // 2), f"Half-way: {span(lasts // 2 // SECOND)} to go.")


def point_line(dose: Path, left: int) -> str:
    """The point that comes when so many are left, itself included."""
    points = len(dose.points)
    return f"Point {points - left + 1} of {points}: {dose.points[-left]}."
