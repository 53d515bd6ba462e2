"""Lines of text of which a wrapped one hangs under its own words, not under its mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

HARD = "\u00a0"
"""The space that stands within and after what leads a line: a mark, a number, an indent."""

_LEAD = re.compile(rf"(?:\S{{0,3}}{HARD})+")
_LEAST = 10
"""Columns that words need beside what leads them, or else they do not hang."""


class Hanging(Static):
    """A `Static` of lines; what leads a line ends with a no-break space."""

    DEFAULT_CSS = "Hanging { height: auto; }"

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        """What the longest line takes unwrapped."""
        return max(line.cell_length for line in self._lines())

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many rows as the lines take once they are wrapped."""
        return len(list(self._rows(width)))

    def render(self) -> Content:
        """The lines, wrapped."""
        return Content("\n").join(self._rows(self.size.width))

    def _rows(self, width: int) -> Iterator[Content]:
        for line in self._lines():
            yield from hung(line, width)

    def _lines(self) -> list[Content]:
        written = self.content
        text = written if isinstance(written, Content) else Content(str(written))
        return text.split("\n", allow_blank=True)


def hung(line: Content, width: int) -> list[Content]:
    """One line as the rows it takes at a width."""
    found = _LEAD.match(line.plain)
    lead = line[: found.end()] if found else Content("")
    room = width - lead.cell_length
    if room < _LEAST:
        return line.wrap(max(1, width)) or [line]
    first, *others = line[len(lead) :].wrap(room) or [Content("")]
    indent = HARD * lead.cell_length
    return [lead + first, *(Content(indent) + row for row in others)]
