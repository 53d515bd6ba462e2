"""The notice fits where nothing else does, and says what the app will ask for."""

from pathlib import Path

from tests.tui.stage import app_with
from toetap.console import LEAST_HEIGHT, LEAST_WIDTH
from toetap.store.sessions import FileStore


async def test_it_fits_a_very_small_window_and_tells_how_much_room_it_takes(
    tmp_path: Path,
) -> None:
    async with app_with(FileStore(tmp_path), size=(27, 3)) as stage:
        assert stage.text.split("\n") == [
            "A little more room, please:",
            f"{LEAST_WIDTH} columns by {LEAST_HEIGHT} rows.",
            "All waits. q quits.",
        ]
        await stage.press("enter", "d", "slash")
        assert stage.shown == "Room"
        await stage.press("x")
        assert stage.shown == "Room"
        await stage.press("q")
        assert stage.app._exit
