"""Click and flash: adjusted by keys, heard at once, kept only when asked to."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.screenshots.heard import HeardSounds
from tests.tui.stage import Stage, app_with
from toetap.coach.sounding import strikes
from toetap.coach.units import SECOND
from toetap.settings.file import SettingsFile
from toetap.store.files import Disk, FileSystem
from toetap.store.sessions import FileStore
from toetap.tui.screens.offset import OffsetScreen
from toetap.tui.widgets.big_text import BigText
from toetap.tui.widgets.disc import Disc


def settings_in(folder: Path, text: str = "") -> SettingsFile:
    file = SettingsFile(folder, Disk(FileSystem(), os.urandom))
    if text:
        file.path.write_text(text, encoding="utf-8")
    file.read()
    return file


@asynccontextmanager
async def adjusting(
    folder: Path, sounds: HeardSounds, text: str = "", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Stage]:
    file = settings_in(folder, text)
    async with app_with(
        FileStore(folder), sounds=sounds, settings=file, opening="sound", size=size
    ) as stage:
        yield stage


async def look(stage: Stage, seconds: float) -> None:
    """Let time pass; the screen looks anew."""
    stage.clock.instant += round(seconds * SECOND)
    assert isinstance(stage.screen, OffsetScreen)
    stage.screen.glance()
    await stage.quiet()


async def test_the_circle_fills_on_the_beat_that_is_clicked(tmp_path: Path) -> None:
    sounds = HeardSounds()
    async with adjusting(tmp_path, sounds) as stage:
        disc = stage.screen.query_one(Disc)
        heard = strikes(sounds.shown[-1], stage.clock.now(), stage.clock.now() + 4 * SECOND)
        first = heard[0].at - stage.clock.now()
        await look(stage, first / SECOND - 0.05)
        assert not disc.lit
        for number in "1234":
            await look(stage, 0.05)
            assert disc.lit
            assert stage.screen.query_one("#number", BigText).text == number
            await look(stage, 0.5)
            assert not disc.lit
            await look(stage, 0.45)
        assert [one.at for one in heard] == [heard[0].at + beat * SECOND for beat in range(4)]


async def test_the_keys_move_the_click_and_turn_the_volume_at_once(tmp_path: Path) -> None:
    sounds = HeardSounds()
    async with adjusting(tmp_path, sounds) as stage:
        await stage.press("left", "left", "comma", "right", "full_stop", "up", "down", "down")
        assert sounds.told == [
            "shift -10", "shift -20", "shift -21", "shift -11", "shift -10",
            "volume 75", "volume 70", "volume 65",
        ]  # fmt: skip
        assert "The click goes out 10 ms before the circle fills." in stage.text
        assert "65" in stage.says("#volume")
        await stage.press("0")
        assert "The click goes out as the circle fills." in stage.text
        await stage.press("right")
        assert "The click goes out 10 ms after the circle fills." in stage.text


async def test_fine_steps_in_quick_succession_all_count(tmp_path: Path) -> None:
    sounds = HeardSounds()
    async with adjusting(tmp_path, sounds) as stage:
        await stage.press("comma", "comma", "comma", every=0.05)
        assert sounds.told[-1] == "shift -3"


async def test_no_further_than_the_limits(tmp_path: Path) -> None:
    sounds = HeardSounds()
    written = "[sound]\nvolume = 98\noffset_ms = -195\n"
    async with adjusting(tmp_path, sounds, written) as stage:
        await stage.press("left", "left", "up", "up")
        assert sounds.told == ["shift -200", "shift -200", "volume 100", "volume 100"]


async def test_enter_keeps_it_and_the_file_is_told(tmp_path: Path) -> None:
    written = "# mine\n[sound]\non = false\nvolume = 40\n[later]\nx = 1\n"
    async with adjusting(tmp_path, HeardSounds(), written) as stage:
        await stage.press("left", "up")
        await stage.press("enter")
        await stage.settle()
        assert stage.app.return_value == tmp_path / "settings.toml"
    assert (tmp_path / "settings.toml").read_text(encoding="utf-8") == (
        "# mine\n[sound]\non = true\nvolume = 45\noffset_ms = -10\n[later]\nx = 1\n"
    )


@pytest.mark.parametrize("key", ["escape", "q", "Q"])
async def test_esc_leaves_all_as_it_was(key: str, tmp_path: Path) -> None:
    sounds = HeardSounds()
    async with adjusting(tmp_path, sounds, "[sound]\noffset_ms = 30\n") as stage:
        await stage.press("left", "up", key)
        assert sounds.told[-2:] == ["volume 70", "silence"]
        assert "shift 30" in sounds.told
        assert stage.app._exit
        assert stage.app.return_value is None
    assert (tmp_path / "settings.toml").read_text(encoding="utf-8") == "[sound]\noffset_ms = 30\n"


async def test_what_could_not_be_kept_is_told_and_can_be_tried_again(tmp_path: Path) -> None:
    sounds = HeardSounds()
    async with adjusting(tmp_path, sounds, "volume: loud") as stage:
        await stage.press("left", "enter")
        await stage.settle()
        assert "NOT SAVED. The settings could not be saved" in stage.text
        assert "does not write over it" in " ".join(stage.text.split())
        (tmp_path / "settings.toml").unlink()
        await stage.press("enter")
        await stage.settle()
    assert settings_in(tmp_path).known.sound.offset_ms == -10


async def test_trouble_with_sound_and_muting_are_told_in_words(tmp_path: Path) -> None:
    sounds = HeardSounds(trouble="No sound: no device found.")
    async with adjusting(tmp_path, sounds) as stage:
        assert "! No sound: no device found." in stage.text
        await stage.press("m")
        assert "muted · clicks: wood" in stage.text


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36), (200, 50)])
async def test_everything_is_there_at_every_size(size: tuple[int, int], tmp_path: Path) -> None:
    async with adjusting(tmp_path, HeardSounds(), size=size) as stage:
        for words in ("earlier", "later", "volume", "Enter", "save", "Esc", "as it was"):
            assert words in stage.text
        ruler = str(stage.screen.query_one("#ruler").render())
        assert len(ruler) <= stage.screen.query_one("#ruler").size.width


async def test_where_there_is_no_room_the_beat_stops_until_there_is(tmp_path: Path) -> None:
    sounds = HeardSounds()
    async with adjusting(tmp_path, sounds) as stage:
        await stage.resize(40, 10)
        assert stage.shown == "Room"
        assert sounds.told == ["silence"]
        shown = len(sounds.shown)
        await stage.resize(80, 24)
        assert stage.shown == "Offset"
        assert len(sounds.shown) == shown + 1


async def test_the_palette_leads_there_and_back(tmp_path: Path) -> None:
    file = settings_in(tmp_path)
    async with app_with(FileStore(tmp_path), sounds=HeardSounds(), settings=file) as stage:
        await stage.palette("sound loud")
        assert stage.shown == "Offset"
        await stage.press("left", "enter")
        await stage.settle()
        assert stage.shown == "Routines"
        await stage.palette("sound loud")
        assert "The click goes out 10 ms before the circle fills." in stage.text


async def test_the_help_names_every_key(tmp_path: Path) -> None:
    async with adjusting(tmp_path, HeardSounds()) as stage:
        await stage.press("question_mark")
        for words in ("10 ms earlier", "The click goes out 1 ms later.", "Leave it as it was."):
            assert words in stage.text
