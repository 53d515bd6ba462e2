"""A large shape that fills on the beat."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

_RIM = 2
"""Pixels; a row of the terminal is two of them high, a column one wide."""
_CELLS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


class Disc(Widget):
    """A ring, and on the beat a full disc: told apart by its shape, not only by its brightness."""

    COMPONENT_CLASSES = {"disc--lit", "disc--unlit"}
    DEFAULT_CSS = """
    Disc {
        & > .disc--lit { color: $sole-lit; }
        & > .disc--unlit { color: $text-muted; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._lit = False

    @property
    def lit(self) -> bool:
        """It is a full disc now."""
        return self._lit

    def show(self, *, lit: bool) -> None:
        """Be a disc or a ring; the same again costs nothing."""
        if lit != self._lit:
            self._lit = lit
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of it, in the middle of the widget."""
        width, height = self.size
        across = min(width, 2 * height)
        top = height - -(-across // 2)
        style = self.get_component_rich_style("disc--lit" if self._lit else "disc--unlit")
        upper = 2 * y - top
        row = "".join(
            _CELLS[self._inked(x, upper, across), self._inked(x, upper + 1, across)]
            for x in range(across)
        )
        left = (width - across) // 2
        blank = Style(bgcolor=style.bgcolor)
        line = [Segment(" " * left, blank), Segment(row, style)]
        return Strip(line).adjust_cell_length(width, blank)

    def _inked(self, x: int, y: int, across: int) -> bool:
        """Whether a pixel of the square that the shape just fits into is part of it."""
        # Doubled, so that the middle of a pixel is a whole number.
        away = (2 * x + 1 - across) ** 2 + (2 * y + 1 - across) ** 2
        return away <= across**2 and (self._lit or away > (across - 2 * _RIM) ** 2)
