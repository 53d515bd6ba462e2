"""Puts together what lets sessions be heard, when the first of them is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toetap.sound.late import LateSounds
from toetap.sound.quiet import libraries_kept_quiet
from toetap.voice.late import LateVoice

if TYPE_CHECKING:  # the start has no time for what these need
    from toetap.coach.heard import Speechless
    from toetap.settings.told import Told
    from toetap.settings.values import Settings
    from toetap.sound.player import Player
    from toetap.voice.aloud import Aloud
    from toetap.voice.track import Voice

_TURN = 0.0005
"""Seconds after which a thread gives way to another that waits."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What lets sessions be heard.

    Attributes:
        sounds: Where they are heard; None while sound is off in the settings.
        voice: What speaks; None where nothing is to.
    """

    sounds: LateSounds | None = None
    voice: LateVoice | None = None


@contextmanager
def hearing(told: Told, now: Callable[[], int], *, voiced: bool) -> Iterator[Heard]:
    """Let sessions be heard as the settings have it, for as long as a face is shown.

    Nothing that a library of sound prints reaches the terminal meanwhile.

    Args:
        told: What the person has chosen, and what of it holds once something is to be heard.
        now: The clock of the sessions, in nanoseconds.
        voiced: Words are spoken, if the settings have it so.
    """
    with libraries_kept_quiet():
        if not told.now.sound.on:
            yield Heard()
            return
        spoken = voiced and told.now.voice.speaker != "none"
        before = sys.getswitchinterval()
        # The screen shares the interpreter with sound and voice: let it have its turn at once.
        sys.setswitchinterval(_TURN)
        voice = LateVoice(lambda: _voice(told.now, now, sounds)) if spoken else None
        sounds = LateSounds(lambda: _player(told.now, now, voice))
        try:
            yield Heard(sounds, voice)
        finally:
            sys.setswitchinterval(before)
            if voice is not None:
                voice.close()
            sounds.close()


def _player(settings: Settings, now: Callable[[], int], voice: LateVoice | None) -> Player:
    from toetap.sound.clicks import Clicks  # noqa: PLC0415 - late, for the start
    from toetap.sound.hardware import Hardware  # noqa: PLC0415 - the same
    from toetap.sound.player import Player  # noqa: PLC0415 - the same

    sound = settings.sound
    spoken = () if voice is None else voice.tracks()
    return Player(
        (Clicks(sound.clicks), *spoken),
        Hardware(),
        now,
        volume=sound.volume,
        shift=sound.offset_ms,
    )


def _voice(
    settings: Settings, now: Callable[[], int], sounds: LateSounds
) -> Voice | Aloud | Speechless:
    from toetap.voice.choosing import live  # noqa: PLC0415 - late, for the start

    chosen = settings.voice
    return live(chosen.speaker, chosen.reps, now, quiet=lambda: sounds.muted)
