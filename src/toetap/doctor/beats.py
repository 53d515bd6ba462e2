"""A trial of the metronome: what a device takes of it is held against the schedule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from toetap.coach.metronome import begun, metronome
from toetap.coach.script import COUNT_IN
from toetap.coach.units import SECOND
from toetap.sound.clip import CHANNELS, RATE
from toetap.sound.device import Device, OpenDevice, Take
from toetap.sound.player import Player
from toetap.sound.track import Track

BPM = 120
PERIOD = 60 * SECOND // BPM
WARM_UP = SECOND
"""Before the first beat: a device has to be found, and may swallow its first second."""

_FRAME_BYTES = 2 * CHANNELS
_QUIET = PERIOD // 4 * RATE // SECOND
"""So many frames without a sound, and the next sound is another beat."""
_NEAR = 2 * RATE
_AUDIBLE = 10
"""Softer clicks could not be told from silence."""
_MILLISECOND = SECOND / 1000

Request = tuple[int, int]
"""The first frame that a device asked for, and the instant it did."""


@dataclass(frozen=True, slots=True)
class Trial:
    """How a metronome kept its time.

    Attributes:
        backend: What the device was reached through; empty where there was none.
        audible: It was a real device.
        beats: How many beats it took.
        missed: How many it should have taken between them.
        p99: Milliseconds that 99 of 100 beats were at most away from their time.
        worst: The same of all of them.
        trouble: Why there is no sound; empty where there is.
    """

    backend: str = ""
    audible: bool = False
    beats: int = 0
    missed: int = 0
    p99: float = 0.0
    worst: float = 0.0
    trouble: str = ""


class Watched:
    """A device, and a note of every request it made and of every beat in what it took."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self.requests: list[Request] = []
        self.onsets: list[int] = []
        self._frame = 0
        self._last_loud = -_QUIET
        self.now: Callable[[], int] = int

    @property
    def backend(self) -> str:
        """What it is reached through."""
        return self._device.backend

    @property
    def mute(self) -> bool:
        """Nobody hears it."""
        return self._device.mute

    @property
    def stopped(self) -> bool:
        """It has told that it is gone."""
        return self._device.stopped

    def start(self, take: Take) -> None:
        """Let it play."""

        def watched(frames: int) -> memoryview:
            piece = take(frames)
            self._note(bytes(piece), frames)
            return piece

        self._device.start(watched)

    def close(self) -> None:
        """Let it go."""
        self._device.close()

    def _note(self, piece: bytes, frames: int) -> None:
        self.requests.append((self._frame, self.now()))
        if loud := piece.strip(b"\0"):
            first = (len(piece) - len(piece.lstrip(b"\0"))) // _FRAME_BYTES
            if self._frame + first - self._last_loud >= _QUIET:
                self.onsets.append(self._frame + first)
            self._last_loud = self._frame + first + len(loud) // _FRAME_BYTES
        self._frame += frames


def try_metronome(
    open_device: OpenDevice,
    track: Track,
    now: Callable[[], int],
    wait: Callable[[float], None],
    *,
    seconds: float,
    volume: int,
) -> Trial:
    """Let a metronome play, and hold what the device took against the schedule.

    Args:
        open_device: Opens the device to try.
        track: What is played of a session.
        now: The clock, in nanoseconds.
        wait: Waits for so many seconds.
        seconds: How long to play.
        volume: How loud, from 0 to 100.
    """
    opened: list[Watched] = []

    def watched() -> Device:
        device = Watched(open_device())
        device.now = now
        opened.append(device)
        return device

    player = Player([track], watched, now, volume=max(_AUDIBLE, volume))
    first = now() + WARM_UP
    player.show(begun(metronome("32x2", BPM), first - COUNT_IN * PERIOD))
    try:
        wait(seconds + WARM_UP / SECOND)
        trouble = player.status()
    finally:
        player.close()
    # Where nobody hears anything, a real device is looked for again and again.
    device = max(opened, key=lambda each: len(each.requests), default=None)
    if device is None or not device.requests:
        return Trial(trouble=trouble)
    # What is asked for is heard a little later, and a beat of the count-in is none of these.
    return _judged(device, first - PERIOD * 3 // 4, trouble)


def _judged(device: Watched, since: int, trouble: str) -> Trial:
    """What the device took from an instant on, against the schedule."""
    heard = [at for at in heard_at(device.onsets, device.requests) if at >= since]
    off = sorted(map(abs, errors(heard)))
    steps = [round((later - one) / PERIOD) for one, later in pairwise(heard)]
    return Trial(
        backend=device.backend,
        audible=not device.mute,
        beats=len(heard),
        missed=sum(step - 1 for step in steps),
        p99=_share(off, 0.99) / _MILLISECOND,
        worst=(off[-1] if off else 0) / _MILLISECOND,
        trouble=trouble,
    )


def heard_at(frames: Sequence[int], requests: Sequence[Request]) -> list[float]:
    """When frames are heard, in nanoseconds, by a device that made these requests.

    A request may come late and never early, so the earliest one near a frame tells how the device's
    clock stands against the machine's there.
    """
    lags = [(frame, at - frame * SECOND / RATE) for frame, at in requests]
    return [
        frame * SECOND / RATE + min(lag for asked, lag in lags if abs(asked - frame) <= _NEAR)
        for frame in frames
    ]


def errors(heard: Sequence[float]) -> list[float]:
    """How far each beat is from where it belongs, in nanoseconds; what all share is no error."""
    if not heard:
        return []
    away = [at - heard[0] - round((at - heard[0]) / PERIOD) * PERIOD for at in heard]
    shared = median(away)
    return [each - shared for each in away]


def _share(ordered: Sequence[float], part: float) -> float:
    """The value that this part of them does not exceed."""
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else 0.0
