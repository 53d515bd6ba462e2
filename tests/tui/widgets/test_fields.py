"""Fields of a form: arrows turn them, digits and letters say it at once."""

import pytest
from textual.app import App, ComposeResult
from textual.widget import Widget

from toetap.tui.widgets.fields import Amount, Dial, Pick, Words


class _Alone(App[None]):
    def __init__(self, field: Widget) -> None:
        super().__init__()
        self.field = field
        self.changes = 0

    def compose(self) -> ComposeResult:
        yield self.field

    def on_mount(self) -> None:
        self.screen.focus_next()

    def on_dial_changed(self, event: Dial.Changed) -> None:
        assert event.control is self.field
        self.changes += 1


async def shown(field: Dial, keys: str) -> str:
    app = _Alone(field)
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.press(*keys.split())
        words = field.render().plain
        assert words.startswith("▶ ")
        return words[2:].split("◀ ")[1].removesuffix(" ▶")


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ("right", "4 of 9 reps"), ("left left left left", "0 of 9 reps"), ("1 2", "12 of 9 reps"),
        ("1 2 backspace", "1 of 9 reps"), ("5 right 7", "7 of 9 reps"), ("9 9", "9 of 9 reps"),
        ("backspace backspace", "0 of 9 reps"), ("x", "3 of 9 reps"),
    ],
)  # fmt: skip
async def test_a_number_is_turned_or_typed(keys: str, value: str) -> None:
    assert await shown(Amount("left", 3, most=50, unit="of 9 reps"), keys) == value


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ("", "as laid out"), ("right", "30"), ("right left", "29"), ("1 left", "as laid out"),
        ("4 5", "45"), ("4 backspace", "as laid out"), ("6 0 1", "1"),
    ],
)  # fmt: skip
async def test_a_number_may_be_left_out(keys: str, value: str) -> None:
    field = Amount("Minutes", None, least=1, most=600, first=30, none="as laid out")
    assert await shown(field, keys) == value


async def test_a_number_that_is_too_small_becomes_the_smallest_once_it_is_left() -> None:
    field = Amount("Minutes", None, least=5, most=600, none="none")
    app = _Alone(field)
    async with app.run_test() as pilot:
        await pilot.press("2")
        app.set_focus(None)
        await pilot.pause()
        assert field.value == 5


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ("right", "Tap drill"), ("left", "Walk"), ("w", "Walk"), ("t", "Tap drill"),
        ("t t", "Top five"), ("z", "Top five"), ("full_stop", "Top five"),
    ],
)  # fmt: skip
async def test_a_choice_is_turned_or_found_by_its_letter(keys: str, value: str) -> None:
    assert await shown(Pick("What", ["Top five", "Tap drill", "Walk"]), keys) == value


async def test_a_click_turns_it_and_whoever_listens_is_told() -> None:
    field = Pick("What", ["Top five", "Tap drill", "Walk"])
    app = _Alone(field)
    async with app.run_test() as pilot:
        await pilot.click(Pick, offset=(40, 0))
        assert field.shown == "Tap drill"
        await pilot.click(Pick, offset=(18, 0))
        assert field.shown == "Top five"
        assert app.changes == 2


class _Writing(App[None]):
    def compose(self) -> ComposeResult:
        yield Words("Note", "left", hint="your own words")

    def on_mount(self) -> None:
        self.screen.focus_next()


async def test_a_line_is_written_in_and_pointed_at() -> None:
    app = _Writing()
    async with app.run_test(size=(60, 5)) as pilot:
        field = app.query_one(Words)
        assert "▶" in str(field.query("Static").first().render())
        await pilot.press("x")
        assert field.value == "leftx"
        app.set_focus(None)
        await pilot.pause()
        assert "▶" not in str(field.query("Static").first().render())
