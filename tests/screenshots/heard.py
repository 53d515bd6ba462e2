"""Sound and voice that are there, and make no noise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from toetap.coach.cues import Cue, CueKind
from toetap.coach.session import Session


@dataclass
class HeardSounds:
    """Remembers what it was told.

    Attributes:
        shown: Every session it was shown, the latest last.
        cues: The kinds of all cues.
        told: Everything else, in order.
        trouble: What its status tells.
    """

    muted: bool = False
    trouble: str = ""
    shown: list[Session] = field(default_factory=list)
    cues: list[CueKind] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @property
    def heard(self) -> bool:
        return not self.muted and not self.trouble

    def show(self, session: Session, cues: Sequence[Cue] = ()) -> None:
        self.shown.append(session)
        self.cues += [cue.kind for cue in cues]

    def silence(self) -> None:
        self.told.append("silence")

    def mute(self, muted: bool) -> None:  # noqa: FBT001 - as the port has it
        self.muted = muted

    def turn(self, volume: int) -> None:
        self.told.append(f"volume {volume}")

    def shift(self, milliseconds: int) -> None:
        self.told.append(f"shift {milliseconds}")

    def status(self) -> str:
        return self.trouble

    def close(self) -> None:
        self.told.append("close")


@dataclass
class HeardVoice:
    """Speaks as it is told to."""

    spoken: bool = True
    trouble: str = ""

    def speak(self, spoken: bool) -> None:  # noqa: FBT001 - as the port has it
        self.spoken = spoken

    def status(self) -> str:
        return self.trouble
