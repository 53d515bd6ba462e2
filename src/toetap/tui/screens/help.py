"""The help for a screen, made of the commands that the screen declares."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from toetap.coach.inputs import Stop
from toetap.tui.commands import Command


class HelpScreen(ModalScreen[None]):
    """Every key of a screen and what it does."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [
        ("escape,q,Q,question_mark,f1,enter,space", "dismiss(None)", "close"),
        ("x,X", "app.stop", "stop now"),
    ]

    def __init__(self, commands: Iterable[Command]) -> None:
        super().__init__()
        self._commands = tuple(commands)

    def compose(self) -> ComposeResult:
        """A line a key."""
        width = max(len(command.shown) for command in self._commands)
        lines = [
            Content.assemble((f"{command.shown:>{width}}", "bold"), f"  {command.help}")
            for command in self._commands
        ]
        with Vertical(classes="dialog -tall"):
            yield Static("Keys on this screen", classes="title")
            with VerticalScroll():
                yield Static(Content("\n").join(lines))
                yield Static(
                    "Everywhere: arrows and Enter, Ctrl+P for all commands.\n"
                    "A key pressed twice by mistake, or held, counts once.",
                    classes="hint",
                )
            stops = any(isinstance(command.given, Stop) for command in self._commands)
            ends = "Esc closes, x stops the session." if stops else "Esc closes."
            yield Static(ends, classes="hint")
