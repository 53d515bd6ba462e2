"""The notice on a terminal that is too small."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static


class RoomScreen(ModalScreen[None]):
    """Asks for more room, and goes by itself when there is."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [("q", "app.quit", "quit")]

    def compose(self) -> ComposeResult:
        """A sentence that fits anywhere."""
        yield Static("A little more room, please:\n60 columns by 20 rows.\nAll waits. q quits.")
