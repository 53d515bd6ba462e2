"""A whole session as a file to take along: clicks and words, each at its frame."""

from __future__ import annotations

import sys
import wave
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from toetap.coach.hands_free import Leg
from toetap.drafts import ANYBODYS, make, require_free
from toetap.errors import ToetapError
from toetap.sound.clip import CHANNELS, RATE
from toetap.sound.mixer import mix
from toetap.sound.plan import Plan
from toetap.sound.timeline import Timeline
from toetap.sound.track import Track

_BLOCK = RATE
_SAMPLE_BYTES = 2
# What the length fields of a WAV can hold.
_MOST_FRAMES = (2**32 - 2**10) // (CHANNELS * _SAMPLE_BYTES)


@dataclass(frozen=True, slots=True)
class Rendered:
    """What was written.

    Attributes:
        path: The file.
        frames: How long it is, at `RATE` frames a second.
    """

    path: Path
    frames: int

    @property
    def seconds(self) -> int:
        """How long it is, to the nearest second."""
        return (self.frames + RATE // 2) // RATE


def render(legs: Sequence[Leg], track: Track, path: Path, *, force: bool) -> Rendered:
    """Write a session as a WAV file, stereo, 16 bits. It is there whole or not at all.

    Args:
        legs: The session, from leg to leg.
        track: What is heard of it.
        path: The file to make.
        force: Write over a file that is there.

    Raises:
        ToetapError: The file is there already, or could not be written.
    """
    require_free(path, force=force)
    frames = _timeline(legs).frame_of(legs[-1].until)
    if frames > _MOST_FRAMES:
        raise ToetapError("This routine is too long for a WAV file, which holds six hours.")

    def fill(file: BinaryIO) -> None:
        _write_wave(file, _samples(legs, track))

    make(path, fill, mode=ANYBODYS, force=force)
    return Rendered(path, frames)


def _write_wave(file: BinaryIO, blocks: Iterator[bytes]) -> None:
    with wave.open(file, "wb") as made:
        made.setnchannels(CHANNELS)
        made.setsampwidth(_SAMPLE_BYTES)
        made.setframerate(RATE)
        for block in blocks:
            made.writeframesraw(block)


def _samples(legs: Sequence[Leg], track: Track) -> Iterator[bytes]:
    """The samples, block by block: of a long session only a second is in memory."""
    timeline, plan = _timeline(legs), Plan()
    for leg in legs:
        begins, ends = timeline.frame_of(leg.session.now), timeline.frame_of(leg.until)
        plan = plan.shown(leg.session, leg.cues, track, timeline, begins)
        for position in range(begins, ends, _BLOCK):
            end = min(position + _BLOCK, ends)
            plan = plan.extended(end, track, timeline, position)
            block = mix(plan.placements, position, end - position)
            if sys.byteorder == "big":
                block.byteswap()
            yield block.tobytes()


def _timeline(legs: Sequence[Leg]) -> Timeline:
    """Frame 0 is the beginning of the first leg."""
    timeline = Timeline()
    timeline.note(0, legs[0].session.now)
    return timeline
