"""At the start: what was cut off is gone on with, kept or discarded, one after the other."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.tui.stage import (
    CURLS,
    FailingStore,
    Stage,
    app_with,
    catalogue_of,
    routine_of,
)
from toetap.coach.catalogue import Catalogue
from toetap.store.running import LeftOver, left_over
from toetap.store.sessions import FileStore


@asynccontextmanager
async def started_again(
    home: Path,
    *,
    store: FileStore | None = None,
    start: str | None = None,
    catalogue: Catalogue | None = None,
) -> AsyncIterator[Stage]:
    """The app after one before it was cut off."""
    chosen = store or FileStore(home / "data")
    async with app_with(chosen, catalogue=catalogue, start=start, state=home / "state") as stage:
        yield stage
        if (copy := stage.toetap.safe_copy) is not None:
            assert copy.settle(5)
            assert copy._running is not None
            if copy._running._lock is not None:
                copy._running._lock.free()  # as the system does when a program is gone


async def cut_off(home: Path, presses: int, catalogue: Catalogue | None = None) -> None:
    """A session that ends with its program, after so many reps."""
    async with started_again(home, start="morning", catalogue=catalogue) as stage:
        await stage.into_first_set()
        await stage.press(*["space"] * presses)


def left(home: Path) -> list[LeftOver]:
    return list(left_over(home / "state"))


async def test_every_counted_rep_is_on_the_disk_at_once(tmp_path: Path) -> None:
    async with started_again(tmp_path, start="morning") as stage:
        await stage.into_first_set()
        for count in (1, 2):
            await stage.press("space")
            assert stage.toetap.safe_copy is not None
            assert stage.toetap.safe_copy.settle(5)
            latest = stage.toetap.safe_copy.latest
            assert latest is not None
            assert latest.exercises[0].sets[0].done == count
            assert len(list((tmp_path / "state" / "running").glob("*.toml"))) == 1
        assert left(tmp_path) == []  # it is this program's own


async def test_what_was_cut_off_is_offered_and_goes_on_as_the_same_session(tmp_path: Path) -> None:
    await cut_off(tmp_path, 2)
    (one,) = left(tmp_path)
    async with started_again(tmp_path) as stage:
        assert stage.shown == "Recall"
        assert "You were at set 1 of Circles, today at 09:08." in stage.text
        assert "▶ Go on from there" in stage.text
        await stage.press("enter")
        await stage.well()
        assert stage.shown == "Session"
        assert stage.done()[0] == 2
        await stage.press("space", "space")
        await stage.press("q", "down", "enter")
        await stage.settle()
        assert stage.shown == "Summary"
        await stage.press("enter")
        await stage.settle()
        (record,) = stage.records()
        assert (record.id, record.started) == (one.record.id, one.record.started)
        assert record.exercises[0].sets[0].done == 3
        assert stage.toetap.safe_copy is not None
        assert stage.toetap.safe_copy.settle(5)
    assert left(tmp_path) == []


async def test_it_can_be_kept_as_it_is(tmp_path: Path) -> None:
    await cut_off(tmp_path, 2)
    async with started_again(tmp_path) as stage:
        await stage.press("down", "enter")
        await stage.settle()
        assert stage.shown == "Routines"
        (record,) = stage.records()
        assert (record.status, len(record.exercises)) == ("partial", 2)
    assert left(tmp_path) == []


async def test_it_can_be_discarded(tmp_path: Path) -> None:
    await cut_off(tmp_path, 2)
    async with started_again(tmp_path) as stage:
        await stage.press("down", "down", "enter")
        await stage.settle()
        assert (stage.shown, stage.records()) == ("Routines", [])
    assert left(tmp_path) == []


async def test_escape_leaves_it_for_the_next_start(tmp_path: Path) -> None:
    await cut_off(tmp_path, 2)
    async with started_again(tmp_path) as stage:
        await stage.press("escape")
        await stage.settle()
        assert (stage.shown, stage.records()) == ("Routines", [])
    assert len(left(tmp_path)) == 1


@pytest.mark.parametrize("start", [None, "morning"])
async def test_in_a_window_too_small_it_is_asked_once_there_is_room(
    start: str | None, tmp_path: Path
) -> None:
    await cut_off(tmp_path, 2)
    store = FileStore(tmp_path / "data")
    async with app_with(store, start=start, state=tmp_path / "state", size=(40, 10)) as stage:
        await stage.settle()
        assert stage.shown == "Room"
        await stage.resize(80, 24)
        await stage.until(lambda: stage.shown == "Recall")
        assert "You were at set 1 of Circles" in stage.text
        await stage.press("down", "enter")
        await stage.settle()
        assert stage.shown == ("Routines" if start is None else "Look")
        assert len(stage.records()) == 1


async def test_several_come_one_after_the_other_the_newest_first(tmp_path: Path) -> None:
    for presses in (1, 4):
        async with started_again(tmp_path, start="morning") as stage:
            await stage.settle()
            if stage.shown == "Recall":
                await stage.press("escape")
                await stage.settle()
            await stage.into_first_set()
            await stage.press(*["space"] * presses)
    async with started_again(tmp_path) as stage:
        assert "set 2 of Circles" in stage.text
        await stage.press("down", "enter")
        await stage.settle()
        assert "set 1 of Circles" in stage.text
        await stage.press("down", "down", "enter")
        await stage.settle()
        assert (stage.shown, len(stage.records())) == ("Routines", 1)


async def test_before_a_routine_that_was_asked_for_what_was_cut_off_comes_first(
    tmp_path: Path,
) -> None:
    await cut_off(tmp_path, 2)
    async with started_again(tmp_path, start="morning") as stage:
        assert stage.shown == "Recall"
        await stage.press("down", "enter")
        await stage.settle()
        await stage.well()
        assert (stage.shown, stage.session.at) == ("Session", 0)


async def test_a_routine_that_has_changed_leaves_only_to_keep_or_discard(tmp_path: Path) -> None:
    await cut_off(tmp_path, 2)
    changed = catalogue_of(routine_of(CURLS))
    async with started_again(tmp_path, catalogue=changed) as stage:
        assert "Its routine has changed since" in stage.text
        assert "Go on from there" not in stage.text
        await stage.press("enter")
        await stage.settle()
        (record,) = stage.records()
        assert record.exercises[0].sets[0].done == 2


async def test_one_that_was_over_is_only_to_be_saved(tmp_path: Path) -> None:
    async with started_again(tmp_path, start="morning") as stage:
        await stage.into_first_set()
        await stage.press("space", "x")
        await stage.settle()
        await stage.press("1")
        await stage.settle()
    async with started_again(tmp_path) as stage:
        assert "Morning was done, and not yet saved" in stage.text
        await stage.press("enter")
        await stage.settle()
        (record,) = stage.records()
        assert (record.status, record.reason) == ("stopped", "pain")


async def test_a_disk_that_refuses_is_told_and_it_stays(tmp_path: Path) -> None:
    await cut_off(tmp_path, 2)
    store = FailingStore(tmp_path / "data", failures=1)
    async with started_again(tmp_path, store=store) as stage:
        await stage.press("down", "enter")
        await stage.settle()
        assert stage.shown == "Recall"
        assert "NOT SAVED. The session could not be saved" in stage.text
        await stage.press("down", "enter")
        await stage.settle()
        assert (stage.shown, len(stage.records())) == ("Routines", 1)


async def test_on_a_disk_that_refuses_another_folder_is_offered(tmp_path: Path) -> None:
    await cut_off(tmp_path, 2)
    store = FailingStore(tmp_path / "data", failures=9)
    async with started_again(tmp_path, store=store) as stage:
        assert "in another folder" not in stage.text
        await stage.press("down", "enter")
        await stage.settle()
        await stage.press("down", "down", "enter")
        assert stage.shown == "Folder"
        await stage.press("escape")
        assert "NOT SAVED. The session could not be saved" in stage.text
        await stage.press("down", "down", "enter")
        stage.screen.query_one(Input).value = str(tmp_path / "stick")
        await stage.press("enter")
        await stage.settle()
        assert stage.shown == "Routines"
        (path,) = stage.toetap.elsewhere
        assert path.is_relative_to(tmp_path / "stick")
    assert left(tmp_path) == []


@pytest.mark.parametrize("trouble", ["taken", "refused"])
async def test_what_cannot_be_taken_is_not_kept_in_another_folder(
    trouble: str, tmp_path: Path
) -> None:
    await cut_off(tmp_path, 2)
    store = FailingStore(tmp_path / "data", failures=9)
    async with started_again(tmp_path, store=store) as stage:
        await stage.press("down", "enter")
        await stage.settle()
        await stage.press("down", "down", "enter")
        stage.screen.query_one(Input).value = str(tmp_path / "stick")
        if trouble == "taken":
            assert left(tmp_path)[0].take() is not None
        else:
            shutil.rmtree(tmp_path / "state")
        await stage.press("enter")
        await stage.settle()
        assert stage.shown == "Folder"
        told = {"taken": "Another toetap has this session now", "refused": "could not be done"}
        assert told[trouble] in " ".join(stage.says(".trouble").split())


@pytest.mark.parametrize("keys", [("enter",), ("down", "enter"), ("down", "down", "enter")])
async def test_what_another_program_has_taken_is_left_alone(
    keys: tuple[str, ...], tmp_path: Path
) -> None:
    await cut_off(tmp_path, 2)
    async with started_again(tmp_path) as stage:
        taken = left(tmp_path)[0].take()
        assert taken is not None
        await stage.press(*keys)
        if keys == ("enter",):
            await stage.well()
        await stage.settle()
        assert "Another toetap has this session now" in stage.text
        await stage.press("enter")
        await stage.settle()
        assert (stage.shown, stage.records()) == ("Routines", [])


async def test_of_a_session_in_which_nothing_was_done_there_is_nothing_to_keep(
    tmp_path: Path,
) -> None:
    await cut_off(tmp_path, 0)
    async with started_again(tmp_path) as stage:
        assert "You were at set 1 of Circles" in stage.text
        assert "Keep what is done" not in stage.text
        assert "Go on from there" in stage.text


@pytest.mark.parametrize(("sign", "told"), [("2", "Weight off"), ("7", "No session today")])
async def test_after_a_look_that_allows_less_it_ends_and_what_is_done_is_kept(
    sign: str, told: str, tmp_path: Path
) -> None:
    await cut_off(tmp_path, 2)
    async with started_again(tmp_path) as stage:
        await stage.press("enter")
        await stage.settle()
        assert stage.shown == "Look"
        await stage.press(sign, "enter")
        await stage.settle()
        text = " ".join(stage.text.split())
        assert told in text
        assert "Less is open today than when it was begun, so it ends here." in text
        await stage.press("enter")
        await stage.settle()
        assert stage.shown == "Routines"
        (record,) = stage.records()
        assert (record.status, record.before.feet) == ("partial", "clear")
        assert record.exercises[0].sets[0].done == 2
    assert left(tmp_path) == []


async def test_whoever_leaves_at_the_look_is_asked_again_what_is_to_become_of_it(
    tmp_path: Path,
) -> None:
    await cut_off(tmp_path, 2)
    async with started_again(tmp_path) as stage:
        await stage.press("enter")
        await stage.settle()
        await stage.press("escape")
        await stage.settle()
        assert stage.shown == "Recall"
    assert len(left(tmp_path)) == 1
