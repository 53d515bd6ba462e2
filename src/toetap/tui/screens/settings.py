"""What the person told and chose for good, each of it to be answered anew."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from toetap.coach.asking import follow_up
from toetap.coach.question import Question
from toetap.settings.asking import all_questions, says
from toetap.tui.commands import Command, bindings
from toetap.tui.parts import Parts
from toetap.tui.screens.ask import Answered, Outcome, Way
from toetap.tui.screens.commanded import CommandedScreen
from toetap.tui.telling_commands import SETTINGS
from toetap.tui.welcoming import asking, settle
from toetap.tui.widgets.choices import Choices
from toetap.tui.widgets.key_bar import KeyBar

_TOPIC = 16
"""Columns that the longest topic takes."""
_LEVELS = "Levels are set on an exercise's card: d on a routine, then l."


class SettingsScreen(CommandedScreen[None]):
    """A row a question, with what holds."""

    CSS_PATH = "settings.tcss"
    BINDINGS = bindings(SETTINGS)
    COMMANDS_SHOWN = SETTINGS

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts

    def compose(self) -> ComposeResult:
        """The rows, and where they are kept."""
        with Horizontal(id="top"):
            yield Static("Settings", id="title")
            yield Static("Choose with the arrows, Enter changes", id="lead")
        with Vertical(id="main"):
            yield Choices(id="rows")
            yield Static(_LEVELS, id="levels")
            yield Static("All of it is kept in settings.toml: toetap paths says where.", id="kept")
        yield KeyBar(self.explained())

    def on_mount(self) -> None:
        """The first row is the one that is chosen."""
        self._show(0)
        self.query_one(Choices).focus()

    def explained(self) -> tuple[Command, ...]:
        """The commands that do something."""
        return tuple(one for one in SETTINGS if one.id != "timing" or self._can_hear)

    def offered(self) -> tuple[Command, ...]:
        """The same for the palette."""
        return self.explained()

    @property
    def _can_hear(self) -> bool:
        return self._parts.sounds is not None and self._parts.told.file is not None

    @property
    def questions(self) -> tuple[Question, ...]:
        """What there is to answer."""
        today = self._parts.clock.wall().date()
        return all_questions(self._parts.catalogue.plan, self._parts.told.now, today)

    def _show(self, at: int) -> None:
        settings = self._parts.told.now
        rows = [
            Content.assemble((f"{one.topic:<{_TOPIC}}", "bold"), says(one, settings))
            for one in self.questions
        ]
        self.query_one(Choices).show(rows, min(at, len(rows) - 1))

    def on_option_list_option_selected(self) -> None:
        """Enter on a row."""
        self.action_change()

    def action_change(self) -> None:
        """Answer the chosen one anew."""
        at = self.query_one(Choices).highlighted
        if at is not None and self.is_active:
            self._ask(self.questions[at], at)

    def _ask(self, question: Question, at: int) -> None:
        def answered(outcome: Outcome | None) -> None:
            if not isinstance(outcome, Answered):
                return
            settle(self.app, self._parts, outcome)
            self._show(at)
            today = self._parts.clock.wall().date()
            if follows := follow_up(question, self._parts.told.now, today):
                self._ask(follows, at)

        self.app.push_screen(asking(question, self._parts, Way()), answered)

    def action_timing(self) -> None:
        """How loud, and click and flash together."""
        from toetap.tui.screens.offset import OffsetScreen  # noqa: PLC0415 - seldom needed

        def closed(_kept: Path | None) -> None:
            self._show(self.query_one(Choices).highlighted or 0)

        if self._can_hear and self._parts.told.file is not None:
            self.app.push_screen(OffsetScreen(self._parts, self._parts.told.file), closed)

    def action_close(self) -> None:
        """Back to the routines."""
        if self.is_active:
            self.dismiss(None)
