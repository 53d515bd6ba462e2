"""The weekly plan: what was taken on, what is due today, and how the week stands.

A day on which nothing was done is simply a day. Nothing here counts what was missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from toetap.coach.facts import monday_of
from toetap.coach.following import AWAY_DAYS
from toetap.coach.goal import Plan
from toetap.coach.person import Pause, Person
from toetap.coach.progress import did_something
from toetap.coach.record import SessionRecord
from toetap.coach.task import Task
from toetap.coach.units import DAYS_A_WEEK

_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Did:
    """What a session was, for the plan.

    Attributes:
        day: The day that the person lived.
        routine: The id of its routine.
        exercises: Ids of exercises of which anything was done, and active seconds in each.
        full: Those of them that were done in full.
    """

    day: date
    routine: str
    exercises: Mapping[str, int]
    full: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TaskToday:
    """How a task that was taken on stands.

    Attributes:
        id: Its name in the plan.
        task: What it is.
        due: There is something of it left to do today.
        done: How often it was done today.
        days: On how many days of this week it was done as often as it asks.
        goal: On how many it is meant to be; fewer where the week has days off.
        words: The same in one sentence.
    """

    id: str
    task: Task
    due: bool
    done: int
    days: int
    goal: int
    words: str


@dataclass(frozen=True, slots=True)
class Today:
    """What a day holds.

    Attributes:
        day: The day.
        tasks: What was taken on, in the order of the plan.
        active: Days of this week, Monday to Sunday, on which anything was done.
        away: Days since anything was done, where they are so many that it returns a rung lower.
        paused: The day is one of a pause.
        words: One sentence above it all: a pause, a return, or that all is done; may be empty.
    """

    day: date
    tasks: tuple[TaskToday, ...]
    active: tuple[date, ...] = ()
    away: int | None = None
    paused: bool = False
    words: str = ""

    @property
    def due(self) -> tuple[TaskToday, ...]:
        """What there is left to do today."""
        return tuple(one for one in self.tasks if one.due)


def did(record: SessionRecord) -> Did | None:
    """What a session was, for the plan; None if nothing was done in it."""
    if not did_something(record):
        return None
    seconds: dict[str, int] = {}
    for exercise in record.exercises:
        if any(one.done for one in exercise.sets):
            spent = sum(one.seconds for one in exercise.sets)
            seconds[exercise.id] = seconds.get(exercise.id, 0) + spent
    full = frozenset(exercise.id for exercise in record.exercises if exercise.status == "done")
    return Did(record.started.date(), record.routine, seconds, full)


def taken_on(plan: Mapping[str, Task], person: Person) -> dict[str, Task]:
    """The tasks that a person took on, in the order of the plan."""
    return {name: task for name, task in plan.items() if person.plan.get(name, False)}


def weekly(tasks: Iterable[Task]) -> Plan:
    """What tasks come to in a week, to hold whole weeks against."""
    every = tuple(tasks)
    minutes = sum(task.days * task.minutes for task in every if task.minutes is not None)
    return Plan(max((task.days for task in every), default=None), minutes or None)


def goal_of(plan: Mapping[str, Task], person: Person) -> Plan:
    """What the weeks of a person are held against: all that they took on."""
    return weekly(taken_on(plan, person).values())


def today(plan: Mapping[str, Task], person: Person, past: Iterable[Did], day: date) -> Today:
    """What a day holds, and how its week stands.

    Args:
        plan: All tasks there are.
        person: What they took on, and whether they have paused.
        past: What was done: at least in this week, and the latest session before it.
        day: The day that is asked for.
    """
    every = [one for one in past if one.day <= day]
    week = tuple(one for one in every if one.day >= monday_of(day))
    paused = person.pause.covers(day)
    standing = _Week(week, day, _open_days(person.pause, day), paused)
    tasks = tuple(_task(name, task, standing) for name, task in taken_on(plan, person).items())
    away = _away(every, day)
    active = tuple(sorted({one.day for one in week}))
    return Today(day, tasks, active, away, paused, _words(person.pause, tasks, day, away))


def _open_days(pause: Pause, day: date) -> int:
    """Days of the week that are in no pause."""
    monday = monday_of(day)
    return sum(not pause.covers(monday + timedelta(days=at)) for at in range(DAYS_A_WEEK))


def _away(past: Iterable[Did], day: date) -> int | None:
    latest = max((one.day for one in past), default=None)
    away = None if latest is None else (day - latest).days
    return away if away is not None and away >= AWAY_DAYS else None


@dataclass(frozen=True, slots=True)
class _Week:
    """The week of a day: what was done in it, and how many of its days are in no pause."""

    past: tuple[Did, ...]
    day: date
    open_days: int
    paused: bool


def _task(name: str, task: Task, week: _Week) -> TaskToday:
    by_day: dict[date, list[Did]] = {}
    for one in week.past:
        if _counts(task, one):
            by_day.setdefault(one.day, []).append(one)
    here = by_day.get(week.day, [])
    enough = _is_a_day(task, here)
    days = sum(_is_a_day(task, sessions) for sessions in by_day.values())
    goal = min(task.days, week.open_days)
    due = not week.paused and not enough and days < goal
    words = _task_words(task, len(here), f"{days} of {goal} days this week", enough=enough)
    return TaskToday(name, task, due, len(here), days, goal, words)


def _counts(task: Task, one: Did) -> bool:
    """Whether a session is one of those that a task asks for."""
    return one.routine in task.routines or any(name in one.exercises for name in task.exercises)


def _is_a_day(task: Task, sessions: Iterable[Did]) -> bool:
    """Whether a day with these sessions is one that a task asks for."""
    every = tuple(sessions)
    if task.minutes is None:
        return len(every) >= task.times
    asked = task.minutes * _MINUTE
    spent = sum(one.exercises.get(name, 0) for one in every for name in task.exercises)
    full = sum(any(name in one.full for name in task.exercises) for one in every)
    return spent >= asked or full >= task.times


def _task_words(task: Task, done: int, week: str, *, enough: bool) -> str:
    if task.times > 1:
        return f"{task.name}: {done} of {task.times} today, {week}."
    if not done:
        return f"{task.name}: {week}."
    return f"{task.name}: {'done' if enough else 'begun'} today, {week}."


def _words(pause: Pause, tasks: tuple[TaskToday, ...], day: date, away: int | None) -> str:
    if pause.covers(day):
        until = "until you come back" if pause.until is None else f"until {_day(pause.until)}"
        return f"On a pause ({pause.reason}) {until}. Nothing is due."
    if away is not None:
        return f"Good to see you. After {away} days away, exercises start one level lower."
    if tasks and not any(one.due for one in tasks):
        return "All that you took on for today is done."
    return ""


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"
