"""The course that an exercise took: from the level last chosen, through all that was practised.

Nothing here raises a level. docs/progression.md gives the reasons for each step.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from toetap.coach.exercise import Exercise
from toetap.coach.person import Chosen
from toetap.coach.practice import Practice

AWAY_DAYS = 14
"""Days without an exercise after which it returns a rung lower."""

_A_DAY = timedelta(days=1)
"""By so much the day of another place may be ahead."""

IN_A_ROW = 2
"""So many times in a row too much, and it becomes less."""

FallKind = Literal["pain", "too much", "away"]


@dataclass(frozen=True, slots=True)
class Fall:
    """Why a level fell by a rung.

    Attributes:
        kind: A stop for pain, too much in a row, or days away.
        since: The practices it rests on; none for days away.
        away: Days away, and `last` when it had last been.
    """

    kind: FallKind
    since: tuple[Practice, ...] = ()
    away: int = 0
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """How an exercise stands.

    Attributes:
        rung: Its level.
        easy: The latest practices at this level, in a row and each on another day, that were easy.
        hard: The latest practices in a row that were too much.
        latest: The latest practice; None before the first since the level was chosen.
        first: The day of the first practice ever.
        last: The day on which it was last done in this level's posture, or chosen.
        fall: Why it has just fallen; None if it has not.
    """

    rung: int
    easy: tuple[Practice, ...] = ()
    hard: tuple[Practice, ...] = ()
    latest: Practice | None = None
    first: date | None = None
    last: date | None = None
    fall: Fall | None = None


def follow(
    exercise: Exercise,
    practices: Iterable[Practice],
    today: date,
    *,
    start: int = 1,
    chosen: Chosen | None = None,
) -> Course:
    """How an exercise stands today.

    Args:
        exercise: As its file has it now, which may have fewer levels than it had.
        practices: All of its practices, the oldest first.
        today: The day for which it is asked.
        start: The level it starts at where the person chose none: the routine's.
        chosen: What the person chose last.
    """
    every = tuple(practices)
    since = _since(chosen, today)
    course = Course(
        rung=min(start if chosen is None else chosen.rung, len(exercise.level)),
        first=next((one.day for one in every if one.done), None),
        last=None if since is None else since.date(),
    )
    for one in every:
        if since is None or one.at >= since:
            course = _after(exercise, _back_on(course, one.day), one)
    returned = _back_on(course, today)
    return returned if returned.rung < course.rung else course


def _since(chosen: Chosen | None, today: date) -> datetime | None:
    """From when on practices count; None for all of them.

    A choice from days that are still to come was made by a clock that was wrong. It hides nothing.
    """
    if chosen is None or chosen.since is None or chosen.since.date() > today + _A_DAY:
        return None
    return chosen.since


def _back_on(course: Course, day: date) -> Course:
    """The course on a day, which may follow many without the exercise."""
    if course.last is None or (away := (day - course.last).days) < AWAY_DAYS:
        return replace(course, fall=None)
    fall = Fall("away", away=away, last=course.last)
    return replace(_lower(course, fall), last=day)


def _after(exercise: Exercise, course: Course, one: Practice) -> Course:
    """The course once this has been practised."""
    hard = (*course.hard, one) if one.too_much else ()
    # The return was at the lower rung already: that it fell is no news any more.
    back = course.fall if course.fall and one.level > course.rung else None
    course = replace(course, latest=one, hard=hard, fall=back)
    if one.stopped:
        course = _lower(course, Fall("pain", (one,)))
    elif len(hard) >= IN_A_ROW:
        course = _lower(course, Fall("too much", hard))
    else:
        course = replace(course, easy=_easy(course, one))
    if one.done and one.posture == exercise.rung(course.rung).posture:
        course = replace(course, last=one.day)
    return course


def _easy(course: Course, one: Practice) -> tuple[Practice, ...]:
    """The row of what was easy, which goes on, stays as it is, or begins anew."""
    if not one.smooth:
        return ()
    again = course.easy and course.easy[-1].day == one.day
    counts = one.easy and one.level == course.rung and not again
    return (*course.easy, one) if counts else course.easy


def _lower(course: Course, fall: Fall) -> Course:
    """A rung lower, where the count of what was easy begins anew."""
    if course.rung == 1:
        return replace(course, easy=(), hard=(), fall=None)
    return replace(course, rung=course.rung - 1, easy=(), hard=(), fall=fall)
