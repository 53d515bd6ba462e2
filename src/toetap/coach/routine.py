"""A routine: exercises in an order, each at a level, with rests between."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from toetap.coach.exercise import Dose, Id, Level, Line, RestSeconds, Text


class Item(Struct, frozen=True, forbid_unknown_fields=True):
    """One exercise of a routine."""

    exercise: Annotated[Id, Meta(description="The id of an exercise: its file's name.")]
    level: Level = 1
    rest: Annotated[
        RestSeconds | None,
        Meta(
            description="Seconds of rest before it; left out, until the person is ready. "
            "Before standing, walking or another posture toetap always waits.",
        ),
    ] = None
    dose: Annotated[
        Dose | None, Meta(description="A dose of its own, in place of the level's.")
    ] = None


class Routine(Struct, frozen=True, forbid_unknown_fields=True):
    """A routine. Its id is the name of its file."""

    name: Line
    summary: Line
    item: Annotated[tuple[Item, ...], Meta(min_length=1, max_length=60)]
    when: Annotated[str, Meta(max_length=120, description='How often: "twice a day".')] = ""
    about: Annotated[str, Meta(max_length=1000, description="More about it, for the details.")] = ""
    cautions: tuple[Text, ...] = ()
    order: Annotated[
        int, Meta(ge=0, le=1000, description="Place in the list of routines; smaller comes first.")
    ] = 500
    id: str = ""
