"""Made-up doses, scripts and inputs, for laws that hold for all of them."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.coach.builders import MS, Event, exercise, script_of
from toetap.coach.exercise import Dose, Exercise, Hold, Path, Reps, Sides, Taps, Time
from toetap.coach.inputs import (
    Answer,
    Auto,
    Back,
    Input,
    Kept,
    Leave,
    Next,
    Note,
    Pause,
    Press,
    Stop,
    SwitchReading,
    TapTempo,
    Tempo,
    Undo,
)  # fmt: skip
from toetap.coach.script import Script
from toetap.coach.taps import MAX_BEATS_IN_PHRASE
from toetap.coach.units import SECOND, Limbs

RESTS = st.sampled_from([0, 1, 5])
DIRECTIONS = st.sampled_from([(), ("in", "out")])

PATTERNS = st.sampled_from(["1/1", "2/3 2x2", "4x1", "0/3 1x3", "8/8 4x2 2x4", "2x2 3/0 3x1"])


@st.composite
def phrases(draw: st.DrawFn) -> str:
    """One phrase of tap notation, within the limits."""
    if draw(st.booleans()):
        right = draw(st.integers(0, MAX_BEATS_IN_PHRASE))
        left = draw(st.integers(0 if right else 1, MAX_BEATS_IN_PHRASE - right))
        return f"{right}/{left}"
    count = draw(st.integers(1, MAX_BEATS_IN_PHRASE))
    times = draw(st.integers(1, MAX_BEATS_IN_PHRASE // count))
    return f"{count}x{times}"


REPS = st.builds(
    Reps,
    count=st.integers(1, 3),
    hold=st.sampled_from([0, 0, 2]),
    release=st.sampled_from([0, 0, 1]),
    order=st.sampled_from(["one after the other", "alternating"]),
    directions=DIRECTIONS,
    pace=st.integers(1, 4),
    rest=RESTS,
)
PLAIN_REPS = st.builds(
    Reps,
    count=st.integers(1, 4),
    order=st.sampled_from(["one after the other", "alternating"]),
    rest=RESTS,
)
HOLDS = st.builds(Hold, seconds=st.integers(1, 6), times=st.integers(1, 2), rest=RESTS)
TIMES = st.builds(Time, seconds=st.integers(1, 6), directions=DIRECTIONS, rest=RESTS)
TAPS = st.builds(
    Taps,
    pattern=PATTERNS,
    limbs=st.sampled_from([("feet",), ("hands", "hands+feet")]),
    bpm=st.sampled_from([30, 60, 97, 180]),
    reading=st.sampled_from(["together", "in turn"]),
    rest=RESTS,
)
PATHS = st.builds(
    Path,
    points=st.sampled_from([("heel",), ("heel", "arch", "big toe")]),
    seconds=st.integers(1, 3),
    rest=RESTS,
)
DOSES: st.SearchStrategy[Dose] = st.one_of(REPS, HOLDS, TIMES, TAPS, PATHS)
SIDES: st.SearchStrategy[Sides] = st.sampled_from(["both", "each", "each then both"])
LIMBS: st.SearchStrategy[Limbs] = st.sampled_from(["feet", "hands", "hands+feet", "legs"])


@st.composite
def scripts(draw: st.DrawFn, doses: st.SearchStrategy[Dose] = DOSES) -> Script:
    """One to three exercises, with and without a countdown between them."""
    exercises: list[Exercise] = [
        exercise(draw(doses), id_=f"exercise-{number}", sides=draw(SIDES), limbs=draw(LIMBS))
        for number in range(draw(st.integers(1, 3)))
    ]
    rests = draw(st.lists(st.sampled_from([None, 0, 4]), max_size=3))
    return script_of(*exercises, rests=rests)


GAPS = st.one_of(
    st.sampled_from([0, 33 * MS, 79 * MS, 150 * MS, 180 * MS, 500 * MS, SECOND, 5 * SECOND]),
    st.integers(0, 2 * SECOND),
    st.integers(0, 20 * SECOND),
)
CALM_GAPS = st.one_of(
    st.sampled_from([2 * SECOND, 3 * SECOND, 5 * SECOND]), st.integers(2 * SECOND, 15 * SECOND)
)
"""Gaps in which no burst is ever seen."""

_SCALE = st.none() | st.integers(0, 10)
_ASKED = st.sampled_from(["pain before", "numbness before", "pain after", "effort"])

# Mostly what leads on, so that sessions get somewhere.
LEADING: st.SearchStrategy[Input] = st.sampled_from([Press(), Press(), Press(), Next()])
SPOKEN: st.SearchStrategy[Input] = st.one_of(
    st.builds(Answer, question=_ASKED, value=_SCALE),
    st.builds(Note, text=st.sampled_from(["", "went well"])),
    st.builds(Kept, answer=st.sampled_from(["yes", "lost it"])),
)
TURNING: st.SearchStrategy[Input] = st.one_of(
    st.sampled_from([Undo(), Back(), Auto(), SwitchReading(), TapTempo()]),
    st.builds(Tempo, change=st.sampled_from([-5, 5, 40])),
)
ENDING: st.SearchStrategy[Input] = st.one_of(
    st.builds(Stop, reason=st.sampled_from(["pain", "dizzy", "other"])), st.just(Leave())
)
STEADY = st.one_of(LEADING, LEADING, LEADING, LEADING, TURNING, TURNING, SPOKEN, ENDING).filter(
    lambda said: not isinstance(said, TapTempo)
)
"""No pause, and nothing for which the time between two inputs matters."""
GOING_ON = st.one_of(LEADING, LEADING, LEADING, TURNING, SPOKEN)
INPUTS: st.SearchStrategy[Input] = st.one_of(
    LEADING, LEADING, LEADING, LEADING, TURNING, TURNING, SPOKEN, ENDING, st.just(Pause())
)


def timelines(
    inputs: st.SearchStrategy[Input] = INPUTS,
    gaps: st.SearchStrategy[int] = GAPS,
    max_size: int = 25,
) -> st.SearchStrategy[list[Event]]:
    """Things said, each with the time since the one before."""
    return st.lists(st.tuples(gaps, inputs), max_size=max_size)
