"""When a calendar reminds of what was taken on: times of the clock, wherever the person is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from toetap.coach.person import Person
from toetap.coach.plan import taken_on
from toetap.coach.task import Task
from toetap.coach.units import DAYS_A_WEEK

_SPREAD: Mapping[int, tuple[int, ...]] = {
    1: (0,),
    2: (0, 3),
    3: (0, 2, 4),
    4: (0, 1, 3, 5),
    5: (0, 1, 2, 4, 5),
    6: (0, 1, 2, 3, 4, 5),
}
"""Days of the week, Monday first, with rests between them as even as they can be."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something that comes again every week, by the clock of wherever the person is.

    Attributes:
        id: Always the same for the same task and the same of its times.
        title: What it reminds of.
        words: What there is to know.
        start: The first time, without an offset: it means that time on any clock.
        days: Days of the week, 0 for Monday; all seven for every day.
        minutes: How long it takes.
    """

    id: str
    title: str
    words: str
    start: datetime
    days: tuple[int, ...]
    minutes: int


def reminders(
    plan: Mapping[str, Task],
    person: Person,
    times: Sequence[time],
    minutes: Mapping[str, int],
    today: date,
) -> tuple[Reminder, ...]:
    """What a calendar is to remind of.

    Args:
        plan: All tasks there are.
        person: What they took on. What is on a pause begins after it.
        times: Times of the day, in their order. A task of one time a day comes at the first of
            them; one of two at the first and the last; and so on, spread evenly.
        minutes: How long the routine of a task takes, by the task.
        today: The first day that may have one.
    """
    first = today
    if person.pause.covers(today) and person.pause.until is not None:
        first = person.pause.until + timedelta(days=1)
    return tuple(
        Reminder(
            id=f"{name}-{number}",
            title=task.name,
            words=f"{task.asks[0].upper()}{task.asks[1:]}. To begin: toetap start {task.start}",
            start=datetime.combine(_first_of(days_of(task), first), at),
            days=days_of(task),
            minutes=minutes.get(name, 10),
        )
        for name, task in taken_on(plan, person).items()
        for number, at in enumerate(spread(times, task.times), start=1)
    )


def days_of(task: Task) -> tuple[int, ...]:
    """The days of the week that a task is put on."""
    return _SPREAD.get(task.days, tuple(range(DAYS_A_WEEK)))


def spread(times: Sequence[time], wanted: int) -> tuple[time, ...]:
    """So many of the times, spread evenly, or all of them where there are fewer."""
    every = sorted(set(times))
    if wanted >= len(every):
        return tuple(every)
    if wanted == 1:
        return (every[0],)
    last = len(every) - 1
    return tuple(every[round(place * last / (wanted - 1))] for place in range(wanted))


def _first_of(days: Sequence[int], day: date) -> date:
    """The first day from this one on that is one of these days of the week."""
    return min(
        day + timedelta(days=ahead)
        for ahead in range(DAYS_A_WEEK)
        if (day + timedelta(days=ahead)).weekday() in days
    )
