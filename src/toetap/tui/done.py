"""What was done against what was asked, as lines of a screen."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from toetap.coach.record import SessionRecord
from toetap.coach.results import results

_MARKS = {"done": "✓", "partial": "◐", "skipped": "–"}


def done_lines(record: SessionRecord) -> Iterator[Content]:
    """A line an exercise, and under it a line a side; what was not begun is told in one line."""
    for exercise in record.exercises:
        mark = _MARKS[exercise.status]
        found = results(exercise)
        if exercise.status == "skipped":
            yield Content.assemble(f"{mark} {exercise.name}", ("  not done", "$text-muted"))
        elif len(found) == 1:
            yield Content.assemble(f"{mark} ", (exercise.name, "bold"))
            yield Content.styled(f"\u00a0\u00a0\u00a0\u00a0{found[0].words}", "$text-muted")
        else:
            yield Content.assemble(f"{mark} ", (exercise.name, "bold"))
            for result in found:
                yield Content.styled(f"\u00a0\u00a0{result.mark} {result.words}", "$text-muted")
