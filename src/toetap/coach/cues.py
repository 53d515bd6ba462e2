"""What the coach shows, clicks or says at a moment. A face turns these into picture, sound or text.

Beats are no cues: the screen and the sound ask the tempo map for them, each in its own time.
"""

from dataclasses import dataclass
from typing import Literal

CueKind = Literal[
    "exercise",  # a new exercise is to be made ready for
    "rest",  # a rest has begun
    "set",  # a set has begun
    "go",  # something timed is on its way, after its lead-in if it has one
    "hold",  # hold now
    "release",  # let go now
    "rep",  # a rep has been counted
    "undone",  # the last rep, or the hold begun, has been taken back
    "held",  # a key was held down: what it did at first has been taken back
    "set done",  # a set has come to its end
    "paused",
    "resumed",
    "ended",  # the session is over
    "nothing",  # the key has nothing to do here
]


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue.

    Attributes:
        kind: What happened.
        at: The exact instant, which may lie before the moment a face learns of it.
        number: The count that goes with it: reps counted, the number of the set, or the place of
            the exercise.
    """

    kind: CueKind
    at: int
    number: int = 0
