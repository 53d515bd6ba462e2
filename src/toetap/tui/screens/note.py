"""A note about a session, to be written or changed."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static


class NoteScreen(ModalScreen[str | None]):
    """Dismissed with the new note, or with None to leave it as it was."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [("escape", "dismiss(None)", "back")]

    def __init__(self, note: str) -> None:
        super().__init__()
        self._note = note

    def compose(self) -> ComposeResult:
        """One line to write in."""
        with Vertical(classes="dialog"):
            yield Static("Note", classes="title")
            yield Input(self._note, max_length=500, select_on_focus=False)
            yield Static("Enter saves, Esc leaves it as it was.", classes="hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The new note."""
        self.dismiss(event.value)
