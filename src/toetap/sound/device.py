"""The port of a device that plays what it takes, and what may go wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from toetap.errors import ToetapError

Take = Callable[[int], memoryview]
"""Called in the device's own thread for so many frames; gives them as bytes."""


class NoSoundError(ToetapError):
    """No device can be opened.

    Attributes:
        lasting: There is no use in trying again.
    """

    def __init__(self, message: str, hint: str = "", *, lasting: bool = False) -> None:
        super().__init__(message, hint)
        self.lasting = lasting


class Device(Protocol):
    """A stream of stereo sound at `RATE`."""

    @property
    def backend(self) -> str:
        """What it is reached through, such as "PulseAudio"."""

    @property
    def mute(self) -> bool:
        """It takes sound at the right pace and nobody hears it: no hardware was found."""

    @property
    def stopped(self) -> bool:
        """It has told that it is gone."""

    def start(self, take: Take) -> None:
        """Let it play.

        Raises:
            NoSoundError: It does not start.
        """

    def close(self) -> None:
        """Let it go. Never raises."""


OpenDevice = Callable[[], Device]
"""Opens the best device there is, or one that nobody hears; raises NoSoundError."""
