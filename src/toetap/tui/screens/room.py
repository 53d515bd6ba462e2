"""The notice on a terminal that is too small."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static


class RoomScreen(ModalScreen[None]):
    """Asks for more room, and goes by itself when there is."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [("q,Q", "app.quit", "quit")]

    def __init__(self, *, keeps_work: bool) -> None:
        super().__init__()
        self._keeps_work = keeps_work

    def compose(self) -> ComposeResult:
        """A sentence that fits anywhere. Nothing is quit that would be lost."""
        ends = "All waits." if self._keeps_work else "All waits. q quits."
        yield Static(f"A little more room, please:\n60 columns by 20 rows.\n{ends}")
