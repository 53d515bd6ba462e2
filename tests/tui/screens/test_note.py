"""A note is written as it was typed, and only Enter keeps it."""

from pathlib import Path

from tests.tui.stage import app_with
from toetap.store.sessions import FileStore
from toetap.tui.screens.note import NoteScreen


async def test_every_letter_is_written_and_only_enter_keeps_it(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        written: list[str | None] = []
        for typed, last in (("q 0[b", "enter"), ("x", "escape")):
            stage.app.push_screen(NoteScreen("Sore."), written.append)
            await stage.quiet()
            await stage.write(typed)
            assert f"Sore.{typed}" in stage.text
            await stage.press(last)
        assert written == ["Sore.q 0[b", None]
