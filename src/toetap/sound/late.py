"""Sounds that are made when they are first needed: a start has no time for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from toetap.coach.heard import Silent, Sounds

if TYPE_CHECKING:  # the start has no time for these either
    from toetap.coach.cues import Cue
    from toetap.coach.session import Session


class LateSounds:
    """Stands for sounds until a session is shown, or they are told anything else."""

    def __init__(self, make: Callable[[], Sounds]) -> None:
        """Make ready to make them, once."""
        self._make = make
        self._made: Sounds | None = None

    @property
    def heard(self) -> bool:
        """Something goes out to a device now, and it is not muted."""
        return self._yet.heard

    @property
    def muted(self) -> bool:
        """The person wants quiet."""
        return self._yet.muted

    def show(self, session: Session, cues: Sequence[Cue] = ()) -> None:
        """The session as it stands after an input, and what that input has just caused."""
        self._sounds.show(session, cues)

    def silence(self) -> None:
        """There is no session any more."""
        self._yet.silence()

    def mute(self, muted: bool) -> None:  # noqa: FBT001 - as the port has it
        """Go quiet at once, or be heard again from the next beat on."""
        self._sounds.mute(muted)

    def turn(self, volume: int) -> None:
        """Sound so loud from now on, from 0 to 100."""
        self._sounds.turn(volume)

    def shift(self, milliseconds: int) -> None:
        """Sound so many milliseconds later than the picture."""
        self._sounds.shift(milliseconds)

    def status(self) -> str:
        """Empty while all is well, or one line for people."""
        return self._yet.status()

    def close(self) -> None:
        """Let the device go, if there is one."""
        self._yet.close()

    @property
    def _sounds(self) -> Sounds:
        if self._made is None:
            self._made = self._make()
        return self._made

    @property
    def _yet(self) -> Sounds:
        """What there is so far."""
        return self._made or Silent()
