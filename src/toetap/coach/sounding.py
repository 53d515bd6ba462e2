"""Which sound is heard at which instant: a function of the session, as the picture is.

`strikes` tells what time brings, `struck` what an input has just caused. Of several things that
happen at one instant the one that matters most is heard.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from toetap.coach.cues import Cue, CueKind
from toetap.coach.exercise import Path, Time
from toetap.coach.passage import advance, next_change
from toetap.coach.rounds import Round
from toetap.coach.script import COUNT_IN, LEAD_IN
from toetap.coach.session import Session
from toetap.coach.units import SECOND

Sound = Literal[
    "right", "left", "both",  # a tap
    "right accent", "left accent", "both accent",  # the first tap of a phrase
    "count-in",
    "tick",  # one of the last seconds of something timed
    "change",  # another point, another direction
    "begin",  # a set begins
    "go",  # something timed begins
    "hold",
    "release",
    "rep",
    "undone",
    "done",  # a set is done
    "paused",
    "resumed",
    "end",
]  # fmt: skip

LAST_SECONDS = 3
"""How many of the last seconds tick, so that a person hears the end coming."""

_HEARD: Mapping[CueKind, Sound] = {
    "ended": "end",
    "set done": "done",
    "undone": "undone",
    "held": "undone",
    "paused": "paused",
    "resumed": "resumed",
    "hold": "hold",
    "release": "release",
    "go": "go",
    "rep": "rep",
    "set": "begin",
}
"""The cues that are heard, what matters most first."""
_RANKS = tuple(_HEARD)
_TICKING = ("rest", "lead-in", "hold", "run")
_BEGIN_WITH_A_SOUND = ("taps", "lead-in")

Mark = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Strike:
    """One sound.

    Attributes:
        at: The instant at which it begins.
        sound: Which one.
        mark: What it stands for. A beat keeps its mark when a change of tempo moves it.
    """

    at: int
    sound: Sound
    mark: Mark


def strikes(session: Session, start: int, end: int) -> tuple[Strike, ...]:
    """What is struck in [start, end) if nothing else is told to the session, in order.

    Nothing before the session's own instant is struck again: that has been heard.
    """
    here = session
    found: list[Strike] = []
    while True:
        change = next_change(here)
        until = end if change is None else min(change, end)
        found += _within(here, max(start, here.now), until)
        if change is None or change >= end:
            return tuple(found)
        turn = advance(here, change)
        here = turn.session
        if change >= start:
            found += struck(here, turn.cues)


def struck(session: Session, cues: Sequence[Cue]) -> tuple[Strike, ...]:
    """What is struck by cues, of which the session is the outcome."""
    found: list[Strike] = []
    for at, together in groupby(cues, key=lambda cue: cue.at):
        kinds = {cue.kind for cue in together}
        if at == session.now and not session.over and session.stage.kind in _BEGIN_WITH_A_SOUND:
            kinds.discard("set")
        first = next((kind for kind in _RANKS if kind in kinds), None)
        if first is not None:
            found.append(_strike(at, _HEARD[first]))
    return tuple(found)


def _strike(at: int, sound: Sound) -> Strike:
    return Strike(at, sound, (sound, at, 0))


def _within(session: Session, start: int, until: int) -> Iterator[Strike]:
    """What is struck in [start, until), in which nothing changes."""
    if session.stage.round is not None:
        yield from _beats(session.stage.round, start, until)
    elif session.running and session.stage.until is not None:
        changes, ends = set(_changes(session)), session.now + session.stage.until - session.active
        for left in sorted(changes | set(_ticks(session)), reverse=True):
            if start <= ends - left < until:
                yield _strike(ends - left, "change" if left in changes else "tick")


def _beats(round_: Round, start: int, until: int) -> Iterator[Strike]:
    begun = round_.tempo.stretches[0].start
    beat = max(0, round_.tempo.beat_at(start - 1) + 1)
    while (at := round_.tempo.time_of(beat)) is not None and at < until:
        yield Strike(at, _of_beat(round_, beat), ("beat", begun, beat))
        beat += 1


def _of_beat(round_: Round, number: int) -> Sound:
    if number < COUNT_IN:
        return "count-in"
    beat = round_.beats[number - COUNT_IN + round_.first]
    accents: Mapping[str, Sound] = {
        "right": "right accent", "left": "left accent", "both": "both accent",
    }  # fmt: skip
    return accents[beat.side] if beat.accent else beat.side


def _ticks(session: Session) -> Iterator[int]:
    """How much is left of the stage at each of its ticks; a lead-in begins with one."""
    stage = session.stage
    assert stage.until is not None
    if stage.kind not in _TICKING:
        return
    lasts = stage.until - stage.since
    for second in range(1, LAST_SECONDS + 1):
        if second * SECOND < lasts or (stage.kind == "lead-in" and second == LEAD_IN):
            yield second * SECOND


def _changes(session: Session) -> Iterator[int]:
    """How much is left of the stage at each change of point or direction."""
    stage, work = session.stage, session.work
    assert stage.until is not None
    if stage.kind != "run" or work is None:
        return
    dose = work.dose
    if isinstance(dose, Path) or (isinstance(dose, Time) and dose.directions):
        unit = dose.seconds * SECOND
        yield from range(unit, stage.until - stage.since, unit)
