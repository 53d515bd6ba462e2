"""How much of the whole routine is behind, as one line."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget


class ProgressLine(Widget):
    """A line that fills from the left; the part behind is heavier, not only brighter."""

    COMPONENT_CLASSES = {"progress-line--behind", "progress-line--ahead"}
    DEFAULT_CSS = """
    ProgressLine {
        height: 1;
        & > .progress-line--behind { color: $accent; text-style: bold; }
        & > .progress-line--ahead { color: $text-muted; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._filled = 0
        self._progress = 0.0

    def show(self, progress: float) -> None:
        """Show a progress from 0 to 1; what would look the same is not drawn again."""
        self._progress = progress
        if round(progress * self.size.width) != self._filled:
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        """The line itself."""
        width = self.size.width
        self._filled = round(self._progress * width)
        behind = self.get_component_rich_style("progress-line--behind")
        ahead = self.get_component_rich_style("progress-line--ahead")
        return Strip(
            [Segment("━" * self._filled, behind), Segment("─" * (width - self._filled), ahead)]
        )
