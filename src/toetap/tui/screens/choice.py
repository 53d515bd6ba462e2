"""A question with a few answers, one of them always safe."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from toetap.tui.widgets.choices import Choices


class ChoiceScreen(ModalScreen[str | None]):
    """Dismissed with the id of the answer, or with None on Esc, which changes nothing."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [("escape,q,Q", "dismiss(None)", "back"), ("x,X", "app.stop", "stop now")]

    def __init__(self, asks: str, answers: dict[str, str], ways: str = "") -> None:
        """Ask.

        Args:
            asks: The question.
            answers: The answers by their ids, the safe one first.
            ways: What else a key does here.
        """
        super().__init__()
        self._ways = ways
        self._asks = asks
        self._answers = answers

    def compose(self) -> ComposeResult:
        """The question and its answers."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._asks), classes="title")
            yield Choices()
            ways = f"Arrows choose, Enter answers, Esc goes back.{self._ways}"
            yield Static(ways, classes="hint")

    def on_mount(self) -> None:
        """The first answer is the one that is chosen."""
        self.query_one(Choices).show([Content(text) for text in self._answers.values()], 0)

    def on_option_list_option_selected(self, event: Choices.OptionSelected) -> None:
        """The answer."""
        self.dismiss(tuple(self._answers)[event.option_index])
