"""Counts put right afterwards: what was really done of each set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toetap.coach.record import ExerciseRecord, ExerciseStatus, SessionRecord, SetRecord, Status
from toetap.coach.results import UNITS, what

MOST = 1_000_000
"""What a session file may hold as a count."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a session says was done.

    Attributes:
        done: Of each set, through all exercises.
        exercises: How far each exercise was done.
        status: How the session ended.
    """

    done: tuple[int, ...]
    exercises: tuple[ExerciseStatus, ...]
    status: Status


@dataclass(frozen=True, slots=True)
class Countable:
    """One set as it is asked about.

    Attributes:
        exercise: Its exercise, by name.
        opens: It is the first one of its exercise.
        what: Its side, or for taps its limbs; with its number where there are several.
        done: What is written down, of `target`.
        unit: What both count.
    """

    exercise: str
    opens: bool
    what: str
    done: int
    target: int
    unit: str


def counts_of(record: SessionRecord) -> Counts:
    """What a record says now."""
    return Counts(
        tuple(one.done for exercise in record.exercises for one in exercise.sets),
        tuple(exercise.status for exercise in record.exercises),
        record.status,
    )


def corrected(record: SessionRecord, done: Sequence[int]) -> Counts:
    """What a record says once its sets were done so often.

    An exercise of which no count changes keeps its status. A session that was left early and of
    which everything turns out to be done is completed; any other ended as it did.

    Args:
        record: The session.
        done: Of each set, in the order of `counts_of`.

    Raises:
        ValueError: There are more or fewer, or one of them can't be.
    """
    if len(done) != record.set_count or not all(0 <= one <= MOST for one in done):
        raise ValueError("a count for each set, from 0 on")
    left, exercises = list(done), list[ExerciseStatus]()
    for exercise in record.exercises:
        mine, left = left[: len(exercise.sets)], left[len(exercise.sets) :]
        exercises.append(_status(exercise, mine))
    whole = record.status == "partial" and all(status == "done" for status in exercises)
    changed = tuple(done) != counts_of(record).done
    return Counts(
        tuple(done), tuple(exercises), "completed" if whole and changed else record.status
    )


def countable(record: SessionRecord) -> tuple[Countable, ...]:
    """Every set of a session, in its order."""
    found: list[Countable] = []
    for exercise in record.exercises:
        named = [what(one) for one in exercise.sets]
        for place, one in enumerate(exercise.sets):
            found.append(_countable(exercise, place, one, named))
    return tuple(found)


def _countable(
    exercise: ExerciseRecord, place: int, one: SetRecord, named: Sequence[str]
) -> Countable:
    name = named[place]
    number = f" {named[: place + 1].count(name)}" if named.count(name) > 1 else ""
    return Countable(
        exercise.name, place == 0, f"{name}{number}", one.done, one.target, UNITS[one.kind]
    )


def _status(exercise: ExerciseRecord, done: Sequence[int]) -> ExerciseStatus:
    if [one.done for one in exercise.sets] == list(done):
        return exercise.status
    if all(count >= one.target for count, one in zip(done, exercise.sets, strict=True)):
        return "done"
    return "partial" if any(done) else "skipped"
