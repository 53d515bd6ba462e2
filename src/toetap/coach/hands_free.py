"""A whole session that nobody touches: every rest ends by itself, and the coach paces all reps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from msgspec.structs import replace as revised

from toetap.coach.burst import Burst
from toetap.coach.cues import Cue
from toetap.coach.exercise import Dose, Taps
from toetap.coach.handling import does_something, handle
from toetap.coach.inputs import Auto, Press
from toetap.coach.passage import advance, next_change
from toetap.coach.script import LEAD_IN, READY_ESTIMATE, Rest, Script, Step, Work
from toetap.coach.session import Session, Turn, start
from toetap.coach.units import SECOND

CLOSING = 3
"""Seconds in which the end is still heard. They are taken from the first rest, so that the whole
lasts as long as the routine."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A stretch of a session in which nothing is told to it.

    Attributes:
        session: The session at its beginning.
        cues: What has just happened there.
        until: The instant at which it ends.
    """

    session: Session
    cues: tuple[Cue, ...]
    until: int


def unattended(script: Script, *, ready: int = READY_ESTIMATE, bpm: int | None = None) -> Script:
    """The same script without a rest that waits for anybody.

    Args:
        script: What is gone through.
        ready: Seconds that stand for a rest until the person is ready. The first is shorter, by
            `CLOSING` if that leaves time to get into place.
        bpm: The tempo of all taps, if it is to be another.
    """
    steps = tuple(_step(step, ready, bpm) for step in script.steps)
    parts = tuple(replace(part, dose=_at_tempo(part.dose, bpm)) for part in script.parts)
    return replace(script, parts=parts, steps=steps)


def legs(script: Script, now: int) -> Iterator[Leg]:
    """An unattended script, gone through from `now` on: a leg an exercise, and the closing."""
    turn = _paced(handle(start(script, now), Press(), now))
    while not turn.session.over:
        following = _to_next_exercise(turn.session)
        yield Leg(turn.session, turn.cues, following.session.now)
        turn = _paced(following)
    yield Leg(turn.session, turn.cues, turn.session.now + CLOSING * SECOND)


def _step(step: Step, ready: int, bpm: int | None) -> Step:
    if isinstance(step, Rest) and step.seconds is None:
        first = step.before == 2  # noqa: PLR2004 - after the look at the feet and this rest
        return replace(step, seconds=max(LEAD_IN, ready - CLOSING) if first else ready)
    return replace(step, dose=_at_tempo(step.dose, bpm)) if isinstance(step, Work) else step


def _at_tempo(dose: Dose, bpm: int | None) -> Dose:
    return revised(dose, bpm=bpm) if bpm is not None and isinstance(dose, Taps) else dose


def _paced(turn: Turn) -> Turn:
    """The coach paces the exercise that has just been made ready for."""
    session, here = turn.session, turn.session.now
    session = replace(session, burst=Burst(), before_burst=None)
    cues = tuple(cue for cue in turn.cues if cue.at == here)
    if session.auto or not does_something(session, Auto()):
        return Turn(session, cues)
    return Turn(handle(session, Auto(), here).session, cues)


def _to_next_exercise(session: Session) -> Turn:
    turn = Turn(session)
    while (due := next_change(turn.session)) is not None:
        turn = turn.then(advance(turn.session, due))
        if any(cue.kind == "exercise" for cue in turn.cues):
            break
    return turn
