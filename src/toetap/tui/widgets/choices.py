"""A list of which the chosen row is told by a pointer too, not by its colour alone."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

_POINTER, _NONE = "▶ ", "\u00a0\u00a0"


class Choices(OptionList):
    """Rows of one line or more; text from files comes as `Content`."""

    DEFAULT_CSS = """
    Choices { padding: 0; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget has it
        super().__init__(id=id)
        self._rows: tuple[Content, ...] = ()
        self._pointed: int | None = None

    def show(self, rows: Sequence[Content], chosen: int | None) -> None:
        """Show these rows, with the pointer at one of them."""
        self._rows = tuple(rows)
        self._pointed = None
        self.set_options(Option(_led(row, _NONE)) for row in self._rows)
        self.highlighted = chosen

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Move the pointer with the choice."""
        super().watch_highlighted(highlighted)
        for row, lead in ((self._pointed, _NONE), (highlighted, _POINTER)):
            if row is not None and row < len(self._rows):
                self.replace_option_prompt_at_index(row, _led(self._rows[row], lead))
        self._pointed = highlighted


def _led(row: Content, lead: str) -> Content:
    first, *others = row.split("\n")
    lines = [Content.assemble(lead, first), *(Content.assemble(_NONE, line) for line in others)]
    return Content("\n").join(lines)
