"""Sessions of the past, as lines of a screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from toetap.cleaning import clean
from toetap.coach.wording import about, stopwatch
from toetap.store.faults import shown
from toetap.store.history import Attention, Entry
from toetap.tui.done import done_lines

_STATUS = {
    "completed": "✓ completed",
    "partial": "◐ partial",
    "stopped": "■ stopped",
    "in progress": "… in progress",
}


def row(entry: Entry, today: date) -> Content:
    """A session in one line of the list."""
    record = entry.record
    when = f"{record.started:%a} {record.started.day:>2} {record.started:%b}"
    if record.started.year != today.year:
        when = f"{record.started:%Y-%m-%d}"
    return Content.assemble(
        (f"{when} {record.started:%H:%M}", "bold"),
        f" {about(record.active_seconds):>6} {_STATUS[record.status][0]} ",
        record.title,
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


def told(entry: Entry) -> Iterator[Content]:
    """All of a session, line by line."""
    record = entry.record
    yield Content.styled(record.title, "bold")
    yield Content(f"{record.started:%A} {record.started.day} {record.started:%B %Y, %H:%M}")
    reason = f": {record.reason}" if record.reason else ""
    yield Content(f"{_STATUS[record.status]}{reason} · {stopwatch(record.active_seconds)} active")
    pain = [("before", record.before.pain), ("after", record.after.pain)]
    felt = [f"pain {when} {value}" for when, value in pain if value is not None]
    if record.after.effort is not None:
        felt.append(f"effort {record.after.effort}")
    if felt:
        yield Content(" · ".join(felt))
    if record.note:
        yield Content.assemble(("Note: ", "bold"), record.note)
    if entry.read_only:
        yield Content("Written by a newer toetap: shown as it is, never changed.")
    yield Content("")
    yield from done_lines(record)
