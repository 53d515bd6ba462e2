"""A voice that is made when the first session is heard: a start has no time for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the start has no time for these either
    from toetap.coach.heard import Speechless
    from toetap.voice.aloud import Aloud
    from toetap.voice.track import Voice


class LateVoice:
    """Stands for a voice until its tracks are asked for."""

    def __init__(self, make: Callable[[], Voice | Aloud | Speechless]) -> None:
        """Make ready to make it, once."""
        self._make = make
        self._made: Voice | Aloud | Speechless | None = None

    @property
    def spoken(self) -> bool:
        """Words are spoken."""
        return self._made is not None and self._made.spoken

    def speak(self, spoken: bool) -> None:  # noqa: FBT001 - as the port has it
        """Say the words from the next one on, or no more."""
        if self._made is not None:
            self._made.speak(spoken)

    def status(self) -> str:
        """Empty while all is well, or one line for people."""
        return "" if self._made is None else self._made.status()

    def tracks(self) -> tuple[Voice | Aloud, ...]:
        """Make it: one track, or none where nobody speaks."""
        from toetap.coach.heard import Speechless  # noqa: PLC0415 - late, for the start

        if self._made is None:
            self._made = self._make()
        return () if isinstance(self._made, Speechless) else (self._made,)

    def close(self) -> None:
        """Say nothing any more."""
        for track in () if self._made is None else self.tracks():
            track.close()
