"""The first screen: the routines, and what the chosen one does."""

from __future__ import annotations

from collections.abc import Callable

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from toetap.coach.routine import Routine
from toetap.coach.script import Script, build
from toetap.console import summed
from toetap.tui.commands import ROUTINES, bindings
from toetap.tui.due import Seen, expected, seen
from toetap.tui.listed import row, searched, told
from toetap.tui.parts import Parts
from toetap.tui.screens.commanded import CommandedScreen
from toetap.tui.widgets.choices import Choices
from toetap.tui.widgets.hanging import Hanging
from toetap.tui.widgets.key_bar import KeyBar
from toetap.tui.widgets.pane import Pane


class RoutinesScreen(CommandedScreen[None]):
    """Choose a routine."""

    CSS_PATH = "routines.tcss"
    BINDINGS = bindings(ROUTINES)
    COMMANDS_SHOWN = ROUTINES
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]

    def __init__(self, parts: Parts, begin: Callable[[Routine], None]) -> None:
        """Show what there is to choose from.

        Args:
            parts: What the app works with.
            begin: Leads the person through the routine they have just chosen with a key.
        """
        super().__init__()
        self._parts = parts
        self._begin = begin
        self._scripts = {
            routine.id: build(routine, parts.catalogue)
            for routine in parts.catalogue.routines.values()
        }
        self._shown = tuple(self._scripts)
        self._seen = Seen(parts.clock.wall().date())

    def compose(self) -> ComposeResult:
        """The list on the left, the chosen one on the right."""
        with Horizontal(id="top"):
            yield Static("toetap", id="name")
            yield Static("Choose with the arrows, Enter starts", id="lead")
            yield Static(id="week")
        yield Input(placeholder="Part of a name; Esc ends the search", id="find")
        yield Hanging(id="today")
        with Horizontal(id="main"):
            yield Choices(id="routines")
            with Pane(id="about"):
                yield Hanging(id="what")
        if self._parts.problems:
            yield Static(self._troubles(), id="troubles")
        yield KeyBar(ROUTINES)

    def on_mount(self) -> None:
        """Show the list at once, and read the history behind it."""
        self._show(self._shown)
        self.query_one(Choices).focus()
        self._today(expected(self._parts))
        self.call_after_refresh(self.look_back)  # so that nothing is read beside the first frame

    def _troubles(self) -> Content:
        return Content(f"! {summed(self._parts.problems)}")

    def _row(self, script: Script) -> Content:
        done = "✓ done today" if script.routine.id in self._seen.done else ""
        due = "○ due today" if script.routine.id in self._seen.starts and not done else ""
        own = "your own" if script.routine.id in self._parts.catalogue.own else ""
        return row(script, done, due, own)

    @property
    def chosen(self) -> Routine | None:
        """The routine under the cursor."""
        at = self.query_one(Choices).highlighted
        return None if at is None else self._scripts[self._shown[at]].routine

    def on_option_list_option_highlighted(self) -> None:
        """Tell what the chosen routine does."""
        routine = self.chosen
        if routine is not None:
            self._tell(told(self._scripts[routine.id]))

    def _tell(self, words: Content) -> None:
        self.query_one("#what", Static).update(words)
        self.query_one(Pane).home()

    def on_option_list_option_selected(self) -> None:
        """Enter on a routine starts it."""
        self.action_start()

    def action_start(self) -> None:
        """Start the chosen routine."""
        routine = self.chosen
        if routine is not None and self.is_active:
            self._begin(routine)

    def action_details(self) -> None:
        """Every step of the chosen routine, with what is known."""
        from toetap.tui.screens.details import DetailsScreen  # noqa: PLC0415 - late, for the start

        routine = self.chosen
        if routine is not None:
            self.app.push_screen(DetailsScreen(self._scripts[routine.id], self._parts))

    def action_history(self) -> None:
        """What has been done."""
        from toetap.tui.screens.history import HistoryScreen  # noqa: PLC0415 - late, for the start

        def closed(_: None) -> None:
            self.look_back()

        self.app.push_screen(HistoryScreen(self._parts, self.look_back), closed)

    def action_search(self) -> None:
        """Search among the routines."""
        find = self.query_one(Input)
        find.display = True
        find.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Only the routines in which the words are found."""
        words = event.value.lower().split()
        self._show(
            tuple(
                name
                for name, script in self._scripts.items()
                if all(word in searched(script) for word in words)
            )
        )

    def on_input_submitted(self) -> None:
        """To the list of what was found."""
        self.query_one(Choices).focus()

    def key_down(self) -> None:
        """From the search to what was found."""
        if self.query_one(Input).has_focus:
            self.query_one(Choices).focus()

    def key_escape(self) -> None:
        """End the search and show all again."""
        find = self.query_one(Input)
        if find.display:
            find.display = False
            find.value = ""
            self.query_one(Choices).focus()

    def _show(self, names: tuple[str, ...]) -> None:
        chosen = self.chosen
        self._shown = names
        at = names.index(chosen.id) if chosen and chosen.id in names else 0
        rows = [self._row(self._scripts[name]) for name in names]
        self.query_one(Choices).show(rows, at if names else None)
        if not names:
            self._tell(Content("No routine has this in it.\n\nEsc shows all of them again."))

    @work(thread=True, exclusive=True)
    def look_back(self, *, saved: bool = False) -> None:
        """Read the history, off the screen's thread, for what was done today.

        Args:
            saved: A session has just been saved, which is to be told.
        """
        from toetap.tui import seeing  # noqa: PLC0415 - late, for the start

        index, worker = self._parts.index(), get_current_worker()
        try:
            index.refresh(seeing.Telling(self.app, worker))
        except seeing.NobodyWaitsError:
            return
        found = seen(self._parts, index)
        if not worker.is_cancelled:  # a later look knows more
            self.call_later(self._remember, found, saved)

    def tell_reading(self, done: int, total: int) -> None:
        """Say how far a long reading is."""
        from toetap.tui.seeing import progress  # noqa: PLC0415 - late, for the start

        self.query_one("#week", Static).update(progress(done, total))

    def _remember(self, found: Seen, saved: bool) -> None:  # noqa: FBT001
        words = ["✓ Saved"] if saved else []
        words.append(f"{found.day:%A} {found.day.day} {found.day:%B}")
        if found.attention:
            words.append(f"files that need attention: {found.attention} (h)")
        self.query_one("#week", Static).update(Content(" · ".join(words)))
        if found != self._seen:
            self._seen = found
            self._show(self._shown)
            self._today(found.lines)

    def _today(self, lines: tuple[Content, ...]) -> None:
        board = self.query_one("#today", Static)
        board.display = bool(lines)
        board.update(Content("\n").join(lines))

    def action_settings(self) -> None:
        """What the person told, to be told anew."""
        from toetap.tui.screens.settings import SettingsScreen  # noqa: PLC0415 - seldom needed

        def closed(_: None) -> None:
            self.look_back()

        self.app.push_screen(SettingsScreen(self._parts), closed)

    def action_checkups(self) -> None:
        """Check-ups: what they were, and one more."""
        from toetap.tui.screens.checkups import CheckupsScreen  # noqa: PLC0415 - seldom needed

        store = self._parts.checkups
        if store is not None:
            self.app.push_screen(CheckupsScreen(self._parts, store, self.look_back))
