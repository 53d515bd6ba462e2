"""Taps at the person's own tempo: where they start, and what is offered after steady rounds.

The tempo of the first rung is the person's own, and the steps of the ladder are kept: where the
content goes from 60 to 66 beats a minute, somebody whose own tempo is 50 goes from 50 to 56.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace as revised

from toetap.coach.exercise import Exercise, Taps
from toetap.coach.record import KeptUp, SessionRecord
from toetap.coach.tempo import clamp_bpm

ROUNDS = 5
"""The latest rounds that tell a tempo."""

SLOWEST, FASTEST = 40, 100
"""Where taps may start of themselves. Faster is for the person to choose, beat by beat."""


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
    """A tempo that the person may take as their own.

    Attributes:
        bpm: The tempo, in beats a minute.
        now: The one that their taps start at now.
        why: The reason, with its figures.
    """

    bpm: int
    now: int
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
    here = exercise.rung(level).dose
    return here.bpm - first_bpm(exercise) if isinstance(here, Taps) else 0


def first_bpm(exercise: Exercise) -> int:
    """The tempo of the first rung with taps, as it is written; 0 without any."""
    return next((rung.dose.bpm for rung in exercise.level if isinstance(rung.dose, Taps)), 0)


def offer(told: int | None, rounds: Sequence[tuple[TappedRound, Exercise]]) -> TempoOffer | None:
    """Another tempo to start at, if the latest rounds were tapped at another.

    A slower one is offered as soon as the rounds tell it; a faster one only if the person said of
    each of them that they kept up, and by no more than a twentieth.

    Args:
        told: The person's own tempo; None where the content's holds.
        rounds: The oldest first, each with its exercise as it is now.
    """
    latest = rounds[-ROUNDS:]
    if len(latest) < ROUNDS:
        return None
    # Each is taken back to the first rung, so that a faster rung is no faster tempo.
    tempos = sorted(one.bpm - faster_than_first(exercise, one.level) for one, exercise in latest)
    middle = clamp_bpm(tempos[ROUNDS // 2])
    start = told if told is not None else first_bpm(latest[-1][1])
    if abs(middle - start) < _step(start):
        return None
    said = f"{middle} beats a minute in the middle of your last {ROUNDS} rounds, from {start}"
    if middle < start:
        return TempoOffer(middle, start, f"You tapped at {said}.")
    if any(one.kept_up != "yes" for one, _exercise in latest):
        return None
    return TempoOffer(clamp_bpm(start + _step(start)), start, f"You kept up at {said}.")


def slower(bpm: int) -> int:
    """A tempo that is slower by as much as one may become faster at once."""
    return clamp_bpm(bpm - _step(bpm))


def _step(bpm: int) -> int:
    """What a tempo may grow by at once: a twentieth."""
    return max(1, bpm // 20)
