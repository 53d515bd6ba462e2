"""The writer of pictures: what is on the screen, cell by cell, and nothing from outside."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style

from tests.screenshots.runs import row_of
from tests.screenshots.shapes import HEIGHT, WIDTH
from tests.screenshots.svg import svg

PLAIN = Style.parse("#f0f0f0 on #101010")
MARKED = Style.parse("bold #ffcc00 on #402000")


def picture(*rows: list[Segment]) -> ET.Element:
    written = svg(tuple(row_of(row) for row in rows), "a title")
    return ET.fromstring(written)  # noqa: S314 - it has just been written here


def found(root: ET.Element, tag: str) -> list[ET.Element]:
    return root.findall(f".//{{*}}{tag}")


def rects(root: ET.Element, fill: str) -> list[tuple[float, ...]]:
    """The place and size of each rectangle of a colour."""
    return [
        tuple(float(rect.get(key, 0)) for key in ("x", "y", "width", "height"))
        for rect in found(root, "rect")
        if rect.get("fill") == fill
    ]


def typed(root: ET.Element) -> Iterator[tuple[str, float, float]]:
    """Each text with its column and its columns."""
    for text in found(root, "text"):
        yield (
            text.text or "",
            float(text.get("x", -1)) / WIDTH,
            float(text.get("textLength", 0)) / WIDTH,
        )


def test_it_is_as_large_as_its_cells_and_a_margin() -> None:
    root = picture([Segment("12345", PLAIN)], [Segment("12345", PLAIN)])
    assert root.get("viewBox") == f"0 0 {5 * WIDTH + 24} {2 * HEIGHT + 24}"


def test_words_are_fitted_to_their_cells() -> None:
    root = picture([Segment("keep up", PLAIN), Segment("   ", PLAIN), Segment("left", MARKED)])
    assert list(typed(root)) == [("keep up", 0, 7), ("left", 10, 4)]


def test_a_sign_that_fonts_draw_at_other_widths_stands_alone_in_mid_cell() -> None:
    root = picture([Segment("a ✓ done", PLAIN)])
    assert list(typed(root)) == [("a", 0, 1), ("✓", 2.5, 0), ("done", 4, 4)]


def test_a_wide_character_takes_two_cells() -> None:
    root = picture([Segment("足 x", PLAIN)])
    assert list(typed(root)) == [("足", 1, 0), ("x", 3, 1)]


def test_half_blocks_in_a_row_are_one_rectangle_and_no_type() -> None:
    root = picture([Segment("▀▀▀", PLAIN)], [Segment(" ▄▄", PLAIN)])
    assert rects(root, "#f0f0f0") == [
        (0, 0, 3 * WIDTH, HEIGHT / 2),
        (WIDTH, HEIGHT * 1.5, 2 * WIDTH, HEIGHT / 2),
    ]
    assert not found(root, "text")


def test_a_ground_of_its_own_is_a_rectangle_behind_the_whole_run() -> None:
    root = picture([Segment("ab", PLAIN), Segment(" c ", MARKED)])
    assert rects(root, "#402000") == [(2 * WIDTH, 0, 3 * WIDTH, HEIGHT)]


def test_reverse_changes_ink_and_ground() -> None:
    root = picture([Segment("x ", PLAIN), Segment("p", PLAIN + Style(reverse=True))])
    assert rects(root, "#f0f0f0") == [(2 * WIDTH, 0, WIDTH, HEIGHT)]
    assert [text.get("fill") for text in found(root, "text")] == ["#f0f0f0", "#101010"]


def test_dim_is_half_way_to_the_ground() -> None:
    root = picture([Segment("x", PLAIN + Style(dim=True))])
    assert [text.get("fill") for text in found(root, "text")] == ["#808080"]


def test_bold_italic_and_underline_are_kept() -> None:
    root = picture([Segment("x", PLAIN + Style(bold=True, italic=True, underline=True))])
    (text,) = found(root, "text")
    assert (text.get("font-weight"), text.get("font-style")) == ("bold", "italic")
    assert [rect[2] for rect in rects(root, "#f0f0f0")] == [WIDTH]


def test_shades_keep_their_grain_so_that_colour_is_not_alone() -> None:
    root = picture([Segment("░░▓", PLAIN)])
    names = {pattern.get("id") for pattern in found(root, "pattern")}
    used = {str(rect.get("fill")) for rect in found(root, "rect")}
    assert len(names) == 2
    assert {f"url(#{name})" for name in names} <= used


def test_signs_of_beats_are_drawn_and_not_typed() -> None:
    root = picture([Segment("●○▶", PLAIN)])
    assert len(found(root, "path")) == 3
    assert not found(root, "text")


@given(st.text(st.characters(exclude_categories=("C", "M", "Z")), min_size=1, max_size=12))
def test_any_text_makes_a_picture_that_asks_for_nothing_from_outside(text: str) -> None:
    written = svg((row_of([Segment(text, PLAIN)]),), text)
    ET.fromstring(written)  # noqa: S314 - it has just been written here
    markup = re.sub(r">[^<]*<", "><", written)
    assert re.findall(r"\w+://[^\"]*", markup) == ["http://www.w3.org/2000/svg"]
    assert all(name.startswith("#shade-") for name in re.findall(r"url\((.*?)\)", markup))
    assert "href" not in markup
    assert "<style" not in markup
