"""What lets sessions be heard is put together as the settings have it."""

from __future__ import annotations

import subprocess
import sys

from toetap.hearing import hearing
from toetap.settings.told import Told
from toetap.settings.values import Settings, SoundSettings


def now() -> int:
    return 0


def test_sound_that_is_off_in_the_settings_is_not_there() -> None:
    off = Settings(sound=SoundSettings(on=False))
    with hearing(Told(first=off), now, voiced=True) as heard:
        assert (heard.sounds, heard.voice) == (None, None)


def test_words_are_there_only_where_they_are_wanted() -> None:
    for voiced in (True, False):
        with hearing(Told(), now, voiced=voiced) as heard:
            assert heard.sounds is not None
            assert (heard.voice is not None) == voiced


def test_a_start_loads_nothing_of_what_makes_sound() -> None:
    program = """
import sys
from toetap.hearing import hearing
from toetap.settings.told import Told
with hearing(Told(), int, voiced=True):
    heavy = ("miniaudio", "cffi", "toetap.sound.player", "toetap.voice.track")
    print([name for name in heavy if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, timeout=30
    )
    assert done.stdout == b"[]\n"


def test_the_screen_has_its_turn_sooner_meanwhile_and_all_is_as_before_afterwards() -> None:
    before = sys.getswitchinterval()
    with hearing(Told(), now, voiced=False):
        assert sys.getswitchinterval() < before
    assert sys.getswitchinterval() == before
