"""Today, at a glance: what is due, what is done, and the days of this week against the goal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from textual.content import Content

from toetap.tui.parts import Parts
from toetap.tui.widgets.hanging import HARD

if TYPE_CHECKING:  # what these need comes once the first screen is there
    from toetap.coach.plan import TaskToday, Today
    from toetap.due import Day
    from toetap.store.index.history import SessionIndex

_DUE, _DONE, _OPEN = "○", "✓", "·"
_LETTERS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


@dataclass(frozen=True, slots=True)
class Seen:
    """What the history says of a day.

    Attributes:
        day: The day.
        done: Ids of the routines of which anything was done.
        starts: Ids of the routines that are opened for what is due.
        attention: How many files need it.
        lines: The day as it is shown; none where nothing was taken on.
    """

    day: date
    done: frozenset[str] = frozenset()
    starts: frozenset[str] = frozenset()
    attention: int = 0
    lines: tuple[Content, ...] = ()


def expected(parts: Parts) -> tuple[Content, ...]:
    """The same lines before the history is read, so that nothing moves when it is."""
    person, day = parts.told.now, parts.clock.wall().date()
    tasks = [task for name, task in parts.catalogue.plan.items() if person.plan.get(name, False)]
    if not tasks and not person.pause.covers(day):
        return ()
    return (_head(Content("…")), *(_line(_OPEN, f"{one.name}: …") for one in tasks))


def seen(parts: Parts, index: SessionIndex) -> Seen:
    """What a day holds, read from the history. Not for the screen's thread.

    Args:
        parts: The parts of the program.
        index: The history, refreshed.
    """
    from toetap.due import day_of  # noqa: PLC0415 - late, for the start

    day = parts.clock.wall().date()
    done, attention = index.done_on(day), len(index.attention())
    held = day_of(parts.catalogue.plan, parts.told.now, day, lambda: index, parts.checkups)
    starts = frozenset(one.task.start for one in held.today.due)
    return Seen(day, done, starts, attention, tuple(_lines(held)))


def _lines(held: Day) -> Iterator[Content]:
    found = held.today
    if held.empty:
        return
    yield _head(_week(found), found.words)
    if not found.paused:
        yield from (_line(_mark(one), one.words.rstrip(".")) for one in found.tasks)
    if held.checkup:
        yield _line(_DUE, "A check-up is due, whenever it suits (c)")


def _mark(one: TaskToday) -> str:
    if one.due:
        return _DUE
    return _DONE if one.done >= one.task.times else _OPEN


def _week(found: Today) -> Content:
    """The days of the week, those marked on which anything was done; today in brackets."""
    monday = found.day - timedelta(days=found.day.weekday())
    days: list[Content] = []
    for at, letters in enumerate(_LETTERS):
        day = monday + timedelta(days=at)
        word = f"{letters}{_DONE}" if day in found.active else letters
        if day == found.day:
            days.append(Content.styled(f"[{word}]", "bold"))
        else:
            days.append(Content.styled(word, "" if day in found.active else "$text-muted"))
    return Content(" ").join(days)


def _head(week: Content, words: str = "") -> Content:
    return Content.assemble(("Today", "bold $text-accent"), HARD * 2, week, f"  {words}".rstrip())


def _line(mark: str, words: str) -> Content:
    style = {_DUE: "bold", _DONE: "$text-success"}.get(mark, "$text-muted")
    return Content.assemble((f"{HARD * 2}{mark}{HARD}", style), (words, style))
