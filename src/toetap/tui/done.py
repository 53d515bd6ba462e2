"""What was done against what was asked, as lines of a screen."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from toetap.coach.record import SessionRecord
from toetap.coach.results import results
from toetap.tui.widgets.hanging import HARD

_MARKS = {"done": "✓", "partial": "◐", "skipped": "–"}


def done_lines(record: SessionRecord) -> Iterator[Content]:
    """A line an exercise, and under it a line a side; what was not begun is told in one line."""
    for exercise in record.exercises:
        mark = _MARKS[exercise.status]
        found = results(exercise)
        if exercise.status == "skipped":
            yield Content.assemble(f"{mark}{HARD}{exercise.name}", ("  not done", "$text-muted"))
        elif len(found) == 1:
            yield Content.assemble(f"{mark}{HARD}", (exercise.name, "bold"))
            yield Content.styled(f"{HARD * 4}{found[0].words}", "$text-muted")
        else:
            yield Content.assemble(f"{mark}{HARD}", (exercise.name, "bold"))
            for result in found:
                yield Content.styled(f"{HARD * 2}{result.mark}{HARD}{result.words}", "$text-muted")
