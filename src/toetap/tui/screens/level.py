"""An exercise's levels, for a person to choose one by hand."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from toetap.coach.card import RungTold
from toetap.tui.widgets.choices import Choices

_HINT = "Arrows choose, Enter sets it, Esc goes back."


class LevelScreen(ModalScreen[int | None]):
    """Dismissed with a level that is open to the person, or with None, which changes nothing."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [("escape,q,Q", "dismiss(None)", "back")]

    def __init__(self, name: str, ladder: tuple[RungTold, ...]) -> None:
        super().__init__()
        self._name = name
        self._ladder = ladder

    def compose(self) -> ComposeResult:
        """The levels, and why one is not open."""
        with Vertical(classes="dialog -broad"):
            yield Static(Content(f"Level of {self._name}"), classes="title")
            yield Choices()
            yield Static(_HINT, classes="hint")

    def on_mount(self) -> None:
        """The level that the person is on is the one that is chosen."""
        here = next((at for at, rung in enumerate(self._ladder) if rung.here), 0)
        choices = self.query_one(Choices)
        choices.show([_row(rung) for rung in self._ladder], here)
        choices.focus()

    def on_option_list_option_highlighted(self, event: Choices.OptionHighlighted) -> None:
        """Why it is not open, or what is new on it."""
        rung = self._ladder[event.option_index]
        told = rung.why_not or rung.note
        self.query_one(".hint", Static).update(Content(f"{told}\n{_HINT}" if told else _HINT))

    def on_option_list_option_selected(self, event: Choices.OptionSelected) -> None:
        """The level, if it is open."""
        rung = self._ladder[event.option_index]
        if not rung.why_not:
            self.dismiss(rung.level)


def _row(rung: RungTold) -> Content:
    state = "you are here: " if rung.here else "not open: " if rung.why_not else ""
    style = "$text-muted" if rung.why_not else "bold" if rung.here else ""
    return Content.styled(f"{rung.level}  {state}{rung.words}", style)
