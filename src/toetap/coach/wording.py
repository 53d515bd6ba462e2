"""Doses, times and sides in words, the same for every face and listing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from toetap.coach.exercise import Dose, Exercise, Hold, Reps, Sides, Taps, Time
from toetap.coach.script import Part, Script
from toetap.coach.units import Posture

_MINUTE = 60
_SIDES: Mapping[Sides, str] = {
    "both": "", "each": " a side", "each then both": " a side, then both",
}  # fmt: skip


def about(seconds: int) -> str:
    """A length of time as people say it: "10 min", "45 s"."""
    if seconds < _MINUTE:
        return f"{seconds} s"
    return f"{(seconds + _MINUTE // 2) // _MINUTE} min"


def stopwatch(seconds: int) -> str:
    """A time that runs: "04:12", and from an hour on "1:04:12"."""
    minutes, rest = divmod(seconds, _MINUTE)
    hours, minutes = divmod(minutes, _MINUTE)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def part_words(part: Part) -> str:
    """What is asked of one exercise: "5 reps a side in turn, hold 3 s"."""
    return dose_words(part.dose, _SIDES[part.exercise.sides])


def rung_words(exercise: Exercise, level: int) -> str:
    """What a level asks: "seated, 12 reps"."""
    rung = exercise.rung(level)
    return f"{rung.posture}, {dose_words(rung.dose, _SIDES[exercise.sides])}"


def dose_words(dose: Dose, sides: str = "") -> str:
    """A dose in words; `sides` is added to what it is for, as in " a side"."""
    match dose:
        case Reps():
            return _reps_words(dose, sides)
        case Hold(times=1):
            return f"hold {dose.seconds} s{sides}"
        case Hold():
            return f"hold {dose.seconds} s, {dose.times} times{sides}"
        case Time():
            each = " each way" if dose.directions else ""
            return f"{about(dose.seconds)}{each}{sides}"
        case Taps():
            return f"{dose.pattern}, {listed(limbs_words(dose.limbs))}, {dose.bpm} bpm"
        case _:
            return f"{len(dose.points)} points{sides or ' together'}, {dose.seconds} s each"


def _reps_words(dose: Reps, sides: str) -> str:
    each = " each way" if dose.directions else ""
    turn = " in turn" if dose.order == "alternating" and sides else ""
    hold = f", hold {dose.hold} s" if dose.hold else ""
    return f"{dose.count} reps{each}{sides}{turn}{hold}"


def limbs_words(limbs: Iterable[str]) -> list[str]:
    """Limbs as said: "hands+feet" is "hands and feet"."""
    return [word.replace("+", " and ") for word in limbs]


def listed(words: Iterable[str]) -> str:
    """Words in a row: "feet, hands, hands and feet"; none twice."""
    return ", ".join(dict.fromkeys(words))


def postures(script: Script) -> tuple[Posture, ...]:
    """The postures of a routine, in the order they come, none twice."""
    return tuple(dict.fromkeys(part.posture for part in script.parts))


def equipment(script: Script) -> tuple[str, ...]:
    """What to have at hand for a routine, none twice."""
    things = (thing for part in script.parts for thing in part.exercise.equipment)
    return tuple(dict.fromkeys(things))


def pain_question(script: Script) -> str:
    """The question after the pain: that of the feet, where the routine moves them at all."""
    feet = any(part.exercise.limbs != "hands" for part in script.parts)
    return f"Pain in your {'feet' if feet else 'hands'} now?"
