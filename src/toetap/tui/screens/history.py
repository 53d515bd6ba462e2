"""What has been done: a month, the list, and the chosen session by exercise and side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from toetap.coach.progress import days, month_after, weeks_in_a_row
from toetap.errors import ToetapError
from toetap.store.history import Attention, Entry, History
from toetap.tui.commands import HISTORY, bindings
from toetap.tui.parts import Parts
from toetap.tui.past import in_full, row, told, trouble
from toetap.tui.screens.commanded import CommandedScreen
from toetap.tui.widgets.choices import Choices
from toetap.tui.widgets.hanging import Hanging
from toetap.tui.widgets.key_bar import KeyBar
from toetap.tui.widgets.month_calendar import MonthCalendar


class HistoryScreen(CommandedScreen[None]):
    """Find again what was done."""

    CSS_PATH = "history.tcss"
    BINDINGS = bindings(HISTORY)
    COMMANDS_SHOWN = HISTORY
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]

    calendar = getters.query_one(MonthCalendar)
    listed = getters.query_one(Choices)
    detail = getters.query_one("#detail", Static)

    def __init__(self, parts: Parts, changed: Callable[[], object]) -> None:
        """Show what the store keeps.

        Args:
            parts: What the app works with.
            changed: Called after every change, even one that ends when this screen is gone.
        """
        super().__init__()
        self._parts = parts
        self._changed = changed
        self._history = History()
        self._month = parts.clock.wall().date()
        self._trashed: list[str] = []

    def compose(self) -> ComposeResult:
        """The month and the list on the left, the chosen session on the right."""
        with Horizontal(id="top"):
            yield Static("History", id="title")
            yield Static("reading …", id="row")
        with Horizontal(id="main"):
            with Vertical(id="left"):
                yield MonthCalendar()
                yield Choices(id="sessions")
            with VerticalScroll(id="right"):
                yield Hanging(id="detail")
        yield Static(id="said")
        yield KeyBar(HISTORY)

    def on_mount(self) -> None:
        """Read the files behind the screen."""
        self._write_month()
        self.listed.focus()
        self.read()

    @work(thread=True, exclusive=True)
    def read(self) -> None:
        """Read the history, off the screen's thread."""
        self.call_later(self._show, self._parts.store.history())

    def _show(self, history: History) -> None:
        at = self.listed.highlighted
        self._history = history
        today = self._parts.clock.wall().date()
        rows = [row(entry, today) for entry in history.sessions]
        rows += [trouble(one) for one in history.attention]
        self.listed.show(rows, min(at or 0, len(rows) - 1) if rows else None)
        self._write_month()
        if not rows:
            self.detail.update(
                "Nothing here yet.\n\nPress h to go back, choose a routine and press Enter. "
                "What you do will be listed here."
            )

    def _write_month(self) -> None:
        today = self._parts.clock.wall().date()
        done = days(entry.record for entry in self._history.sessions)
        self.calendar.show(self._month, done, today)
        weeks = weeks_in_a_row(done, today)
        this = [day for when, day in done.items() if when.isocalendar()[:2] == _week(today)]
        words = ["1 day this week" if len(this) == 1 else f"{len(this)} days this week"]
        if weeks:
            words.append("1 week in a row" if weeks == 1 else f"{weeks} weeks in a row")
        if self._history.attention:
            count = len(self._history.attention)
            words.append("1 needs attention" if count == 1 else f"{count} need attention")
        self.query_one("#row", Static).update(" · ".join(words))

    @property
    def chosen(self) -> Entry | Attention | None:
        """What is under the cursor."""
        rows: tuple[Entry | Attention, ...] = (*self._history.sessions, *self._history.attention)
        at = self.listed.highlighted
        return rows[at] if at is not None and at < len(rows) else None

    def on_option_list_option_highlighted(self) -> None:
        """Tell about the chosen one."""
        chosen = self.chosen
        if isinstance(chosen, Entry):
            self.detail.update(Content("\n").join(told(chosen)))
        elif isinstance(chosen, Attention):
            self.detail.update(in_full(chosen))
        self.query_one("#right").scroll_home(animate=False)

    def action_open(self) -> None:
        """To the chosen session, to scroll in it; again to return to the list."""
        right = self.query_one("#right")
        (self.listed if right.has_focus else right).focus()

    def on_option_list_option_selected(self) -> None:
        """Enter in the list opens."""
        self.action_open()

    def action_month(self, by: int) -> None:
        """Another month."""
        self._month = month_after(self._month, by)
        self._write_month()

    def action_close(self) -> None:
        """From the session to the list, from the list to the routines."""
        if self.listed.has_focus:
            self.dismiss(None)
        else:
            self.listed.focus()

    def action_note(self) -> None:
        """Change the note of the chosen session."""
        from toetap.tui.screens.note import NoteScreen  # noqa: PLC0415 - seldom needed

        chosen = self.chosen
        if chosen is None or not self.is_active:
            return
        if not isinstance(chosen, Entry) or chosen.read_only:
            self._say("This one can't be changed.")
            return
        record = chosen.record

        def written(note: str | None) -> None:
            if note is not None and note != record.note:
                self._change(partial(self._parts.store.revise_note, record.id, note), "Note saved.")

        self.app.push_screen(NoteScreen(record.note), written)

    def action_trash(self) -> None:
        """Move the chosen session to the trash."""
        chosen = self.chosen
        if isinstance(chosen, Entry):
            gone = chosen.record
            self._change(
                partial(self._parts.store.trash, gone.id),
                f"{gone.title} is in the trash. u brings it back.",
                lambda: self._trashed.append(gone.id),
            )
        elif chosen is not None:
            self._say("This file is no session that can be read. Its folder is told on the right.")

    def action_undo(self) -> None:
        """Bring back what was last deleted."""
        if not self._trashed:
            self._say("Nothing to bring back.")
            return
        last = self._trashed[-1]
        self._change(
            partial(self._parts.store.restore, last),
            "Brought back.",
            lambda: self._trashed.remove(last),
        )

    def _change(
        self, change: Callable[[], object], said: str, then: Callable[[], None] | None = None
    ) -> None:
        """Change a file, off the screen's thread, and read anew.

        Args:
            change: What to do.
            said: What to say once it is done.
            then: What else to do then, on the screen's thread.
        """
        # Once the screen is gone it no longer knows its app.
        self._carry_out(partial(self.app.call_later, self._changed), change, said, then)

    @work(thread=True)
    def _carry_out(
        self,
        changed: Callable[[], object],
        change: Callable[[], object],
        said: str,
        then: Callable[[], None] | None,
    ) -> None:
        try:
            change()
        except ToetapError as error:
            self.call_later(self._say, f"NOT SAVED. {error.message} {error.hint}")
        else:
            if then is not None:
                self.call_later(then)
            self.call_later(self._say, said)
        self.call_later(self._show, self._parts.store.history())
        changed()

    def _say(self, words: str) -> None:
        self.query_one("#said", Static).update(Content(words))


def _week(day: date) -> tuple[int, int]:
    year, week, _ = day.isocalendar()
    return year, week
