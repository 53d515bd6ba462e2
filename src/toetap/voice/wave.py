"""What a speech program writes, read kindly: a WAV whose header may not know its length."""

from __future__ import annotations

import struct
import sys
from array import array
from dataclasses import dataclass

_PCM, _EXTENSIBLE = 1, 0xFFFE
_SIXTEEN_BITS = 16
_RATES = range(4_000, 192_001)
_FORMAT = struct.Struct("<HHIIHH")


class WaveError(ValueError):
    """These bytes are no sound that can be used; says in a few words what was written instead."""


@dataclass(frozen=True, slots=True)
class Wave:
    """One channel of signed 16-bit samples, and how many a second."""

    rate: int
    samples: array[int]


def decoded(data: bytes) -> Wave:
    """The sound in a WAV file; of several channels the first.

    In a pipe the lengths in the header are made up, so the sound goes on to the end of the data.

    Raises:
        WaveError: It is no WAV of 16-bit samples.
    """
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise WaveError("wrote no WAV")
    rate = channels = 0
    at = 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        body = data[at + 8 : at + 8 + size]
        if name == b"fmt ":
            rate, channels = _format(body)
        elif name == b"data" and channels:
            return Wave(rate, _samples(body, channels))
        at += 8 + size + size % 2
    raise WaveError("wrote no sound")


def _format(body: bytes) -> tuple[int, int]:
    if len(body) < _FORMAT.size:
        raise WaveError("wrote a header that is cut off")
    kind, channels, rate, _bytes, _block, bits = _FORMAT.unpack_from(body)
    if kind not in (_PCM, _EXTENSIBLE) or bits != _SIXTEEN_BITS:
        raise WaveError("wrote samples that are not of 16 bits")
    if not channels or rate not in _RATES:
        raise WaveError("wrote a header that makes no sense")
    return rate, channels


def _samples(body: bytes, channels: int) -> array[int]:
    samples = array("h", body[: len(body) // 2 * 2])
    if sys.byteorder == "big":
        samples.byteswap()
    return samples[::channels]
