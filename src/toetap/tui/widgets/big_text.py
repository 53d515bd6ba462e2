"""A word or a number that can be read from the other end of the room."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from toetap.tui.glyphs import HEIGHTS, Glyphs, Rows

_BOLD = Style(bold=True)


class BigText(Widget):
    """One line of text, as large as its room and its list of heights allow.

    Letters are shown as capitals. Where no height fits, or a character has no glyph, the text
    itself is shown, bold. `content-align` says where in the widget it stands. A new text never
    changes the size of the widget.
    """

    DEFAULT_CSS = """
    BigText { width: 1fr; height: auto; content-align: left middle; }
    """

    def __init__(
        self,
        text: str = "",
        *,
        heights: tuple[int, ...] = HEIGHTS,
        glyphs: Glyphs | None = None,
        id: str | None = None,  # noqa: A002 - the name that every widget has for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._heights = heights
        self._glyphs = glyphs or Glyphs()
        self._text = text
        self._drawn: tuple[str, Size] | None = None
        self._rows: Rows = ()
        self._large = False

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def show(self, text: str) -> None:
        """Say something else; the same again costs nothing."""
        if text != self._text:
            self._text = text
            self.refresh()

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - Textual's
        """All there is: `width: auto` means the width of the container."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Room for the largest height, so that no text moves what is below."""
        return max(self._heights)

    def render_line(self, y: int) -> Strip:
        """One row of the text, or an empty one."""
        rows = self._fitting()
        width, height = self.size
        style = self.rich_style
        across, down = self.styles.content_align
        row = y - _start(height, len(rows), down)
        if not 0 <= row < len(rows):
            return Strip.blank(width, style)
        ink = rows[row]
        left = " " * _start(width, cell_len(ink), across)
        strip = Strip([Segment(left, style), Segment(ink, style if self._large else style + _BOLD)])
        return strip.adjust_cell_length(width, style)

    def _fitting(self) -> Rows:
        if self._drawn != (self._text, self.size):
            large = self._glyphs.largest(self._text.upper(), self._heights, *self.size)
            self._large = large is not None
            self._rows = large or (_cut(self._text, self.size.width),)
            self._drawn = (self._text, self.size)
        return self._rows


def _cut(text: str, width: int) -> str:
    plain = Text(text)
    plain.truncate(width, overflow="ellipsis")
    return plain.plain


def _start(room: int, needs: int, align: str) -> int:
    spare = max(0, room - needs)
    return {"center": spare // 2, "middle": spare // 2, "right": spare, "bottom": spare}.get(
        align, 0
    )
