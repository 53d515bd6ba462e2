"""What is behind can be told by its stroke, and only a step that shows is drawn."""

from textual.app import App, ComposeResult

from toetap.tui.widgets.progress_line import ProgressLine


class ProgressApp(App[None]):
    """One line."""

    def compose(self) -> ComposeResult:
        yield ProgressLine()


async def test_the_line_fills_from_the_left_and_no_further_than_its_end() -> None:
    app = ProgressApp()
    async with app.run_test(size=(20, 5)) as pilot:
        line = app.query_one(ProgressLine)
        for progress, filled in ((0, 0), (0.25, 5), (0.5, 10), (1, 20), (0.1, 2)):
            line.show(progress)
            await pilot.pause()
            assert line.render_line(0).text == "━" * filled + "─" * (20 - filled)


async def test_only_a_step_that_shows_is_drawn() -> None:
    app = ProgressApp()
    async with app.run_test(size=(20, 5)) as pilot:
        line = app.query_one(ProgressLine)
        line.show(0.5)
        await pilot.pause()
        for progress, drawn in ((0.5, False), (0.51, False), (0.56, True)):
            line.show(progress)
            assert line._repaint_required is drawn
            assert not line._layout_required
