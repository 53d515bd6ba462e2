"""Digits and arrows answer the marked question, and nothing answers another one."""

from textual import on
from textual.app import App, ComposeResult
from textual.events import Key
from textual.pilot import Pilot

from toetap.tui.widgets.scales import Scale, Scales

PAIN = Scale("pain", "Pain [b]now[/b]?", "0 none", "10 worst")
WHY = Scale("why", "Why?", choices=("pain", "dizzy"))


class ScalesApp(App[None]):
    """Two questions, and what they told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, int | None]] = []
        self.left = 0

    def compose(self) -> ComposeResult:
        yield Scales((PAIN, WHY), {"pain": None, "why": 1})

    def on_scales_answered(self, message: Scales.Answered) -> None:
        self.told.append((message.id, message.answer))

    @on(Scales.Beyond)
    def went_beyond(self) -> None:
        self.left += 1


def written(pilot: Pilot[None]) -> list[str]:
    scales = pilot.app.query_one(Scales)
    return [
        row
        for place in range(2)
        for row in scales._row(place).plain.replace("\u00a0", " ").split("\n")
    ]


async def told(pilot: Pilot[None], *keys: str) -> None:
    """Tell the questions these keys, without the wait for each that a pilot makes."""
    for key in keys:
        pilot.app.query_one(Scales).on_key(Key(key, None))
    await pilot.pause()


async def test_an_answer_is_told_by_brackets_and_the_question_by_a_pointer() -> None:
    app = ScalesApp()
    async with app.run_test() as pilot:
        assert written(pilot) == [
            "▶ Pain [b]now[/b]?  0 none, 10 worst",
            "     0  1  2  3  4  5  6  7  8  9  10 ",
            "  Why?",
            "     1 pain [2 dizzy]",
        ]
        await pilot.press("7", "down")
        assert written(pilot)[0].startswith("  Pain")
        assert "[7]" in written(pilot)[1]
        assert written(pilot)[2] == "▶ Why?"
        app.set_focus(None)
        await pilot.pause()
        assert not any("▶" in row for row in written(pilot))


async def test_the_arrows_begin_at_an_end_and_stay_within() -> None:
    app = ScalesApp()
    async with app.run_test() as pilot:
        await told(pilot, "left", "right", "left", "down", "right", "left", "left")
        pain = [("pain", answer) for answer in (10, 10, 9)]
        assert app.told == [*pain, ("why", 1), ("why", 0), ("why", 0)]


async def test_a_digit_that_stands_for_no_answer_answers_nothing() -> None:
    app = ScalesApp()
    async with app.run_test() as pilot:
        await told(pilot, "9", "0", "down", "7", "3", "0", "1")
        assert app.told == [("pain", 9), ("pain", 0), ("why", 0)]


async def test_down_from_the_last_question_leads_beyond_and_up_from_the_first_nowhere() -> None:
    app = ScalesApp()
    async with app.run_test() as pilot:
        await told(pilot, "up", "down")
        assert app.left == 0
        await told(pilot, "down", "2")
        assert app.left == 1
        assert app.told == [("why", 1)]


async def test_backspace_takes_an_answer_back() -> None:
    app = ScalesApp()
    async with app.run_test() as pilot:
        await told(pilot, "backspace", "4", "backspace", "backspace", "down", "delete")
        assert app.told == [("pain", 4), ("pain", None), ("why", None)]
        assert "[" not in written(pilot)[1] + written(pilot)[3]
