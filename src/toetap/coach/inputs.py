"""What a person can tell the coach. A face makes these of keys or words; it decides nothing."""

from dataclasses import dataclass
from typing import Literal

from toetap.coach.record import KeptUp, Reason

Question = Literal["pain before", "numbness before", "pain after", "effort"]


@dataclass(frozen=True, slots=True)
class Press:
    """The one large key: count a rep, start the hold, ready, go on."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take the last counted rep back, or the hold that has just been started."""


@dataclass(frozen=True, slots=True)
class Next:
    """Pass over what is shown: the rest of a set, the next set, the next exercise."""


@dataclass(frozen=True, slots=True)
class Back:
    """Return to the set before."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Let every clock stand, or go on."""


@dataclass(frozen=True, slots=True)
class Auto:
    """Let the coach pace the reps, hands free; or count them oneself again."""


@dataclass(frozen=True, slots=True)
class Tempo:
    """Change the tempo by this many beats a minute."""

    change: int


@dataclass(frozen=True, slots=True)
class TapTempo:
    """One tap of somebody tapping the tempo they want."""


@dataclass(frozen=True, slots=True)
class SwitchReading:
    """Read "four of both" the other way, from the next beat on."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Whether the person kept up with the round of taps that has just ended."""

    answer: KeptUp


@dataclass(frozen=True, slots=True)
class Stop:
    """Stop now. The reason may follow in a second one, and be taken back by one without."""

    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """End here and keep what is done."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A number from 0 to 10 on a question, or None to leave it unanswered."""

    question: Question
    value: int | None


@dataclass(frozen=True, slots=True)
class Note:
    """The person's own words about the session."""

    text: str


Input = (
    Press
    | Undo
    | Next
    | Back
    | Pause
    | Auto
    | Tempo
    | TapTempo
    | SwitchReading
    | Kept
    | Stop
    | Leave
    | Answer
    | Note
)
