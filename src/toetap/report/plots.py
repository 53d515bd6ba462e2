"""Plots as SVG, for paper too: told apart by shape and dashes, never by colour alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Literal

Mark = Literal["circle", "square", "cross"]

WIDTH, HEIGHT = 680, 170
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 8, 12, 24
_MOST_DATES = 8
_PARTS, _SCALE_PARTS = 4, 5
_TOPS = (4, 8, 20, 40, 60, 80, 120, 160, 240, 400, 600, 800, 1200, 2400, 4000, 8000, 12_000)
_DASHES: dict[Mark, str] = {"circle": "", "square": "6 3", "cross": "2 3"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line through one value a week; None where there is none, and the line has a gap."""

    name: str
    mark: Mark
    values: tuple[float | None, ...]


def bars(weeks: Sequence[date], values: Sequence[float], words: str, goal: float | None) -> str:
    """A bar a week.

    Args:
        weeks: The Mondays.
        values: How high each bar is.
        words: What the plot says, for those who can't see it.
        goal: A dashed line across.
    """
    top = _top(max([*values, goal or 0, 1]))
    step = _step(len(weeks))
    inside = [*_grid(top), *_dates(weeks)]
    for at, value in enumerate(values):
        x, y = _LEFT + at * step + step * 0.15, _y(value, top)
        height = HEIGHT - _BOTTOM - y
        inside.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{step * 0.7:.1f}" height="{height:.1f}"/>'
        )
    if goal is not None:
        y = _y(goal, top)
        inside.append(
            f'<path class="goal" d="M{_LEFT} {y:.1f}H{WIDTH - _RIGHT}"/>'
            f'<text x="{WIDTH - _RIGHT}" y="{y - 3:.1f}" text-anchor="end">plan</text>'
        )
    return _svg(words, inside)


def lines(weeks: Sequence[date], drawn: Sequence[Line], words: str, top: float = 10) -> str:
    """Lines from 0 to `top`, one value a week; their names belong below: `legend`."""
    step = _step(len(weeks))
    inside = [*_grid(top, _SCALE_PARTS), *_dates(weeks)]
    for line in drawn:
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
    return _svg(words, inside)


def legend(drawn: Sequence[Line]) -> str:
    """The mark of each line with its name."""
    return " ".join(
        '<span class="key"><svg width="34" height="10" aria-hidden="true">'
        f'<path class="line" stroke-dasharray="{_DASHES[line.mark]}" d="M0 5H34"/>'
        f"{_mark(line.mark, 17, 5)}</svg> {escape(line.name)}</span>"
        for line in drawn
    )


def _svg(words: str, inside: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(words)}">'
        f"{''.join(inside)}</svg>"
    )


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
        yield f'<text x="{x:.1f}" y="{HEIGHT - 8}" text-anchor="middle">{words}</text>'


def _mark(mark: Mark, x: float, y: float) -> str:
    if mark == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/>'
    if mark == "square":
        return f'<rect class="open" x="{x - 3:.1f}" y="{y - 3:.1f}" width="6" height="6"/>'
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


def _top(most: float) -> float:
    """Where an axis ends, so that its lines are at whole numbers."""
    return next((top for top in _TOPS if top >= most), most)
