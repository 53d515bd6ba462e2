"""What the facts of many weeks answer: am I keeping it up, how was it, is one side behind?

Figures only. What they mean for a person is for that person, and whoever looks after them, to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from msgspec import Struct

from toetap.coach.facts import Done, Dose, Facts, Week, monday_of, summed, together
from toetap.coach.goal import Plan
from toetap.coach.progress import weeks_in_a_row
from toetap.coach.record import Kind

_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)
_ONE_SIDED = ("left", "right")


@dataclass(frozen=True, slots=True)
class WeekLine:
    """A week; a mean is None where nobody answered.

    Attributes:
        monday: Its first day.
        days: How many days with a session in which anything was done.
        sessions: How many of those sessions.
        seconds: Active seconds.
        sets: How many were asked in them; `full` were done in full.
        pain_before: Mean of 0 to 10, over sessions with an answer both before and after, as is
            `pain_after`.
        numbness: Mean of 0 to 10, told before sessions.
        effort: Mean of 0 to 10, told after sessions.
        bpm: Mean tempo of the taps done.
    """

    monday: date
    days: int
    sessions: int
    seconds: int
    sets: int
    full: int
    pain_before: float | None
    pain_after: float | None
    numbness: float | None
    effort: float | None
    bpm: float | None


@dataclass(frozen=True, slots=True)
class Side:
    """What was done for one side of an exercise, or for both in turn or together."""

    side: str
    sets: int
    target: int
    done: int
    seconds: int


class Amount(Struct, frozen=True):
    """What was done of an exercise in a week."""

    monday: date
    sets: int
    target: int
    done: int
    seconds: int


@dataclass(frozen=True, slots=True)
class ExerciseLine:
    """One exercise, counted in one way.

    Attributes:
        id: The exercise.
        name: What it was called last.
        kind: What `target` and `done` count.
        sets: How many were asked; `full` were done in full.
        sides: Each side by itself: right, left, then whatever is for both.
        weeks: Those in which it was asked, the oldest first.
    """

    id: str
    name: str
    kind: Kind
    sets: int
    full: int
    target: int
    done: int
    seconds: int
    sides: tuple[Side, ...]
    weeks: tuple[Amount, ...]

    @property
    def left_and_right(self) -> tuple[Side, Side] | None:
        """The two sides where each was asked by itself, right first."""
        found = {side.side: side for side in self.sides}
        if all(side in found for side in _ONE_SIDED):
            return found["right"], found["left"]
        return None


@dataclass(frozen=True, slots=True)
class Stats:
    """The answers.

    Attributes:
        first: The first day with a session in which anything was done; None if there is none.
        last: The last such day.
        whole: The facts of all weeks together.
        weeks: Every week asked for, the oldest first; in some nothing was done. None at all where
            there is no session.
        row: Weeks in a row up to the last day asked for.
        plan: What was meant to be done.
        over: How many of the weeks are whole and over, so that the plan can be held against them;
            `met` of them came up to it.
        exercises: In the order of how much time they took, the most first.
    """

    first: date | None
    last: date | None
    whole: Facts
    weeks: tuple[WeekLine, ...]
    row: int
    plan: Plan
    over: int
    met: int
    exercises: tuple[ExerciseLine, ...]

    @property
    def sessions(self) -> int:
        """In which anything was done."""
        return sum(self.whole.sessions)

    @property
    def seconds(self) -> int:
        """Active ones."""
        return sum(self.whole.seconds)

    @property
    def days(self) -> int:
        """With a session in which anything was done."""
        return sum(line.days for line in self.weeks)


def stats(
    found: Iterable[Week], until: date, *, since: date | None = None, plan: Plan | None = None
) -> Stats:
    """Answer from weeks, each of which comes once, in any order.

    Args:
        found: The facts, and nothing in them from outside of the days asked for.
        until: The last of those days: today, or an earlier one.
        since: The first of them; None for the day of the first session.
        plan: What was meant to be done.
    """
    weeks = sorted((week for week in found if any(week.facts.sessions)), key=lambda one: one.monday)
    plan = plan or Plan()
    active = [day for week in weeks for day in _days(week)]
    first, last = (active[0], active[-1]) if active else (None, None)
    start = since or first
    lines = tuple(_lines(weeks, start, max(until, last or until))) if start and active else ()
    over = [line for line in lines if start and start <= line.monday <= until - _WEEK + _DAY]
    whole = together(week.facts for week in weeks)
    return Stats(
        first=first,
        last=last,
        whole=whole,
        weeks=lines,
        row=weeks_in_a_row(active, until),
        plan=plan,
        over=len(over),
        met=sum(plan.met(line) for line in over) if plan else 0,
        exercises=_exercises(weeks, whole),
    )


def mean(total: int, count: int) -> float | None:
    """The mean of answers; None where there are none."""
    return total / count if count else None


def line_of(week: Week) -> WeekLine:
    """A week's figures."""
    facts = week.facts
    all_sets = summed(dose.sum for dose in facts.doses)
    return WeekLine(
        monday=week.monday,
        days=sum(map(bool, facts.sessions)),
        sessions=sum(facts.sessions),
        seconds=sum(facts.seconds),
        sets=all_sets.sets,
        full=all_sets.full,
        pain_before=mean(facts.pain.before, facts.pain.answers),
        pain_after=mean(facts.pain.after, facts.pain.answers),
        numbness=mean(facts.numbness.total, facts.numbness.answers),
        effort=mean(facts.effort.total, facts.effort.answers),
        bpm=mean(all_sets.paced, all_sets.beats),
    )


