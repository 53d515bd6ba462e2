"""What a history answers, on standard output: figures and sentences, or JSON for programs.

Rich is left out: importing it takes longer than all of this.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from shutil import get_terminal_size
from textwrap import wrap

import msgspec

from toetap.coach import summaries
from toetap.coach.stats import Stats, WeekLine

WEEKS = 12
"""Weeks in the table; all of them are in the JSON."""

EXERCISES = 8

_MOST_COLUMNS = 100
_HEAD = ("week of", "days", "sessions", "time", "pain before", "after", "numbness", "effort", "bpm")


def trends(found: Stats, *, json_wanted: bool) -> None:
    """Print the answers."""
    if json_wanted:
        print(json.dumps(as_data(found), indent=2))
        return
    for line in _lines(found, min(get_terminal_size().columns, _MOST_COLUMNS)):
        print(line)


def as_data(found: Stats) -> dict[str, object]:
    """The answers as plain values; days as ISO 8601, a mean null where nobody answered."""
    data: dict[str, object] = msgspec.to_builtins(
        {
            "first": found.first,
            "last": found.last,
            "sessions": found.sessions,
            "days": found.days,
            "seconds": found.seconds,
            "weeks_in_a_row": found.row,
            "completed": found.whole.completed,
            "partial": found.whole.partial,
            "stopped": found.whole.stopped,
            "logged": found.whole.logged,
            "plan": {
                "days": found.plan.days,
                "minutes": found.plan.minutes,
                "weeks": found.over,
                "met": found.met,
            }
            if found.plan
            else None,
            "weeks": found.weeks,
            "exercises": found.exercises,
            "sentences": dict(summaries.sentences(found)),
        }
    )
    return data


def _lines(found: Stats, width: int) -> Iterator[str]:
    if found.first is None:
        yield summaries.kept_up(found)
        yield "Nothing to tell yet. `toetap` opens the coach."
        return
    yield from _table(found.weeks[-WEEKS:])
    if len(found.weeks) > WEEKS:
        yield f"The latest {WEEKS} of {summaries.counted(len(found.weeks), 'week')}."
    for _subject, words in summaries.sentences(found):
        yield ""
        yield from wrap(words, width)
    yield ""
    for line in found.exercises[:EXERCISES]:
        yield from wrap(summaries.exercise_and_sides(line), width, subsequent_indent="  ")
    if (more := len(found.exercises) - EXERCISES) > 0:
        yield f"And {summaries.counted(more, 'more exercise')}; --json tells all of them."
    yield ""
    yield summaries.NO_VERDICT


def _table(weeks: Sequence[WeekLine]) -> Iterator[str]:
    rows = [_HEAD, *map(_row, weeks)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _row(line: WeekLine) -> tuple[str, ...]:
    told = (line.pain_before, line.pain_after, line.numbness, line.effort)
    return (
        line.monday.isoformat(),
        str(line.days),
        str(line.sessions),
        summaries.length(line.seconds),
        *("-" if mean is None else f"{mean:.1f}" for mean in told),
        "-" if line.bpm is None else f"{line.bpm:.0f}",
    )
