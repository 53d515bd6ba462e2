"""What has been done: a month, the list, and the chosen session by exercise and side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from toetap.coach.progress import days, month_after, weeks_in_a_row
from toetap.coach.wording import about, stopwatch
from toetap.errors import ToetapError
from toetap.store.history import Attention, Entry, History
from toetap.tui.commands import HISTORY, bindings
from toetap.tui.done import done_lines
from toetap.tui.parts import Parts
from toetap.tui.widgets.choices import Choices
from toetap.tui.widgets.key_bar import KeyBar
from toetap.tui.widgets.month_calendar import MonthCalendar

_STATUS = {
    "completed": "✓ completed",
    "partial": "◐ partial",
    "stopped": "■ stopped",
    "in progress": "… in progress",
}


class HistoryScreen(Screen[None]):
    """Find again what was done."""

    CSS_PATH = "history.tcss"
    BINDINGS = bindings(HISTORY)
    COMMANDS_SHOWN = HISTORY
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]

    calendar = getters.query_one(MonthCalendar)
    listed = getters.query_one(Choices)
    detail = getters.query_one("#detail", Static)

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
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
                yield Static(id="detail")
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
        history = self._parts.store.history()
        self.app.call_from_thread(self._show, history)

    def _show(self, history: History) -> None:
        at = self.listed.highlighted
        self._history = history
        today = self._parts.clock.wall().date()
        rows = [_row(entry, today) for entry in history.sessions]
        rows += [_trouble(one) for one in history.attention]
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
            words.append(f"{len(self._history.attention)} need attention")
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
            self.detail.update(Content("\n").join(_told(chosen)))
        elif isinstance(chosen, Attention):
            self.detail.update(
                Content.assemble(
                    ("Needs attention\n\n", "bold"), str(chosen.path), f"\n\n{chosen.why}\n\n",
                    chosen.hint,
                )
            )  # fmt: skip
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
        if not isinstance(chosen, Entry) or chosen.read_only:
            self._say("This one can't be changed.")
            return
        record = chosen.record

        def written(note: str | None) -> None:
            if note is not None and note != record.note:
                self._change(lambda: self._parts.store.revise_note(record.id, note), "Note saved.")

        self.app.push_screen(NoteScreen(record.note), written)

    def action_trash(self) -> None:
        """Move the chosen session to the trash."""
        chosen = self.chosen
        if isinstance(chosen, Entry):
            self._trashed.append(chosen.record.id)
            self._change(
                lambda: self._parts.store.trash(chosen.record.id),
                f"{chosen.record.title} is in the trash. u brings it back.",
            )

    def action_undo(self) -> None:
        """Bring back what was last deleted."""
        if not self._trashed:
            self._say("Nothing to bring back.")
            return
        last = self._trashed.pop()
        self._change(lambda: self._parts.store.restore(last), "Brought back.")

    @work(thread=True)
    def _change(self, change: Callable[[], object], said: str) -> None:
        """Change a file, off the screen's thread, and read anew."""
        try:
            change()
        except ToetapError as error:
            said = f"NOT SAVED. {error.message} {error.hint}"
        self.app.call_from_thread(self._say, said)
        history = self._parts.store.history()
        self.app.call_from_thread(self._show, history)

    def _say(self, words: str) -> None:
        self.query_one("#said", Static).update(Content(words))


def _week(day: date) -> tuple[int, int]:
    year, week, _ = day.isocalendar()
    return year, week


def _row(entry: Entry, today: date) -> Content:
    record = entry.record
    when = f"{record.started:%a} {record.started.day:>2} {record.started:%b}"
    if record.started.year != today.year:
        when = f"{record.started:%Y-%m-%d}"
    return Content.assemble(
        (f"{when} {record.started:%H:%M}", "bold"),
        f" {about(record.active_seconds):>6} {_STATUS[record.status][0]} ",
        record.title,
    )


def _trouble(one: Attention) -> Content:
    return Content.assemble(("! needs attention  ", "bold"), one.path.name)


def _told(entry: Entry) -> Iterator[Content]:
    record = entry.record
    yield Content.styled(record.title, "bold")
    yield Content(f"{record.started:%A} {record.started.day} {record.started:%B %Y, %H:%M}")
    reason = f": {record.reason}" if record.reason else ""
    yield Content(f"{_STATUS[record.status]}{reason} · {stopwatch(record.active_seconds)} active")
    pain = [("before", record.before.pain), ("after", record.after.pain)]
    felt = [f"pain {when} {value}" for when, value in pain if value is not None]
    if record.after.effort is not None:
        felt.append(f"effort {record.after.effort}")
    if felt:
        yield Content(" · ".join(felt))
    if record.note:
        yield Content.assemble(("Note: ", "bold"), record.note)
    if entry.read_only:
        yield Content("Written by a newer toetap: shown as it is, never changed.")
    yield Content("")
    yield from done_lines(record)
