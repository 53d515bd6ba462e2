"""What has been done: found again, told, and put right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from toetap.coach.correcting import counts_of
from toetap.coach.record import SessionRecord
from toetap.errors import ToetapError
from toetap.store.index.rows import Row
from toetap.store.mending import Mended, Mending
from toetap.tui.commands import HISTORY, bindings
from toetap.tui.filtering import Filter
from toetap.tui.parts import Parts
from toetap.tui.past import glance
from toetap.tui.screens.commanded import CommandedScreen
from toetap.tui.seeing import progress
from toetap.tui.widgets.browser import Browser
from toetap.tui.widgets.key_bar import KeyBar


class HistoryScreen(CommandedScreen[None]):
    """The sessions, and what can be done with the chosen one."""

    CSS_PATH = "history.tcss"
    BINDINGS = bindings(HISTORY)
    COMMANDS_SHOWN = HISTORY
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]

    browser = getters.query_one(Browser)

    def __init__(self, parts: Parts, changed: Callable[[], object]) -> None:
        """Show what the store keeps.

        Args:
            parts: What the app works with.
            changed: Called after every change, even one that ends when this screen is gone.
        """
        super().__init__()
        self._parts = parts
        self._changed = changed
        self._mending = Mending(parts.store)
        self._today = parts.clock.wall().date()

    def compose(self) -> ComposeResult:
        """What it is, the sessions, what became of the latest change, and the keys."""
        with Horizontal(id="top"):
            yield Static("History", id="title")
            yield Static("reading …", id="row")
        yield Browser(self._parts.index, self._today)
        yield Static(id="said")
        yield KeyBar(HISTORY)

    def on_mount(self) -> None:
        """The keys go to the list."""
        self.browser.listed.focus()

    def tell_reading(self, done: int, total: int) -> None:
        """Say how far a long reading is."""
        self.query_one("#row", Static).update(progress(done, total))

    def on_browser_read(self, event: Browser.Read) -> None:
        """How it goes, in a line."""
        self.query_one("#row", Static).update(glance(event.seen))

    def action_open(self) -> None:
        """To the chosen session, and back to the list."""
        self.browser.open()

    def action_month(self, by: int) -> None:
        """To another month."""
        self.browser.month(by)

    def action_find(self) -> None:
        """Choose which sessions are listed."""
        from toetap.tui.screens.filter import FilterScreen  # noqa: PLC0415 - seldom needed

        browser = self.browser

        def chosen(found: Filter | None) -> None:
            if found is not None:
                browser.narrow(found)

        if browser.seen is not None and self.is_active:
            self._say("")
            screen = FilterScreen(browser.filter, browser.seen.offered, self._today)
            self.app.push_screen(screen, chosen)

    def action_close(self) -> None:
        """From the session to the list, from what was found to all, from there to the routines."""
        browser = self.browser
        if not browser.listed.has_focus:
            browser.listed.focus()
        elif browser.filter.on:
            browser.narrow(Filter())
        else:
            self.dismiss(None)

    def action_note(self) -> None:
        """Change the note of the chosen session."""
        from toetap.tui.screens.note import NoteScreen  # noqa: PLC0415 - seldom needed

        record = self._changeable()
        if record is None:
            return

        def written(note: str | None) -> None:
            if note is not None and note != record.note:
                self._change(partial(self._mending.note, record, note))

        self.app.push_screen(NoteScreen(record.note), written)

    def action_counts(self) -> None:
        """Correct what was done of each set of the chosen session."""
        from toetap.tui.screens.counts import CountsScreen  # noqa: PLC0415 - seldom needed

        record = self._changeable()
        if record is None:
            return

        def counted(done: tuple[int, ...] | None) -> None:
            if done is not None and done != counts_of(record).done:
                self._change(partial(self._mending.counts, record, done))

        self.app.push_screen(CountsScreen(record), counted)

    def action_log(self) -> None:
        """Enter a session that was not guided."""
        from toetap.tui.screens.log import LogScreen  # noqa: PLC0415 - seldom needed

        def entered(record: SessionRecord | None) -> None:
            if record is not None:
                self._change(partial(self._mending.log, record))

        if self.is_active:
            self.app.push_screen(LogScreen(self._parts), entered)

    def action_trash(self) -> None:
        """Move the chosen session to the trash."""
        chosen = self.browser.chosen
        if isinstance(chosen, Row):
            self._change(partial(self._mending.trash, chosen.id, chosen.title))
        elif chosen is not None:
            self._say("This file is no session that can be read. Its folder is told on the right.")

    def action_undo(self) -> None:
        """Take back the latest change."""
        self._change(self._mending.undo)

    def _changeable(self) -> SessionRecord | None:
        """The chosen session, if it can be changed; says so where it can't."""
        chosen, entry = self.browser.chosen, self.browser.entry
        if chosen is None or not self.is_active:
            return None
        if not isinstance(chosen, Row) or chosen.read_only:
            self._say("This one can't be changed.")
            return None
        return entry.record if entry else None

    def _change(self, change: Callable[[], Mended]) -> None:
        """Change a file, off the screen's thread, and read anew."""
        # Once the screen is gone it no longer knows its app.
        self._carry_out(self.app.call_from_thread, change)

    @work(thread=True)
    def _carry_out(self, tell: Callable[..., object], change: Callable[[], Mended]) -> None:
        try:
            mended = change()
        except ToetapError as error:
            mended = Mended(f"NOT SAVED. {error.message} {error.hint}")
        tell(self._show, mended)
        tell(self._changed)

    def _show(self, mended: Mended) -> None:
        """Tell what became of a change; the screen may be gone by now."""
        if self.is_attached and self in self.app.screen_stack:
            self._say(mended.said)
            self.browser.read(mended.id)

    def _say(self, words: str) -> None:
        self.query_one("#said", Static).update(Content(words))
