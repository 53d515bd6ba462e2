"""After a session: a little more or a little less, why, and the person's own decision."""

from __future__ import annotations

from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from toetap.coach.next_time import Decision, decided
from toetap.coach.progression import Answer
from toetap.errors import NotSavedError
from toetap.settings.values import Settings
from toetap.tui.commands import NEXT_TIME, bindings
from toetap.tui.errand import carry_out
from toetap.tui.parts import Parts
from toetap.tui.screens.commanded import CommandedScreen
from toetap.tui.widgets.decisions import Decisions
from toetap.tui.widgets.key_bar import KeyBar
from toetap.tui.widgets.pane import Pane

_OPEN = "Enter goes on. Whatever you leave open is asked another time."
_HOLDS = "It holds until toetap is closed. Your session is saved. Enter goes on."


class NextTimeScreen(CommandedScreen[None]):
    """Dismissed once what was decided is kept, or the person goes on without."""

    CSS_PATH = "next_time.tcss"
    BINDINGS = bindings(NEXT_TIME)
    COMMANDS_SHOWN = NEXT_TIME

    decisions = getters.query_one(Decisions)
    state = getters.query_one("#state", Static)

    def __init__(self, decisions: tuple[Decision, ...], parts: Parts) -> None:
        """Ask.

        Args:
            decisions: What to decide, at least one.
            parts: What the app works with.
        """
        super().__init__()
        self._asked = decisions
        self._parts = parts
        self._kept = False

    def compose(self) -> ComposeResult:
        """Each decision with its reason and its ways."""
        yield Static("Next time", id="title")
        with Pane(id="told"):
            yield Decisions(self._asked)
        yield Static(_OPEN, id="state")
        yield KeyBar(NEXT_TIME)

    def on_mount(self) -> None:
        """The first one is marked."""
        self.decisions.focus()

    def action_answer(self, answer: Answer) -> None:
        """Answer the marked one."""
        if not self._kept:
            self.decisions.answer(answer)

    def action_undo(self) -> None:
        """Take an answer back."""
        if not self._kept:
            self.decisions.take_back()

    def action_nothing(self) -> None:
        """The decisions themselves take these keys."""

    def action_go_on(self) -> None:
        """Keep what was decided; once it is kept, close."""
        answers = self.decisions.answers
        if self._kept or not answers:
            self._close()
            return
        self._kept = True
        at = self._parts.clock.wall()

        def change(settings: Settings) -> Settings:
            for decision, answer in answers:
                settings = decided(settings, decision, answer, at)
            return settings

        self._parts.told.change(change)
        self.state.update("Keeping it …")
        carry_out(self.app, self._keep)

    def action_leave(self) -> None:
        """Decide another time."""
        self._close()

    def _keep(self) -> None:
        try:
            self._parts.told.keep()
        except NotSavedError as error:
            self.call_later(self._not_kept, error)
        else:
            self.call_later(self._close)

    def _not_kept(self, error: NotSavedError) -> None:
        if self.is_attached:
            self.state.add_class("-trouble")
            self.state.update(Content(f"NOT SAVED. {error.message} {_HOLDS}"))

    def _close(self) -> None:
        if self.is_active:
            self.dismiss(None)
