"""The working side can be told without colour, and showing a figure costs no more than it must."""

import pytest
from textual.app import App, ComposeResult
from textual.widget import Widget

from toetap.coach.exercise import Region
from toetap.coach.figure import Figure
from toetap.coach.units import Limbs
from toetap.tui.themes import themes, variable_defaults
from toetap.tui.widgets.body import BodyPicture

LIMBS: tuple[Limbs, ...] = ("feet", "hands", "hands+feet", "legs")
SOLID = set("█▀▄")


class BodyApp(App[None]):
    """One picture that fills the screen."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self) -> None:
        super().__init__()
        for theme in themes():
            self.register_theme(theme)
        self.theme = themes()[0].name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def compose(self) -> ComposeResult:
        yield BodyPicture()


def lines(widget: Widget) -> list[str]:
    return [widget.render_line(y).text for y in range(widget.size.height)]


async def shown(figure: Figure, size: tuple[int, int] = (34, 15)) -> list[str]:
    app = BodyApp()
    async with app.run_test(size=size) as pilot:
        picture = app.query_one(BodyPicture)
        picture.show(figure)
        await pilot.pause()
        return lines(picture)


def halves(rows: list[str]) -> tuple[str, str]:
    middle = len(rows[0]) // 2
    return "".join(row[:middle] for row in rows), "".join(row[middle:] for row in rows)


@pytest.mark.parametrize("limbs", LIMBS)
async def test_the_working_side_is_solid_and_the_other_grained(limbs: Limbs) -> None:
    left, right = halves(await shown(Figure(limbs, right=True)))
    assert "█" in right
    assert "░" not in right
    assert "░" in left
    assert "█" not in left


@pytest.mark.parametrize("limbs", LIMBS)
async def test_the_working_side_is_named_in_capitals_between_arrows(limbs: Limbs) -> None:
    text = "".join(await shown(Figure(limbs, left=True)))
    assert "▲ LEFT ▲" in text
    assert " right " in text


async def test_both_sides_work_or_neither() -> None:
    both = "".join(await shown(Figure("feet", left=True, right=True)))
    neither = "".join(await shown(Figure("feet")))
    assert "▲ LEFT ▲" in both
    assert "▲ RIGHT ▲" in both
    assert " left " in neither
    assert " right " in neither
    assert "█" not in neither


async def test_a_press_changes_the_mark_beside_the_name_and_no_shape() -> None:
    lit = await shown(Figure("hands", right=True))
    pressed = await shown(Figure("hands", right=True, pressed=True))
    assert "● RIGHT ●" in "".join(pressed)
    assert [row.replace("●", "▲") for row in pressed] == lit


@pytest.mark.parametrize(
    ("region", "upper"), [("big toe", True), ("heel", False), ("arch", False), ("inner ball", True)]
)
async def test_only_the_region_that_works_is_solid(region: Region, upper: bool) -> None:  # noqa: FBT001 - a table
    rows = await shown(Figure("feet", right=True, regions=(region,)))
    _, right = halves(rows)
    solid = [y for y, row in enumerate(rows) if "█" in row]
    assert solid
    assert "░" in right
    assert all((y < 7) is upper for y in solid)


async def test_a_foots_region_leaves_the_hand_of_that_side_at_rest() -> None:
    rows = await shown(Figure("hands+feet", right=True, regions=("heel", "inner ball")))
    assert not any("█" in row for row in rows[:7])
    assert any("█" in row for row in rows[8:])


async def test_left_is_drawn_as_the_mirror_of_right() -> None:
    rows = await shown(Figure("feet", left=True, right=True))
    assert [row[::-1] for row in rows[:14]] == rows[:14]


@pytest.mark.parametrize(("size", "rows"), [((34, 15), 14), ((48, 23), 22), ((34, 9), 7)])
async def test_the_picture_grows_with_its_room(size: tuple[int, int], rows: int) -> None:
    drawn = await shown(Figure("feet", left=True, right=True), size)
    assert sum(bool(SOLID & set(row)) for row in drawn) == rows


async def test_the_names_of_the_sides_remain_where_no_picture_fits() -> None:
    text = "".join(await shown(Figure("feet", right=True), (30, 4)))
    assert "▲ RIGHT ▲" in text
    assert "left" in text


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (9, 1), (80, 1), (2, 40)])
async def test_no_size_is_too_small_to_draw(size: tuple[int, int]) -> None:
    for row in await shown(Figure("hands+feet", left=True, right=True), size):
        assert len(row) == size[0]


async def test_a_figure_asks_for_one_repaint_and_no_layout_and_the_same_again_for_none() -> None:
    app = BodyApp()
    async with app.run_test(size=(34, 15)) as pilot:
        picture = app.query_one(BodyPicture)
        picture.show(Figure("feet", right=True))
        await pilot.pause()
        first = picture.render_line(3)
        picture.show(Figure("feet", right=True))
        assert not picture._repaint_required
        assert picture.render_line(3) is first
        picture.show(Figure("feet", left=True))
        assert picture._repaint_required
        assert not picture._layout_required


async def test_another_theme_redraws_the_picture_in_its_colours() -> None:
    app = BodyApp()
    async with app.run_test(size=(34, 15)) as pilot:
        picture = app.query_one(BodyPicture)
        picture.show(Figure("feet", right=True))
        await pilot.pause()
        before = picture.render_line(6)
        app.theme = themes()[1].name
        await pilot.pause()
        after = picture.render_line(6)
        assert before.text == after.text
        assert list(before) != list(after)
