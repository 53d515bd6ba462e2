"""The saving of a session: once, seen, tried again, and nothing lost when it fails."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.tui.stage import (
    CIRCLES,
    KEEP,
    FailingStore,
    SlowStore,
    Stage,
    app_with,
    catalogue_of,
    record,
    routine_of,
    summary_of,
)
from toetap.coach.units import SECOND
from toetap.store.sessions import FileStore
from toetap.tui.screens.folder import FolderScreen
from toetap.tui.screens.summary import SummaryScreen


async def test_enter_pressed_twice_saves_once_and_starts_nothing(tmp_path: Path) -> None:
    store = FailingStore(tmp_path, 0)
    async with summary_of(store, keys=KEEP) as stage:
        stage.clock.instant += SECOND
        stage.send("enter")
        await stage.press("enter", every=0.05)
        await stage.settle()
        await stage.press("enter", every=0.05)
        assert stage.shown == "Routines"
        assert len(store.asked) == 1


async def test_enter_while_it_is_saved_saves_no_second_time(tmp_path: Path) -> None:
    store = SlowStore(tmp_path)
    async with summary_of(store, keys=KEEP) as stage:
        with store.held_up():
            await stage.press("enter", "enter", "enter")
            assert "Saving …" in stage.text
        await stage.settle()
        assert stage.shown == "Routines"
        assert len(stage.records()) == 1


async def test_an_answer_given_while_it_is_saved_is_saved_too(tmp_path: Path) -> None:
    store = SlowStore(tmp_path)
    async with summary_of(store, keys=KEEP) as stage:
        with store.held_up():
            await stage.press("enter", "5")
        await stage.until(lambda: stage.shown == "Routines")
        (kept,) = stage.records()
        assert kept.after.pain == 5


async def test_the_last_key_of_a_session_does_not_save_it(tmp_path: Path) -> None:
    catalogue = catalogue_of(routine_of(CIRCLES))
    async with app_with(FileStore(tmp_path), catalogue=catalogue, start="morning") as stage:
        await stage.well()
        await stage.press("space", *["enter"] * 8)
        assert stage.shown == "Summary"
        await stage.press("enter", "enter", every=0.1)
        assert stage.shown == "Summary"
        assert stage.records() == []


@asynccontextmanager
async def failing(store: FailingStore, retry_seconds: float) -> AsyncIterator[Stage]:
    """A summary that tries again after so many seconds."""
    async with summary_of(store, keys=KEEP) as stage:
        assert isinstance(stage.screen, SummaryScreen)
        stage.screen._retry_seconds = retry_seconds
        yield stage


async def test_what_could_not_be_saved_is_tried_again_until_it_is(tmp_path: Path) -> None:
    store = FailingStore(tmp_path, 2)
    async with failing(store, 0.01) as stage:
        await stage.press("enter")
        await stage.until(lambda: stage.shown == "Routines")
        await stage.settle()
        assert "✓ Saved" in stage.text
        assert len(store.asked) == 3
        assert len({one.id for one in store.asked}) == 1
        assert len(stage.records()) == 1


async def test_not_saved_stays_in_sight_with_its_reason(tmp_path: Path) -> None:
    store = FailingStore(tmp_path, 99)
    async with failing(store, 60) as stage:
        for _ in range(3):
            await stage.press("enter")
            await stage.settle()
            assert "NOT SAVED. The session could not be saved: the disk is full." in stage.text
            assert "Make room." in stage.text
        assert len(store.asked) == 3
        await stage.press("4")
        assert "NOT SAVED" in stage.text
        assert record(stage).after.pain == 4


async def test_tries_do_not_pile_up(tmp_path: Path) -> None:
    store = FailingStore(tmp_path, 99)
    async with failing(store, 60) as stage:
        await stage.press("enter", "enter", "enter")
        await stage.settle()
        waiting = [timer for timer in stage.screen._timers if timer._interval == 60]
        assert len(waiting) == 1


async def test_escape_asks_and_leaving_keeps_nothing(tmp_path: Path) -> None:
    async with summary_of(FileStore(tmp_path), keys=KEEP) as stage:
        await stage.press("escape")
        assert "This session is not saved." in stage.text
        await stage.press("escape")
        assert stage.shown == "Summary"
        await stage.press("q", "down", "enter")
        assert stage.shown == "Routines"
        assert stage.records() == []
        assert stage.toetap.unsaved == []


@pytest.mark.parametrize("key", ["ctrl+q", "Q"])
async def test_nothing_closes_the_program_over_an_unsaved_session(key: str, tmp_path: Path) -> None:
    async with summary_of(FileStore(tmp_path), keys=KEEP) as stage:
        await stage.press(key)
        assert "This session is not saved." in stage.text
        await stage.press("enter")
        await stage.settle()
        assert len(stage.records()) == 1


async def test_what_can_not_be_saved_is_handed_over_to_be_printed(tmp_path: Path) -> None:
    store = FailingStore(tmp_path, 99)
    async with failing(store, 60) as stage:
        await stage.press("3", "enter")
        await stage.settle()
        await stage.press("q")
        assert "it is printed when toetap closes" in stage.text
        await stage.press("down", "down", "enter")
        assert stage.shown == "Routines"
        (kept,) = stage.toetap.unsaved
        assert kept.after.pain == 3
        assert kept.status == "partial"


@pytest.mark.parametrize("answer", ["escape", "down enter"])
async def test_saved_behind_a_dialog_it_is_saved_whatever_is_answered(
    answer: str, tmp_path: Path
) -> None:
    store = SlowStore(tmp_path)
    async with summary_of(store, keys=KEEP) as stage:
        with store.held_up():
            await stage.press("enter", "q")
            assert stage.shown == "Choice"
        await stage.settle()
        assert stage.shown == "Choice"
        await stage.press(*answer.split())
        await stage.settle()
        assert stage.shown == "Routines"
        assert "✓ Saved" in stage.text
        assert len(stage.records()) == 1


async def test_saved_while_the_window_is_too_small_it_ends_once_there_is_room(
    tmp_path: Path,
) -> None:
    store = SlowStore(tmp_path)
    async with summary_of(store, keys=KEEP) as stage:
        with store.held_up():
            await stage.press("enter")
            await stage.resize(40, 10)
        await stage.settle()
        assert stage.shown == "Room"
        await stage.resize(80, 24)
        await stage.settle()
        assert stage.shown == "Routines"


async def test_a_failure_behind_a_dialog_is_told_and_tried_again(tmp_path: Path) -> None:
    store = FailingStore(tmp_path, 2)
    async with failing(store, 0.05) as stage:
        await stage.press("enter", "question_mark")
        await stage.until(lambda: len(store.asked) == 3)
        await stage.settle()
        await stage.press("escape")
        await stage.settle()
        assert stage.shown == "Routines"


async def test_started_by_name_the_program_ends_with_the_file(tmp_path: Path) -> None:
    async with summary_of(FileStore(tmp_path), keys=KEEP, start="morning") as stage:
        await stage.press("enter")
        await stage.until(lambda: stage.app._exit)
        saved = stage.app.return_value
        assert isinstance(saved, Path)
        assert saved.exists()


async def test_started_by_name_and_left_the_program_ends_without(tmp_path: Path) -> None:
    async with summary_of(FileStore(tmp_path), keys=KEEP, start="morning") as stage:
        await stage.press("q", "down", "enter")
        await stage.until(lambda: stage.app._exit)
        assert stage.app.return_value is None
        assert stage.records() == []


async def test_what_can_not_be_saved_is_saved_in_another_folder(tmp_path: Path) -> None:
    async with failing(FailingStore(tmp_path / "full", 99), 60) as stage:
        await stage.press("enter")
        await stage.settle()
        await stage.press("q", "down", "enter")
        assert stage.shown == "Folder"
        field = stage.screen.query_one(Input)
        field.value = str(tmp_path / "no-folder" / "x")
        (tmp_path / "no-folder").write_text("", encoding="utf-8")
        await stage.press("enter")
        await stage.settle()
        assert "a file where a folder is needed" in " ".join(stage.says(".trouble").split())
        stage.screen.query_one(Input).value = str(tmp_path / "stick")
        await stage.press("enter")
        await stage.settle()
        assert stage.shown == "Routines"
        (path,) = stage.toetap.elsewhere
        assert path.is_relative_to(tmp_path / "stick" / "sessions")
        assert len(FileStore(tmp_path / "stick").history().sessions) == 1
        assert stage.toetap.unsaved == []


async def test_no_folder_is_made_of_no_name(tmp_path: Path) -> None:
    async with failing(FailingStore(tmp_path / "full", 99), 60) as stage:
        await stage.press("enter")
        await stage.settle()
        await stage.press("q", "down", "enter")
        stage.screen.query_one(Input).value = "  "
        await stage.press("enter")
        assert "The name of a folder is empty." in stage.says(".trouble")
        await stage.press("escape")
        assert stage.shown == "Summary"


async def test_a_folder_that_is_slow_is_waited_for_and_may_be_covered(tmp_path: Path) -> None:
    slow = SlowStore(tmp_path / "stick")
    async with failing(FailingStore(tmp_path / "full", 99), 60) as stage:
        await stage.press("enter")
        await stage.settle()
        done = record(stage)
        named = FolderScreen(tmp_path, lambda _where: slow.save(done))
        found: list[Path | None] = []
        stage.app.push_screen(named, found.append)
        await stage.quiet()
        with slow.held_up():
            await stage.press("enter", "escape")
            assert "Saving …" in stage.text
            await stage.resize(40, 10)
            assert stage.shown == "Room"
        await stage.settle()
        assert (stage.shown, found) == ("Room", [])
        await stage.resize(80, 24)
        await stage.settle()
        assert stage.shown == "Summary"
        assert len(found) == 1
        assert found[0] is not None
