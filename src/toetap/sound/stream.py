"""A device that plays, and what keeps it supplied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from toetap.coach.units import SECOND
from toetap.sound.device import Device
from toetap.sound.feeder import Feeder, Order
from toetap.sound.outlet import Outlet
from toetap.sound.track import Track

_SILENT_FOR = 2 * SECOND
"""A device that has not asked for so long is gone, even if nothing tells so."""
_MILLISECOND = SECOND / 1000


@dataclass(frozen=True, slots=True)
class Report:
    """How a stream does.

    Attributes:
        backend: What the device is reached through.
        audible: It is a real device.
        hold: Milliseconds of sound that the device holds; they are allowed for.
        drift: Milliseconds by which its clock has gone another way than the machine's.
        underruns: How often there was not enough sound for it.
    """

    backend: str
    audible: bool
    hold: float
    drift: float
    underruns: int


class Stream:
    """One device from when it was opened until it is gone."""

    def __init__(self, device: Device, tracks: Sequence[Track], now: Callable[[], int]) -> None:
        """Let the device play.

        Raises:
            NoSoundError: It does not start.
        """
        self.device = device
        self._now = now
        self._outlet = Outlet(now)
        self._feeder = Feeder(tracks, self._outlet)
        self._opened = now()
        device.start(self._outlet.take)

    @property
    def gone(self) -> bool:
        """The device takes no more."""
        asked = self._opened if self._outlet.asked is None else self._outlet.asked
        return self.device.stopped or self._now() - asked > _SILENT_FOR

    def feed(self, orders: Sequence[Order] = ()) -> None:
        """Keep it supplied, with these orders carried out."""
        self._feeder.feed(orders)

    def report(self) -> Report:
        """How it does."""
        timeline = self._feeder.timeline
        return Report(
            self.device.backend,
            not self.device.mute,
            timeline.hold / _MILLISECOND,
            timeline.drift / _MILLISECOND,
            self._outlet.underruns,
        )
