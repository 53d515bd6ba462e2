"""What a speech program wrote to a clip that begins with its first sound."""

from __future__ import annotations

from array import array

from toetap.sound.clip import LOUDEST, RATE, Clip
from toetap.voice.resample import Breathe, breathless, resampled
from toetap.voice.wave import Wave, WaveError, decoded

MOST_SECONDS = 60
"""No sentence takes longer; more is a program gone wrong."""

_QUIET = 1 / 100
"""Of the loudest sample: what is below it before and after a word is silence."""
_MARGIN = 3 / 1000
"""Seconds kept before the first sound and after the last, so that neither is clipped."""
_LEVEL = 0.7


def clip_of(data: bytes, breathe: Breathe = breathless) -> Clip:
    """The spoken words in a WAV, without the silence around them, all equally loud.

    Args:
        data: The WAV.
        breathe: Called now and then, to let other threads have their turn.

    Raises:
        WaveError: It is no WAV, silent, or far too long.
    """
    wave = _trimmed(decoded(data))
    samples = resampled(wave.samples, wave.rate, RATE, breathe)
    factor = _LEVEL * LOUDEST / max(map(abs, samples))
    return Clip.mono(array("h", [int(factor * sample) for sample in samples]))


def _trimmed(wave: Wave) -> Wave:
    if len(wave.samples) > MOST_SECONDS * wave.rate:
        raise WaveError("wrote far too much")
    quiet = _QUIET * max(map(abs, wave.samples), default=0)
    heard = [at for at, sample in enumerate(wave.samples) if abs(sample) > quiet]
    if not heard:
        raise WaveError("wrote silence")
    margin = round(_MARGIN * wave.rate)
    return Wave(wave.rate, wave.samples[max(0, heard[0] - margin) : heard[-1] + 1 + margin])
