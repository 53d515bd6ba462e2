"""The metronome on the session screen: begun at once after the look, nothing kept unless asked."""

from __future__ import annotations

from pathlib import Path

from tests.tui.stage import app_with
from toetap.coach.metronome import metronome
from toetap.coach.script import COUNT_IN
from toetap.store.sessions import FileStore
from toetap.tui.widgets.big_text import BigText
from toetap.tui.widgets.key_bar import KeyBar


async def test_it_counts_in_at_once_and_goes_on_round_after_round(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path), opening=metronome("2/2")) as stage:
        await stage.well()
        assert "Metronome" in stage.text
        assert stage.screen.query_one("#word", BigText).text == "READY"
        await stage.wait(COUNT_IN + 4 * 50 + 2)
        assert stage.screen.query_one("#word", BigText).text == "LEFT"
        assert stage.done() == [203]


async def test_its_key_bar_has_no_next(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path), opening=metronome()) as stage:
        await stage.well()
        bar = str(stage.screen.query_one(KeyBar).render())
        assert "next" not in bar
        assert "faster" in bar


async def test_left_it_is_kept_nowhere(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path), opening=metronome()) as stage:
        await stage.well()
        await stage.wait(20)
        await stage.press("q")
        assert "Leave the metronome?" in stage.text
        await stage.press("enter")
        assert stage.app._exit
        assert stage.app.return_value is None
        assert stage.records() == []


async def test_esc_goes_on_and_no_beat_is_lost_of_the_count(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path), opening=metronome("8x1")) as stage:
        await stage.well()
        await stage.wait(COUNT_IN + 2.5)
        await stage.press("q", every=0)
        await stage.press("escape", every=30)
        assert not stage.session.paused
        await stage.wait(0.6)
        assert stage.done() == [4]


async def test_asked_for_it_is_kept_with_what_was_played(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path), opening=metronome("2/2", 60, "hands")) as stage:
        await stage.well()
        await stage.wait(COUNT_IN + 9.5)
        await stage.press("q", every=0)
        await stage.press("down", "enter")
        assert stage.shown == "Summary"
        assert "hands 10 of 10 taps" in stage.text
        await stage.press("enter")
        await stage.settle()
        (record,) = stage.records()
        assert (record.routine, record.status) == ("metronome", "completed")
        assert record.exercises[0].sets[0].done == 10


async def test_a_stop_leads_to_the_advice(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path), opening=metronome()) as stage:
        await stage.well()
        await stage.wait(10)
        await stage.press("x")
        assert stage.shown == "Summary"
        assert "Why did you stop?" in stage.text
