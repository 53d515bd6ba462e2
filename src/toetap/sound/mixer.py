"""Clips at exact frames to samples."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from operator import add

from toetap.sound.clip import CHANNELS, LOUDEST, Clip

_SAMPLE_BYTES = 2


@dataclass(frozen=True, slots=True)
class Placement:
    """A clip that begins at a frame of the stream.

    Attributes:
        frame: Its first frame.
        clip: What is heard.
        at: The instant it stands for, in nanoseconds of the session's clock.
        mark: What it stands for.
        lane: Of one lane, what begins ends what still sounds.
    """

    frame: int
    clip: Clip
    at: int = 0
    mark: Hashable = None
    lane: str = ""

    @property
    def end(self) -> int:
        """The frame after its last."""
        return self.frame + self.clip.frames


def silence(frames: int) -> array[int]:
    """Samples of nothing."""
    return array("h", bytes(_SAMPLE_BYTES * CHANNELS * frames))


def mix(placements: Iterable[Placement], start: int, frames: int) -> array[int]:
    """The samples of so many frames from `start` on.

    What lies alone is copied; only where sounds meet are they added, and held at the loudest that
    a sample can be.
    """
    mixed = silence(frames)
    end = filled = start
    end += frames
    for one in sorted(placements, key=lambda placement: placement.frame):
        begin, until = max(one.frame, start), min(one.end, end)
        if begin >= until:
            continue
        met = max(begin, min(filled, until))
        _put_over(mixed, one, begin, met, start)
        mixed[CHANNELS * (met - start) : CHANNELS * (until - start)] = _piece(one, met, until)
        filled = max(filled, until)
    return mixed


def _piece(one: Placement, begin: int, until: int) -> array[int]:
    return one.clip.samples[CHANNELS * (begin - one.frame) : CHANNELS * (until - one.frame)]


def _put_over(mixed: array[int], one: Placement, begin: int, until: int, start: int) -> None:
    if begin >= until:
        return
    where = slice(CHANNELS * (begin - start), CHANNELS * (until - start))
    sums = list(map(add, mixed[where], _piece(one, begin, until)))
    if max(sums) > LOUDEST or min(sums) < -LOUDEST:
        sums = [max(-LOUDEST, min(LOUDEST, value)) for value in sums]
    mixed[where] = array("h", sums)
