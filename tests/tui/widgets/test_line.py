"""The same again costs nothing, and a new text moves only what it has to."""

from textual.app import App, ComposeResult
from textual.containers import Horizontal

from toetap.tui.widgets.line import Line


class LineApp(App[None]):
    """A line of each kind."""

    CSS = "#wide { width: auto; height: 1; } #still { width: 1fr; height: 1; } #high { width: 20; }"

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Line(id="still")
            yield Line(id="wide", gives="width")
            yield Line(id="high", gives="height")


async def test_only_another_size_asks_for_a_layout_and_the_same_text_for_nothing() -> None:
    app = LineApp()
    async with app.run_test(size=(60, 5)) as pilot:
        for where, text, layout in (
            ("still", "9 of 10", False), ("wide", "9 of 10", True), ("wide", "8 of 10", False),
            ("wide", "10 of 10", True), ("high", "[b]one[/b]", True), ("still", "8", False),
        ):  # fmt: skip
            line = app.query_one(f"#{where}", Line)
            line.show(text)
            assert line._layout_required is layout
            assert line._repaint_required or layout
            await pilot.pause(0.05)
            assert str(line.render()) == text
            line.show(text)
            assert not line._layout_required
            assert not line._repaint_required
        assert app.query_one("#wide").size.width == len("10 of 10")
