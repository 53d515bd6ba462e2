"""What does not fit can be reached, and the pane says so only then."""

from textual.app import App, ComposeResult
from textual.widgets import Static

from toetap.tui.widgets.pane import Pane


class PaneApp(App[None]):
    """A dozen lines, and no more."""

    def compose(self) -> ComposeResult:
        with Pane(id="pane"):
            yield Static("\n".join(f"line {number}" for number in range(1, 13)), id="lines")


def foot(pane: Pane) -> str:
    foot = pane.query_one(".more", Static)
    return str(foot.content) if foot.region.height else ""


async def test_the_foot_tells_where_there_is_more_and_is_gone_where_all_fits() -> None:
    app = PaneApp()
    async with app.run_test(size=(30, 6)) as pilot:
        pane = app.query_one(Pane)
        await pilot.pause()
        assert foot(pane) == "▼ more below: PgDn"
        for by, said in ((1, "▼ more: PgDn  ▲ PgUp"), (9, "▲ more above: PgUp")):
            pane.page(by)
            await pilot.pause()
            assert foot(pane) == said
        pane.home()
        await pilot.pause()
        assert foot(pane) == "▼ more below: PgDn"
        for rows, said in ((12, ""), (11, "▼ more below: PgDn")):
            await pilot.resize_terminal(30, rows)
            await pilot.pause(0.02)
            assert foot(pane) == said


async def test_another_text_is_told_anew() -> None:
    app = PaneApp()
    async with app.run_test(size=(30, 6)) as pilot:
        pane = app.query_one(Pane)
        for text, more in (("one", False), ("\n" * 9, True), ("one", False)):
            app.query_one("#lines", Static).update(text)
            for _ in range(100):  # a screen is laid out in its own time
                await pilot.pause(0.02)
                if bool(foot(pane)) is more:
                    break
            assert bool(foot(pane)) is more


async def test_a_page_keeps_two_rows_in_sight_and_leaves_none_out() -> None:
    app = PaneApp()
    async with app.run_test(size=(30, 6)) as pilot:
        pane = app.query_one(Pane)
        await pilot.pause()
        tops = []
        for _ in range(4):
            tops.append(round(pane.query_one("VerticalScroll").scroll_y))
            pane.page(1)
            await pilot.pause()
        assert tops == [0, 3, 6, 7]
