"""A room for text that may be longer than it: it says where there is more, and how to get there."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

_BELOW, _ABOVE, _BOTH = "▼ more below: PgDn", "▲ more above: PgUp", "▼ more: PgDn  ▲ PgUp"
_KEPT = 2
"""Rows of a page that are still there on the next one, so that the eye finds its place."""


class Pane(Vertical):
    """Scrolls its children; the line at its foot is there only if they do not fit."""

    DEFAULT_CSS = """
    Pane {
        & > VerticalScroll { height: 1fr; }
        & > .more {
            display: none; height: 1; color: $text-accent; text-style: bold;
            text-wrap: nowrap; text-overflow: ellipsis;
        }
        &.-more > .more { display: block; }
    }
    """

    def __init__(self, *, id: str, by: str = "") -> None:  # noqa: A002 - as every widget has it
        """Nothing yet.

        Args:
            id: Its name in the style.
            by: The key that leads the keys into the text, where others than PgDn have to.
        """
        super().__init__(id=id)
        self._by = by
        self._scroll = VerticalScroll(can_focus=bool(by))
        self._foot = Static(classes="more")

    def compose_add_child(self, widget: Widget) -> None:
        """What is composed within the pane is what scrolls."""
        self._scroll.compose_add_child(widget)

    def compose(self) -> ComposeResult:
        """What scrolls, and the line that tells of more."""
        yield self._scroll
        yield self._foot

    def on_mount(self) -> None:
        """Know of all that may change what is out of sight."""
        for name in ("scroll_y", "virtual_size"):
            self.watch(self._scroll, name, self._tell, init=False)

    def on_resize(self) -> None:
        """Another room holds more, or less."""
        self._tell()

    def on_descendant_focus(self) -> None:
        """From now on the text scrolls."""
        self._tell()

    def on_descendant_blur(self) -> None:
        """The keys go elsewhere again."""
        self._tell()

    def focus_text(self) -> None:
        """Let the keys scroll the text."""
        self._scroll.focus()

    def home(self) -> None:
        """To the first line."""
        self._scroll.scroll_home(animate=False)

    def page(self, by: int) -> None:
        """On by so many pages; back, where it is negative."""
        rows = max(1, self._scroll.size.height - _KEPT)
        self._scroll.scroll_relative(y=by * rows, animate=False)

    def _tell(self) -> None:
        """The foot takes a row of the room, so what counts is the room without it."""
        scroll = self._scroll
        self.set_class(scroll.virtual_size.height > self.size.height, "-more")
        above, below = scroll.scroll_y > 0, scroll.scroll_y < scroll.max_scroll_y
        foot = _BOTH if above and below else _ABOVE if above else _BELOW
        if self._by and not scroll.has_focus:
            foot = (
                f"▲▼ more: {self._by}"
                if above and below
                else f"{foot.partition(':')[0]}: {self._by}"
            )
        self._foot.update(foot, layout=False)
