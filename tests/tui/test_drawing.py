"""A figure as cells: what is lit can be told by shapes alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toetap.coach.figure import Figure
from toetap.tui.drawing import Cell, draw, words_only
from toetap.tui.pictures import Caption, OneSide, Placed, Scene, parse

ONE_CELL_TO_RIGHT = (Caption("left", 0, 1, 9), Caption("right", 9, 1, 9))


def cell(mask: str, side: OneSide = "right", *, pressed: bool = False) -> Cell:
    """What two pixels, one above the other, are drawn as, where the right heel works."""
    scene = Scene(18, 2, (Placed(side, parse(mask), 0, 0),), ONE_CELL_TO_RIGHT)
    return draw(scene, Figure("feet", right=True, regions=("heel",), pressed=pressed))[0][0]


@pytest.mark.parametrize(
    ("mask", "drawn"),
    [
        (". .", (" ", "blank")),
        ("H H", ("█", "lit")),
        ("A A", ("░", "unlit")),
        ("H .", ("▀", "lit")),
        (". H", ("▄", "lit")),
        ("A .", ("▀", "unlit edge")),
        (". A", ("▄", "unlit edge")),
        ("H A", ("▀", "lit over unlit")),
        ("A H", ("▄", "lit over unlit")),
    ],
)
def test_the_solid_half_of_a_cell_is_the_one_that_works(mask: str, drawn: Cell) -> None:
    assert cell(mask) == drawn


@pytest.mark.parametrize("mask", ["H H", "A H"])
def test_a_tap_changes_the_style_and_never_the_shape(mask: str) -> None:
    lit, pressed = cell(mask), cell(mask, pressed=True)
    assert lit[0] == pressed[0]
    assert pressed[1] == lit[1].replace("lit", "pressed", 1)


def test_the_side_that_rests_has_no_solid_cell() -> None:
    assert cell("H H", "left") == ("░", "unlit")


def test_an_accent_names_what_works_more_strongly_and_changes_no_picture() -> None:
    scene = Scene(18, 2, (Placed("right", parse("H H"), 0, 0),), ONE_CELL_TO_RIGHT)
    figure = Figure("feet", right=True, pressed=True)
    plain, accented = draw(scene, figure), draw(scene, figure, accent=True)
    assert plain[0] == accented[0]
    named = "".join(character for character, name in accented[1] if name == "caption-accent")
    assert named == "◆ RIGHT ◆"
    assert "left" in "".join(character for character, _ in accented[1])


@given(st.integers(0, 60), st.booleans(), st.booleans(), st.booleans())
def test_the_words_alone_fill_their_scene_and_no_more(
    width: int,
    left: bool,  # noqa: FBT001 - Hypothesis hands them in
    right: bool,  # noqa: FBT001
    pressed: bool,  # noqa: FBT001
) -> None:
    scene = words_only(width)
    assert scene.width <= width
    (row,) = draw(scene, Figure("feet", left=left, right=right, pressed=pressed))
    assert len(row) == scene.width
    text = "".join(character for character, _ in row)
    if width >= 22:
        assert ("LEFT" in text, "RIGHT" in text) == (left, right)
