"""What the day allows: what to do first, what was changed and why, what is open instead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from toetap.coach.beginning import Beginning
from toetap.coach.routine import Routine
from toetap.tui.commands import ALLOWED, bindings
from toetap.tui.screens.commanded import CommandedScreen
from toetap.tui.widgets.big_text import BigText
from toetap.tui.widgets.choices import Choices
from toetap.tui.widgets.hanging import HARD, Hanging
from toetap.tui.widgets.key_bar import KeyBar
from toetap.tui.widgets.pane import Pane

Chosen = Literal["begin"] | Routine | None
"""Begin what is open; or another routine; or nothing."""


class AllowedScreen(CommandedScreen[Chosen]):
    """Dismissed with what the person chose. From "not today" nothing leads into a session."""

    CSS_PATH = "allowed.tcss"
    BINDINGS = bindings(ALLOWED)
    COMMANDS_SHOWN = ALLOWED
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (80, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (23, "-short"), (32, "-tall")]

    def __init__(self, beginning: Beginning, title: str = "") -> None:
        """Tell what the day allows.

        Args:
            beginning: What the look came to.
            title: What was wanted; empty where nothing begins.
        """
        super().__init__()
        self._told = beginning
        self._title = title
        self._choices: tuple[tuple[Chosen, str], ...] = tuple(_choices(beginning, title))

    def compose(self) -> ComposeResult:
        """What kind of day it is, what to do, what is different; then the ways on."""
        yield Static(Content(self._title), id="title")
        yield BigText(self._told.heading, heights=(4,), id="heading")
        with Pane(id="told"):
            yield Hanging(_lines(self._told))
        with Vertical(id="ways"):
            yield Choices()
        yield KeyBar(ALLOWED)

    def on_mount(self) -> None:
        """What is safe is the one that is chosen."""
        choices = self.query_one(Choices)
        rows = [Content(words) for _chosen, words in self._choices]
        choices.show(rows, len(rows) - 1 if self._told.feet_rest else 0)
        choices.focus()

    def on_option_list_option_selected(self, event: Choices.OptionSelected) -> None:
        """Enter, or a click."""
        event.stop()
        self._take(event.option_index)

    def action_act(self) -> None:
        """Take the chosen way."""
        at = self.query_one(Choices).highlighted
        if at is not None:
            self._take(at)

    def action_nothing(self) -> None:
        """The list itself takes these keys."""

    def action_leave(self) -> None:
        """Begin nothing."""
        if self.is_active:
            self.dismiss(None)

    def _take(self, at: int) -> None:
        if self.is_active:
            self.dismiss(self._choices[at][0])


def _choices(told: Beginning, title: str) -> Iterator[tuple[Chosen, str]]:
    if told.script is not None:
        yield "begin", f"Begin: {title}{', what is open of it' if told.instead else ''}"
    yield from ((other, f"Instead: {other.name}") for other in told.instead)
    yield None, "Not now" if told.script or told.instead else "All right"


def _lines(told: Beginning) -> Content:
    advice = [
        Content.assemble((f"!{HARD}", "bold $text-warning"), (one, "bold"))
        for one in told.checked.advice
    ]
    changes = [Content(f"·{HARD}{one}") for one in told.changes]
    gap = [Content("")] if advice and changes else []
    return Content("\n").join([*advice, *gap, *changes])
