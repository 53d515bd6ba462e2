"""Keeps a stream going: finds a device, notices when it is gone, finds one again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from toetap.coach.units import SECOND
from toetap.sound.device import Device, NoSoundError, OpenDevice
from toetap.sound.feeder import Order, Shown, Silenced
from toetap.sound.stream import Stream
from toetap.sound.track import Track

RETRY = 4 * SECOND
"""Nanoseconds between two looks for a device."""


class Keeper:
    """Belongs to the thread of sound; what it tells may be read from anywhere.

    Attributes:
        stream: The stream that plays; None while there is none.
        trouble: Empty while all is well, or one line for people.
        given_up: There will never be a device.
    """

    def __init__(
        self,
        tracks: Sequence[Track],
        open_device: OpenDevice,
        now: Callable[[], int],
        standing: Sequence[Order] = (),
    ) -> None:
        self._tracks = tuple(tracks)
        self._open_device = open_device
        self._now = now
        self._standing: dict[type[Order], Order] = {type(order): order for order in standing}
        self._look_at = now()
        self.stream: Stream | None = None
        self.trouble = ""
        self.given_up = False

    def step(self, orders: Sequence[Order] = ()) -> None:
        """Do what is to be done now: look for a device, or feed the one there is."""
        stream = self.stream
        try:
            if stream is not None and stream.gone:
                self._lose("the device is gone")
            if self._now() >= self._look_at and (stream is None or stream.device.mute):
                self._look()
            if self.stream is not None:
                self.stream.feed(orders)
        except Exception as error:  # noqa: BLE001 - whatever it is, the session goes on without
            self._lose(f"it stopped ({type(error).__name__})")
        self._remember(orders)

    def close(self) -> None:
        """Let the device go."""
        if self.stream is not None:
            self.stream.device.close()
            self.stream = None

    def _look(self) -> None:
        self._look_at = self._now() + RETRY
        try:
            device = self._open_device()
        except NoSoundError as error:
            self.given_up = error.lasting
            self._tell(error.message, error.hint)
            return
        if device.mute:
            self._tell("no device found")
        if device.mute and self.stream is not None:
            device.close()
            return
        self.close()
        self._begin(device)

    def _begin(self, device: Device) -> None:
        try:
            stream = Stream(device, self._tracks, self._now)
        except NoSoundError as error:
            device.close()
            self._tell(error.message, error.hint)
            return
        stream.feed(tuple(self._standing.values()))
        self.stream = stream
        if not device.mute:
            self.trouble = ""

    def _lose(self, why: str) -> None:
        self._look_at = self._now() + RETRY
        with suppress(Exception):
            self.close()
        self.stream = None
        self._tell(why)

    def _tell(self, why: str, hint: str = "") -> None:
        what = f"To hear it: {hint}" if hint else "The session goes on without."
        self.trouble = f"No sound: {why}. {what}"

    def _remember(self, orders: Sequence[Order]) -> None:
        """What a device that is opened later has to know."""
        for order in orders:
            if isinstance(order, Silenced):
                self._standing.pop(Shown, None)
            else:
                # The causes of the past are not heard again.
                kept = Shown(order.session) if isinstance(order, Shown) else order
                self._standing[type(order)] = kept
