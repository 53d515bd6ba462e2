"""What goes on now: one word, one number, and what is to be known of them."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from toetap.coach.view import View
from toetap.tui.telling import coming
from toetap.tui.widgets.big_text import BigText
from toetap.tui.widgets.line import Line


class Now(Vertical):
    """The word above the number; where there is room for it, a second thing beside the number."""

    def compose(self) -> ComposeResult:
        """The word, the number with what follows, and a line below them."""
        yield BigText(id="word")
        with Horizontal(id="figures"):
            yield BigText(id="number")
            with Vertical(id="then"):
                yield Line(id="says")
                yield BigText(id="second", heights=(4,))
                yield BigText(id="third", heights=(4,))
        with Horizontal(id="under"):
            yield Line(id="of", gives="width")
            yield Line(id="coming")

    def show(self, view: View) -> None:
        """Show the moment."""
        two = bool(view.second) or view.stage == "taps"  # no new layout at each beat
        self.query_one("#figures").set_class(two, "-second")
        second, _, third = view.second.partition(" ")
        large = {"word": view.word, "number": view.number, "second": second, "third": third}
        for where, text in large.items():
            self.query_one(f"#{where}", BigText).show(text)
        for where, text in {"of": view.of, "says": view.says, "coming": coming(view)}.items():
            self.query_one(f"#{where}", Line).show(text)
