"""The port through which a face lets a session be heard, and what stands there without sound."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # a face is handed this at its start, which has no time for the session
    from toetap.coach.cues import Cue
    from toetap.coach.session import Session


class Sounds(Protocol):
    """What makes a session heard. No call ever waits for a device, or fails for want of one.

    All that will be heard until the next input is a function of the session, so a face says how the
    session stands after each input, and nothing in between.
    """

    @property
    def heard(self) -> bool:
        """Something goes out to a device now, and it is not muted."""

    @property
    def muted(self) -> bool:
        """The person wants quiet."""

    def show(self, session: Session, cues: Sequence[Cue] = ()) -> None:
        """The session as it stands after an input, and what that input has just caused."""

    def silence(self) -> None:
        """There is no session any more; what still sounds is faded out."""

    def mute(self, muted: bool) -> None:  # noqa: FBT001 - says what it sets
        """Go quiet at once, or be heard again from the next beat on."""

    def turn(self, volume: int) -> None:
        """Sound so loud from now on, from 0 to 100."""

    def shift(self, milliseconds: int) -> None:
        """Sound that much later than the screen shows, or earlier if negative; -200 to 200."""

    def status(self) -> str:
        """Empty while all is well, or one line for people."""

    def close(self) -> None:
        """Let the device go. Nothing is heard afterwards."""


class Silent:
    """Sound is off."""

    heard = False
    muted = False

    def show(self, session: Session, cues: Sequence[Cue] = ()) -> None:
        """Nothing is heard of it."""

    def silence(self) -> None:
        """It is silent already."""

    def mute(self, muted: bool) -> None:  # noqa: FBT001 - as the port has it
        """Nothing to mute."""

    def turn(self, volume: int) -> None:
        """Nothing to turn up."""

    def shift(self, milliseconds: int) -> None:
        """Nothing to shift."""

    def status(self) -> str:
        """All is as it was asked for."""
        return ""

    def close(self) -> None:
        """Nothing to let go."""


class Voice(Protocol):
    """Whether what is said of a session is heard, too. A track that speaks is one."""

    @property
    def spoken(self) -> bool:
        """Words are spoken: there is an engine, and the person wants them."""

    def speak(self, spoken: bool) -> None:  # noqa: FBT001 - says what it sets
        """Say the words from the next one on, or no more. `Sounds.show` lets it be heard at once.

        Where there is no engine nothing changes, and `status` tells why.
        """

    def status(self) -> str:
        """Empty while all is well, or one line for people: which engine is missing."""


class Speechless:
    """There are no words."""

    spoken = False

    def __init__(self, why: str = "") -> None:
        self._why = why

    def speak(self, spoken: bool) -> None:  # noqa: FBT001 - as the port has it
        """Nobody is there to speak."""

    def status(self) -> str:
        """Why there are none."""
        return self._why
