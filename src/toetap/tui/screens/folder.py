"""Another folder for a session that could not be saved in the usual one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from toetap.asked import folder
from toetap.errors import NotSavedError, UsageError
from toetap.tui.screens.closing import ClosingScreen

_WAYS = "Enter saves there, Esc goes back."


class FolderScreen(ModalScreen[Path | None], ClosingScreen[Path | None]):
    """Dismissed with the file once it is saved, or with None to leave it at that."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [("escape", "back", "back")]

    def __init__(self, named: Path, save: Callable[[Path], Path]) -> None:
        """Ask for a folder.

        Args:
            named: What stands in the field at first.
            save: Saves in a folder, on a thread of its own; raises NotSavedError.
        """
        super().__init__()
        self._named = named
        self._save = save
        self._saving = False

    def compose(self) -> ComposeResult:
        """One line to write a folder's name in."""
        with Vertical(classes="dialog"):
            yield Static("Save it in another folder", classes="title")
            yield Static(
                "On another disk, or in your home: any folder that you may write to. "
                "It is made if it is not there.",
                classes="said",
            )
            yield Static(classes="trouble")
            yield Input(str(self._named), max_length=500, select_on_focus=False)
            yield Static(_WAYS, classes="hint")

    def on_mount(self) -> None:
        """There is no trouble yet."""
        self._tell("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Save in the folder."""
        if self._saving:
            return
        try:
            named = folder(event.value.strip()).absolute()
        except UsageError as error:
            self._tell(f"{error.message} {error.hint}")
        else:
            self._saving = True
            self.query_one(".hint", Static).update("Saving …")
            self._bring(named)

    def action_back(self) -> None:
        """Leave it at that; what is on its way to the disk is waited for."""
        if not self._saving:
            self.dismiss(None)

    @work(thread=True)
    def _bring(self, named: Path) -> None:
        try:
            file = self._save(named)
        except NotSavedError as error:
            self.call_later(self._tell, f"NOT SAVED. {error.message} {error.hint}")
        else:
            self.call_later(self.close, file)

    def _tell(self, trouble: str) -> None:
        self._saving = False
        self.query_one(".hint", Static).update(_WAYS)
        told = self.query_one(".trouble", Static)
        told.update(Content(trouble))
        told.display = bool(trouble)
