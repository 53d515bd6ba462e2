"""SessionRecord: what is kept of a session. docs/session-format.md is the contract.

The record is the state: a session that was cut off is a record whose status is "in progress",
and `toetap.coach.resume` goes on from it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct

from toetap.coach.units import Limbs, Posture, Reading, SetSide

SCHEMA = 1
FIRST_YEAR = 2000
LAST_YEAR = 2100

Kind = Literal["reps", "hold", "time", "taps", "path"]
Status = Literal["completed", "partial", "stopped", "in progress"]
Reason = Literal["pain", "dizzy", "injury", "unwell", "other"]
Feet = Literal["clear", "seated", "hands"]
Origin = Literal["guided", "logged", "imported"]
ExerciseStatus = Literal["done", "partial", "skipped"]
KeptUp = Literal["yes", "lost it"]


class SetRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One set: what was asked and what was really done.

    `target` and `done` are repetitions for reps, seconds for hold and time, beats for taps, points
    for path. `done` may be more than `target` where a set was done again.
    """

    kind: Kind
    limbs: Limbs
    side: SetSide
    pattern: str | None = None
    reading: Reading | None = None
    bpm: int | None = None
    target: int
    done: int
    seconds: int
    kept_up: KeptUp | None = None


class ExerciseRecord(Struct, frozen=True, kw_only=True):
    """One exercise of a session, with its sets in the order they were asked."""

    id: str
    name: str
    level: int
    posture: Posture
    status: ExerciseStatus
    sets: tuple[SetRecord, ...]


class Before(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the person said before the session; None where they did not answer."""

    feet: Feet | None = None
    pain: int | None = None
    numbness: int | None = None


class After(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the person said after the session; None where they did not answer."""

    pain: int | None = None
    effort: int | None = None


class SessionRecord(Struct, frozen=True, kw_only=True):
    """A whole session. `started` and `ended` carry the offset of the place.

    `at_set` is which of its sets a session in progress stands at, from 1 through all exercises;
    None where it stands at none, and once it is over.
    """

    id: str
    routine: str
    title: str
    started: datetime
    ended: datetime
    active_seconds: int
    status: Status
    reason: Reason | None = None
    at_set: int | None = None
    source: Origin = "guided"
    app: str
    note: str = ""
    before: Before = Before()
    after: After = After()
    exercises: tuple[ExerciseRecord, ...]

    @property
    def set_count(self) -> int:
        """Sets in all exercises."""
        return sum(len(exercise.sets) for exercise in self.exercises)
