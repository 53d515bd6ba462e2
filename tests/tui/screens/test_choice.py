"""A question is answered by Enter alone, and Esc leaves everything as it was."""

from pathlib import Path

from tests.tui.stage import ROLLING, app_with, session_of
from toetap.store.sessions import FileStore
from toetap.tui.screens.choice import ChoiceScreen

ANSWERS = {"stay": "Stay [b]here[/b]", "go": "Go"}


async def test_the_first_answer_is_marked_and_only_enter_answers(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        given: list[str | None] = []
        for keys in ("space g 7 enter", "down enter", "down escape"):
            stage.app.push_screen(ChoiceScreen("Stay or [i]go[/i]?", ANSWERS), given.append)
            await stage.quiet()
            assert "Stay or [i]go[/i]?" in stage.text
            assert "Stay [b]here[/b]" in stage.text
            await stage.press(*keys.split())
            assert stage.shown == "Routines"
        assert given == ["stay", "go", None]


async def test_escape_leaves_a_pause_that_another_cover_has_left(tmp_path: Path) -> None:
    async with session_of(tmp_path, ROLLING) as stage:
        await stage.wait(8)
        await stage.press("question_mark", "escape")
        assert stage.session.paused
        await stage.press("q", "escape")
        assert stage.session.paused
