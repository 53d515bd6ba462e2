"""Instants of the session's clock to frames of a device's stream, and back."""

from __future__ import annotations

from collections import deque

from toetap.coach.units import SECOND
from toetap.sound.clip import RATE

_SETTLING = 2 * SECOND
_WINDOW = 2 * SECOND
_WINDOWS = 4
_SLEW = 500
"""How far the relation is moved at most, in millionths of the time that passes: nobody hears it."""
_BROKEN = SECOND // 25
_LONGEST_HOLD = SECOND // 4


class Timeline:
    """The relation between the monotonic clock and the frames that a device asks for.

    A device first asks for all that it can hold and then for more as it plays. So its very first
    request tells when frame 0 is heard, and how much sooner the later ones come tells how much it
    holds. A request may come late and never early: the least lag of the last eight seconds is the
    true one, and no busy second moves a beat. The relation is made within the first two seconds;
    after that it is moved so slowly that no beat jumps, unless the stream itself was broken off.

    Attributes:
        shift: Nanoseconds by which everything is to sound later; negative for earlier.
    """

    def __init__(self, shift: int = 0) -> None:
        self.shift = shift
        self._first: int | None = None
        self._least = self._lag = self._target = 0
        self._windows = deque[int](maxlen=_WINDOWS)
        self._window: int | None = None
        self._window_ends = self._noted = 0
        self._settled = False

    @property
    def related(self) -> bool:
        """The device has asked at least once."""
        return self._first is not None

    @property
    def hold(self) -> int:
        """Nanoseconds of sound between what the device asks for and what is heard."""
        return 0 if self._first is None else min(_LONGEST_HOLD, self._first - self._least)

    @property
    def drift(self) -> int:
        """Nanoseconds by which the relation has been moved since it was made."""
        return self._lag - self._least

    def note(self, frame: int, at: int) -> None:
        """Take in that the device asked at this instant for what begins with this frame."""
        lag = at - frame * SECOND // RATE
        if self._first is None:
            self._first = self._least = self._lag = lag
            self._window_ends, self._noted = at + _SETTLING, at
        if self._settled:
            self._follow(at - self._noted)
            self._window = lag if self._window is None else min(self._window, lag)
        else:
            self._least = self._lag = self._target = min(self._least, lag)
        self._noted = at
        if at >= self._window_ends:
            self._settled, self._window_ends = True, at + _WINDOW
            self._aim(self._lag if self._window is None else self._window)
            self._window = None

    def _aim(self, least: int) -> None:
        """Take in the least lag of a window; one far from those before begins anew."""
        if self._windows and abs(least - min(self._windows)) > _BROKEN:
            self._windows.clear()
        self._windows.append(least)
        self._target = min(self._windows)

    def _follow(self, passed: int) -> None:
        error = self._target - self._lag
        if abs(error) > _BROKEN:
            self._lag = self._target
        else:
            most = passed * _SLEW // 1_000_000
            self._lag += max(-most, min(most, error))

    @property
    def _origin(self) -> int:
        """The instant at which frame 0 would have been heard."""
        return self._lag + self.hold - self.shift

    def frame_of(self, at: int) -> int:
        """The frame that is heard at an instant: the nearest."""
        return ((at - self._origin) * RATE + SECOND // 2) // SECOND

    def instant_of(self, frame: int) -> int:
        """The instant at which a frame is heard."""
        return self._origin + frame * SECOND // RATE
