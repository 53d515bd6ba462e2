"""Weeks side by side: a digit and a shade for each day on which something was done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from toetap.coach.progress import Day, last_week

YEAR = 53
"""Weeks that a year can touch: more are not shown side by side."""

_MINUTES = (0, 1, 10, 20, 40)
"""From how many minutes on a day has each of the five shades."""

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LABEL, _CELL = 4, 2
_MOST = 9
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_TODAY = Style(underline=True)


class HeatMap(Widget):
    """A week a column, Monday on top: the digit counts sessions, the shade tells the minutes."""

    DEFAULT_CSS = """
    HeatMap {
        height: 8;
        & > .heat-map--label { color: $text-muted; }
        & > .heat-map--0 { color: $heat-text-0; background: $heat-0; }
        & > .heat-map--1 { color: $heat-text-1; background: $heat-1; text-style: bold; }
        & > .heat-map--2 { color: $heat-text-2; background: $heat-2; text-style: bold; }
        & > .heat-map--3 { color: $heat-text-3; background: $heat-3; text-style: bold; }
        & > .heat-map--4 { color: $heat-text-4; background: $heat-4; text-style: bold; }
    }
    """
    COMPONENT_CLASSES = {"heat-map--label", *(f"heat-map--{shade}" for shade in range(5))}

    @dataclass
    class Wanted(Message):
        """What was done on these days is asked for."""

        since: date
        until: date

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._pointed: date | None = None
        self._last: date | None = None
        self._days: dict[date, Day] = {}

    @property
    def weeks(self) -> int:
        """How many there is room for."""
        return max(1, min(YEAR, (self.size.width - _LABEL) // _CELL))

    def take(self, days: Iterable[Day]) -> None:
        """Show what was done."""
        self._days = {day.date: day for day in days}
        self.refresh()

    def point(self, at: date | None) -> None:
        """Point at a day, and bring it into sight."""
        if at != self._pointed:
            self._pointed = at
            self._look()
            self.refresh()

    def ask(self) -> None:
        """Ask for what was done in these weeks: they are others now, or it has changed."""
        if self._last is not None:
            first = self._last - (self.weeks - 1) * _WEEK
            self.post_message(self.Wanted(first, self._last + _WEEK - _DAY))

    def on_resize(self, _event: events.Resize) -> None:
        """There is room for more weeks, or for fewer."""
        self._last = None
        self._look()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """The months, and a row a day."""
        return 1 + len(_DAYS)

    def render_line(self, y: int) -> Strip:
        """The months, or one day of each week."""
        label = self.get_component_rich_style("heat-map--label")
        if self._last is None or y > len(_DAYS):
            return Strip.blank(self.size.width, self.rich_style)
        if y == 0:
            return self._filled([Segment(self._months(), label)])
        first = self._last - (self.weeks - 1) * _WEEK + (y - 1) * _DAY
        cells = [self._cell(first + week * _WEEK) for week in range(self.weeks)]
        return self._filled([Segment(f"{_DAYS[y - 1]} ", label), *cells])

    def _filled(self, cells: list[Segment]) -> Strip:
        return Strip(cells).adjust_cell_length(self.size.width, self.rich_style)

    def _look(self) -> None:
        if not self.size.width:
            return
        last = last_week(self._today, self._pointed, self.weeks)
        if last != self._last:
            self._last = last
            self.ask()
            self.refresh()

    def _cell(self, day: date) -> Segment:
        done = self._days.get(day)
        pointer = "▸" if day == self._pointed else " "
        if day > self._today and done is None:
            return Segment(f"{pointer} ", self.rich_style)
        style = self.get_component_rich_style(f"heat-map--{shade(done)}")
        text = f"{pointer}{min(done.sessions, _MOST) if done else '·'}"
        return Segment(text, style + _TODAY if day == self._today else style)

    def _months(self) -> str:
        """The name of each month above its first week; January is told by its year."""
        assert self._last is not None
        line = " " * _LABEL
        for week in range(self.weeks):
            end = self._last - (self.weeks - 1 - week) * _WEEK + 6 * _DAY
            name = f"{end:%Y}" if end.month == 1 else f"{end:%b}"
            place = _LABEL + _CELL * week
            if end.day <= len(_DAYS) and len(line.rstrip()) < max(place, _LABEL):
                line = f"{line:<{place}}{name}"
        return line


def shade(done: Day | None) -> int:
    """From 0, where nothing was done, to 4."""
    if done is None:
        return 0
    return max(1, *(shade for shade, least in enumerate(_MINUTES) if done.seconds >= least * 60))
