"""What meets in a terminal meets here: no gap, no overlap, nothing outside its cell."""

import pytest

from tests.screenshots.shapes import HEIGHT, MARKS, SHADE_TILE, SHADES, WIDTH, Box, boxes

BLOCKS = [chr(code) for code in range(0x2580, 0x25A0) if chr(code) not in SHADES]
LINES = list("─━│┃┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╵╶╷╴╹╺╻╸╼╾")


def area(shape: tuple[Box, ...]) -> float:
    return sum(width * height for _x, _y, width, height in shape)


def covers(shape: tuple[Box, ...], x: float, y: float) -> bool:
    return any(
        left <= x < left + width and top <= y < top + height for left, top, width, height in shape
    )


def boxes_of(character: str) -> tuple[Box, ...]:
    found = boxes(character)
    assert found is not None
    return found


@pytest.mark.parametrize("character", BLOCKS + LINES)
def test_a_shape_stays_within_its_cell(character: str) -> None:
    for x, y, width, height in boxes_of(character):
        assert x >= 0
        assert y >= 0
        assert width > 0
        assert height > 0
        assert x + width <= WIDTH
        assert y + height <= HEIGHT


@pytest.mark.parametrize(
    ("one", "other"),
    [("▀", "▄"), ("▌", "▐"), ("▚", "▞"), ("▙", "▝"), ("▛", "▗"), ("▜", "▖"), ("▟", "▘")],
)
def test_two_halves_of_a_cell_make_a_whole_one(one: str, other: str) -> None:
    both = (*boxes_of(one), *boxes_of(other))
    assert area(both) == area(boxes_of("█"))
    assert all(covers(both, x + 0.5, y + 0.5) for x in range(WIDTH) for y in range(HEIGHT))


def test_eighths_grow_one_by_one_from_the_foot_and_from_the_left() -> None:
    assert [area(boxes_of(each)) for each in "▁▂▃▄▅▆▇█"] == [36 * eighth for eighth in range(1, 9)]
    assert [area(boxes_of(each)) for each in "▏▎▍▌▋▊▉█"] == [36 * eighth for eighth in range(1, 9)]


@pytest.mark.parametrize(("shade", "quarters"), [("░", 1), ("▒", 2), ("▓", 3)])
def test_a_shade_inks_its_quarters_of_a_tile(shade: str, quarters: int) -> None:
    across, down = SHADE_TILE
    inked = [covers(SHADES[shade], x + 0.5, y + 0.5) for x in range(across) for y in range(down)]
    assert sum(inked) * 4 == quarters * len(inked)


@pytest.mark.parametrize(
    ("character", "edges"),
    [("─", "lr"), ("━", "lr"), ("│", "tb"), ("┌", "br"), ("┘", "tl"), ("├", "tbr"), ("╋", "tblr")],
)
def test_a_line_reaches_the_edges_that_it_leads_to_and_no_other(character: str, edges: str) -> None:
    shape = boxes_of(character)
    middle_x, middle_y = WIDTH / 2, HEIGHT / 2
    reached = {
        "t": covers(shape, middle_x, 0),
        "b": covers(shape, middle_x, HEIGHT - 0.1),
        "l": covers(shape, 0, middle_y),
        "r": covers(shape, WIDTH - 0.1, middle_y),
    }
    assert {edge for edge, touched in reached.items() if touched} == set(edges)
    assert covers(shape, middle_x, middle_y)


@pytest.mark.parametrize("character", [*"aZ9 .é–…·✓", *MARKS, *SHADES])
def test_what_is_no_block_and_no_line_has_no_boxes(character: str) -> None:
    assert boxes(character) is None
