"""What whole weeks are held against."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct

if TYPE_CHECKING:
    from toetap.coach.stats import WeekLine

MOST_DAYS, MOST_MINUTES = 7, 5000

Days = Annotated[int, Meta(ge=1, le=MOST_DAYS)]
Minutes = Annotated[int, Meta(ge=1, le=MOST_MINUTES)]


class Plan(Struct, frozen=True, forbid_unknown_fields=True):
    """What is planned for each week; None for what was not said.

    Attributes:
        days: On how many days.
        minutes: How many minutes in all.
    """

    days: Days | None = None
    minutes: Minutes | None = None

    def __bool__(self) -> bool:
        """True if anything is planned."""
        return self.days is not None or self.minutes is not None

    def met(self, line: WeekLine) -> bool:
        """Whether a week came up to it."""
        enough = self.minutes is None or line.seconds >= self.minutes * 60
        return enough and (self.days is None or line.days >= self.days)
