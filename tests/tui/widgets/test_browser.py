"""The sessions of the past are shown as they are, whoever noticed first that they had changed."""

import time
from datetime import date, datetime
from pathlib import Path

from textual.app import App, ComposeResult

from tests.store.records import session
from toetap.store.index.history import SessionIndex
from toetap.store.sessions import FileStore
from toetap.tui.widgets.browser import Browser

TODAY = date(2026, 11, 19)


class _Alone(App[None]):
    """A browser and nothing else."""

    def __init__(self, index: SessionIndex) -> None:
        super().__init__()
        self._index = index

    def compose(self) -> ComposeResult:
        yield Browser(lambda: self._index, TODAY)


async def shown(app: App[None], sessions: int) -> bool:
    """Whether so many are listed before long."""
    browser = app.query_one(Browser)
    for _ in range(100):
        browser._look_again()
        await app.workers.wait_for_complete()
        if browser.seen is not None and browser.seen.sessions == sessions:
            return True
        await app.animator.wait_for_idle()
    return False


async def test_what_another_screen_noticed_first_is_shown_too(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    long_ago = SessionIndex(tmp_path, None, "1", now=lambda: time.time_ns() + 10**10)
    store.save(session(0, started=datetime(2026, 11, 18, 9).astimezone()))
    app = _Alone(long_ago)
    async with app.run_test():
        assert await shown(app, 1)
        store.save(session(1, started=datetime(2026, 11, 19, 9).astimezone()))
        assert long_ago.refresh()
        assert not long_ago.refresh()
        assert await shown(app, 2)