def _lines(weeks: Iterable[Week], since: date, until: date) -> Iterator[WeekLine]:
    """A line for each week between these days, also where nothing was done."""
    facts = {week.monday: week.facts for week in weeks}
    monday = monday_of(since)
    while monday <= until:
        yield line_of(Week(monday, facts.get(monday, Facts())))
        monday += _WEEK


def _days(week: Week) -> Iterator[date]:
    for offset, sessions in enumerate(week.facts.sessions):
        if sessions:
            yield week.monday + timedelta(days=offset)


def _exercises(weeks: Sequence[Week], whole: Facts) -> tuple[ExerciseLine, ...]:
    names = {one.exercise: one.name for one in whole.names}
    found: dict[tuple[str, Kind], list[tuple[date, Dose]]] = {}
    for week in weeks:
        for dose in week.facts.doses:
            found.setdefault((dose.exercise, dose.kind), []).append((week.monday, dose))
    lines = [
        _exercise(exercise, names[exercise], kind, dated)
        for (exercise, kind), dated in found.items()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.seconds, line.id, line.kind)))


def _exercise(
    exercise: str, name: str, kind: Kind, dated: Sequence[tuple[date, Dose]]
) -> ExerciseLine:
    by_side: dict[str, list[Done]] = {}
    by_week: dict[date, list[Done]] = {}
    for monday, dose in dated:
        by_side.setdefault(dose.side, []).append(dose.sum)
        by_week.setdefault(monday, []).append(dose.sum)
    sides = {side: summed(done) for side, done in by_side.items()}
    order = ("right", "left", "both", "alternating")
    whole = summed(sides.values())
    return ExerciseLine(
        id=exercise,
        name=name,
        kind=kind,
        sets=whole.sets,
        full=whole.full,
        target=whole.target,
        done=whole.done,
        seconds=whole.seconds,
        sides=tuple(Side(side, *_amounts(sides[side])) for side in order if side in sides),
        weeks=tuple(Amount(monday, *_amounts(summed(doses))) for monday, doses in by_week.items()),
    )


def _amounts(done: Done) -> tuple[int, int, int, int]:
    return done.sets, done.target, done.done, done.seconds
