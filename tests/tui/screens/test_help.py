"""Help tells every key of its screen, and the key that opened it closes it."""

from pathlib import Path

from textual.widgets import Static

from tests.tui.stage import app_with
from toetap.store.sessions import FileStore
from toetap.tui.commands import SESSION


async def test_every_key_of_the_screen_is_told_and_its_last_line_is_in_reach(
    tmp_path: Path,
) -> None:
    async with app_with(FileStore(tmp_path), start="morning", size=(60, 20)) as stage:
        await stage.well()
        await stage.press("question_mark")
        told = str(stage.screen.query("VerticalScroll Static").first(Static).render())
        assert [" ".join(line.split()) for line in told.split("\n")] == [
            f"{command.shown} {command.help}" for command in SESSION
        ]
        assert "A key pressed twice" not in stage.text
        await stage.press("down", *["pagedown"] * 4)
        assert "A key pressed twice" in stage.text


async def test_the_key_that_opened_it_and_any_that_could_mean_enough_close_it(
    tmp_path: Path,
) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        for key in ("question_mark", "f1", "space"):
            await stage.press("f1")
            assert stage.shown == "Help"
            await stage.press(key)
            assert stage.shown == "Routines"
