"""Answers about the weekly plan: what is due today, and a calendar that reminds of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from toetap.cleaning import clean
from toetap.clock import MachineClock
from toetap.coach.goal import Plan
from toetap.coach.plan import goal_of, taken_on
from toetap.console import tell_problems
from toetap.due import CHECKUP, Day, day_of
from toetap.errors import UsageError
from toetap.folders import data_folder
from toetap.sources import catalogue_of, index_of, settings_file

if TYPE_CHECKING:
    from toetap.asked import Asked
    from toetap.store.index.history import SessionIndex

SOMETHING_DUE = 3
"""The exit code that shell prompts ask for."""


def tell_today(asked: Asked) -> int:
    """Tell what is due today, and how the week stands.

    Returns:
        0 where nothing is due, 3 where something is.
    """
    from toetap.store.checkups import CheckupStore  # noqa: PLC0415 - only for this

    def index() -> SessionIndex:
        found = index_of(asked)
        found.refresh()
        return found

    plan, person = catalogue_of(asked).plan, settings_file().read().settings
    checkups = CheckupStore(data_folder(asked.data_dir))
    day = day_of(plan, person, MachineClock().wall().date(), index, checkups)
    if asked.json:
        print(json.dumps(_document(day), indent=2))
    else:
        _print(day)
    return SOMETHING_DUE if day.due else 0


def _print(day: Day) -> None:
    found = day.today
    if found.words:
        print(found.words)
    if not found.paused:
        for one in found.tasks:
            due = " Due." if one.due else ""
            print(f"{clean(one.words)}{due}")
    if day.checkup:
        print(CHECKUP)
    if day.empty:
        print("Nothing is taken on. toetap, then s, is where to choose.")


def _document(day: Day) -> dict[str, object]:
    found = day.today
    return {
        "day": found.day.isoformat(),
        "due": day.due,
        "words": found.words,
        "paused": found.paused,
        "away_days": found.away,
        "active_days": [each.isoformat() for each in found.active],
        "checkup_due": day.checkup,
        "tasks": [
            {
                "id": one.id,
                "name": one.task.name,
                "due": one.due,
                "done_today": one.done,
                "times_a_day": one.task.times,
                "days": one.days,
                "goal_days": one.goal,
                "start": one.task.start,
                "words": one.words,
            }
            for one in found.tasks
        ],
    }


def remind(asked: Asked) -> int:
    """Write a calendar with an alarm for all that was taken on.

    Raises:
        UsageError: Nothing was taken on, or all of it is on a pause without an end.
    """
    from toetap import __version__  # noqa: PLC0415 - only for this
    from toetap.calendars import calendar  # noqa: PLC0415 - the same
    from toetap.coach.reminders import reminders  # noqa: PLC0415 - the same
    from toetap.coach.script import build  # noqa: PLC0415 - the same
    from toetap.exchange.writing import written  # noqa: PLC0415 - the same

    assert asked.output is not None
    catalogue, settings = catalogue_of(asked), settings_file().read().settings
    tasks = taken_on(catalogue.plan, settings)
    if not tasks:
        raise UsageError(
            "Nothing is taken on, so there is nothing to be reminded of.",
            "Choose in toetap: s, weekly plan.",
        )
    now = MachineClock().wall()
    if settings.pause.covers(now.date()) and settings.pause.until is None:
        raise UsageError(
            "You are on a pause, so there is nothing to be reminded of.",
            "End it in toetap: s, pause.",
        )
    chosen = settings.remind
    times = asked.at or (chosen.morning, chosen.afternoon, chosen.evening)
    minutes = {
        name: max(1, build(catalogue.routine(task.start), catalogue).seconds // 60)
        for name, task in tasks.items()
    }
    found = reminders(catalogue.plan, settings, times, minutes, now.date())
    written(asked.output, [calendar(found, now, __version__)], force=asked.force)
    told = ", ".join(f"{one.title} at {one.start:%H:%M}" for one in found)
    print(f"Saved: {clean(str(asked.output))} ({clean(told)})")
    return 0


def goal(asked: Asked) -> Plan:
    """What weeks are held against: what was said here, else what was taken on."""
    if asked.plan_days is not None or asked.plan_minutes is not None:
        return Plan(asked.plan_days, asked.plan_minutes)
    found = settings_file().read()
    tell_problems([str(one) for one in found.problems if not one.key or one.key[:4] == "plan"])
    return goal_of(catalogue_of(asked).plan, found.settings)
