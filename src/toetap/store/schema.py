"""Schema 1 of session files, as types: each key, in its order, with what it may hold.

A record is checked against this where it comes in from a file; `toetap.coach.record` says what the
keys mean.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import Meta, Struct

from toetap.coach.record import (
    ExerciseStatus,
    Feet,
    KeptUp,
    Kind,
    Origin,
    Reason,
    Status,
)
from toetap.coach.units import Limbs, Posture, Reading, SetSide
from toetap.store.ids import ID_PATTERN

Id = Annotated[str, Meta(pattern=f"^{ID_PATTERN}$")]
Moment = Annotated[datetime, Meta(tz=True)]
Scale = Annotated[int, Meta(ge=0, le=10)]
Count = Annotated[int, Meta(ge=0, le=1_000_000)]
Seconds = Annotated[int, Meta(ge=0, le=1_000_000)]


class SetTable(Struct, frozen=True, kw_only=True):
    """`[[exercise.set]]`."""

    kind: Kind
    limbs: Limbs
    side: SetSide
    pattern: str | None = None
    reading: Reading | None = None
    bpm: Annotated[int, Meta(ge=1, le=1000)] | None = None
    target: Count
    done: Count
    seconds: Seconds
    kept_up: KeptUp | None = None


class ExerciseTable(Struct, frozen=True, kw_only=True, rename={"sets": "set"}):
    """`[[exercise]]`."""

    id: str
    name: str
    level: Annotated[int, Meta(ge=1, le=1000)]
    posture: Posture
    status: ExerciseStatus
    sets: tuple[SetTable, ...] = ()


class BeforeTable(Struct, frozen=True, kw_only=True):
    """`[before]`."""

    feet: Feet | None = None
    pain: Scale | None = None
    numbness: Scale | None = None


class AfterTable(Struct, frozen=True, kw_only=True):
    """`[after]`."""

    pain: Scale | None = None
    effort: Scale | None = None


class EndTable(Struct, frozen=True, kw_only=True):
    """`[end]`."""

    id: str
    sets: int


class SessionDocument(Struct, frozen=True, kw_only=True, rename={"exercises": "exercise"}):
    """A session file, schema 1: its keys in their order, and what each may hold."""

    schema: Annotated[int, Meta(ge=1)]
    id: Id
    routine: str
    title: str
    started: Moment
    ended: Moment
    active_seconds: Seconds
    status: Status
    reason: Reason | None = None
    at_set: Annotated[int, Meta(ge=1, le=1_000_000)] | None = None
    source: Origin = "guided"
    app: str
    note: str = ""
    before: BeforeTable = BeforeTable()
    after: AfterTable = AfterTable()
    exercises: tuple[ExerciseTable, ...] = ()
    end: EndTable


KEYS = SessionDocument.__struct_encode_fields__
"""The keys of schema 1, in their order."""
