"""Letters, digits and a few signs large enough to be read across a room.

The shapes are data in `glyphs/`, a file for each height in terminal rows. In a file, a glyph is
its character on a line ("space" for the space) and then its pixels: `#` is ink, `.` is none. Two
pixels, one above the other, make one terminal cell.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.resources import files

HEIGHTS = (10, 7, 4)
"""Heights of the glyphs in terminal rows, largest first."""

_BETWEEN = {10: 3, 7: 2, 4: 1}
_CELLS = {"..": " ", "#.": "▀", ".#": "▄", "##": "█"}

Rows = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alphabet:
    """All glyphs of one height.

    Attributes:
        glyphs: For each character its terminal rows, already drawn with half blocks.
        between: Empty columns between two glyphs.
    """

    glyphs: dict[str, Rows]
    between: int

    def width(self, text: str) -> int | None:
        """Columns that a text takes, or None when it has a character without a glyph."""
        if not text or any(letter not in self.glyphs for letter in text):
            return None
        ink = sum(len(self.glyphs[letter][0]) for letter in text)
        return ink + self.between * (len(text) - 1)

    def rows(self, text: str) -> Rows:
        """The terminal rows of a text.

        Raises:
            KeyError: A character has no glyph.
        """
        gap = " " * self.between
        drawn = (self.glyphs[letter] for letter in text)
        return tuple(gap.join(row) for row in zip(*drawn, strict=True))


class Glyphs:
    """The alphabets, each read when it is first asked for."""

    def __init__(self) -> None:
        self._loaded: dict[int, Alphabet] = {}

    def alphabet(self, rows: int) -> Alphabet:
        """The alphabet that is `rows` of the terminal high, one of `HEIGHTS`."""
        if rows not in self._loaded:
            text = files("toetap.tui").joinpath("glyphs", f"{rows}.txt").read_text("utf-8")
            self._loaded[rows] = parse(text, _BETWEEN[rows])
        return self._loaded[rows]

    def largest(self, text: str, heights: tuple[int, ...], width: int, height: int) -> Rows | None:
        """A text in the largest of some heights that fits, or None when none does.

        Letters move closer together before a smaller height is taken.
        """
        for rows in sorted(heights, reverse=True):
            if rows > height:
                continue
            alphabet = self.alphabet(rows)
            for spaced in (alphabet, replace(alphabet, between=1)):
                needs = spaced.width(text)
                if needs is not None and needs <= width:
                    return spaced.rows(text)
        return None


def parse(text: str, between: int) -> Alphabet:
    """Read a file of glyphs."""
    glyphs: dict[str, Rows] = {}
    for block in text.strip().split("\n\n"):
        name, *pixels = block.split("\n")
        glyphs[" " if name == "space" else name] = tuple(
            "".join(_CELLS[top + bottom] for top, bottom in zip(upper, lower, strict=True))
            for upper, lower in zip(pixels[::2], pixels[1::2], strict=True)
        )
    return Alphabet(glyphs, between)
