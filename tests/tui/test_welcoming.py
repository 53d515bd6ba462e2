"""The first start: what is asked, what an answer holds, and what can be left for later."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

from tests.tui.stage import Stage, app_with
from toetap.settings.file import SettingsFile
from toetap.settings.told import Told
from toetap.store.files import Disk, FileSystem
from toetap.store.sessions import FileStore
from toetap.tui.screens.ask import AskScreen
from toetap.tui.screens.look import LookScreen
from toetap.tui.screens.routines import RoutinesScreen


def told_in(folder: Path) -> Told:
    file = SettingsFile(folder, Disk(FileSystem(), os.urandom))
    file.read()
    return Told(file)


def asks(stage: Stage) -> str:
    assert isinstance(stage.screen, AskScreen)
    return stage.screen.question.id


async def press(stage: Stage, *keys: str) -> None:
    for key in keys:
        await stage.press(key)
        await stage.settle()


async def test_one_key_a_question_leads_to_the_routines(tmp_path: Path) -> None:
    told = told_in(tmp_path)
    async with app_with(FileStore(tmp_path), told=told) as stage:
        seen = [asks(stage)]
        for key in ("enter", "enter", "1", "1", "2", "enter"):
            await press(stage, key)
            if isinstance(stage.screen, AskScreen):
                seen.append(asks(stage))
        assert isinstance(stage.screen, RoutinesScreen)
    assert seen == ["welcome", "ask first", "feel", "standing", "sound", "tempo"]
    written = tomllib.loads((tmp_path / "settings.toml").read_text(encoding="utf-8"))
    assert written == {
        "feet": {"feel": "well"},
        "standing": {"worktop": True, "shoes": True, "steady": True},
        "ask_first": {"read": True},
        "voice": {"speaker": "none"},
    }


async def test_a_condition_leads_to_the_question_of_the_care_team(tmp_path: Path) -> None:
    told = told_in(tmp_path)
    async with app_with(FileStore(tmp_path), told=told) as stage:
        await press(stage, "enter", "1", "enter")
        assert asks(stage) == "agreed"
        await press(stage, "2")
        assert asks(stage) == "feel"
        assert told.now.ask_first.ulcer
        assert not told.now.ask_first.agreed


async def test_what_comes_before_all_exercise_can_not_be_left_for_later(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path), told=told_in(tmp_path)) as stage:
        await press(stage, "enter", "l")
        assert asks(stage) == "ask first"
        await press(stage, "enter", "l")
        assert isinstance(stage.screen, RoutinesScreen)


async def test_back_returns_to_the_question_before(tmp_path: Path) -> None:
    told = told_in(tmp_path)
    async with app_with(FileStore(tmp_path), told=told) as stage:
        await press(stage, "enter", "enter", "3", "b")
        assert asks(stage) == "feel"
        await press(stage, "2")
        assert told.now.feet.feel == "less"


async def test_straight_into_a_routine_only_what_is_needed_is_asked(tmp_path: Path) -> None:
    told = told_in(tmp_path)
    async with app_with(FileStore(tmp_path), told=told, start="morning") as stage:
        await press(stage, "enter", "enter")
        assert isinstance(stage.screen, LookScreen)


async def test_a_tempo_is_tapped(tmp_path: Path) -> None:
    told = told_in(tmp_path)
    async with app_with(FileStore(tmp_path), told=told) as stage:
        await press(stage, "enter", "enter", "3", "2", "3")
        assert asks(stage) == "tempo"
        for _ in range(5):
            await stage.press("space", every=0.75)
        await press(stage, "enter")
        assert told.now.tempo.bpm == 80


async def test_who_has_answered_is_not_asked_again(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        assert isinstance(stage.screen, RoutinesScreen)


async def test_what_can_not_be_saved_is_told_and_holds(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("feet: well", encoding="utf-8")
    told = told_in(tmp_path)
    async with app_with(FileStore(tmp_path), told=told) as stage:
        await press(stage, "enter", "enter")
        assert told.now.ask_first.read
        assert "NOT SAVED" in "".join(one.message for one in stage.app._notifications)
