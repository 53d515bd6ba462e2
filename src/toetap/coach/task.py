"""A task of the weekly plan, as content has it."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from toetap.coach.exercise import Id, Line
from toetap.coach.units import DAYS_A_WEEK

Count = Annotated[int, Meta(ge=1, le=12)]
Minutes = Annotated[int, Meta(ge=1, le=600)]


class Task(Struct, frozen=True, forbid_unknown_fields=True):
    """Something of the weekly plan that a person may take on. Its id is the name of its table.

    Attributes:
        days: On how many days of a week.
        times: How often on such a day; `most` is up to how often, where it says so.
        minutes: So many on a day also make it a day, however often.
        start: The routine that is opened for it.
        routines: Each of these sessions counts as once.
        exercises: So does a session with any of these in it.
    """

    name: Line
    asks: Annotated[Line, Meta(description='What it asks for: "twice a day".')]
    days: Annotated[int, Meta(ge=1, le=DAYS_A_WEEK, description="On how many days of a week.")]
    start: Annotated[Id, Meta(description="The routine that is opened for it.")]
    times: Annotated[Count, Meta(description="How often on such a day.")] = 1
    most: Annotated[Count | None, Meta(description="Up to how often on such a day.")] = None
    minutes: Annotated[Minutes | None, Meta(description="So many on a day make it one, too.")] = (
        None
    )
    routines: Annotated[
        tuple[Id, ...], Meta(description="A session of any of these counts as once.")
    ] = ()
    exercises: Annotated[
        tuple[Id, ...], Meta(description="A session with any of these counts as once.")
    ] = ()
    sources: Annotated[
        tuple[Line, ...], Meta(description="Ids from sources.toml, or a source in full.")
    ] = ()
