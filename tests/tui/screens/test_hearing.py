"""Sound and voice in the session screen: switched by a key, told by a word."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.screenshots.heard import HeardSounds, HeardVoice
from tests.tui.stage import Stage, app_with
from toetap.coach.cues import CueKind
from toetap.settings.file import SettingsFile
from toetap.store.files import Disk, FileSystem
from toetap.store.sessions import FileStore
from toetap.tui.widgets.key_bar import KeyBar

NO_DEVICE = "No sound: no device found. The session goes on without."


def top(stage: Stage) -> str:
    """The first line of the screen."""
    return stage.text.split("\n", 1)[0]


@pytest.mark.parametrize("key", ["m", "M"])
async def test_m_mutes_at_once_and_says_so_in_a_word(key: str, tmp_path: Path) -> None:
    sounds = HeardSounds()
    async with app_with(FileStore(tmp_path), start="morning", sounds=sounds) as stage:
        await stage.into_first_set()
        await stage.press(key)
        assert sounds.muted
        assert "muted · 1 of 2" in top(stage)
        assert stage.done() == [0, 0, 0]
        await stage.press(key)
        assert not sounds.muted
        assert "muted" not in top(stage)


async def test_pressed_twice_by_a_numb_hand_it_mutes_once(tmp_path: Path) -> None:
    sounds = HeardSounds()
    async with app_with(FileStore(tmp_path), start="morning", sounds=sounds) as stage:
        await stage.into_first_set()
        await stage.press("m", "m", every=0.1)
        assert sounds.muted


async def test_v_switches_the_words_and_lets_it_be_heard_at_once(tmp_path: Path) -> None:
    sounds, voice = HeardSounds(), HeardVoice()
    async with app_with(FileStore(tmp_path), start="morning", sounds=sounds, voice=voice) as stage:
        await stage.into_first_set()
        shown = len(sounds.shown)
        await stage.press("v")
        assert not voice.spoken
        assert "voice off · 1 of 2" in top(stage)
        assert len(sounds.shown) == shown + 1
        await stage.press("m")
        assert "muted, voice off · 1 of 2" in top(stage)
        await stage.press("m", "v")
        assert voice.spoken
        assert "off" not in top(stage)


async def test_the_key_bar_has_only_what_switches_something(tmp_path: Path) -> None:
    for sounds, voice, shown in (
        (None, HeardVoice(), (False, False)),
        (HeardSounds(), None, (True, False)),
        (HeardSounds(), HeardVoice(), (True, True)),
    ):
        async with app_with(
            FileStore(tmp_path), start="morning", sounds=sounds, voice=voice
        ) as stage:
            await stage.into_first_set()
            bar = str(stage.screen.query_one(KeyBar).render())
            assert (" m  sound" in bar, " v  voice" in bar) == shown


async def test_what_cannot_be_switched_says_why_until_the_next_key(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path), start="morning") as stage:
        await stage.into_first_set()
        await stage.press("m")
        assert "! Sound is off in your settings." in top(stage)
        await stage.press("v")
        assert "! The voice is off in your settings." in top(stage)
        await stage.press("space")
        assert "Morning" in top(stage)
        assert stage.done() == [1, 0, 0]


@pytest.mark.parametrize("of", ["sound", "voice"])
async def test_lost_sound_is_told_in_one_line_and_takes_nothing_away(
    of: str, tmp_path: Path
) -> None:
    sounds, voice = HeardSounds(), HeardVoice()
    async with app_with(FileStore(tmp_path), start="morning", sounds=sounds, voice=voice) as stage:
        await stage.into_first_set()
        before = stage.text.split("\n")[1:-2]
        (voice if of == "voice" else sounds).trouble = NO_DEVICE
        await stage.wait(0)
        assert top(stage).startswith(f" ! {NO_DEVICE}")
        assert stage.text.split("\n")[1:-2] == before
        await stage.press("space")
        assert stage.done() == [1, 0, 0]
        assert "Morning" in top(stage)
        assert ("no sound · 1 of 2" in top(stage)) == (of == "sound")
        sounds.trouble = voice.trouble = ""
        await stage.wait(0)
        assert "no sound" not in top(stage)
        sounds.trouble = NO_DEVICE
        await stage.wait(0)
        assert "Morning" in top(stage)


async def test_sound_hears_of_every_input_and_of_nothing_else(tmp_path: Path) -> None:
    sounds = HeardSounds()
    async with app_with(FileStore(tmp_path), start="morning", sounds=sounds) as stage:
        await stage.into_first_set()
        await stage.press("space", "u")
        await stage.wait(60)
        expected: list[CueKind] = ["exercise", "set", "rep", "undone"]
        assert sounds.cues == expected
        assert len(sounds.shown) == 1 + 4


async def test_discarded_there_is_silence(tmp_path: Path) -> None:
    sounds = HeardSounds()
    async with app_with(FileStore(tmp_path), start="morning", sounds=sounds) as stage:
        await stage.into_first_set()
        await stage.press("q", "down", "down", "enter")
        assert sounds.told == ["silence"]


async def test_a_voice_that_nobody_asked_for_is_missed_only_when_asked_for(tmp_path: Path) -> None:
    sounds, voice = HeardSounds(), HeardVoice(spoken=False, trouble="No voice: install one.")
    async with app_with(FileStore(tmp_path), start="morning", sounds=sounds, voice=voice) as stage:
        await stage.into_first_set()
        assert "Morning" in top(stage)
        assert "voice" not in str(stage.screen.query_one(KeyBar).render())
        await stage.press("v")
        assert "! No voice: install one." in top(stage)


async def test_a_voice_that_was_named_is_missed_at_once(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path, Disk(FileSystem(), os.urandom))
    file.path.write_text("[voice]\nspeaker = 'espeak-ng'\n", encoding="utf-8")
    file.read()
    voice = HeardVoice(spoken=False, trouble="No voice: install one.")
    async with app_with(
        FileStore(tmp_path), start="morning", sounds=HeardSounds(), voice=voice, settings=file
    ) as stage:
        await stage.well()
        assert "! No voice: install one." in top(stage)
