"""What figures say, in one sentence each. Trends only: whether they are good is never said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from toetap.coach.goal import Plan
from toetap.coach.results import UNITS
from toetap.coach.stats import ExerciseLine, Stats, WeekLine, mean

LATELY = 4
"""Weeks at either end that are held against each other."""

NO_VERDICT = "Figures as you told them and as they were counted. They are no verdict."

_HOUR = 60
_TIMED, _LONG = ("time", "hold"), 600
"""Seconds, from so many on, are told as minutes."""


def length(seconds: int) -> str:
    """A sum of time as people say it: "45 min", "12 h 5 min"."""
    minutes = (seconds + 30) // 60
    hours, rest = divmod(minutes, _HOUR)
    if not hours:
        return f"{rest} min"
    return f"{hours:,} h {rest} min" if rest else f"{hours:,} h"


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 day", "12,000 days"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def kept_up(found: Stats) -> str:
    """How much, how often, and how many weeks in a row."""
    if found.first is None:
        return "No session yet in which anything was done."
    weeks = len(found.weeks)
    logged = f" ({found.whole.logged:,} entered afterwards)" if found.whole.logged else ""
    whole = (
        f"{counted(found.sessions, 'session')}{logged} on {counted(found.days, 'day')} "
        f"in {counted(weeks, 'week')}, {length(found.seconds)} in all"
    )
    each = f"{found.days / weeks:.1f} days and {found.seconds / weeks / 60:.0f} min a week"
    row = f"; {counted(found.row, 'week')} in a row up to now" if found.row else ""
    return f"{whole}: {each}{row}."


def plan_words(plan: Plan) -> str:
    """A plan in words: "5 days and 60 min a week"."""
    days = counted(plan.days, "day") if plan.days is not None else ""
    minutes = f"{plan.minutes} min" if plan.minutes is not None else ""
    return " and ".join(filter(None, (days, minutes))) + " a week"


def adherence(found: Stats) -> str:
    """How often the plan was met, and how much of what was asked was done."""
    sets, full = sum(line.sets for line in found.weeks), sum(line.full for line in found.weeks)
    many = found.sessions
    them = "it" if many == 1 else "them"
    asked = f"{full:,} of {counted(sets, 'set')} asked in {them} {_were(sets)} done in full"
    sessions = f"{found.whole.completed:,} of {counted(many, 'session')} {_were(many)} completed"
    words = f"{sessions}, and {asked}." if found.sessions else "No session to hold a plan against."
    if not found.plan:
        return words
    if not found.over:
        return f"The plan is {plan_words(found.plan)}; no whole week is over yet. {words}"
    weeks = f"{found.met} of {counted(found.over, 'whole week')}"
    return f"The plan of {plan_words(found.plan)} was met in {weeks}. {words}"


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def pain(found: Stats) -> str:
    """Pain before and after, over all and at both ends."""
    told = found.whole.pain
    if not told.answers:
        return "Pain was not told both before and after a session."
    over_all = (
        f"Pain in {counted(told.answers, 'session')} that tell it: "
        f"{told.before / told.answers:.1f} before and {told.after / told.answers:.1f} after"
        ", on average"
    )
    ends = _ends(found.weeks, lambda line: line.pain_before, lambda line: line.pain_after)
    if ends is None:
        return f"{over_all}."
    early, late = (f"{before:.1f} and {after:.1f}" for before, after in ends)
    return f"{over_all}; in the first {LATELY} weeks with answers {early}, in the latest {late}."


def numbness(found: Stats) -> str:
    """Numbness before sessions. It is not asked afterwards."""
    told = found.whole.numbness
    what = "Numbness before sessions"
    return _scale(found, what, told.answers, told.total, lambda line: line.numbness)


def effort(found: Stats) -> str:
    """Effort, as told after sessions."""
    told = found.whole.effort
    return _scale(found, "Effort", told.answers, told.total, lambda line: line.effort)


def tempo(found: Stats) -> str:
    """How fast the taps were."""
    beats = sum(dose.sum.beats for dose in found.whole.doses)
    average = mean(sum(dose.sum.paced for dose in found.whole.doses), beats)
    if average is None:
        return "No taps yet."
    words = f"{counted(beats, 'tap')} at {average:.0f} beats a minute on average"
    ends = _ends(found.weeks, lambda line: line.bpm)
    if ends is None:
        return f"{words}."
    (early,), (late,) = ends
    return f"{words}; {early:.0f} in the first {LATELY} weeks with taps, {late:.0f} in the latest."


def amount(done: int, target: int, line: ExerciseLine) -> str:
    """What was done of what was asked of an exercise; in minutes where there are many."""
    unit = UNITS[line.kind]
    if line.kind in _TIMED and line.target >= _LONG:
        return f"{done / 60:,.0f} of {target / 60:,.0f} {unit.replace('s', 'min', 1)}"
    return f"{done:,} of {target:,} {unit}"


def exercise(line: ExerciseLine) -> str:
    """What was done of one exercise."""
    done = amount(line.done, line.target, line)
    weeks = counted(len(line.weeks), "week")
    return (
        f"{line.name}: {done} in {counted(line.sets, 'set')}, {length(line.seconds)}, in {weeks}."
    )


def sides(line: ExerciseLine) -> str:
    """Left against right, where each was asked by itself; else nothing."""
    if line.left_and_right is None:
        return ""
    both = (
        f"{side.side} {amount(side.done, side.target, line)} in {length(side.seconds)}"
        for side in line.left_and_right
    )
    return f"{line.name}: {', '.join(both)}."


def exercise_and_sides(line: ExerciseLine) -> str:
    """What was done of one exercise, and of each side where they can be told apart."""
    whole = exercise(line)
    if not (apart := sides(line)):
        return whole
    return f"{whole.removesuffix('.')};{apart.removeprefix(f'{line.name}:')}"


def sentences(found: Stats) -> Iterator[tuple[str, str]]:
    """Each subject with its sentence."""
    yield "sessions", kept_up(found)
    if found.first is None:
        return
    yield "adherence", adherence(found)
    yield "pain", pain(found)
    yield "numbness", numbness(found)
    yield "effort", effort(found)
    yield "tempo", tempo(found)


def _scale(
    found: Stats, what: str, answers: int, total: int, of: Callable[[WeekLine], float | None]
) -> str:
    if not answers:
        return f"{what} was not told."
    words = (
        f"{what} in {counted(answers, 'session')} that tell it: {total / answers:.1f} on average"
    )
    ends = _ends(found.weeks, of)
    if ends is None:
        return f"{words}."
    (early,), (late,) = ends
    return (
        f"{words}; in the first {LATELY} weeks with answers {early:.1f}, in the latest {late:.1f}."
    )


def _ends(
    weeks: Sequence[WeekLine], *of: Callable[[WeekLine], float | None]
) -> tuple[tuple[float, ...], tuple[float, ...]] | None:
    """The means of the first and of the latest weeks that have all these figures.

    None where the two would overlap, so that they say nothing about a trend.
    """
    known = [figures for line in weeks if None not in (figures := tuple(one(line) for one in of))]
    if len(known) < 2 * LATELY:
        return None
    return _means(known[:LATELY]), _means(known[-LATELY:])


def _means(rows: Sequence[tuple[float | None, ...]]) -> tuple[float, ...]:
    return tuple(
        sum(figure for figure in column if figure is not None) / len(rows)
        for column in zip(*rows, strict=True)
    )
