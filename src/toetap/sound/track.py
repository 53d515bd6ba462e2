"""The port of everything that is heard of a session: the clicks, the voice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from toetap.coach.cues import Cue
from toetap.coach.session import Session
from toetap.sound.clip import Placed


class Track(Protocol):
    """What is heard of a session. Called in the thread of sound: must be quick and never wait."""

    def placed(self, session: Session, start: int, end: int) -> Iterable[Placed]:
        """Everything that begins in [start, end) if nothing else is told to the session.

        The session may stand at any instant up to `start`; nothing before that instant is asked.
        """

    def told(self, session: Session, cues: Sequence[Cue]) -> Iterable[Placed]:
        """What an input has just caused, to be heard at once.

        `cues` are those of the input, with those of the time that passed up to it.
        """
