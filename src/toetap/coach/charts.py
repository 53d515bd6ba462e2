"""Charts of a history: which there are, what each shows over which weeks, and its sentence.

How a chart is drawn is for a face; all that is in it is decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Literal

from toetap.coach import summaries
from toetap.coach.facts import Done, Facts, summed
from toetap.coach.looking_back import Back, Bin, bins_of, means
from toetap.coach.results import UNITS
from toetap.coach.stats import ExerciseLine, Stats

Subject = Literal["minutes", "days", "pain", "numbness", "effort", "tempo", "exercise", "sides"]
Mark = Literal["full", "hollow"]

SUBJECTS: dict[Subject, str] = {
    "minutes": "Minutes a week",
    "days": "Days a week",
    "pain": "Pain",
    "numbness": "Numbness",
    "effort": "Effort",
    "tempo": "Tempo of the taps",
    "exercise": "One exercise",
    "sides": "Left and right",
}
"""What there is a chart of, and what it is called."""

_MOST_FELT, _DAYS = 10, 7
_TENS = 10
_MINUTE, _LONG = 60, 300
"""Seconds; sets that are longer are told in minutes."""

_TOPS = (4, 8, 20, 40, 60, 80, 120, 160, 240, 400, 600, 800, 1200, 2400, 4000, 8000, 12_000)


@dataclass(frozen=True, slots=True)
class Series:
    """One value for each bin; None where there is none."""

    name: str
    mark: Mark
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn.

    Attributes:
        title: What it shows, with its unit.
        bars: Each value is drawn as a bar from 0; else as a mark.
        low: Where the axis begins, and `high` where it ends.
        bins: The Monday that each of them begins with, the oldest first.
        each: How many weeks a bin has; only the oldest may have fewer.
        series: What is drawn over the bins.
        goal: What was planned; None where nothing was.
        words: The same as a sentence.
    """

    title: str
    bars: bool
    low: float
    high: float
    bins: tuple[date, ...]
    each: int
    series: tuple[Series, ...]
    goal: float | None
    words: str

    @property
    def told(self) -> bool:
        """Whether there is anything to draw."""
        return any(value is not None for one in self.series for value in one.values)


def exercises(subject: Subject, found: Stats) -> tuple[ExerciseLine, ...]:
    """The exercises that a chart can be of; none where it is of no exercise."""
    if subject == "exercise":
        return found.exercises
    if subject == "sides":
        return tuple(line for line in found.exercises if line.left_and_right)
    return ()


def chart(subject: Subject, back: Back, most: int, line: ExerciseLine | None = None) -> Chart:
    """A chart.

    Args:
        subject: Of what.
        back: Over which weeks.
        most: How many bins there is room for, at least one.
        line: The exercise, where the chart is of one.
    """
    bins, each = bins_of(back, most)
    draft = Chart(
        title=SUBJECTS[subject],
        bars=False,
        low=0,
        high=_MOST_FELT,
        bins=tuple(one.mondays[0] for one in bins),
        each=each,
        series=(),
        goal=None,
        words="",
    )
    if subject in ("exercise", "sides"):
        return _of_exercise(subject, draft, bins, line)
    return _OF[subject](draft, back.found, bins)


def ceiling(most: float) -> float:
    """Where an axis ends, so that quarters of it are whole numbers."""
    return next((top for top in _TOPS if top >= most), most)


def _minutes(draft: Chart, found: Stats, bins: Sequence[Bin]) -> Chart:
    values = tuple(
        sum(sum(facts.seconds) for facts in one.facts) / _MINUTE / len(one.mondays) for one in bins
    )
    goal = found.plan.minutes
    high = ceiling(max([*values, goal or 0, 1]))
    return _bars(draft, values, high, goal, summaries.kept_up(found))


def _days(draft: Chart, found: Stats, bins: Sequence[Bin]) -> Chart:
    values = tuple(
        sum(sum(map(bool, facts.sessions)) for facts in one.facts) / len(one.mondays)
        for one in bins
    )
    return _bars(draft, values, _DAYS, found.plan.days, summaries.adherence(found))


