"""The notice on a terminal that is too small."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static


class RoomScreen(ModalScreen[None]):
    """Asks for more room, and goes by itself when there is."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [("q,Q", "app.quit", "quit"), ("x,X", "app.stop", "stop now")]

    def __init__(self, waits: str) -> None:
        """Ask for room, and say in a few words what waits meanwhile."""
        super().__init__()
        self._waits = waits
        self._then: Callable[[], object] | None = None

    def once_gone(self, then: Callable[[], object]) -> None:
        """Have this called once there is room, and the notice has gone."""
        self._then = then

    def on_unmount(self) -> None:
        """There is room, or the program ends, which calls nothing any more."""
        if self._then is not None:
            self.app.call_later(self._then)

    def compose(self) -> ComposeResult:
        """A sentence that fits anywhere."""
        yield Static(f"A little more room, please:\n60 columns by 20 rows.\n{self._waits}")
