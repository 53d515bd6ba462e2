"""A chart as cells: bars in eighths of a row, or marks that differ by their shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise
from math import ceil

from textual.content import Content

from toetap.coach.charts import Chart, Mark, Series

MARKS: dict[Mark, str] = {"full": "●", "hollow": "○"}
BOTH = "◉"
"""Where two marks fall on one cell."""

PLAN = "╌"

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_TRAIL = "·"
_STYLES: dict[Mark, str] = {"full": "bold $text-accent", "hollow": "bold $text-secondary"}
_BAR, _GOAL, _QUIET, _STRONG = "$text-accent", "bold $text-warning", "$text-muted", "bold"

_AXIS = 2
"""Rows below what is drawn: the axis, and its dates."""

_LEAST_ROWS = 3
_STEP, _WIDEST = 2, 12
"""Columns that a bin takes at least, for a bar and a gap, and at most."""

_GUTTER, _LATEST = 5, 6
"""Columns for the figures on the left, and on the right for the latest value of each series."""

_BETWEEN = 2
_PARTS = (4, 5, 7, 2)
"""Into how many parts an axis falls, so that they are whole ones; the best first."""

_FINE = 20
"""Up to this end of the axis a tenth can be told."""

_A_YEAR = 370
"""Days from which on a date needs its year."""


def room(width: int) -> int:
    """How many bins there is room for on so many columns."""
    return max(1, (width - _GUTTER - _LATEST) // _STEP)


def legend(chart: Chart) -> Content:
    """Which mark is what; nothing where there is one series and no plan."""
    parts = list[Content]()
    if len(chart.series) > 1:
        for one in chart.series:
            mark = (MARKS[one.mark], _STYLES[one.mark])
            parts.append(Content.assemble(mark, f"\u00a0{one.name}"))
        parts.append(Content.assemble((BOTH, _STRONG), "\u00a0both"))
    if chart.goal is not None:
        parts.append(Content.assemble((PLAN * 2, _GOAL), f"\u00a0plan:\u00a0{chart.goal:g}"))
    if chart.each > 1:
        parts.append(Content.styled(f"each the mean of {chart.each}\u00a0weeks", _QUIET))
    return Content("   ").join(parts)


def drawn(chart: Chart, width: int, height: int) -> Content:
    """The chart on so many columns and rows, as far as they reach."""
    return _Drawing(chart, width, height).content()


class _Drawing:
    """Cells that are drawn on; row 0 is the lowest of those above the axis."""

    def __init__(self, chart: Chart, width: int, height: int) -> None:
        self._chart = chart
        self._rows = max(height - _AXIS, _LEAST_ROWS)
        self._width = max(width, _GUTTER + _LATEST + len(chart.bins))
        blank = (" ", "")
        self._cells = [[blank] * self._width for _ in range(self._rows + _AXIS)]
        across = self._width - _GUTTER - (0 if chart.bars else _LATEST)
        count = max(len(chart.bins), 1)
        self._step = max(1, min(_WIDEST, across // count))
        # Bars are all as far apart as each other; marks fill the width.
        self._across = self._step * count if chart.bars else min(_WIDEST * count, across)

    def content(self) -> Content:
        """All of it."""
        self._frame()
        self._dates()
        for one in self._chart.series:
            if self._chart.bars:
                self._bars(one)
            else:
                self._trail(one)
        if self._chart.goal is not None:
            self._plan(self._chart.goal)
        if not self._chart.bars:
            self._marks()
            self._latest()
        return Content("\n").join(map(_joined, reversed(self._cells)))

    def _frame(self) -> None:
        """The axes, and figures at the left one."""
        for row in range(-1, self._rows):
            self._put(_GUTTER - 1, row, "└" if row < 0 else "│", _QUIET)
        self._put(_GUTTER, -1, "─" * (self._width - _GUTTER), _QUIET)
        for value in self._ticks():
            row = self._row(value) - int(self._chart.bars)
            self._put(_GUTTER - 1, row, "┤" if row >= 0 else "┴", _QUIET)
            self._put(0, row, f"{value:>{_GUTTER - 1}g}", _QUIET)

    def _ticks(self) -> Iterator[float]:
        low, high = self._chart.low, self._chart.high
        parts = next(
            (parts for parts in _PARTS if (high - low) % parts == 0 and self._apart(parts)),
            1,
        )
        for part in range(parts + 1):
            yield low + (high - low) * part / parts

    def _apart(self, parts: int) -> bool:
        """Whether so many parts of the axis are all as high as each other, or look so."""
        rows = self._rows - 1
        return rows >= parts * _BETWEEN or (rows >= parts and rows % parts == 0)

    def _dates(self) -> None:
        """The Monday that a bin begins with, for as many as there is room for."""
        bins = self._chart.bins
        if not bins:
            return
        with_year = (bins[-1] - bins[0]).days > _A_YEAR
        free = self._width
        for place in reversed(range(len(bins))):
            words = _date(bins[place], with_year=with_year)
            start = min(self._middle(place) - len(words) // 2, self._width - len(words))
            if start < _GUTTER - 1 or start + len(words) > free:
                continue
            self._put(start, -2, words, _QUIET)
            self._put(self._middle(place), -1, "┬", _QUIET)
            free = start - _BETWEEN

    def _bars(self, series: Series) -> None:
        """A bar for each value, and above it the value where there is room for all of them."""
        wide = max(1, self._step - 1)
        figures = [f"{value or 0:.0f}" for value in series.values]
        # A mean of weeks is no count, so it is not named as one.
        named = self._chart.each == 1 and max(map(len, figures), default=0) <= wide
        for place, value in enumerate(series.values):
            part = (value or 0) / self._chart.high * (self._rows - 1) * 8
            eighths = max(round(part), 1 if value else 0)
            full, rest = divmod(eighths, 8)
            x = self._left(place)
            for row in range(full):
                self._put(x, row, _EIGHTHS[-1] * wide, _BAR)
            if rest:
                self._put(x, full, _EIGHTHS[rest] * wide, _BAR)
            if named and value:
                self._put(x, full + bool(rest), figures[place].center(wide), _STRONG)

    def _plan(self, goal: float) -> None:
        """A dashed line, behind the bars, and its figure instead of whatever stands beside it."""
        row = max(ceil(goal / self._chart.high * (self._rows - 1)) - 1, 0)
        self._put(0, row, f"{goal:>{_GUTTER - 1}g}", _GOAL)
        for x in range(_GUTTER, self._width):
            if self._cells[row + _AXIS][x][0] == " ":
                self._put(x, row, PLAN, _GOAL)

    def _trail(self, series: Series) -> None:
        """Dots that lead the eye from a mark to the next; none over a gap."""
        for place, (here, there) in enumerate(pairwise(series.values)):
            if here is None or there is None:
                continue
            start, end = self._middle(place), self._middle(place + 1)
            for x in range(start + 1, end):
                value = here + (there - here) * (x - start) / (end - start)
                self._put(x, self._row(value), _TRAIL, _QUIET)

    def _marks(self) -> None:
        for place in range(len(self._chart.bins)):
            taken = set[int]()
            for one in self._chart.series:
                value = one.values[place]
                if value is None:
                    continue
                row = self._row(value)
                both = row in taken
                taken.add(row)
                mark, style = (BOTH, _STRONG) if both else (MARKS[one.mark], _STYLES[one.mark])
                self._put(self._middle(place), row, mark, style)

    def _latest(self) -> None:
        """The latest value of each series as a figure, right of the last mark."""
        told = dict[int, str]()
        x = self._middle(len(self._chart.bins) - 1) + 2
        for one in self._chart.series:
            value = next((value for value in reversed(one.values) if value is not None), None)
            if value is None:
                continue
            row, figure = self._row(value), _figure(value, self._chart.high)
            if row in told and told[row] != figure:
                row += 1 if row == 0 else -1
            told[row] = figure
            self._put(x, row, figure, _STYLES[one.mark])

    def _row(self, value: float) -> int:
        """The row at which a value stands."""
        low, high = self._chart.low, self._chart.high
        part = (min(max(value, low), high) - low) / (high - low)
        return round(part * (self._rows - 1))

    def _left(self, place: int) -> int:
        return _GUTTER + max(place * self._across // max(len(self._chart.bins), 1), place)

    def _middle(self, place: int) -> int:
        return self._left(place) + (self._step - 1) // 2

    def _put(self, x: int, row: int, text: str, style: str) -> None:
        """Write on the cells that there are."""
        cells = self._cells[row + _AXIS] if row < self._rows else []
        for at, letter in enumerate(text, x):
            if 0 <= at < len(cells):
                cells[at] = (letter, style)


def _joined(cells: Sequence[tuple[str, str]]) -> Content:
    runs = groupby(cells, key=lambda cell: cell[1])
    return Content.assemble(*(("".join(letter for letter, _ in run), style) for style, run in runs))


def _date(day: date, *, with_year: bool) -> str:
    return f"{day:%b %Y}" if with_year else f"{day.day} {day:%b}"


def _figure(value: float, high: float) -> str:
    """A value in the few columns beside the last mark."""
    return f"{value:.1f}" if high <= _FINE else f"{value:.0f}"
