"""A line that wraps hangs under its own words, whatever leads it, at every width."""

from textual.app import App, ComposeResult
from textual.content import Content

from toetap.tui.widgets.hanging import HARD, Hanging, hung


def rows(text: str, width: int) -> list[str]:
    return [row.plain.replace(HARD, " ").rstrip() for row in hung(Content(text), width)]


def test_a_wrapped_line_hangs_under_its_words() -> None:
    assert rows(f"✓{HARD}one two three four", 12) == ["✓ one two", "  three four"]
    assert rows(f"{HARD * 2}✓{HARD}one two three", 15) == ["  ✓ one two", "    three"]
    assert rows(f"10{HARD}one two three", 14) == ["10 one two", "   three"]


def test_a_line_that_nothing_leads_wraps_as_ever() -> None:
    assert rows("one two three", 8) == ["one two", "three"]
    assert rows("", 8) == [""]


def test_where_hardly_any_room_is_left_it_does_not_hang() -> None:
    assert rows(f"{HARD * 4}one two", 8) == ["    one", "two"]


class HangingApp(App[None]):
    """Two lines, one of them led by a mark."""

    def compose(self) -> ComposeResult:
        yield Hanging(Content(f"!{HARD}[b]one[/b] two three\nfour"))


async def test_it_is_as_high_as_its_rows_and_shows_no_markup() -> None:
    async with HangingApp().run_test(size=(14, 10)) as pilot:
        for width, high in ((14, 3), (40, 2), (14, 3)):
            await pilot.resize_terminal(width, 10)
            await pilot.pause(0.02)
            lines = pilot.app.query_one(Hanging)
            assert lines.size.height == high
            assert "[b]one[/b]" in str(lines.render())
