"""What was done against what was asked, as lines to be read aloud."""

from __future__ import annotations

from collections.abc import Iterator

from toetap.coach.progress import did_something
from toetap.coach.record import SessionRecord
from toetap.coach.results import Result, felt, results
from toetap.plain.spoken import capital, day, span

_SECONDS = ("s", "s held")
_HEADINGS = {
    "completed": "Done",
    "partial": "Ended",
    "stopped": "Stopped",
    "in progress": "In progress",
}


def heading(record: SessionRecord) -> str:
    """How a session ended, and how long it was."""
    return f"{_HEADINGS[record.status]}: {record.title}, {span(record.active_seconds)}."


def done_lines(record: SessionRecord) -> Iterator[str]:
    """A line an exercise, with what was done on each side; one for all that was not done."""
    if not did_something(record):
        yield "Nothing was done."
        return
    for exercise in record.exercises:
        if exercise.status != "skipped":
            yield f"{exercise.name}: {'; '.join(map(_words, results(exercise)))}."
    skipped = [exercise.name for exercise in record.exercises if exercise.status == "skipped"]
    if skipped:
        yield f"Not done: {'; '.join(skipped)}."


def _words(result: Result) -> str:
    if result.unit in _SECONDS:
        return f"{result.what} {span(result.done)} of {span(result.target)}"
    remarks = f", {result.remarks.replace('bpm', 'beats a minute')}" if result.remarks else ""
    return f"{result.what} {result.done} of {result.target} {result.unit}{remarks}"


def in_full(record: SessionRecord) -> Iterator[str]:
    """All of a session of the past."""
    yield f"{day(record.started)}."
    reason = f" Reason: {record.reason}." if record.reason else ""
    yield f"{heading(record)}{reason}"
    if record.source == "logged":
        yield "Entered afterwards."
    if answers := felt(record):
        yield f"{capital(', '.join(answers))}, of 10."
    yield from done_lines(record)
    if record.note:
        yield f"Note: {record.note}"
