"""A chart, drawn as large as there is room for."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.widget import Widget

from toetap.coach.charts import Chart
from toetap.tui.charting import drawn, legend, room

_HEAD = 2
"""Rows above the plot: its title and its legend."""


class Plot(Widget):
    """Title, legend and plot; its words stand beside it, for those who can't see it."""

    DEFAULT_CSS = """
    Plot { height: 1fr; min-height: 11; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._ask: Callable[[int], Chart] | None = None
        self._made: tuple[int, Chart] | None = None

    def show(self, ask: Callable[[int], Chart]) -> None:
        """Show another chart.

        Args:
            ask: Makes it, for at most so many bins.
        """
        self._ask, self._made = ask, None
        self.refresh()

    def render(self) -> Content:
        """The chart at the size that there is."""
        if self._ask is None:
            return Content("")
        width, height = self.size
        if self._made is None or self._made[0] != width:
            self._made = (width, self._ask(room(width)))
        chart = self._made[1]
        title = Content.styled(chart.title, "bold")
        if not chart.told:
            return title
        return Content("\n").join([title, legend(chart), drawn(chart, width, height - _HEAD)])
