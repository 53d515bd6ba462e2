"""The sounds of the clicks, as data, and how they are made: short tones that die away.

Everything lies between 400 and 2000 Hz, which an old ear still hears, and rises and falls over a
few milliseconds, so that nothing crackles. Right is higher than left, and in the right ear.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, pi, sin
from typing import Literal

from toetap.coach.sounding import Sound
from toetap.sound.clip import LOUDEST, RATE, Clip

ClickSet = Literal["wood", "soft", "bright"]
"""The sets of clicks to choose from."""

CLICK_SETS: tuple[ClickSet, ...] = ("wood", "soft", "bright")

_RELEASE = RATE * 4 // 1000
_FAR_EAR = 0.25
_EARS = {"left": (1.0, _FAR_EAR), "right": (_FAR_EAR, 1.0), "both": (1.0, 1.0)}


@dataclass(frozen=True, slots=True)
class Timbre:
    """How a tone of a set sounds.

    Attributes:
        partials: Times the pitch, how loud, and how much faster than the tone each dies away.
        attack: Milliseconds until it is at its loudest.
        ring: How long it rings, as a factor.
    """

    partials: tuple[tuple[float, float, float], ...]
    attack: float
    ring: float


@dataclass(frozen=True, slots=True)
class Tone:
    """One tone: its pitch in Hz, when it begins and how long it is in milliseconds, how loud."""

    pitch: float
    begins: int = 0
    lasts: int = 70
    level: float = 0.45


TIMBRES: Mapping[ClickSet, Timbre] = {
    "wood": Timbre(((1, 0.8, 1), (1.5, 0.25, 3)), attack=1.5, ring=0.7),
    "soft": Timbre(((1, 1, 1),), attack=6, ring=1.2),
    "bright": Timbre(((1, 0.65, 1), (2, 0.3, 1.5)), attack=1, ring=1),
}

_RIGHT, _LEFT, _BOTH = 988.0, 659.0, 784.0
_TAP, _ACCENT, _QUIET = 0.45, 0.8, 0.25

TUNES: Mapping[Sound, tuple[Tone, ...]] = {
    "right": (Tone(_RIGHT, level=_TAP),),
    "left": (Tone(_LEFT, level=_TAP),),
    "both": (Tone(_LEFT, level=_TAP / 2), Tone(_RIGHT, level=_TAP / 2)),
    "right accent": (Tone(_RIGHT, lasts=110, level=_ACCENT),),
    "left accent": (Tone(_LEFT, lasts=110, level=_ACCENT),),
    "both accent": (
        Tone(_LEFT, lasts=110, level=_ACCENT / 2),
        Tone(_RIGHT, lasts=110, level=_ACCENT / 2),
    ),
    "count-in": (Tone(880, lasts=40, level=_QUIET),),
    "tick": (Tone(523, lasts=40, level=_QUIET),),
    "change": (Tone(659, lasts=60), Tone(_RIGHT, 70, 90)),
    "begin": (Tone(587, lasts=160),),
    "go": (Tone(880, lasts=260, level=0.5),),
    "hold": (Tone(587, lasts=110, level=0.5), Tone(880, 100, 240, 0.5)),
    "release": (Tone(880, lasts=110, level=0.5), Tone(587, 100, 240, 0.5)),
    "rep": (Tone(740, lasts=60),),
    "undone": (Tone(494, lasts=110, level=0.4), Tone(440, 110, 160, 0.4)),
    "done": (Tone(659, lasts=130, level=0.4), Tone(_BOTH, 120, 130, 0.4), Tone(988, 240, 300, 0.4)),
    "paused": (Tone(659, lasts=90, level=0.35), Tone(494, 90, 130, 0.35)),
    "resumed": (Tone(494, lasts=90, level=0.35), Tone(659, 90, 130, 0.35)),
    "end": (
        Tone(523, lasts=180, level=0.4), Tone(659, 170, 180, 0.4),
        Tone(784, 340, 180, 0.4), Tone(1047, 510, 700, 0.4),
    ),
}  # fmt: skip


def rendered(sound: Sound, click_set: ClickSet) -> Clip:
    """The clip of a sound in one of the sets."""
    timbre, tones = TIMBRES[click_set], TUNES[sound]
    pieces = [(RATE * tone.begins // 1000, _shape(tone, timbre)) for tone in tones]
    total = array("d", bytes(8 * max(begins + len(piece) for begins, piece in pieces)))
    for begins, piece in pieces:
        for place, value in enumerate(piece, begins):
            total[place] += value
    samples = array("h", [round(LOUDEST * max(-1.0, min(1.0, value))) for value in total])
    left, right = _EARS[sound.partition(" ")[0] if sound.startswith(("left", "right")) else "both"]
    return Clip.mono(samples, left, right)


def _shape(tone: Tone, timbre: Timbre) -> list[float]:
    """A tone that rises, dies away, and comes to rest before it ends."""
    frames = round(RATE * tone.lasts * timbre.ring / 1000)
    attack = max(1, round(RATE * timbre.attack / 1000))
    turn, decay = 2 * pi * tone.pitch / RATE, 5 / frames
    parts = [
        (turn * times, tone.level * loud, decay * fading)
        for times, loud, fading in timbre.partials
    ]  # fmt: skip
    shape: list[float] = []
    for frame in range(frames):
        edge = min(1.0, frame / attack, (frames - frame) / _RELEASE)
        value = sum(loud * exp(-fall * frame) * sin(step * frame) for step, loud, fall in parts)
        shape.append(edge * value)
    return shape
