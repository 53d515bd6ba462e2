"""The first screen: choosing, searching, and what it tells of today and of trouble."""

import asyncio
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec.structs import replace as revised
from textual.widgets import Static

from tests.coach.builders import exercise
from tests.store.records import session
from tests.tui.stage import EVENING, MORNING, SlowStore, app_with, catalogue_of, routine_of
from toetap.coach.exercise import Reps
from toetap.store.sessions import FileStore
from toetap.tui.screens.routines import RoutinesScreen
from toetap.tui.widgets.choices import Choices
from toetap.tui.widgets.key_bar import KeyBar


async def test_it_lists_the_routines_and_tells_about_the_chosen_one(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        assert "▶ Morning" in stage.text
        assert "Circles" in stage.says("#what")
        await stage.press("down")
        assert "▶ Evening" in stage.text
        assert "Tapping" in stage.says("#what")
        await stage.press("up")
        assert "Circles" in stage.says("#what")


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_enter_starts_the_chosen_routine(key: str, tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await stage.press("down", key)
        await stage.well()
        assert stage.shown == "Session"
        assert stage.session.script.routine == EVENING


async def test_enter_pressed_twice_starts_one_session_and_answers_nothing(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        stage.send("enter")
        await stage.press("enter", every=0.1)
        await stage.press("enter", every=0.1)
        await stage.settle()
        assert [type(one).__name__ for one in stage.app.screen_stack].count("LookScreen") == 1
        await stage.well()
        assert stage.session.before.feet == "clear"
        await stage.press("space")
        assert stage.session.stage.kind == "ready"


async def test_enter_held_down_does_not_answer_for_the_feet(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await stage.press("enter")
        await stage.press("enter", every=0.5)
        await stage.press(*["enter"] * 5, every=0.033)
        await stage.settle()
        assert stage.shown == "Look"


@pytest.mark.parametrize("key", ["d", "D"])
async def test_d_shows_the_details(key: str, tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await stage.press(key)
        assert stage.shown == "Details"


async def test_h_shows_the_history_and_returns(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await stage.press("h")
        assert stage.shown == "History"
        await stage.press("h")
        assert stage.shown == "Routines"


@pytest.mark.parametrize("key", ["q", "Q", "ctrl+q"])
async def test_q_quits(key: str, tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await stage.press(key)
        assert stage.app._exit
        assert stage.app.return_value is None


async def test_a_search_finds_by_any_word_and_escape_shows_all_again(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await stage.press("slash")
        await stage.write("TAPP")
        assert "Evening" in stage.text
        assert "Morning" not in stage.text
        assert "Tapping" in stage.says("#what")
        await stage.press("enter", "enter")
        await stage.well()
        assert stage.session.script.routine == EVENING
        await stage.press("q", "down", "down", "enter")
        await stage.press("escape")
        assert "Morning" in stage.text


async def test_keys_that_are_commands_are_letters_in_the_search(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await stage.press("slash")
        await stage.write("dhq/?")
        assert stage.shown == "Routines"
        assert stage.screen.query_one("#find").value == "dhq/?"  # type: ignore[attr-defined]


async def test_a_search_that_finds_nothing_says_what_to_do(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await stage.press("slash")
        await stage.write("zzz")
        assert "No routine has this in it." in stage.text
        assert "Esc shows all" in stage.text
        await stage.press("enter", "enter", "d")
        assert stage.shown == "Routines"
        await stage.press("escape")
        assert "Morning" in stage.text
        assert "Circles" in stage.says("#what")


async def test_enter_held_in_the_search_starts_nothing(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await stage.press("slash", "e", "enter")
        await stage.press("enter", every=0.5)
        await stage.press(*["enter"] * 9, every=0.033)
        assert stage.shown == "Routines"
        await stage.press("enter", every=1)
        await stage.settle()
        assert stage.shown == "Look"


async def test_page_down_reads_on_about_the_chosen_one_which_stays_chosen(tmp_path: Path) -> None:
    many = tuple(exercise(Reps(count=1), id_=f"exercise-{number}") for number in range(12))
    catalogue = catalogue_of(routine_of(*many), EVENING, exercises=many)
    async with app_with(FileStore(tmp_path), catalogue=catalogue, size=(60, 20)) as stage:
        await stage.pilot.pause(0.05)
        assert "▼ more below: PgDn" in stage.text
        assert "Exercise 11" not in stage.text
        await stage.press("pagedown", "pagedown", "pagedown")
        await stage.pilot.pause(0.05)
        assert "Exercise 11" in stage.text
        assert "▲ more above: PgUp" in stage.text
        await stage.press("pageup", "pageup", "pageup", "enter")
        await stage.settle()
        assert "Morning" in stage.says("#title")


async def test_down_leaves_the_search_for_what_was_found(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await stage.press("slash")
        await stage.write("evening")
        await stage.press("down", "enter")
        await stage.settle()
        assert "Evening" in stage.says("#title")


async def test_what_was_done_today_is_marked_and_nothing_else(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    async with app_with(store) as stage:
        today = stage.clock.wall()
        assert "✓ done today" not in stage.text
    one, other = session(1, started=today), session(2)
    store.save(revised(one, routine="morning"))
    store.save(revised(other, routine="evening"))
    async with app_with(store) as stage:
        assert stage.text.count("✓ done today") == 1
        assert "Friday 20 November" in stage.text


async def test_files_that_need_attention_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "sessions" / "2026" / "11"
    folder.mkdir(parents=True)
    (folder / "2026-11-19-0908-7h2k9qmxw4c8v1tz.toml").write_text("schema = 1\n", encoding="utf-8")
    async with app_with(FileStore(tmp_path)) as stage:
        assert "need attention: 1" in stage.text


@pytest.mark.parametrize(
    ("problems", "told"), [(("a",), "1 problem"), (("a", "b"), "2 problems"), ((), "")]
)
async def test_problems_with_content_are_told(
    problems: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    async with app_with(FileStore(tmp_path), problems=problems) as stage:
        assert (f"! {told} in your files: toetap check" in stage.text) is bool(problems)


async def test_ones_own_routines_are_marked(tmp_path: Path) -> None:
    catalogue = replace(catalogue_of(MORNING, EVENING), own=frozenset(("evening",)))
    async with app_with(FileStore(tmp_path), catalogue=catalogue) as stage:
        assert stage.text.count("your own") == 1


async def test_the_list_is_there_before_the_history_is_read(tmp_path: Path) -> None:
    store = SlowStore(tmp_path)
    async with app_with(store) as stage:
        with store.held_up():
            assert isinstance(stage.screen, RoutinesScreen)
            stage.screen.look_back()
            await stage.press("down")
            assert "▶ Evening" in stage.text


async def test_leaving_while_the_history_is_read_does_no_harm(tmp_path: Path) -> None:
    store = SlowStore(tmp_path)
    async with app_with(store) as stage:
        with store.held_up():
            assert isinstance(stage.screen, RoutinesScreen)
            stage.screen.look_back()
            await stage.press("q")
    assert stage.app.return_code == 0


class LastToGo(Static):
    """Lets the history be read once other widgets of its screen are gone."""

    def __init__(self, let_go: Callable[[], None]) -> None:
        super().__init__()
        self._let_go = let_go

    async def on_unmount(self) -> None:
        await asyncio.sleep(0.02)
        self._let_go()
        await asyncio.sleep(0.1)


async def test_what_is_found_while_the_screen_is_taken_down_ends_nothing(tmp_path: Path) -> None:
    store = SlowStore(tmp_path)
    async with app_with(store) as stage:
        held = ExitStack()
        held.enter_context(store.held_up())
        assert isinstance(stage.screen, RoutinesScreen)
        await stage.screen.mount(LastToGo(held.close))
        stage.screen.look_back()
    assert stage.app._exception is None


async def test_every_key_of_the_bar_can_be_clicked(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await stage.click(KeyBar, "details")
        assert stage.shown == "Details"
        await stage.press("escape")
        await stage.click(KeyBar, "help")
        assert stage.shown == "Help"


async def test_a_routine_starts_with_the_mouse_too(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await stage.click(Choices, "Evening")
        await stage.settle()
        assert "Evening" in stage.says("#title")
