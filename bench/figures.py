"""Figures as they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median, quantiles


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that so many in a hundred do not exceed."""
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def print_row(name: str, seconds: Sequence[float]) -> None:
    """A row of milliseconds: least, median, 90th and 99th percentile, most."""
    figures = (
        min(seconds),
        median(seconds),
        percentile(seconds, 90),
        percentile(seconds, 99),
        max(seconds),
    )
    print(f"{name:<28}" + "".join(f"{1000 * figure:>9.1f}" for figure in figures))


def print_head(what: str) -> None:
    """The head of such rows."""
    names = ("min", "p50", "p90", "p99", "max")
    print(f"{what:<28}" + "".join(f"{name:>9}" for name in names))
