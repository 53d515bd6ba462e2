"""What is to be read before an exercise, or before the session: steps, and what to mind."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from toetap.coach.view import View
from toetap.tui.telling import instructions
from toetap.tui.widgets.big_text import BigText
from toetap.tui.widgets.line import Line
from toetap.tui.widgets.pane import Pane
from toetap.tui.widgets.scales import Scales


class Reading(Vertical):
    """The lines; above them, while a rest counts down to an exercise, its count."""

    def __init__(self, scales: Scales, *, id: str) -> None:  # noqa: A002 - as every widget has it
        """Show nothing yet.

        Args:
            scales: What is asked below the lines.
            id: Its name in the style.
        """
        super().__init__(id=id)
        self._scales = scales

    def compose(self) -> ComposeResult:
        """The word and the count with what they lead to, and what scrolls."""
        with Horizontal(id="opening"):
            yield BigText(id="ready", heights=(4,))
            yield Line(id="opens")
        with Pane(id="pane"):
            yield Line(id="lines", gives="height")
            yield self._scales

    def show(self, view: View, *, spaced: bool) -> None:
        """Show what is to be read now.

        Args:
            view: The session as it is shown.
            spaced: There is room for an empty line between two.
        """
        rests = view.stage == "rest"
        self.set_class(rests, "-opening")
        self.query_one("#ready", BigText).show(f"{view.word} {view.number}".strip())
        opens = Content.assemble(
            (f"{view.says} ", "$text-muted"), (view.second, "bold"), f"\n{view.heading}"
        )
        self.query_one("#opens", Line).show(opens if rests else "")
        self.query_one("#lines", Line).show(instructions(view, spaced=spaced))

    def home(self) -> None:
        """To the first line."""
        self.query_one(Pane).home()
