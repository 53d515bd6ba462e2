"""A sound that was rendered beforehand, and the instant at which one begins."""

from __future__ import annotations

from array import array
from collections.abc import Hashable
from dataclasses import dataclass

RATE = 48_000
"""Frames a second."""

CHANNELS = 2
LOUDEST = 32_767
FADE = RATE // 200
"""Frames in which a sound that is cut short dies away, so that it does not crackle."""


def gain(volume: int) -> float:
    """The factor for a volume of 0 to 100. The ear takes half of 100 for about half as loud."""
    return (max(0, min(100, volume)) / 100) ** 2


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Clip:
    """A stereo sound at `RATE`: signed 16-bit samples, left and right in turn."""

    samples: array[int]

    @classmethod
    def mono(cls, samples: array[int], left: float = 1.0, right: float = 1.0) -> Clip:
        """One channel of signed 16-bit samples at `RATE`, so loud in each ear, from 0 to 1."""
        stereo = array("h", bytes(2 * CHANNELS * len(samples)))
        stereo[0::2] = _scaled(samples, left)
        stereo[1::2] = _scaled(samples, right)
        return cls(stereo)

    def scaled(self, factor: float) -> Clip:
        """The same sound, so loud, from 0 to 1."""
        return self if factor == 1 else Clip(_scaled(self.samples, factor))

    @property
    def frames(self) -> int:
        """How long it lasts, in frames."""
        return len(self.samples) // CHANNELS

    def cut(self, frames: int) -> Clip:
        """The same sound, faded out so that it ends after so many frames."""
        if frames >= self.frames:
            return self
        kept = self.samples[: CHANNELS * max(0, frames)]
        fade = min(FADE, len(kept) // CHANNELS)
        for left in range(fade):
            at = len(kept) - CHANNELS * (left + 1)
            kept[at] = kept[at] * left // FADE
            kept[at + 1] = kept[at + 1] * left // FADE
        return Clip(kept)


def _scaled(samples: array[int], factor: float) -> array[int]:
    if factor == 1:
        return samples
    factor = max(0.0, min(1.0, factor))
    return array("h", [int(sample * factor) for sample in samples])


@dataclass(frozen=True, slots=True)
class Placed:
    """A clip that begins at an instant.

    Attributes:
        at: Nanoseconds of the session's clock.
        clip: What is heard.
        mark: What it stands for, such as a beat of a round: nothing is heard twice, even where a
            change of tempo moves it. None for this very clip at this very instant.
        until: The last instant at which it may begin; later it is dropped. None leaves a quarter of
            a second.
        lane: Of one lane, what begins ends what still sounds. Empty for a sound that ends nothing.
    """

    at: int
    clip: Clip
    mark: Hashable = None
    until: int | None = None
    lane: str = ""
