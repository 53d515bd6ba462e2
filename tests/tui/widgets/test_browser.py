"""The sessions of the past are shown as they are, whoever noticed first that they had changed."""

from asyncio import sleep
from datetime import date, datetime
from pathlib import Path

from textual.app import App, ComposeResult

from tests.store.index.shelf import index_of
from tests.store.records import session
from toetap.store.index.history import SessionIndex
from toetap.store.sessions import FileStore
from toetap.tui.themes import variable_defaults
from toetap.tui.widgets.browser import Browser

TODAY = date(2026, 11, 19)


class _Alone(App[None]):
    """A browser and nothing else."""

    def __init__(self, index: SessionIndex) -> None:
        super().__init__()
        self._index = index

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def compose(self) -> ComposeResult:
        yield Browser(lambda: self._index, TODAY)


async def shown(app: App[None], sessions: int) -> bool:
    """Whether so many are listed before long."""
    browser = app.query_one(Browser)
    for _ in range(100):
        browser._look_again()
        if browser.seen is not None and browser.seen.sessions == sessions:
            return True
        await sleep(0.01)
    return False


async def test_what_another_screen_noticed_first_is_shown_too(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    index = index_of(tmp_path, None)
    store.save(session(0, started=datetime(2026, 11, 18, 9).astimezone()))
    app = _Alone(index)
    async with app.run_test():
        assert await shown(app, 1)
        store.save(session(1, started=datetime(2026, 11, 19, 9).astimezone()))
        assert index.refresh()
        assert not index.refresh()
        assert await shown(app, 2)
