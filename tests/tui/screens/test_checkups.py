"""Check-ups: taps counted by keys or by someone, scales by hand and foot, and lines over time."""

from __future__ import annotations

from pathlib import Path

from tests.tui.stage import Stage, app_with
from toetap.coach.checkups import Checkup, Places, Taps
from toetap.store.checkups import CheckupStore
from toetap.store.sessions import FileStore
from toetap.tui.screens.checkups import CheckupsScreen
from toetap.tui.screens.counting import CountingScreen
from toetap.tui.screens.feeling import FeelingScreen
from toetap.tui.screens.routines import RoutinesScreen


def kept(folder: Path) -> tuple[Checkup, ...]:
    return CheckupStore(folder).all().checkups


async def over(stage: Stage) -> None:
    """Let ten seconds pass, and the screen look at its clock."""
    stage.clock.instant += 11 * 10**9
    assert isinstance(stage.screen, CountingScreen)
    stage.screen._look()
    await stage.quiet()


async def test_a_check_up_is_counted_answered_and_kept(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await stage.press("c")
        await stage.settle()
        assert "No check-up yet" in stage.text
        await stage.press("a")
        for _ in range(20):
            await stage.press("space", every=0.3)
        await over(stage)
        assert "20 taps" in stage.text
        await stage.press("enter", "2", "4", "enter")
        assert isinstance(stage.screen, FeelingScreen)
        await stage.press("5", "down", "down", "0", "enter", "enter", "7", "enter")
        await stage.settle()
        assert isinstance(stage.screen, CheckupsScreen)
        assert "✓ Saved" in stage.text
        assert "the next: 18 December" in stage.text
    (one,) = kept(tmp_path)
    assert one.taps == Taps(right=20, left=24, counted="someone")
    assert one.pain == Places(right_foot=5, right_hand=0)
    assert one.numbness == Places()
    assert one.tingling == Places(right_foot=7)


async def test_a_held_key_counts_once(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await stage.press("c", "a")
        for _ in range(30):
            await stage.press("space", every=0.033)
        assert stage.screen._counting.taps == 1  # type: ignore[attr-defined]


async def test_enter_does_nothing_while_the_time_runs_and_b_counts_anew(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await stage.press("c", "a", "space", "enter")
        assert isinstance(stage.screen, CountingScreen)
        assert "s left" in stage.text
        await stage.press("b")
        assert "without a count" in stage.text
        await stage.press("b")
        assert isinstance(stage.screen, CheckupsScreen)


async def test_leaving_keeps_nothing(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await stage.press("c", "a", "2", "0", "enter", "escape")
        assert isinstance(stage.screen, CheckupsScreen)
    assert kept(tmp_path) == ()


async def test_the_latest_is_thrown_away_and_brought_back(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await stage.press("c", "a", "2", "0", "enter", "enter", "enter", "enter", "enter")
        await stage.settle()
        assert len(kept(tmp_path)) == 1
        await stage.press("delete")
        await stage.settle()
        assert kept(tmp_path) == ()
        await stage.press("u")
        await stage.settle()
        assert len(kept(tmp_path)) == 1
        await stage.press("escape")
        assert isinstance(stage.screen, RoutinesScreen)


async def test_what_can_not_be_saved_is_told_and_tried_again(tmp_path: Path) -> None:
    (tmp_path / "checkups").write_text("in the way")
    async with app_with(FileStore(tmp_path)) as stage:
        await stage.press("c", "a", "2", "0", "enter", "enter", "enter", "enter", "enter")
        await stage.settle()
        assert "could not be saved" in stage.says("#said")
        (tmp_path / "checkups").unlink()
        await stage.press("a")
        await stage.settle()
        assert "✓ Saved" in stage.text
    assert [one.taps.right for one in kept(tmp_path)] == [20]


async def test_what_is_thrown_away_is_gone_even_if_no_thread_was_free_before_the_screen_went(
    tmp_path: Path,
) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await stage.press("c", "a", "2", "0", "enter", "enter", "enter", "enter", "enter")
        await stage.settle()
        with stage.no_thread_free():
            await stage.press("delete", "escape")
            assert isinstance(stage.screen, RoutinesScreen)
        await stage.settle()
        assert kept(tmp_path) == ()
