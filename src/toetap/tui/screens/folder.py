"""Another folder for a session that could not be saved in the usual one."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from toetap.asked import folder
from toetap.errors import UsageError


class FolderScreen(ModalScreen[Path | None]):
    """Dismissed with the folder that was named, or with None to leave it at that."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [("escape", "dismiss(None)", "back")]

    def __init__(self, named: str, trouble: str = "") -> None:
        """Ask for a folder.

        Args:
            named: What stands in the field at first.
            trouble: Why nothing could be saved in the folder that was named before.
        """
        super().__init__()
        self._named = named
        self._trouble = trouble

    def compose(self) -> ComposeResult:
        """One line to write a folder's name in."""
        with Vertical(classes="dialog"):
            yield Static("Save it in another folder", classes="title")
            yield Static(
                "On another disk, or in your home: any folder that you may write to. "
                "It is made if it is not there.",
                classes="said",
            )
            yield Static(Content(self._trouble), classes="trouble")
            yield Input(self._named, max_length=500, select_on_focus=False)
            yield Static("Enter saves there, Esc goes back.", classes="hint")

    def on_mount(self) -> None:
        """Trouble shows where there is any."""
        self._tell(self._trouble)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The folder."""
        try:
            named = folder(event.value.strip())
        except UsageError as error:
            self._tell(f"{error.message} {error.hint}")
        else:
            self.dismiss(named.absolute())

    def _tell(self, trouble: str) -> None:
        told = self.query_one(".trouble", Static)
        told.update(Content(trouble))
        told.display = bool(trouble)
