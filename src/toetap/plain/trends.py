"""What the history amounts to, a sentence a line."""

from __future__ import annotations

from collections.abc import Iterator

from toetap.coach import summaries
from toetap.coach.stats import Stats

EXERCISES = 8
"""Those that took the most time; more than these nobody keeps in mind."""


def told(found: Stats) -> Iterator[str]:
    """The same sentences as below the charts."""
    for _subject, words in summaries.sentences(found):
        yield words
    if found.first is None:
        yield "What you do will be told here."
        return
    yield from map(summaries.exercise_and_sides, found.exercises[:EXERCISES])
    if (more := len(found.exercises) - EXERCISES) > 0:
        yield f"And {summaries.counted(more, 'more exercise')}."
    yield summaries.NO_VERDICT
