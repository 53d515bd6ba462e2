"""Taps at the person's own tempo: where they start, and what is offered after steady rounds.

The tempo of the first rung is the person's own, and the steps of the ladder are kept: where the
content goes from 60 to 66 beats a minute, somebody whose own tempo is 50 goes from 50 to 56.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace as revised

from toetap.coach.exercise import Exercise, Taps
from toetap.coach.record import KeptUp, SessionRecord
from toetap.coach.tempo import MAX_BPM, MIN_BPM, clamp_bpm

ROUNDS = 5
"""The latest rounds that tell a tempo."""

SLOWEST, FASTEST = 40, 100
"""Where taps may start of themselves. Faster is for the person to choose, beat by beat."""

assert MIN_BPM <= SLOWEST < FASTEST <= MAX_BPM


@dataclass(frozen=True, slots=True)
class TappedRound:
    """A round of taps that was done in full.

    Attributes:
        exercise: Its id.
        level: The rung it was done at.
        bpm: The tempo at its end, in beats a minute.
        kept_up: What the person said of it; None where they did not.
    """

    exercise: str
    level: int
    bpm: int
    kept_up: KeptUp | None = None


@dataclass(frozen=True, slots=True)
class TempoOffer:
    """A tempo that the person may take as their own, and why."""

    bpm: int
    why: str


def tapped_rounds(record: SessionRecord) -> tuple[TappedRound, ...]:
    """The rounds of a session that were tapped to their end."""
    return tuple(
        TappedRound(exercise.id, exercise.level, one.bpm, one.kept_up)
        for exercise in record.exercises
        for one in exercise.sets
        if one.bpm is not None and one.done >= one.target
    )


def paced(exercise: Exercise, level: int, own: int | None) -> Taps | None:
    """The dose of a level at the person's own tempo; None where it stays as it is written."""
    dose = exercise.rung(level).dose
    if own is None or not isinstance(dose, Taps):
        return None
    start = min(max(own, SLOWEST), FASTEST)
    return revised(dose, bpm=clamp_bpm(start + faster_than_first(exercise, level)))


def faster_than_first(exercise: Exercise, level: int) -> int:
    """By how many beats a minute a rung is faster than the first with taps; 0 without any."""
    taps = [rung.dose for rung in exercise.level if isinstance(rung.dose, Taps)]
    here = exercise.rung(level).dose
    return here.bpm - taps[0].bpm if isinstance(here, Taps) else 0


def own_tempo(rounds: Iterable[tuple[TappedRound, Exercise]]) -> int | None:
    """The median of the latest rounds, each taken back to the first rung; None for too few.

    Args:
        rounds: The oldest first, each with its exercise as it is now.
    """
    latest = list(rounds)[-ROUNDS:]
    if len(latest) < ROUNDS:
        return None
    tempos = sorted(one.bpm - faster_than_first(exercise, one.level) for one, exercise in latest)
    return clamp_bpm(tempos[len(tempos) // 2])


def offer(told: int | None, rounds: Sequence[tuple[TappedRound, Exercise]]) -> TempoOffer | None:
    """Another tempo to start at, if the latest rounds were tapped at another.

    A slower one is offered as soon as the rounds tell it; a faster one only if the person said of
    each of them that they kept up, and by no more than a twentieth.
    """
    found = own_tempo(rounds)
    if told is None or found is None or abs(found - told) < _step(told):
        return None
    said = f"{found} beats a minute in the middle of your last {ROUNDS} rounds, {told} at the start"
    if found < told:
        return TempoOffer(found, f"You tapped at {said}.")
    if any(one.kept_up != "yes" for one, _exercise in rounds[-ROUNDS:]):
        return None
    return TempoOffer(told + _step(told), f"You kept up at {said}.")


def _step(bpm: int) -> int:
    """What a tempo may grow by at once."""
    return max(1, bpm // 20)
