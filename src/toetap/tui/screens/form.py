"""A dialog of fields: up and down go from one to the next, Enter is done, Esc changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from toetap.errors import ToetapError

Result = TypeVar("Result")


class FormScreen(ModalScreen[Result | None]):
    """Dismissed with what was said, or with None where nothing is to change."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [
        Binding("up", "app.focus_previous", "field above", priority=True),
        Binding("down", "app.focus_next", "field below", priority=True),
        ("enter", "done", "done"),
        ("escape", "dismiss(None)", "back"),
    ]
    TITLE_SHOWN: ClassVar[str]
    HINT: ClassVar[str]
    LONG: ClassVar[bool] = False
    """There may be more fields than fit."""

    def fields(self) -> Iterator[Widget]:
        """The fields, and what stands between them."""
        raise NotImplementedError

    def said(self) -> Result:
        """What the fields say.

        Raises:
            ToetapError: They say something that can't be.
        """
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The title, the fields, what is wrong with them, and the keys."""
        with Vertical(classes="dialog -form -tall" if self.LONG else "dialog -form"):
            yield Static(self.TITLE_SHOWN, classes="title")
            with VerticalScroll(can_focus=False):
                yield from self.fields()
            yield Static(classes="trouble")
            yield Static(self.HINT, classes="hint")

    def on_input_submitted(self) -> None:
        """Enter in a line is Enter."""
        self.action_done()

    def action_done(self) -> None:
        """Close with what is said, unless it can't be."""
        try:
            said = self.said()
        except ToetapError as error:
            self.complain(error.message)
        else:
            self.dismiss(said)

    def complain(self, words: str) -> None:
        """Tell what can't be."""
        trouble = self.query_one(".trouble", Static)
        trouble.update(Content(words))
        trouble.display = True