def _bars(
    draft: Chart, values: tuple[float, ...], high: float, goal: float | None, words: str
) -> Chart:
    series = (Series(draft.title.lower(), "full", values),)
    return replace(draft, bars=True, high=high, series=series, goal=goal, words=words)


def _pain(draft: Chart, found: Stats, bins: Sequence[Bin]) -> Chart:
    before = means(bins, lambda facts: (facts.pain.before, facts.pain.answers))
    after = means(bins, lambda facts: (facts.pain.after, facts.pain.answers))
    return replace(
        draft,
        title="Pain before and after sessions, 0 to 10",
        series=(Series("before", "full", before), Series("after", "hollow", after)),
        words=summaries.pain(found),
    )


def _numbness(draft: Chart, found: Stats, bins: Sequence[Bin]) -> Chart:
    values = means(bins, lambda facts: (facts.numbness.total, facts.numbness.answers))
    return replace(
        draft,
        title="Numbness before sessions, 0 to 10",
        series=(Series("numbness", "full", values),),
        words=summaries.numbness(found),
    )


def _effort(draft: Chart, found: Stats, bins: Sequence[Bin]) -> Chart:
    values = means(bins, lambda facts: (facts.effort.total, facts.effort.answers))
    return replace(
        draft,
        title="Effort, told after sessions, 0 to 10",
        series=(Series("effort", "full", values),),
        words=summaries.effort(found),
    )


def _tempo(draft: Chart, found: Stats, bins: Sequence[Bin]) -> Chart:
    values = means(
        bins,
        lambda facts: (
            sum(dose.sum.paced for dose in facts.doses),
            sum(dose.sum.beats for dose in facts.doses),
        ),
    )
    known = [value for value in values if value is not None] or [0.0]
    low = min(known) // _TENS * _TENS
    return replace(
        draft,
        title="Tempo of the taps, beats a minute",
        low=low,
        high=max(low + 2 * _TENS, -(-max(known) // _TENS) * _TENS),
        series=(Series("tempo", "full", values),),
        words=summaries.tempo(found),
    )


_OF: dict[Subject, Callable[[Chart, Stats, Sequence[Bin]], Chart]] = {
    "minutes": _minutes,
    "days": _days,
    "pain": _pain,
    "numbness": _numbness,
    "effort": _effort,
    "tempo": _tempo,
}


def _of_exercise(
    subject: Subject, draft: Chart, bins: Sequence[Bin], line: ExerciseLine | None
) -> Chart:
    """What a set of an exercise came to, on average."""
    if line is None:
        none = (
            "No exercise yet in which each side was asked by itself."
            if subject == "sides"
            else "No exercise yet."
        )
        return replace(draft, words=none)
    if subject == "sides":
        right = _a_set(bins, line, lambda done: done.done, "right")
        left = _a_set(bins, line, lambda done: done.done, "left")
        series: tuple[Series, ...]
        series = Series("right", "full", right), Series("left", "hollow", left)
        words = summaries.sides(line)
    else:
        done = _a_set(bins, line, lambda done: done.done)
        asked = _a_set(bins, line, lambda done: done.target)
        series = Series("done", "full", done), Series("asked", "hollow", asked)
        words = summaries.exercise(line)
    known = (value for value in chain(*(one.values for one in series)) if value is not None)
    most, unit = max(known, default=0), UNITS[line.kind]
    if line.kind in ("hold", "time") and most > _LONG:
        most, unit = most / _MINUTE, unit.replace("s", "min", 1)
        series = tuple(replace(one, values=tuple(map(_in_minutes, one.values))) for one in series)
    return replace(
        draft, title=f"{line.name}, {unit} a set", high=ceiling(most), series=series, words=words
    )


def _in_minutes(seconds: float | None) -> float | None:
    return None if seconds is None else seconds / _MINUTE


def _a_set(
    bins: Sequence[Bin], line: ExerciseLine, of: Callable[[Done], int], side: str | None = None
) -> tuple[float | None, ...]:
    def figures(facts: Facts) -> tuple[int, int]:
        sums = summed(
            [
                Done(),
                *(
                    dose.sum
                    for dose in facts.doses
                    if (dose.exercise, dose.kind) == (line.id, line.kind)
                    and side in (None, dose.side)
                ),
            ]
        )
        return of(sums), sums.sets

    return means(bins, figures)
