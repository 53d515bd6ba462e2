"""The tap pattern laid out as beats, so that a person sees what is coming."""

from __future__ import annotations

from itertools import accumulate

from textual.content import Content
from textual.widgets import Static

from toetap.coach.score import ScoreLine

_TAPPED, _NOW, _TO_COME = "●", "◉", "○"
_ACCENTED = {_TAPPED: "◆", _NOW: "◈", _TO_COME: "◇"}
"""The same for the first beat of a phrase, which is tapped more strongly."""


class ScoreBoard(Static):
    """One line a phrase: a pointer at the current one, its words, a mark a beat."""

    DEFAULT_CSS = """
    ScoreBoard { height: auto; width: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[ScoreLine, ...] = ()

    def show(self, lines: tuple[ScoreLine, ...], height: int) -> None:
        """Show a score in at most `height` lines, the current phrase always among them."""
        shown = _window(lines, height)
        if shown == self._lines:
            return
        same_size = len(shown) == len(self._lines)
        self._lines = shown
        self.display = bool(shown)
        self.update(self._written(), layout=not same_size)

    def on_resize(self) -> None:
        """Another width may hold the marks further apart, or only closer together."""
        self.update(self._written())

    def _written(self) -> Content:
        width = max((len(line.words) for line in self._lines), default=0)
        return Content("\n").join(self._line(line, width) for line in self._lines)

    def _line(self, line: ScoreLine, width: int) -> Content:
        pointer = "▶ " if line.current else "  "
        words = f"{pointer}{line.words:<{width}}  "
        room = (self.size.width or self.app.size.width) - len(words)
        fits = (marks for between in (" ", "") if len(marks := _marks(line, between)) <= room)
        marks = next(fits, f"{line.tapped} of {sum(line.groups)}")
        style = "bold" if line.current else "$text-muted"
        return Content.assemble((words, style), (marks, style))


def _window(lines: tuple[ScoreLine, ...], height: int) -> tuple[ScoreLine, ...]:
    current = next((place for place, line in enumerate(lines) if line.current), 0)
    before = 1 if height > 1 else 0
    first = max(0, min(current - before, len(lines) - height))
    return lines[first : first + height]


def _marks(line: ScoreLine, between: str) -> str:
    """A mark a beat; the latest of the current phrase and the accent have shapes of their own."""
    marks = [_TAPPED] * line.tapped + [_TO_COME] * (sum(line.groups) - line.tapped)
    if line.current and line.tapped:
        marks[line.tapped - 1] = _NOW
    marks[:1] = [_ACCENTED[mark] for mark in marks[:1]]
    ends = list(accumulate(line.groups))
    starts = [0, *ends[:-1]]
    groups = [between.join(marks[a:b]) for a, b in zip(starts, ends, strict=True)]
    return f"{between} {between}".join(groups)
