"""Whatever covers a session, it waits; the way on, the way out and the stop stay open."""

from pathlib import Path

import pytest

from tests.tui.stage import CIRCLES, CURLS, ROLLING, app_with, catalogue_of, routine_of, session_of
from toetap.coach.units import SECOND
from toetap.store.sessions import FileStore
from toetap.tui.screens.session import SessionScreen
from toetap.tui.widgets.big_text import BigText


@pytest.mark.parametrize("key", ["escape", "q", "Q", "ctrl+q"])
async def test_leaving_asks_first_and_go_on_goes_on(key: str, tmp_path: Path) -> None:
    async with session_of(tmp_path, ROLLING) as stage:
        await stage.wait(8)
        await stage.press(key, every=0)
        assert stage.shown == "Choice"
        before = stage.session.active
        await stage.press("enter", every=60)
        assert stage.session.running
        assert stage.session.active == before
        await stage.wait(1)
        assert stage.session.active == before + SECOND


async def test_leaving_and_keeping_leads_to_the_summary(tmp_path: Path) -> None:
    async with session_of(tmp_path, CIRCLES) as stage:
        await stage.press("space", "q", "down", "enter")
        assert stage.shown == "Summary"
        assert "Ended: Morning" in stage.text
        assert "right 1 of 3 reps" in stage.text


async def test_leaving_and_discarding_keeps_nothing(tmp_path: Path) -> None:
    async with session_of(tmp_path, CIRCLES) as stage:
        await stage.press("space", "q", "down", "down", "enter")
        assert not stage.app.is_running or stage.app._exit
        assert stage.records() == []


async def test_escape_from_the_question_leaves_a_pause_as_it_was(tmp_path: Path) -> None:
    async with session_of(tmp_path, ROLLING) as stage:
        await stage.press("p", "q", "escape")
        assert stage.session.paused
        await stage.press("q", "enter")
        assert stage.session.running


@pytest.mark.parametrize("key", ["question_mark", "f1", "ctrl+p"])
async def test_whatever_covers_the_session_pauses_it(key: str, tmp_path: Path) -> None:
    async with session_of(tmp_path, ROLLING) as stage:
        await stage.wait(8)
        await stage.press(key, every=0)
        assert stage.shown in ("Help", "CommandPalette")
        before = stage.session.active
        await stage.press("escape", every=60)
        assert isinstance(stage.screen, SessionScreen)
        assert stage.screen.query_one("#word", BigText).text == "PAUSED"
        assert stage.session.active == before
        await stage.press("space")
        assert stage.session.running


async def test_a_cover_pauses_even_right_after_a_press(tmp_path: Path) -> None:
    async with session_of(tmp_path, CURLS) as stage:
        await stage.press("space")
        await stage.press("question_mark", every=0.05)
        assert stage.session.paused
        await stage.press("escape", "space", every=60)
        assert stage.session.running
        assert stage.session.stage.kind == "hold"


async def test_a_window_too_small_asks_for_room_and_the_session_waits(tmp_path: Path) -> None:
    async with session_of(tmp_path, ROLLING) as stage:
        await stage.wait(8)
        before = stage.session.active
        await stage.resize(40, 10)
        assert "A little more room, please" in stage.text
        assert "q quits" not in stage.text
        await stage.press("space", "q", "ctrl+q", "ctrl+p", every=30)
        assert stage.shown == "Room"
        await stage.resize(80, 24)
        assert stage.shown == "Session"
        assert "PAUSED" in stage.screen.query_one("#word", BigText).text
        await stage.press("space")
        assert stage.session.active == before
        assert stage.session.running


@pytest.mark.parametrize("key", ["x", "X"])
@pytest.mark.parametrize("cover", ["question_mark", "q"])
async def test_x_stops_the_session_from_whatever_covers_it(
    cover: str, key: str, tmp_path: Path
) -> None:
    async with session_of(tmp_path, CIRCLES) as stage:
        await stage.press("space", cover)
        assert "x stops" in stage.text
        await stage.press(key)
        assert stage.shown == "Summary"
        assert "Stopped: Morning" in stage.text


async def test_x_stops_it_in_a_window_too_small_and_over_its_dialog(tmp_path: Path) -> None:
    async with session_of(tmp_path, ROLLING) as stage:
        await stage.wait(8)
        await stage.press("q")
        await stage.resize(40, 10)
        assert "x stops now" in stage.text
        await stage.press("x")
        assert "Stopped. All waits." in stage.text
        await stage.resize(80, 24)
        assert stage.shown == "Summary"
        assert "Stopped: Morning" in stage.text


async def test_in_the_palette_x_is_a_letter(tmp_path: Path) -> None:
    async with session_of(tmp_path, CIRCLES) as stage:
        await stage.press("ctrl+p", "x")
        assert stage.shown == "CommandPalette"
        assert stage.session.paused


async def test_a_key_held_on_go_on_counts_nothing(tmp_path: Path) -> None:
    for delay in (0.25, 0.66, 1):
        async with session_of(tmp_path, CIRCLES) as stage:
            await stage.press("q", "enter")
            await stage.press("enter", every=delay)
            await stage.press(*["enter"] * 9, every=0.033)
            assert stage.shown == "Session"
            assert stage.done() == [0, 0]
            await stage.press("enter", every=1)
            assert stage.done() == [1, 0]


async def test_a_key_held_through_the_last_rep_saves_nothing_unseen(tmp_path: Path) -> None:
    catalogue = catalogue_of(routine_of(CIRCLES))
    async with app_with(FileStore(tmp_path), catalogue=catalogue, start="morning") as stage:
        await stage.well()
        await stage.press("space", *["enter"] * 8)
        await stage.press("enter", every=0.5)
        await stage.press(*["enter"] * 9, every=0.033)
        await stage.settle()
        assert stage.shown == "Summary"
        assert stage.records() == []


async def test_ctrl_c_asks_as_q_does_and_says_nothing_more(tmp_path: Path) -> None:
    async with session_of(tmp_path, CIRCLES) as stage:
        await stage.press("ctrl+c")
        assert stage.shown == "Choice"
        await stage.press("ctrl+c")
        assert stage.shown == "Choice"
        assert not stage.app._notifications
