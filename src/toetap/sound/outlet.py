"""What stands between the feeder and the device: a short stock of sound that can be rewritten."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from threading import Lock

from toetap.sound.clip import CHANNELS

_FRAME_BYTES = 2 * CHANNELS


class Outlet:
    """The device takes from it in its own thread; the feeder replaces what has not been taken yet.

    Both hold the lock for a few microseconds only.

    Attributes:
        underruns: How often the device asked for more than there was.
        asked: The instant at which the device last asked; None before the first time.
    """

    def __init__(self, now: Callable[[], int]) -> None:
        self._now = now
        self._lock = Lock()
        self._stock = memoryview(b"")
        self._begins = 0
        self._position = 0
        self._notes: list[tuple[int, int]] = []
        self.underruns = 0
        self.asked: int | None = None

    @property
    def position(self) -> int:
        """The next frame that the device will take."""
        return self._position

    def notes(self) -> list[tuple[int, int]]:
        """The first frame and the instant of each request since this was last asked."""
        with self._lock:
            notes, self._notes = self._notes, []
        return notes

    def take(self, frames: int) -> memoryview:
        """The next frames, as bytes; silence where there is nothing."""
        with self._lock:
            at, self._position = self._position, self._position + frames
            self.asked = self._now()
            self._notes.append((at, self.asked))
            skipped = _FRAME_BYTES * (at - self._begins)
            piece = self._stock[skipped : skipped + _FRAME_BYTES * frames]
            if len(piece) == _FRAME_BYTES * frames:
                return piece
            self.underruns += len(self._stock) > 0
        return memoryview(piece.tobytes().ljust(_FRAME_BYTES * frames, b"\0"))

    def replace(self, position: int, samples: array[int]) -> bool:
        """Stock these samples from this frame on, in place of all that has not been taken.

        Returns:
            False, and nothing is done, if the device has taken more in the meantime.
        """
        stock = memoryview(samples).cast("B")
        with self._lock:
            if position != self._position:
                return False
            self._begins, self._stock = position, stock
        return True
