"""A list of any length asks for what is in sight, and never holds much more."""

import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from tests.screenshots.runs import screen_rows
from toetap.tui.widgets.long_list import PAGE, LongList

LONG = 100_000


class Numbers(LongList[int]):
    """Rows that are their own place."""


class _Alone(App[None]):
    """A long list, answered at once or not at all."""

    def __init__(self, *, answers: bool = True) -> None:
        super().__init__()
        self.answers = answers
        self.asked: list[LongList.Missing] = []
        self.chosen: list[int | None] = []
        self.offset = 0

    def compose(self) -> ComposeResult:
        yield Numbers(lambda number: Content(f"row {number}"), id="rows")

    def on_mount(self) -> None:
        self.rows.focus()

    @property
    def rows(self) -> Numbers:
        return self.query_one(Numbers)

    def on_long_list_missing(self, event: LongList.Missing) -> None:
        self.asked.append(event)
        if self.answers:
            self.answer(event)

    def answer(self, event: LongList.Missing) -> None:
        last = min(self.rows.count, event.first + event.most)
        rows = range(event.first + self.offset, last + self.offset)
        self.rows.take(event.edition, event.first, tuple(rows))

    def on_long_list_chosen(self) -> None:
        self.chosen.append(self.rows.row)

    def lines(self) -> list[str]:
        return ["".join(run.text for run in row).strip() for row in screen_rows(self)]


@pytest.mark.parametrize(
    ("keys", "at"),
    [
        ("down", 1), ("down up up", 0), ("end", LONG - 1), ("end up", LONG - 2), ("pagedown", 19),
        ("end home", 0), ("end down", LONG - 1), ("end pageup pageup", LONG - 39), ("pageup", 0),
    ],
)  # fmt: skip
async def test_keys_lead_anywhere_and_what_is_there_comes_into_sight(keys: str, at: int) -> None:
    app = _Alone()
    async with app.run_test(size=(40, 20)) as pilot:
        app.rows.show(LONG, 0)
        await pilot.press(*keys.split())
        await pilot.pause()
        assert (app.rows.at, app.rows.row) == (at, at)
        assert f"▶ row {at}" in app.lines()
        assert app.chosen[-1] == at
        assert len(app.rows._pages) <= 30


async def test_only_one_page_is_asked_for_at_a_time_and_none_twice() -> None:
    app = _Alone(answers=False)
    async with app.run_test(size=(40, 20)) as pilot:
        app.rows.show(LONG, 0)
        await pilot.press("down", "end", "home", "pagedown")
        assert len(app.asked) == 1
        assert app.rows.row is None
        assert "▶ …" in app.lines()
        app.answers = True
        app.answer(app.asked[0])
        await pilot.pause()
        assert app.rows.row == 19
        firsts = [event.first for event in app.asked]
        assert firsts == [0, PAGE]


async def test_rows_of_before_stand_until_the_new_ones_come_but_are_not_to_be_changed() -> None:
    app = _Alone()
    async with app.run_test(size=(40, 20)) as pilot:
        app.rows.show(500, 3)
        await pilot.pause()
        app.answers, app.offset = False, 1000
        old = app.asked[-1]
        app.rows.show(400, 3)
        await pilot.pause()
        assert "▶ row 3" in app.lines()
        assert app.rows.row is None
        app.answer(old)
        assert app.rows.row is None
        app.answer(app.asked[-1])
        await pilot.pause()
        assert app.rows.row == 1003
        assert "▶ row 1003" in app.lines()


async def test_a_list_that_grows_short_keeps_the_cursor_in_it() -> None:
    app = _Alone()
    async with app.run_test(size=(40, 20)) as pilot:
        app.rows.show(500, 499)
        await pilot.pause()
        app.rows.show(10, 499)
        await pilot.pause()
        assert app.rows.row == 9
        app.rows.show(0, 9)
        await pilot.pause()
        assert app.rows.row is None
        assert not any(app.lines())
        await pilot.press("down", "end", "pagedown")
        app.rows.show(10, app.rows.at)
        await pilot.pause()
        assert app.rows.row == 0


async def test_a_click_chooses_and_another_width_draws_anew() -> None:
    app = _Alone()
    async with app.run_test(size=(40, 20)) as pilot:
        app.rows.show(500, 0)
        await pilot.pause()
        await pilot.click(Numbers, offset=(5, 7))
        await pilot.pause()
        assert app.rows.row == 7
        await pilot.resize_terminal(8, 20)
        await pilot.pause()
        assert "▶ row…" in app.lines()
