"""Every character is there at every height, and the words of a session fit their room."""

import string
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toetap.tui.glyphs import HEIGHTS, Glyphs

CHARACTERS = string.ascii_uppercase + string.digits + ":+-' "
INK = set("▀▄█")
GLYPHS = Glyphs()


@pytest.mark.parametrize("height", HEIGHTS)
def test_every_character_is_a_rectangle_of_half_blocks(height: int) -> None:
    glyphs = Glyphs().alphabet(height).glyphs
    assert set(glyphs) == set(CHARACTERS)
    for character, rows in glyphs.items():
        assert len(rows) == height, character
        assert len({len(row) for row in rows}) == 1, character
        assert set("".join(rows)) <= INK | {" "}, character


@pytest.mark.parametrize("height", HEIGHTS)
def test_only_the_space_is_without_ink_and_no_glyph_has_idle_columns(height: int) -> None:
    for character, rows in Glyphs().alphabet(height).glyphs.items():
        inked = [any(row[x] in INK for row in rows) for x in range(len(rows[0]))]
        if character == " ":
            assert not any(inked)
        elif not character.isdigit():
            assert inked[0], character
            assert inked[-1], character


@pytest.mark.parametrize("height", HEIGHTS)
def test_digits_are_equally_wide_so_that_a_count_does_not_jump(height: int) -> None:
    alphabet = Glyphs().alphabet(height)
    assert len({alphabet.width(digit) for digit in string.digits}) == 1


@pytest.mark.parametrize("height", HEIGHTS)
def test_no_two_characters_look_the_same_but_zero_and_o(height: int) -> None:
    shapes: dict[tuple[str, ...], str] = {}
    for character, rows in Glyphs().alphabet(height).glyphs.items():
        twin = shapes.setdefault(rows, character)
        assert {twin, character} in ({character}, {"0", "O"})


def test_every_file_is_an_alphabet_of_a_known_height() -> None:
    names = {entry.name for entry in files("toetap.tui").joinpath("glyphs").iterdir()}
    assert names == {f"{height}.txt" for height in HEIGHTS}


@pytest.mark.parametrize(
    ("text", "height", "columns"),
    [
        ("RELEASE", 7, 74),
        ("RELEASE", 4, 44),
        ("RIGHT", 7, 52),
        ("120", 10, 50),
        ("RIGHT", 4, 44),
        ("LEFT", 7, 44),
        ("HOLD", 7, 44),
        ("BOTH", 7, 44),
        ("120", 7, 44),
        ("0:45", 7, 44),
    ],
)
def test_the_words_of_a_session_fit(text: str, height: int, columns: int) -> None:
    width = Glyphs().alphabet(height).width(text)
    assert width is not None
    assert width <= columns


@given(st.text(CHARACTERS, min_size=1, max_size=12), st.sampled_from(HEIGHTS))
def test_a_text_is_as_wide_as_it_was_said_to_be(text: str, height: int) -> None:
    alphabet = GLYPHS.alphabet(height)
    assert {len(row) for row in alphabet.rows(text)} == {alphabet.width(text)}


@given(st.text(CHARACTERS, min_size=1, max_size=12), st.integers(0, 120), st.integers(0, 12))
def test_the_largest_height_that_fits_is_chosen(text: str, width: int, height: int) -> None:
    rows = GLYPHS.largest(text, HEIGHTS, width, height)
    chosen = 0 if rows is None else len(rows)
    for candidate in HEIGHTS:
        needs = GLYPHS.alphabet(candidate).width(text)
        assert needs is not None
        fits = candidate <= height and needs <= width
        assert not (fits and candidate > chosen)
        assert not (candidate == chosen and not fits)


def test_a_text_with_a_character_that_has_no_glyph_has_no_rows() -> None:
    assert Glyphs().largest("É", HEIGHTS, 80, 10) is None
    assert Glyphs().largest("", HEIGHTS, 80, 10) is None
