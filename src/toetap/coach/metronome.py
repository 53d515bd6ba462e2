"""The tap sequence by itself: no routine around it, round after round until the person leaves."""

from __future__ import annotations

from typing import Literal

from toetap.coach.exercise import Exercise, Rung, Taps
from toetap.coach.passage import begin_set, go_to
from toetap.coach.record import Before
from toetap.coach.routine import Item, Routine
from toetap.coach.script import COUNT_IN, Part, Prepare, Rest, Script, Work
from toetap.coach.session import Session, start
from toetap.coach.taps import NotationError, parse
from toetap.coach.tempo import clamp_bpm
from toetap.coach.units import SECOND

TapLimbs = Literal["feet", "hands", "hands+feet"]

PATTERN = "8/8 4x2 2x4"
BPM = 60
LIMBS: TapLimbs = "feet"

OPENING = 5 * SECOND // 4
"""From the start to the count-in where it is to be heard: a device takes about so long to open."""

ID = "metronome"
"""The routine and the exercise of its record."""


def metronome(pattern: str = PATTERN, bpm: int = BPM, limbs: TapLimbs = LIMBS) -> Script:
    """A script of nothing but taps, which go on until the person leaves.

    Args:
        pattern: Tap notation.
        bpm: Beats a minute; the nearest tempo that is allowed is taken.
        limbs: What taps.

    Raises:
        NotationError: The pattern can't be read; the message says which phrase, by its place.
    """
    dose = Taps(pattern=_checked(pattern), limbs=(limbs,), bpm=clamp_bpm(bpm))
    exercise = _exercise(dose, limbs)
    routine = Routine(id=ID, name="Metronome", summary=exercise.summary, item=(Item(exercise=ID),))
    part = Part(exercise, 1, "seated", dose, None)
    beats = len(dose.parsed().beats(dose.reading))
    steps = (
        Prepare(look_at_feet=False, equipment=(), cautions=()),
        Rest(2, 0, opens=True),
        Work(0, 0, 1, limbs, "alternating", beats, dose),
    )
    return Script(routine, (part,), steps, until_left=True)


def begun(script: Script, now: int, before: Before | None = None) -> Session:
    """A metronome's session: its count-in begins at `now`.

    Args:
        script: The taps.
        now: An instant.
        before: What came of the look at the feet; None where there was none.
    """
    ready = go_to(start(script, now, before), 1).session
    return begin_set(ready, placed=False).session


def by_hand(script: Script) -> Script:
    """The same taps with the hands alone."""
    dose = script.parts[0].dose
    assert isinstance(dose, Taps)
    return metronome(dose.pattern, dose.bpm, "hands")


def steady(first: int) -> Session:
    """A beat a second to look at and to listen to, the first one at `first`, none counted in."""
    return begun(metronome("4x16", 60), first - COUNT_IN * SECOND)


def _checked(pattern: str) -> str:
    """The pattern in plain notation."""
    words = pattern.split()
    for place, word in enumerate(words, start=1):
        try:
            parse(word)
        except NotationError as error:
            where = f"phrase {place} of {len(words)}: " if len(words) > 1 else ""
            raise NotationError(f"{where}{error}") from None
    return str(parse(pattern))


def _exercise(dose: Taps, limbs: TapLimbs) -> Exercise:
    return Exercise(
        id=ID,
        name="Tap along",
        summary="A tap pattern, round after round.",
        limbs=limbs,
        sides="each",
        cue="Tap on each beat with the side that is named.",
        steps=("Tap on each beat with the side that is named.",),
        level=(Rung("seated", dose),),
        known="A beat to tap along with.",
        not_claimed="Nothing: it is a metronome.",
    )
