"""Sessions of the past, as lines of a screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from toetap.cleaning import clean
from toetap.coach.goal import Plan
from toetap.coach.results import felt
from toetap.coach.summaries import counted
from toetap.coach.wording import about, stopwatch
from toetap.store.faults import shown
from toetap.store.history import Attention, Entry
from toetap.store.index.rows import Row
from toetap.tui.done import done_lines
from toetap.tui.filtering import Filter
from toetap.tui.seeing import Seen
from toetap.tui.widgets.hanging import HARD

_STATUS = {
    "completed": "✓ completed",
    "partial": "◐ partial",
    "stopped": "■ stopped",
    "in progress": "… in progress",
}


def row(one: Row, today: date) -> Content:
    """A session in one line of the list."""
    when = f"{one.started:%a} {one.started.day:>2} {one.started:%b}"
    if one.started.year != today.year:
        when = f"{one.started:%Y-%m-%d}"
    return Content.assemble(
        (f"{when} {one.started:%H:%M}", "bold"),
        f" {about(one.active_seconds):>6} {_STATUS[one.status][0]} ",
        one.title,
    )


def trouble(one: Attention) -> Content:
    """A file that is no session, in one line of the list."""
    return Content.assemble(("! needs attention  ", "bold"), clean(one.path.name))


def in_full(one: Attention) -> Content:
    """Where a file is that is no session, why it is none, and what to do."""
    head = Content.styled("Needs attention", "bold")
    return Content("\n\n").join(
        [head, Content(shown(one.path)), Content(one.why), Content(one.hint)]
    )


def glance(view: Seen, plan: Plan) -> str:
    """How it goes, in a line, beside what is planned."""
    if not view.total and not view.troubles:
        return "no session yet"
    days, weeks = view.this_week, view.in_a_row
    words = []
    if view.troubles:
        many = view.troubles > 1
        words.append(f"{view.troubles} {'need' if many else 'needs'} attention")
    if plan.days is not None:
        words.append(f"{days} of {counted(plan.days, 'day')} this week")
    else:
        words.append(f"{counted(days, 'day')} this week")
    if weeks:
        words.append(f"{counted(weeks, 'week')} in a row")
    return " · ".join(words)


def tabs(*names: str, at: int) -> Content:
    """The names of tabs, the one that is shown in brackets."""
    told = [(f"[{one}]", "bold") if place == at else f" {one} " for place, one in enumerate(names)]
    return Content.assemble(*told)


def narrowed(to: Filter, view: Seen) -> Content:
    """Which sessions are listed, and how all of them come back."""
    if not to.on:
        return Content("")
    count = f"{len(view.attention):,}" if to.troubled else f"{view.sessions:,} of {view.total:,}"
    return Content(f"Only {' · '.join(to.told)}: {count}. Esc: all again.")


def nothing(to: Filter) -> str:
    """What to do where there is nothing to list."""
    if to.on:
        return "Nothing is like that.\n\n/ looks for something else, Esc shows all again."
    return (
        "Nothing here yet.\n\nPress h to go back, choose a routine and press Enter. "
        "What you do will be listed here.\n\nWhat you did without toetap can be entered: press a."
    )


def told(entry: Entry) -> Iterator[Content]:
    """All of a session, line by line."""
    record = entry.record
    yield Content.styled(record.title, "bold")
    yield Content(f"{record.started:%A} {record.started.day} {record.started:%B %Y, %H:%M}")
    reason = f": {record.reason}" if record.reason else ""
    yield Content(f"{_STATUS[record.status]}{reason} · {stopwatch(record.active_seconds)} active")
    if record.source == "logged":
        yield Content("Entered afterwards.")
    if answers := felt(record):
        yield Content(" · ".join(answer.replace(" ", HARD) for answer in answers))
    if record.note:
        yield Content.assemble(("Note: ", "bold"), record.note)
    if entry.read_only:
        yield Content("Written by a newer toetap: shown as it is, never changed.")
    yield Content("")
    yield from done_lines(record)
