"""Which screen follows which, and what the program says and does as a whole."""

from pathlib import Path

from textual.widgets import Input

from tests.screenshots.runs import screen_rows
from tests.tui.stage import (
    CIRCLES,
    ROLLING,
    FailingStore,
    Stage,
    app_with,
    catalogue_of,
    routine_of,
    session_of,
)
from toetap.coach.units import SECOND
from toetap.store.sessions import FileStore
from toetap.tui.screens.summary import SummaryScreen
from toetap.tui.themes import themes


def stack(stage: Stage) -> list[str]:
    """The names of all screens, the covered ones too."""
    return [type(one).__name__.removesuffix("Screen") for one in stage.app.screen_stack]


def offered(stage: Stage) -> list[str]:
    """The titles in the palette."""
    return [command.title for command in stage.toetap.get_system_commands(stage.screen)]


async def test_a_routine_that_was_asked_for_starts_without_the_list(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path), start="evening") as stage:
        assert "Routines" not in stack(stage)
        await stage.well()
        assert stage.session.script.routine.id == "evening"
        assert stage.session.before.feet == "clear"


async def test_a_session_gone_on_with_keeps_its_id_and_its_start(tmp_path: Path) -> None:
    async with session_of(tmp_path, CIRCLES) as stage:
        await stage.press("space", "x")
        assert isinstance(stage.screen, SummaryScreen)
        first = stage.screen.record
        await stage.press("b", "x", every=60)
        assert isinstance(stage.screen, SummaryScreen)
        last = stage.screen.record
        assert (first.id, first.started) == (last.id, last.started)
        assert (last.ended - first.ended).total_seconds() == 120


async def test_the_palette_offers_what_the_screen_can_do_the_themes_and_no_more(
    tmp_path: Path,
) -> None:
    known = [f"Theme: {theme.name.removeprefix('toetap-')}" for theme in themes()]
    assert known == ["Theme: dark", "Theme: light", "Theme: contrast"]
    async with session_of(tmp_path, CIRCLES) as stage:
        assert offered(stage) == [
            "count, start, go on (Space)", "pause (p)", "next (n)", "back (b)", "hands free (a)",
            "stop now (x)", "help (?)", "leave (q)", *known,
        ]  # fmt: skip
        await stage.press("question_mark")
        assert offered(stage) == known


async def test_a_theme_of_the_palette_colours_the_screen(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        before = {run.look.ground for row in screen_rows(stage.app) for run in row}
        await stage.palette("theme light")
        after = {run.look.ground for row in screen_rows(stage.app) for run in row}
        assert stage.app.theme == "toetap-light"
        assert not before & after


async def test_a_command_of_the_palette_finds_the_session_as_it_was(tmp_path: Path) -> None:
    async with session_of(tmp_path, CIRCLES) as stage:
        await stage.press("space", "space")
        await stage.palette("undo")
        assert stage.done() == [1, 0]
        assert stage.session.running
        await stage.palette("leave")
        assert stage.shown == "Choice"
        await stage.press("escape")
        assert stage.session.running


async def test_a_window_too_small_asks_for_room_once_and_goes_when_there_is(
    tmp_path: Path,
) -> None:
    async with app_with(FileStore(tmp_path), size=(60, 20)) as stage:
        assert stack(stage) == ["Routines"]
        for size, covers in (
            ((59, 20), ["Room"]), ((60, 19), ["Room"]), ((60, 20), []),
        ):  # fmt: skip
            await stage.resize(*size)
            assert stack(stage) == ["Routines", *covers]


async def test_started_in_a_window_too_small_the_session_is_what_the_room_is_for(
    tmp_path: Path,
) -> None:
    async with app_with(FileStore(tmp_path), start="morning", size=(40, 10)) as stage:
        assert stack(stage)[1:] == ["Look", "Room"]
        await stage.resize(80, 24)
        assert stack(stage)[1:] == ["Look"]
        await stage.well()
        await stage.resize(40, 10)
        assert stack(stage)[1:] == ["Session", "Room"]
        assert "q quits" not in stage.text


async def test_the_question_that_a_small_window_covers_is_still_to_be_answered(
    tmp_path: Path,
) -> None:
    async with session_of(tmp_path, ROLLING) as stage:
        await stage.press("q")
        await stage.resize(40, 10)
        await stage.press("enter", "ctrl+q")
        assert stage.shown == "Room"
        await stage.resize(80, 24)
        assert stage.shown == "Choice"
        assert stage.session.paused


async def test_nothing_closes_the_program_over_a_covered_session(tmp_path: Path) -> None:
    async with session_of(tmp_path, CIRCLES) as stage:
        await stage.press("question_mark", "ctrl+q")
        assert not stage.app._exit
        assert stage.shown == "Help"


async def test_where_nothing_would_be_lost_the_program_closes_from_anywhere(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await stage.press("h", "question_mark", "ctrl+q")
        assert stack(stage) == ["Routines", "History", "Help"]
        assert stage.app._exit


async def test_what_is_not_saved_is_handed_over_even_if_the_program_ends_with_it(
    tmp_path: Path,
) -> None:
    store = FailingStore(tmp_path, 99)
    catalogue = catalogue_of(routine_of(CIRCLES))
    async with app_with(store, catalogue=catalogue, start="morning") as stage:
        await stage.into_first_set()
        await stage.press("space", "x", "enter")
        await stage.settle()
        await stage.press("q", "down", "down", "enter")
        await stage.until(lambda: stage.app._exit)
    assert stage.app.return_value is None
    assert [one.routine for one in stage.toetap.unsaved] == ["morning"]


async def test_the_echo_of_a_key_does_not_answer_what_the_key_opened(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await stage.press("d")
        await stage.press("d", every=0.1)
        assert stage.shown == "Details"
        await stage.press("d")
        assert stage.shown == "Routines"


async def test_a_letter_typed_twice_in_haste_stands_there_twice(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await stage.press("slash")
        stage.clock.instant += SECOND
        await stage.press("l", "l", every=0.05)
        assert stage.screen.query_one(Input).value == "ll"
