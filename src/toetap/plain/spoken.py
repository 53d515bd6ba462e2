"""Doses, sides and times as they are read aloud: every word written out."""

from __future__ import annotations

from datetime import datetime

from toetap.coach.exercise import Dose, Hold, Path, Reps, Taps, Time
from toetap.coach.results import UNITS
from toetap.coach.script import Part, Script, Work
from toetap.coach.units import Side
from toetap.coach.wording import equipment, listed, postures

_MINUTE = 60
_SIDES = {"both": "both sides", "alternating": "right and left in turn"}
_TIMES = {1: "once", 2: "twice"}


def several(count: int, one: str) -> str:
    """A count of something: "1 rep", "5 reps"."""
    return f"{count} {one}" if count == 1 else f"{count} {one}s"


def span(seconds: int) -> str:
    """A length of time: "45 seconds", "1 minute 30 seconds", "30 minutes"."""
    minutes, rest = divmod(seconds, _MINUTE)
    words = [several(minutes, "minute")] if minutes else []
    if rest or not minutes:
        words.append(several(rest, "second"))
    return " ".join(words)


def roughly(seconds: int) -> str:
    """About how long: "45 seconds", "10 minutes"."""
    if seconds < _MINUTE:
        return span(seconds)
    return several((seconds + _MINUTE // 2) // _MINUTE, "minute")


def day(when: datetime) -> str:
    """A day and a time: "Friday 20 November 2026, 09:08"."""
    return f"{when:%A} {when.day} {when:%B %Y, %H:%M}"


def side(work: Work) -> str:
    """The side or limbs of a set: "right", "both sides", "hands and feet"."""
    if isinstance(work.dose, Taps):
        return work.limbs.replace("+", " and ")
    return _SIDES.get(work.side, work.side)


def of_side(works: Side) -> str:
    """The side that works, where it is only one: ", right"."""
    return "" if works == "both" else f", {works}"


def capital(words: str) -> str:
    """The same with its first letter large; the others stay as they are."""
    return words[:1].upper() + words[1:]


def asked_of(part: Part) -> str:
    """What is asked of one exercise: "5 reps on each side, each held 3 seconds"."""
    where = {"both": "", "each": " on each side", "each then both": " on each side, then on both"}
    return _asked(part.dose, where[part.exercise.sides])


def _asked(dose: Dose, where: str) -> str:
    match dose:
        case Reps():
            each = " each way" if dose.directions else ""
            turn = " in turn" if dose.order == "alternating" and where else ""
            held = f", each held {span(dose.hold)}" if dose.hold else ""
            return f"{several(dose.count, 'rep')}{each}{where}{turn}{held}"
        case Hold():
            times = f", {_TIMES.get(dose.times, f'{dose.times} times')}" if dose.times > 1 else ""
            return f"hold {span(dose.seconds)}{times}{where}"
        case Time():
            each = " each way" if dose.directions else ""
            return f"{span(dose.seconds)}{each}{where}"
        case Taps():
            limbs = dict.fromkeys(limb.replace("+", " and ") for limb in dose.limbs)
            return f"taps: {', then '.join(limbs)}, {dose.bpm} beats a minute"
        case _:
            return f"{several(len(dose.points), 'point')}{where}, {span(dose.seconds)} each"


def asked_in(work: Work, target: int, done: int) -> str:
    """What is asked in one set, and what of it was done before."""
    match work.dose:
        case Reps() as dose:
            held = f", each held {span(dose.hold)}" if dose.hold else ""
            words = f"{several(target, 'rep')}{_ways(dose.directions)}{held}"
        case Hold():
            words = f"hold {span(target)}"
        case Time() as dose:
            words = f"{span(target)}{_ways(dose.directions)}"
        case Taps():
            words = several(target, "tap")
        case Path() as dose:
            words = f"{several(target, 'point')}, {span(dose.seconds)} on each"
    return f"{words}, {done} done before" if done else words


def _ways(directions: tuple[str, ...]) -> str:
    return f", {', then '.join(directions)}" if directions else ""


def done_in(work: Work, target: int, done: int) -> str:
    """What was done of a set: "32 taps", or "3 of 5 reps" where that is less than was asked."""
    unit = {"s": "seconds", "s held": "seconds"}.get(UNITS[work.kind], UNITS[work.kind])
    if done < target:
        return f"{done} of {target} {unit}"
    return span(done) if unit == "seconds" else several(done, unit.removesuffix("s"))


def sentence(words: str) -> str:
    """The same with something at its end that a voice can rest on."""
    return words if not words or words[-1] in ".!?:…" else f"{words}."


def routine_facts(script: Script) -> str:
    """A routine's length, posture, and what to have at hand: "10 minutes, seated"."""
    things = equipment(script)
    hand = f"At hand: {listed(things)}." if things else "Nothing to fetch."
    return f"{capital(length(script))}. {hand}"


def length(script: Script) -> str:
    """How long a routine takes, and in which postures: "about 10 minutes, seated"."""
    return f"about {roughly(script.seconds)}, {listed(postures(script))}"
