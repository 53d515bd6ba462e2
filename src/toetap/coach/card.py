"""An exercise's ladder, as its card shows it: every level, where the person is, what is open."""

from __future__ import annotations

from dataclasses import dataclass

from toetap.coach.exercise import Exercise
from toetap.coach.person import Person
from toetap.coach.progression import open_levels
from toetap.coach.reasons import unsuited
from toetap.coach.wording import rung_words


@dataclass(frozen=True, slots=True)
class RungTold:
    """A level of an exercise.

    Attributes:
        level: Its 1-based number.
        words: What it asks.
        note: What is new on it; may be empty.
        here: The person is on it.
        why_not: Why it is not open to them; empty if it is.
    """

    level: int
    words: str
    note: str
    here: bool
    why_not: str


def ladder_told(exercise: Exercise, now: int, person: Person) -> tuple[RungTold, ...]:
    """All levels of an exercise, the lowest first; `now` is the one that the person is on."""
    there = open_levels(exercise, person)
    return tuple(
        RungTold(
            level,
            rung_words(exercise, level),
            rung.note,
            level == now,
            "" if level in there else unsuited(rung, level, person),
        )
        for level, rung in enumerate(exercise.level, start=1)
    )
