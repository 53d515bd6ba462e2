"""Large text takes the largest height that its room allows, and never disappears."""

import pytest
from textual.app import App, ComposeResult
from textual.css.types import AlignHorizontal, AlignVertical

from toetap.tui.widgets.big_text import BigText


class BigTextApp(App[None]):
    """One text that fills the screen."""

    CSS = "BigText { height: 1fr; }"

    def __init__(self, text: BigText) -> None:
        super().__init__()
        self._shown = text

    def compose(self) -> ComposeResult:
        yield self._shown


def lines(text: BigText) -> list[str]:
    return [text.render_line(y).text for y in range(text.size.height)]


async def drawn(text: BigText, size: tuple[int, int]) -> list[str]:
    async with BigTextApp(text).run_test(size=size):
        return lines(text)


def inked(rows: list[str]) -> list[str]:
    return [row for row in rows if row.strip()]


@pytest.mark.parametrize(
    ("size", "rows"), [((80, 12), 10), ((60, 12), 7), ((80, 8), 7), ((30, 12), 4), ((80, 5), 4)]
)
async def test_the_largest_height_that_fits_is_drawn(size: tuple[int, int], rows: int) -> None:
    assert len(inked(await drawn(BigText("RIGHT"), size))) == rows


async def test_only_the_allowed_heights_are_used() -> None:
    assert len(inked(await drawn(BigText("5", heights=(4,)), (80, 12)))) == 4


async def test_small_letters_are_drawn_as_capitals() -> None:
    assert await drawn(BigText("hold"), (80, 8)) == await drawn(BigText("HOLD"), (80, 8))


@pytest.mark.parametrize(
    ("text", "size"), [("RIGHT", (12, 9)), ("RIGHT", (80, 3)), ("ÉTÉ", (80, 12))]
)
async def test_plain_bold_text_where_nothing_fits(text: str, size: tuple[int, int]) -> None:
    big = BigText(text)
    async with BigTextApp(big).run_test(size=size):
        assert [row.strip() for row in inked(lines(big))] == [text]
        (line,) = (y for y, row in enumerate(lines(big)) if row.strip())
        assert all(
            segment.style is not None and segment.style.bold
            for segment in big.render_line(line)
            if segment.text.strip()
        )


async def test_a_text_that_is_cut_says_so() -> None:
    assert "".join(await drawn(BigText("RELEASE"), (4, 1))) == "REL…"


async def test_no_text_is_empty_rows() -> None:
    assert inked(await drawn(BigText(), (20, 5))) == []


@pytest.mark.parametrize(
    ("align", "row", "column"),
    [
        (("left", "top"), 0, 0),
        (("center", "middle"), 3, 17),
        (("right", "bottom"), 6, 34),
    ],
)
async def test_it_stands_where_content_align_says(
    align: tuple[AlignHorizontal, AlignVertical], row: int, column: int
) -> None:
    text = BigText("8", heights=(4,))
    async with BigTextApp(text).run_test(size=(40, 10)) as pilot:
        text.styles.content_align = align
        await pilot.pause()
        rows = lines(text)
        assert next(y for y, line in enumerate(rows) if line.strip()) == row
        assert min(len(line) - len(line.lstrip()) for line in inked(rows)) == column


async def test_the_text_can_be_asked_for() -> None:
    text = BigText("RIGHT")
    async with BigTextApp(text).run_test(size=(80, 10)) as pilot:
        text.show("LEFT")
        await pilot.pause()
        assert text.text == "LEFT"


async def test_a_new_text_asks_for_a_repaint_and_no_layout_and_the_same_for_nothing() -> None:
    text = BigText("5")
    async with BigTextApp(text).run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        text.show("5")
        assert not text._repaint_required
        text.show("6")
        assert text._repaint_required
        assert not text._layout_required
