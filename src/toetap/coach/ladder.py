"""An exercise's two ladders in its one list of levels: more of it, and another posture.

Rungs of one posture are its ladder of dose. The postures, one after the other, are the ladder of
posture: first at rest, then standing, then walking. The loader keeps that order for everyone.
"""

from __future__ import annotations

from typing import Literal

from toetap.coach.exercise import Dose, Exercise, Hold, Reps, Rung, Taps, Time
from toetap.coach.person import Person
from toetap.coach.units import AT_REST

StepKind = Literal["dose", "posture"]


def step_to(exercise: Exercise, level: int) -> StepKind:
    """Which of the ladders leads to this level from the one below it."""
    below, here = exercise.rung(max(1, level - 1)), exercise.rung(level)
    return "dose" if below.posture == here.posture else "posture"


def amount(dose: Dose) -> int:
    """How much of it there is on each side, in seconds or in taps a minute.

    Only two doses of the same kind can be held against each other by it.
    """
    match dose:
        case Reps():
            each = dose.hold + dose.release or dose.pace
            return dose.count * max(1, len(dose.directions)) * each
        case Hold():
            return dose.seconds * dose.times
        case Time():
            return dose.seconds * max(1, len(dose.directions))
        case Taps():
            return dose.bpm * len(dose.limbs)
        case _:
            return dose.seconds * len(dose.points)


def suits(rung: Rung, person: Person, *, on_feet: bool = True) -> bool:
    """Whether a rung is for this person, on a day on which they may be on their feet or not.

    Walking asks for shoes and steadiness when it begins. Standing has to be confirmed before.
    """
    if rung.needs_feeling and not person.feet.feel_well:
        return False
    if rung.posture in AT_REST:
        return True
    return on_feet and (rung.posture != "standing" or person.standing.confirmed)


def fitting(exercise: Exercise, level: int, person: Person, *, on_feet: bool = True) -> int | None:
    """The level in place of one that does not suit; None where no lower one does.

    Never a higher one. In another posture it is the highest that asks for no more than the level
    asked for; where each asks for more, the one that asks for least.
    """
    level = min(level, len(exercise.level))
    wanted = exercise.rung(level)
    if suits(wanted, person, on_feet=on_feet):
        return level
    lower = [
        rung for rung in range(1, level) if suits(exercise.rung(rung), person, on_feet=on_feet)
    ]
    no_more = [rung for rung in lower if _asks_no_more(exercise.rung(rung), wanted)]
    if no_more:
        return max(no_more)
    return min(lower, key=lambda rung: amount(exercise.rung(rung).dose), default=None)


def _asks_no_more(rung: Rung, than: Rung) -> bool:
    return type(rung.dose) is type(than.dose) and amount(rung.dose) <= amount(than.dose)
