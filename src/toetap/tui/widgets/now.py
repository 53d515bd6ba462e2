"""What a session stands at, large: the word, the number, and what comes second."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from toetap.coach.view import View
from toetap.tui.telling import coming
from toetap.tui.widgets.big_text import BigText
from toetap.tui.widgets.line import Line


class NowBoard(Vertical):
    """One thing at a time, to be read across a room. Its style is the session screen's."""

    def __init__(self) -> None:
        super().__init__(id="now")

    def compose(self) -> ComposeResult:
        """The word over the number; beside it, where there is room, the second thing."""
        yield BigText(id="word")
        with Horizontal(id="figures"):
            yield BigText(id="number")
            with Vertical(id="then"):
                yield Line("says")
                yield BigText(id="second", heights=(4,))
                yield BigText(id="third", heights=(4,))
        with Horizontal(id="under"):
            yield Line("of", fitted=True)
            yield Line("coming")

    def show(self, view: View) -> None:
        """Show a moment."""
        two = bool(view.second) or view.stage == "taps"  # no new layout at each beat
        self.query_one("#figures").set_class(two, "-second")
        second, _, third = view.second.partition(" ")
        large = {"word": view.word, "number": view.number, "second": second, "third": third}
        for name, text in large.items():
            self.query_one(f"#{name}", BigText).show(text)
        for name, text in (("says", view.says), ("of", view.of), ("coming", coming(view))):
            self.query_one(f"#{name}", Line).show(text)
