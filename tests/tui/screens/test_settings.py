"""Settings: what holds is told, each of it can be answered anew, and a bad value harms nothing."""

from __future__ import annotations

import os
from pathlib import Path

from tests.screenshots.heard import HeardSounds
from tests.tui.stage import Stage, app_with
from toetap import content
from toetap.settings.file import SettingsFile
from toetap.settings.told import Told
from toetap.store.files import Disk, FileSystem
from toetap.store.sessions import FileStore
from toetap.tui.screens.ask import AskScreen
from toetap.tui.screens.offset import OffsetScreen
from toetap.tui.screens.settings import SettingsScreen

BUILT_IN, _ = content.load((), content.built_in())


def told_in(folder: Path, text: str = "") -> Told:
    file = SettingsFile(folder, Disk(FileSystem(), os.urandom))
    file.path.write_text("[ask_first]\nread = true\n" + text, encoding="utf-8")
    file.read()
    return Told(file)


async def answer(stage: Stage, row: int, *keys: str) -> None:
    """Choose a row from the first on, and answer it."""
    await stage.press("home", *["down"] * row, "enter")
    assert isinstance(stage.screen, AskScreen)
    for key in keys:
        await stage.press(key)
    await stage.settle()


async def test_what_holds_is_told_and_answered_anew(tmp_path: Path) -> None:
    told = told_in(tmp_path)
    async with app_with(FileStore(tmp_path), told=told, catalogue=BUILT_IN) as stage:
        await stage.press("s")
        assert "seated levels only" in stage.text
        await answer(stage, 1, "1")
        await answer(stage, 2, "1")
        assert isinstance(stage.screen, SettingsScreen)
        assert "they feel well" in stage.text
        assert "worktop, shoes, steady" in stage.text
    written = (tmp_path / "settings.toml").read_text(encoding="utf-8")
    assert 'feel = "well"' in written
    assert told_in(tmp_path, written.partition("read = true\n")[2]).now.standing.confirmed


async def test_the_plan_is_chosen_by_marks(tmp_path: Path) -> None:
    told = told_in(tmp_path)
    async with app_with(FileStore(tmp_path), told=told, catalogue=BUILT_IN) as stage:
        await stage.press("s")
        await answer(stage, 4, "2", "3", "2", "enter")
        assert told.now.plan == {
            "five-daily": False, "taps": False, "walking": True, "raises": False,
        }  # fmt: skip
        await stage.press("escape")
        await stage.settle()
        assert "Walking: 0 of 3 days this week" in stage.says("#today")


async def test_a_pause_is_asked_for_its_length_and_quiets_the_day(tmp_path: Path) -> None:
    told = told_in(tmp_path, "[plan]\ntaps = true\n")
    async with app_with(FileStore(tmp_path), told=told, catalogue=BUILT_IN) as stage:
        assert "Taps" in stage.says("#today")
        await stage.press("s")
        await answer(stage, 5, "3", "2")
        pause = told.now.pause
        assert pause.since is not None
        assert pause.until is not None
        assert (pause.until - pause.since).days == 6
        await stage.press("escape")
        await stage.settle()
        assert "On a pause (travel)" in stage.says("#today")
        assert "Taps" not in stage.says("#today")


async def test_a_condition_can_be_told_later_and_with_it_the_care_team(tmp_path: Path) -> None:
    told = told_in(tmp_path)
    async with app_with(FileStore(tmp_path), told=told, catalogue=BUILT_IN) as stage:
        await stage.press("s")
        await answer(stage, 0, "7", "enter", "2")
        assert "Your care team" in stage.text
        assert told.now.ask_first.heart
        await answer(stage, 1, "1")
        assert told.now.ask_first.agreed


async def test_escape_leaves_an_answer_as_it_was(tmp_path: Path) -> None:
    told = told_in(tmp_path)
    before = told.now
    async with app_with(FileStore(tmp_path), told=told, catalogue=BUILT_IN) as stage:
        await stage.press("s")
        await answer(stage, 0, "1", "escape")
        assert isinstance(stage.screen, SettingsScreen)
        assert told.now == before


async def test_a_bad_value_is_told_the_default_holds_and_an_answer_mends_it(tmp_path: Path) -> None:
    told = told_in(tmp_path, "[feet]\nfeel = 'grand'\n")
    assert told.now.feet.feel is None
    async with app_with(FileStore(tmp_path), told=told, catalogue=BUILT_IN) as stage:
        await stage.press("s")
        assert "taken as feeling little" in stage.text
        await answer(stage, 1, "2")
    file = told.file
    assert file is not None
    assert file.read().problems == ()
    assert file.known.feet.feel == "less"


async def test_silence_is_heard_at_once(tmp_path: Path) -> None:
    told, sounds = told_in(tmp_path), HeardSounds()
    async with app_with(FileStore(tmp_path), told=told, catalogue=BUILT_IN, sounds=sounds) as stage:
        await stage.press("s")
        await answer(stage, 6, "3")
        assert sounds.muted
        await answer(stage, 6, "1")
        assert not sounds.muted
        await stage.press("o")
        assert isinstance(stage.screen, OffsetScreen)
