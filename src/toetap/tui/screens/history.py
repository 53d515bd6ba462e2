"""What has been done: found again, told, and put right."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from toetap.coach.goal import Plan
from toetap.coach.plan import goal_of
from toetap.coach.record import SessionRecord
from toetap.store.index.rows import Row
from toetap.store.mending import Mended
from toetap.tui.commands import HISTORY, Command, bindings
from toetap.tui.filtering import Filter
from toetap.tui.mender import Mender
from toetap.tui.parts import Parts
from toetap.tui.past import glance, tabs
from toetap.tui.screens.commanded import CommandedScreen
from toetap.tui.seeing import progress
from toetap.tui.widgets.browser import Browser
from toetap.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from toetap.tui.widgets.trends import TrendsPane, What

_WITH_TRENDS = ("sessions", "help", "close")
_WITH_SESSIONS = ("open", "month", "find", "note", "counts", "log", "trash", "undo")


class HistoryScreen(CommandedScreen[None]):
    """The sessions, and what can be done with the chosen one."""

    CSS_PATH = "history.tcss"
    BINDINGS = bindings(HISTORY)
    COMMANDS_SHOWN = HISTORY
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (72, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]

    browser = getters.query_one(Browser)

    def __init__(self, parts: Parts, changed: Callable[[], object]) -> None:
        """Show what the store keeps.

        Args:
            parts: What the app works with.
            changed: Called after every change, even one that ends when this screen is gone.
        """
        super().__init__()
        self._parts = parts
        self._mender = Mender(self, parts, self._show, changed)
        self._today = parts.clock.wall().date()
        self._trends: TrendsPane | None = None

    def compose(self) -> ComposeResult:
        """What it is, the sessions, what became of the latest change, and the keys."""
        with Horizontal(id="top"):
            yield Static("History", id="title")
            yield Static(id="tabs")
            yield Static("reading …", id="row")
        yield Browser(self._parts.index, self._today)
        yield Static(id="said")
        yield KeyBar(HISTORY)

    async def on_mount(self) -> None:
        """The keys go to the list."""
        await self.action_tab("sessions")

    def tell_reading(self, done: int, total: int) -> None:
        """Say how far a long reading is."""
        self.query_one("#row", Static).update(progress(done, total))

    def on_browser_read(self, event: Browser.Read) -> None:
        """How it goes, in a line; and as charts, where they are shown."""
        self.query_one("#row", Static).update(glance(event.seen, self._goal))
        if self._shows_trends:
            self._read_weeks()

    @property
    def _goal(self) -> Plan:
        return goal_of(self._parts.catalogue.plan, self._parts.told.now)

    @property
    def _shows_trends(self) -> bool:
        return self._trends is not None and self._trends.display

    async def action_tab(self, name: str) -> None:
        """To another tab."""
        trends = name == "trends"
        if trends and self._trends is None:
            from toetap.tui.widgets.trends import TrendsPane  # noqa: PLC0415 - seldom needed

            self._trends = TrendsPane(self._today, self._goal)
            await self.mount(self._trends, before="#said")
        self.browser.display = not trends
        if self._trends is not None:
            self._trends.display = trends
        (self._trends if trends and self._trends else self.browser.listed).focus()
        self.query_one("#tabs", Static).update(tabs("Sessions", "Trends", at=int(trends)))
        self._say("")
        self._show_keys()
        if trends:
            self._read_weeks()

    @work(thread=True, exclusive=True, group="weeks")
    def _read_weeks(self) -> None:
        weeks = self._parts.index().weeks(until=self._today)
        if self._trends is not None and not get_current_worker().is_cancelled:
            self.call_later(self._trends.show, weeks)

    def on_trends_pane_changed(self) -> None:
        """Other keys do something now."""
        self._show_keys()

    def _show_keys(self) -> None:
        self.query_one(KeyBar).show(self.offered())

    def offered(self) -> tuple[Command, ...]:
        """The commands of the tab that is shown."""
        if self._trends is None or not self._trends.display:
            return tuple(one for one in HISTORY if one.id != "sessions")
        return (*self._trends.commands, *(one for one in HISTORY if one.id in _WITH_TRENDS))

    def explained(self) -> tuple[Command, ...]:
        """For the sessions all commands; for the trends their own."""
        return self.offered() if self._shows_trends else HISTORY

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - as Textual calls it
        """What is done with a session is done where it is seen."""
        return not (self._shows_trends and action in _WITH_SESSIONS)

    def action_trend(self, what: What, by: int) -> None:
        """Other charts, by a click or from the palette."""
        if self._trends is not None:
            self._trends.action_trend(what, by)

    def action_page(self, by: int) -> None:
        """Further down or up in the charts."""
        if self._trends is not None:
            self._trends.action_page(by)

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

    async def action_close(self) -> None:
        """From charts and session to the list, from what was found to all, then to the routines."""
        browser = self.browser
        if self._shows_trends:
            await self.action_tab("sessions")
        elif not browser.listed.has_focus:
            browser.close()
        elif browser.filter.on:
            browser.narrow(Filter())
        else:
            self.dismiss(None)

    def action_note(self) -> None:
        """Change the note of the chosen session."""
        if (record := self._changeable()) is not None:
            self._mender.note(record)

    def action_counts(self) -> None:
        """Correct what was done of each set of the chosen session."""
        if (record := self._changeable()) is not None:
            self._mender.counts(record)

    def action_log(self) -> None:
        """Enter a session that was not guided."""
        if self.is_active:
            self._mender.log()

    def action_trash(self) -> None:
        """Move the chosen session to the trash."""
        chosen = self.browser.chosen
        if isinstance(chosen, Row):
            self._mender.trash(chosen)
        elif chosen is not None:
            self._say("This file is no session that can be read. Its folder is told on the right.")

    def action_undo(self) -> None:
        """Take back the latest change."""
        self._mender.undo()

    def _changeable(self) -> SessionRecord | None:
        """The chosen session, if it can be changed; says so where it can't."""
        chosen, entry = self.browser.chosen, self.browser.entry
        if chosen is None or not self.is_active:
            return None
        if not isinstance(chosen, Row) or chosen.read_only:
            self._say("This one can't be changed.")
            return None
        return entry.record if entry else None

    def _show(self, mended: Mended) -> None:
        """Tell what became of a change; the screen may be gone by now."""
        if self.is_attached and self in self.app.screen_stack:
            self._say(mended.said)
            self.browser.read(mended.id)

    def _say(self, words: str) -> None:
        self.query_one("#said", Static).update(Content(words))
