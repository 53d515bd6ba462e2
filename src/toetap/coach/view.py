"""What a face shows of a session at its instant: one picture of it, in words and numbers.

Every face shows the same, so everything that is worded or counted for a person is decided here.
"""

from __future__ import annotations

from dataclasses import dataclass

from toetap.coach.figure import Figure
from toetap.coach.inputs import Input
from toetap.coach.score import ScoreLine
from toetap.coach.session import StageKind


@dataclass(frozen=True, slots=True)
class View:
    """A session as it is shown.

    Attributes:
        title: The routine's name.
        place: "3 of 5", by exercises; empty before the first.
        elapsed: Active seconds so far.
        progress: How much of the routine is behind, from 0 to 1.
        stage: What goes on.
        heading: The exercise, or what the moment is for.
        detail: Which set or round, its side or limbs, the posture; the level where it is explained.
        word: The one large word.
        number: The one large number, as text; empty where there is none.
        of: What the number counts towards: "of 8", "of 10 reps".
        cue: The one line that says what to do.
        press: What the large key does now; empty where it does nothing.
        coming: What comes next; empty where nothing has been announced.
        second: What to read after the word and the number: the coming side, the point, the way.
        says: What that second thing is.
        lines: Instructions to read before starting, each a sentence.
        minds: What to mind, each a sentence.
        figure: The picture; None where there is nothing to point at.
        accent: The tap is the first of a phrase, to be shown and clicked more strongly.
        score: The tap pattern, laid out line by line; empty outside taps.
        bpm: The tempo, in taps.
        reading: How "four of both" is read, in taps.
        takes: The kinds of input that have something to do now.
        ended: It is over, and no key that is held can take that back: a face may go on to what
            comes after.
        asks_kept_up: The round that has just ended waits for "kept up" or "lost it".
        noted: Which of the two was answered, as a sentence; empty before.
        paused: Every clock stands.
        auto: The coach paces the reps.
    """

    title: str
    place: str
    elapsed: int
    progress: float
    stage: StageKind
    heading: str
    detail: str
    word: str
    number: str
    of: str
    cue: str
    press: str
    coming: str
    second: str
    says: str
    lines: tuple[str, ...]
    minds: tuple[str, ...]
    figure: Figure | None
    accent: bool
    score: tuple[ScoreLine, ...]
    bpm: int | None
    reading: str
    takes: frozenset[type[Input]]
    ended: bool
    asks_kept_up: bool
    noted: str
    paused: bool
    auto: bool
