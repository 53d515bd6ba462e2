"""Plots as SVG, for paper too: told apart by shape and dashes, never by colour alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Literal

from toetap.coach.charts import ceiling

Mark = Literal["circle", "square", "cross"]

WIDTH, HEIGHT = 680, 124
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 28, 18, 20
_MOST_DATES = 8
_PARTS, _SCALE_PARTS = 4, 5
_DASHES: dict[Mark, str] = {"circle": "none", "square": "6 3", "cross": "2 3"}
_WIDEST = 48
"""A bar is no wider, however few there are."""

_KEY, _KEYS = 130, 34
"""Room for a name in the legend, and for the line that leads to it."""

_STYLE = (
    "text{font-size:9px;fill:#111}rect{fill:#666}circle{fill:#111}"
    ".open{fill:#fff;stroke:#111;stroke-width:1.5}.grid{stroke:#ddd}"
    ".line{fill:none;stroke:#111;stroke-width:1.3}"
    ".cross{stroke:#111;stroke-width:1.5;fill:none}.goal{stroke:#111;stroke-dasharray:7 4}"
)
"""It is in each picture, so that each stands on its own."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line through one value a week; None where there is none, and the line has a gap."""

    name: str
    mark: Mark
    values: tuple[float | None, ...]


def bars(
    weeks: Sequence[date], values: Sequence[float], goal: float | None, *, whole: int | None = None
) -> str:
    """A bar a week.

    Args:
        weeks: The Mondays.
        values: How high each bar is.
        goal: A dashed line across.
        whole: Where the axis ends, each step of it marked; None for wherever it has to.
    """
    top = whole or ceiling(max([*values, goal or 0, 1]))
    step = _step(len(weeks))
    wide = min(step * 0.7, _WIDEST)
    inside = [*_grid(top, whole or _PARTS), *_dates(weeks)]
    for at, value in enumerate(values):
        x, y = _LEFT + (at + 0.5) * step - wide / 2, _y(value, top)
        height = HEIGHT - _BOTTOM - y
        inside.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{height:.1f}"/>')
    if goal is not None:
        y = _y(goal, top)
        inside.append(
            f'<path class="goal" d="M{_LEFT} {y:.1f}H{WIDTH - _RIGHT}"/>'
            f'<text x="{WIDTH - _RIGHT + 4}" y="{y + 3:.1f}">plan</text>'
        )
    return _svg(inside)


def lines(weeks: Sequence[date], drawn: Sequence[Line], top: float = 10) -> str:
    """Lines from 0 to `top`, one value a week, and which is which."""
    step = _step(len(weeks))
    inside = [*_grid(top, _SCALE_PARTS), *_dates(weeks), *_legend(drawn)]
    # The first is drawn last: where marks meet, its dot or cross is seen within the square.
    for line in reversed(drawn):
        points = [
            None if value is None else (_LEFT + (at + 0.5) * step, _y(value, top))
            for at, value in enumerate(line.values)
        ]
        for run in _runs(points):
            path = "L".join(f"{x:.1f} {y:.1f}" for x, y in run)
            inside.append(
                f'<path class="line" stroke-dasharray="{_DASHES[line.mark]}" d="M{path}"/>'
            )
            inside += [_mark(line.mark, x, y) for x, y in run]
    return _svg(inside)


def _legend(drawn: Sequence[Line]) -> Iterator[str]:
    """The mark of each line with its name, above the plot."""
    for at, line in enumerate(drawn):
        x = _LEFT + at * _KEY
        yield f'<path class="line" stroke-dasharray="{_DASHES[line.mark]}" d="M{x} 6h{_KEYS}"/>'
        yield _mark(line.mark, x + _KEYS / 2, 6)
        yield f'<text x="{x + _KEYS + 4}" y="9">{escape(line.name)}</text>'


def _svg(inside: Sequence[str]) -> str:
    style = f"<style>{_STYLE}</style>"
    return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}">{style}{"".join(inside)}</svg>'


def _grid(top: float, parts: int = _PARTS) -> Iterator[str]:
    for part in range(parts + 1):
        value = top * part / parts
        y = _y(value, top)
        yield f'<path class="grid" d="M{_LEFT} {y:.1f}H{WIDTH - _RIGHT}"/>'
        yield f'<text x="{_LEFT - 4}" y="{y + 3:.1f}" text-anchor="end">{value:g}</text>'


def _dates(weeks: Sequence[date]) -> Iterator[str]:
    every = -(-len(weeks) // _MOST_DATES)
    for at in range(0, len(weeks), every or 1):
        x = _LEFT + (at + 0.5) * _step(len(weeks))
        words = f"{weeks[at].day} {weeks[at]:%b %y}"
        yield f'<text x="{x:.1f}" y="{HEIGHT - 6}" text-anchor="middle">{words}</text>'


def _mark(mark: Mark, x: float, y: float) -> str:
    if mark == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.2"/>'
    if mark == "square":
        return f'<rect class="open" x="{x - 3.8:.1f}" y="{y - 3.8:.1f}" width="7.6" height="7.6"/>'
    return f'<path class="cross" d="M{x - 3:.1f} {y - 3:.1f}l6 6m0 -6l-6 6"/>'


def _runs(
    points: Sequence[tuple[float, float] | None],
) -> Iterator[list[tuple[float, float]]]:
    """The points between the gaps."""
    run: list[tuple[float, float]] = []
    for point in [*points, None]:
        if point is not None:
            run.append(point)
        elif run:
            yield run
            run = []


def _step(count: int) -> float:
    return (WIDTH - _LEFT - _RIGHT) / max(count, 1)


def _y(value: float, top: float) -> float:
    return _TOP + (HEIGHT - _TOP - _BOTTOM) * (1 - min(value, top) / top)
