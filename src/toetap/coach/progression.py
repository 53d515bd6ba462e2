"""What level an exercise is at, what is offered next, and why. docs/progression.md gives reasons.

By itself a level only holds or falls; only the person raises it. So a level is a function of what
they last chose and of what was practised since. Same history, same day: same answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from toetap.coach import reasons
from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Exercise
from toetap.coach.following import Course, follow
from toetap.coach.ladder import StepKind, fitting, step_to, suits
from toetap.coach.person import Chosen, Person
from toetap.coach.practice import History, Practice
from toetap.coach.routine import Routine

TIMES = 3
"""Days in a row on which a level is done in full and with ease before more is offered."""

MOST_PATIENT = 3
"""Each time that more is offered and not wanted, it takes `TIMES` days longer, up to so often."""

SEATED_DAYS = 21
"""Days with an exercise before another posture is offered: a few weeks."""

Kind = Literal["offer_more", "hold", "lower", "return"]
Answer = Literal["take", "keep", "back"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the coach suggests for an exercise.

    Attributes:
        exercise: Its id.
        kind: More is offered; it stays; it has become less by itself; it returns lower.
        now: The level that holds unless the person chooses another.
        level: The level suggested: one above `now` where more is offered, else `now`.
        why: One sentence, with the figures it rests on.
        step: Which ladder leads to a level that is offered; None where none is.
        kept: How often in a row the level was kept when more was offered.
    """

    exercise: str
    kind: Kind
    now: int
    level: int
    why: str
    step: StepKind | None = None
    kept: int = 0


def course_of(
    exercise: Exercise, past: History, person: Person, today: date, *, start: int = 1
) -> Course:
    """How an exercise stands today; `start` is its level where the person chose none."""
    chosen = person.level.get(exercise.id)
    return follow(exercise, past.get(exercise.id, ()), today, start=start, chosen=chosen)


def rungs(
    routine: Routine, catalogue: Catalogue, past: History, person: Person, today: date
) -> dict[str, int]:
    """The level of each exercise of a routine today, by its id."""
    return {
        name: course_of(catalogue.exercises[name], past, person, today, start=start).rung
        for name, start in _starts(routine).items()
    }


def suggest(
    exercise: Exercise, past: History, person: Person, today: date, *, start: int = 1
) -> Suggestion:
    """What to do with an exercise from here on."""
    course = course_of(exercise, past, person, today, start=start)
    rung = course.rung
    now = fitting(exercise, rung, person) or rung
    if now != rung or not suits(exercise.rung(rung), person):
        why = reasons.unsuited(exercise.rung(rung), rung, person)
        return Suggestion(exercise.id, "hold", now, now, why)
    if course.fall is not None:
        kind: Kind = "return" if course.fall.kind == "away" else "lower"
        return Suggestion(exercise.id, kind, rung, rung, reasons.fell(course.fall, rung))
    kept = person.level[exercise.id].kept if exercise.id in person.level else 0
    wanted = TIMES * (1 + min(kept, MOST_PATIENT))
    why_not = _unrest(past, rung) or _why_not_more(exercise, course, person, today, wanted)
    if why_not:
        return Suggestion(exercise.id, "hold", rung, rung, why_not)
    why = reasons.more(rung, course.easy)
    step = step_to(exercise, rung + 1)
    return Suggestion(exercise.id, "offer_more", rung, rung + 1, why, step, kept)


def suggestions(
    routine: Routine, catalogue: Catalogue, past: History, person: Person, today: date
) -> tuple[Suggestion, ...]:
    """What to do with each exercise of a routine, each once, in its order.

    Where the routine gives a dose of its own, levels make no difference and none is suggested.
    """
    own = {item.exercise for item in routine.item if item.dose is not None}
    return tuple(
        suggest(catalogue.exercises[name], past, person, today, start=start)
        for name, start in _starts(routine).items()
        if name not in own
    )


def _starts(routine: Routine) -> dict[str, int]:
    """The level that a routine starts each exercise at, where it first comes."""
    starts: dict[str, int] = {}
    for item in routine.item:
        starts.setdefault(item.exercise, item.level)
    return starts


def choose(suggestion: Suggestion, answer: Answer, at: datetime) -> Chosen:
    """What is to be kept of the person's answer to a suggestion.

    Args:
        suggestion: What was suggested.
        answer: Take it, keep the level as it is now, or go back by a rung.
        at: Now, with the offset of the place. Sessions that began before count no longer.
    """
    wanted = {
        "take": suggestion.level,
        "keep": suggestion.now,
        "back": max(1, suggestion.now - 1),
    }
    kept = suggestion.kept + 1 if (suggestion.kind, answer) == ("offer_more", "keep") else 0
    # Sessions begin at whole seconds: one of this very second comes after the choice.
    return Chosen(wanted[answer], at.replace(microsecond=0), kept)


def open_levels(exercise: Exercise, person: Person) -> tuple[int, ...]:
    """The levels that the person can set by hand."""
    every = range(1, len(exercise.level) + 1)
    return tuple(level for level in every if suits(exercise.rung(level), person))


def _unrest(past: History, rung: int) -> str:
    """Why nothing at all is offered after the latest session; empty if that gives no reason."""
    latest = max((every[-1] for every in past.values() if every), key=_when, default=None)
    if latest is None:
        return ""
    there = [every[-1] for every in past.values() if every and every[-1].at == latest.at]
    if any(one.stopped for one in there):
        return reasons.held_after_stop(latest, rung)
    return reasons.held_after(latest, rung) if latest.too_much else ""


def _when(one: Practice) -> datetime:
    return one.at


def _why_not_more(
    exercise: Exercise, course: Course, person: Person, today: date, wanted: int
) -> str:
    """Why nothing more is offered; empty where something is."""
    rung = course.rung
    if rung == len(exercise.level):
        return reasons.top(rung)
    if len(course.easy) < wanted:
        return reasons.counting(rung, len(course.easy), wanted, course.latest)
    upper = exercise.rung(rung + 1)
    if not suits(upper, person):
        return reasons.unsuited(upper, rung + 1, person)
    if step_to(exercise, rung + 1) == "posture":
        days = (today - course.first).days if course.first else 0
        if days < SEATED_DAYS:
            return reasons.too_early(rung + 1, days, SEATED_DAYS, upper.posture)
    return ""
