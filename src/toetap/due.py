"""What is due on a day, out of all that is kept: the same answer for every face."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from toetap.coach.person import Person
from toetap.coach.plan import Did, Today, taken_on, today
from toetap.coach.task import Task

if TYPE_CHECKING:
    from toetap.store.checkups import CheckupStore
    from toetap.store.index.history import SessionIndex

CHECKUP = "A check-up is due, whenever it suits."


@dataclass(frozen=True, slots=True)
class Day:
    """What a day holds.

    Attributes:
        today: What was taken on.
        checkup: A check-up is due.
    """

    today: Today
    checkup: bool = False

    @property
    def due(self) -> bool:
        """Anything is left to do."""
        return self.checkup or bool(self.today.due)

    @property
    def empty(self) -> bool:
        """There is nothing to tell."""
        return not (self.today.tasks or self.today.paused or self.checkup)


def day_of(
    plan: Mapping[str, Task],
    person: Person,
    day: date,
    index: Callable[[], SessionIndex],
    checkups: CheckupStore | None,
) -> Day:
    """What a day holds. Reads the disk, so it is not for a screen's thread.

    Args:
        plan: All tasks there are.
        person: What they took on.
        day: The day.
        index: Gives the history, refreshed; not asked where nothing was taken on.
        checkups: Where check-ups are kept; None where none are.
    """
    past: tuple[Did, ...] = ()
    if taken_on(plan, person):
        from toetap.store.index.recent import recent  # noqa: PLC0415 - only where there is a plan

        past = recent(index(), day)
    found = today(plan, person, past, day)
    return Day(found, not found.paused and _checkup_due(person, checkups, day))


def _checkup_due(person: Person, checkups: CheckupStore | None, day: date) -> bool:
    if checkups is None or person.checkups.wanted is not True:
        return False
    from toetap.coach.checkups import due  # noqa: PLC0415 - only where they are wanted

    return due(person.checkups, checkups.all().checkups, day)
