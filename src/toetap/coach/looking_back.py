"""A look back: the weeks of a span, and as many of them taken together as it takes to fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from toetap.coach.facts import Facts, Week, monday_of
from toetap.coach.goal import Plan
from toetap.coach.progress import weeks_in_a_row
from toetap.coach.stats import Stats, mean, stats

_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Span:
    """How far back a chart looks: so many weeks, this one among them; None for all of them."""

    name: str
    weeks: int | None


SPANS = (Span("12 weeks", 12), Span("a year", 52), Span("all", None))


@dataclass(frozen=True, slots=True)
class Back:
    """A look back.

    Attributes:
        found: What the weeks of the span answer.
        weeks: Those of them in which anything was done.
    """

    found: Stats
    weeks: tuple[Week, ...]


@dataclass(frozen=True, slots=True)
class Bin:
    """Weeks that are drawn as one."""

    mondays: tuple[date, ...]
    facts: tuple[Facts, ...]


def look_back(weeks: Sequence[Week], today: date, span: Span, plan: Plan) -> Back:
    """The latest weeks, no further back than the first session.

    Args:
        weeks: The facts of all weeks, in any order.
        today: The last day that is looked at.
        span: How far back.
        plan: What was meant to be done.
    """
    start = monday_of(today) - _WEEK * (span.weeks - 1) if span.weeks is not None else date.min
    within = tuple(sorted((one for one in weeks if one.monday >= start), key=lambda w: w.monday))
    before = any(one.monday < start for one in weeks)
    found = stats(within, today, since=start if before else None, plan=plan)
    # Weeks in a row are not cut off where the look back begins.
    active = (
        one.monday + timedelta(days=day)
        for one in weeks
        for day, sessions in enumerate(one.facts.sessions)
        if sessions
    )
    return Back(replace(found, row=weeks_in_a_row(active, today)), within)


def bins_of(back: Back, most: int) -> tuple[list[Bin], int]:
    """The weeks, as many to a bin as it takes; the latest bin is a whole one."""
    mondays = [line.monday for line in back.found.weeks]
    facts = {week.monday: week.facts for week in back.weeks}
    each = -(-len(mondays) // max(most, 1)) or 1
    starts = [max(at, 0) for at in range(len(mondays) - each, -each, -each)][::-1]
    ends = [*starts[1:], len(mondays)]
    chunks = [tuple(mondays[start:end]) for start, end in zip(starts, ends, strict=False)]
    return [
        Bin(chunk, tuple(facts[monday] for monday in chunk if monday in facts)) for chunk in chunks
    ], each


def means(bins: Sequence[Bin], of: Callable[[Facts], tuple[int, int]]) -> tuple[float | None, ...]:
    """Of each bin the mean; `of` tells a sum, and of how many it is."""
    found = ([of(facts) for facts in one.facts] for one in bins)
    return tuple(
        mean(sum(total for total, _ in figures), sum(count for _, count in figures))
        for figures in found
    )
