"""A list of any length, of which only what is near the eye is held.

It never reads anything: it asks for the rows that it lacks (`Missing`), one page at a time, and is
given them (`take`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

PAGE = 100
_KEPT = 30
"""Pages that are held, so that the way back is short."""

_POINTER, _NONE = "▶ ", "\u00a0\u00a0"

Row = TypeVar("Row")


class LongList(ScrollView, Generic[Row], can_focus=True):
    """Rows of one line, one of them chosen, told by a pointer too and not by its colour alone."""

    DEFAULT_CSS = """
    LongList {
        overflow-x: hidden;
        & > .long-list--chosen {
            color: $block-cursor-foreground; background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
    }
    """
    COMPONENT_CLASSES = {"long-list--row", "long-list--chosen"}
    BINDINGS = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "leaf(-1)", show=False),
        Binding("pagedown", "leaf(1)", show=False),
        Binding("home", "move_to(0)", show=False),
        Binding("end", "move_to(-1)", show=False),
    ]

    @dataclass
    class Missing(Message):
        """Rows are wanted, to be handed to `take` with the same edition."""

        edition: int
        first: int
        most: int = PAGE

    class Chosen(Message):
        """Another row is chosen, or the chosen one has come."""

    def __init__(self, draw: Callable[[Row], Content], *, id: str) -> None:  # noqa: A002 - as every widget has it
        """Show nothing yet.

        Args:
            draw: What a row looks like.
            id: Its name in the style.
        """
        super().__init__(id=id)
        self._draw = draw
        self._count = 0
        self._at = 0
        self._edition = 0
        self._pages: dict[int, tuple[Row, ...]] = {}
        self._stale: set[int] = set()
        self._asked = False
        self._strips: dict[tuple[int, bool], Strip] = {}

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._count

    @property
    def at(self) -> int:
        """The place of the chosen row."""
        return self._at

    @property
    def row(self) -> Row | None:
        """The chosen row; None as long as it has not come."""
        page, place = divmod(self._at, PAGE)
        if page in self._stale or not 0 <= self._at < self._count:
            return None
        rows = self._pages.get(page, ())
        return rows[place] if place < len(rows) else None

    def show(self, count: int, at: int) -> None:
        """Show so many rows; those of before stand until they have come anew."""
        self._count, self._edition, self._asked = count, self._edition + 1, False
        self._stale = set(self._pages)
        self._strips.clear()
        self.virtual_size = Size(0, count)
        self.move_to(at)
        self.refresh()

    def take(self, edition: int, first: int, rows: Sequence[Row]) -> None:
        """Take in the rows that were wanted."""
        if edition != self._edition:
            return
        page, self._asked = first // PAGE, False
        self._pages[page] = tuple(rows)
        self._stale.discard(page)
        self._strips.clear()
        self.refresh()
        if page == self._at // PAGE:
            self.post_message(self.Chosen())
        self._look()

    def move_to(self, at: int) -> None:
        """Choose the row at a place, or the one nearest to it."""
        before, self._at = self._at, max(0, min(at, self._count - 1))
        region = Region(0, self._at, 1, 1)
        self.scroll_to_region(region, animate=False, force=True, immediate=True)
        self._look()
        self.refresh()
        if self._at != before or self.row is not None:
            self.post_message(self.Chosen())

    def action_move(self, by: int) -> None:
        """To the row so many further down."""
        self.move_to(self._at + by)

    def action_leaf(self, by: int) -> None:
        """To the row a screenful further down."""
        self.move_to(self._at + by * max(1, self.size.height - 1))

    def action_move_to(self, at: int) -> None:
        """To a place; counted from the end, where it is negative."""
        self.move_to(at if at >= 0 else self._count + at)

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked on."""
        at = self.scroll_offset.y + event.y
        if at < self._count:
            self.move_to(at)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """See to what comes into sight."""
        super().watch_scroll_y(old_value, new_value)
        self._look()

    def on_resize(self) -> None:
        """Another room holds more, or less."""
        self._strips.clear()
        self._look()

    def notify_style_update(self) -> None:
        """Other colours."""
        self._strips.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One row."""
        at, width = self.scroll_offset.y + y, self.scrollable_content_region.width
        if not 0 <= at < self._count:
            return Strip.blank(width, self.rich_style)
        key = (at, at == self._at)
        strip = self._strips.get(key)
        if strip is None or strip.cell_length != width:
            strip = self._strips[key] = self._drawn(at, width)
        return strip

    def _drawn(self, at: int, width: int) -> Strip:
        chosen = at == self._at
        rows, place = self._pages.get(at // PAGE, ()), at % PAGE
        drawn = self._draw(rows[place]) if place < len(rows) else Content("…")
        line = Content.assemble(_POINTER if chosen else _NONE, drawn)
        style = self.get_visual_style(*(["long-list--chosen"] if chosen else []))
        cut = line.truncate(width, ellipsis=True, pad=True)
        return Visual.to_strips(self, cut, width, 1, style, pad=True)[0]

    def _look(self) -> None:
        """Ask for what is in sight and has not come, and then for what is next to it."""
        if self._asked or not self._count or not self.size.height:
            return
        for page in self._near():
            if page not in self._pages or page in self._stale:
                self._asked = True
                self.post_message(self.Missing(self._edition, page * PAGE))
                return
        self._forget()

    def _near(self) -> list[int]:
        top = self.scroll_offset.y
        last = (self._count - 1) // PAGE
        seen = range(top // PAGE, (top + self.size.height) // PAGE + 1)
        pages = [*seen, self._at // PAGE, seen[0] - 1, seen[-1] + 1]
        return [page for page in dict.fromkeys(pages) if 0 <= page <= last]

    def _forget(self) -> None:
        """Let go of what is far away, and of strips that were drawn long ago."""
        here = self._at // PAGE
        for page in sorted(self._pages, key=lambda page: abs(page - here))[_KEPT:]:
            del self._pages[page]
            self._stale.discard(page)
        if len(self._strips) > _KEPT * PAGE:
            self._strips.clear()
