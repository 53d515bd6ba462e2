"""The pattern is laid out so that the beat that sounds can be found, at every width."""

from textual.app import App, ComposeResult

from toetap.coach.score import ScoreLine
from toetap.tui.widgets.score_board import ScoreBoard

FIRST = ScoreLine("4 right, then 4 left", (4, 4), tapped=8, current=False)
NOW = ScoreLine("2 both, twice", (2, 2), tapped=3, current=True)
LAST = ScoreLine("1 both", (1,), tapped=0, current=False)
SCORE = (FIRST, NOW, LAST)


class ScoreApp(App[None]):
    """A score, with a line of something else below it."""

    def compose(self) -> ComposeResult:
        yield ScoreBoard()


async def shown(score: tuple[ScoreLine, ...], height: int = 9, width: int = 80) -> list[str]:
    app = ScoreApp()
    async with app.run_test(size=(width, 12)) as pilot:
        app.query_one(ScoreBoard).show(score, height)
        await pilot.pause()
        return rows(app)


def rows(app: App[None]) -> list[str]:
    board = app.query_one(ScoreBoard)
    return [board.render_line(y).text.rstrip() for y in range(board.size.height)]


async def test_the_pointer_is_at_the_phrase_and_the_latest_beat_has_a_shape_of_its_own() -> None:
    assert await shown(SCORE) == [
        "  4 right, then 4 left  ◆ ● ● ●   ● ● ● ●",
        "▶ 2 both, twice         ◆ ●   ◉ ○",
        "  1 both                ◇",
    ]


async def test_the_accent_has_a_shape_of_its_own_before_while_and_after_it_sounds() -> None:
    score = [ScoreLine("2 both", (2,), tapped, current=True) for tapped in (0, 1, 2)]
    marks = [(await shown((line,)))[0].removeprefix("▶ 2 both  ") for line in score]
    assert marks == ["◇ ○", "◈ ○", "◆ ◉"]


async def test_where_there_are_no_taps_the_score_takes_no_room() -> None:
    app = ScoreApp()
    async with app.run_test(size=(80, 12)) as pilot:
        for score in (SCORE, (), SCORE):
            app.query_one(ScoreBoard).show(score, 9)
            await pilot.pause()
            assert app.query_one(ScoreBoard).region.height == len(score)


async def test_the_phrase_that_goes_on_is_among_the_few_lines_that_there_are() -> None:
    app = ScoreApp()
    async with app.run_test(size=(80, 12)) as pilot:
        for height in (3, 2, 1):
            app.query_one(ScoreBoard).show((FIRST, LAST, LAST, LAST, NOW), height)
            await pilot.pause()
            assert len(rows(app)) == height
            assert any(row.startswith("▶ 2 both") for row in rows(app))


async def test_a_new_width_sets_the_marks_anew_though_nothing_else_has_changed() -> None:
    app = ScoreApp()
    async with app.run_test(size=(80, 12)) as pilot:
        app.query_one(ScoreBoard).show((FIRST,), 1)
        await pilot.pause()
        for width, marks in (
            (41, "◆ ● ● ●   ● ● ● ●"), (40, "◆●●● ●●●●"), (33, "◆●●● ●●●●"),
            (32, "8 of 8"), (80, "◆ ● ● ●   ● ● ● ●"),
        ):  # fmt: skip
            await pilot.resize_terminal(width, 12)
            await pilot.pause(0.02)
            assert rows(app) == [f"  4 right, then 4 left  {marks}"]


async def test_a_beat_asks_for_a_repaint_and_no_layout_and_the_same_for_nothing() -> None:
    app = ScoreApp()
    async with app.run_test(size=(80, 12)) as pilot:
        board = app.query_one(ScoreBoard)
        board.show(SCORE, 9)
        await pilot.pause()
        board.show(SCORE, 9)
        assert not board._repaint_required
        board.show((FIRST, ScoreLine("2 both, twice", (2, 2), tapped=4, current=True), LAST), 9)
        assert board._repaint_required
        assert not board._layout_required
