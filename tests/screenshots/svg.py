"""A screen as an SVG that looks the same in every viewer and in every run.

It asks for nothing from outside: type comes from whatever fixed-width font there is and is fitted
to the cells; blocks and lines are rectangles on whole pixels. Nothing in it is random or dated.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.sax.saxutils import escape

from rich.cells import cell_len

from tests.screenshots.runs import Look, Rows, Run
from tests.screenshots.shapes import HEIGHT, MARKS, SHADE_TILE, SHADES, WIDTH, Box, Mark, boxes

FONTS = "'DejaVu Sans Mono', Menlo, Consolas, monospace"
FONT_SIZE = 19.93
"""At which a character of the first font is exactly a cell wide."""

_BASELINE = 18.5
_PADDING = 12
_CORNER = 8
_UNDERLINE: Box = (0, 20.5, WIDTH, 1.5)
_STRIKE: Box = (0, 11.5, WIDTH, 1.5)

# Letters, punctuation and signs that every font of the list has at the width of a cell.
_TYPE = re.compile("(?:[\x21-\x7e\xa1-\u024f\u2010-\u2027]+ ?)+(?<! )")


def svg(rows: Rows, title: str) -> str:
    """The whole file.

    Args:
        rows: The screen, each row of the same width.
        title: What it shows, for someone who can't see it.
    """
    columns = sum(run.width for run in rows[0])
    across, down = columns * WIDTH + 2 * _PADDING, len(rows) * HEIGHT + 2 * _PADDING
    ground = _ground_of_edge(rows)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {across} {down}">',
            f"<title>{escape(title)}</title>",
            *_shade_patterns(rows),
            f'<rect width="{across}" height="{down}" rx="{_CORNER}" fill="{ground}"/>',
            f'<g transform="translate({_PADDING} {_PADDING})">',
            '<g shape-rendering="crispEdges">',
            *(line for y, run in _placed(rows) for line in _grounds(run, y, ground)),
            *(line for y, run in _placed(rows) for line in _blocks(run, y)),
            "</g>",
            *(line for y, run in _placed(rows) for line in _marks(run, y)),
            f'<g font-family="{FONTS}" font-size="{FONT_SIZE}">',
            *(line for y, run in _placed(rows) for line in _type(run, y)),
            "</g>",
            "</g>",
            "</svg>",
            "",
        ]
    )


def _placed(rows: Rows) -> Iterator[tuple[int, Run]]:
    """Every run with the pixel that its row begins at."""
    for number, row in enumerate(rows):
        for run in row:
            yield number * HEIGHT, run


def _ground_of_edge(rows: Rows) -> str:
    """What is behind most of the left edge, so that the frame goes with the screen."""
    return Counter(row[0].look.ground for row in rows).most_common(1)[0][0]


def _rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{fill}"/>'


def _grounds(run: Run, y: int, behind: str) -> Iterator[str]:
    if run.look.ground != behind:
        yield _rect(run.x * WIDTH, y, run.width * WIDTH, HEIGHT, run.look.ground)


def _stretches(run: Run) -> Iterator[tuple[int, str, int]]:
    """The column, the character and the length of each stretch of one character."""
    for found in re.finditer(r"(.)\1*", run.text):
        character = found[1]
        columns = cell_len(character)
        yield run.x + cell_len(run.text[: found.start()]), character, columns * len(found[0])


def _blocks(run: Run, y: int) -> Iterator[str]:
    look = run.look
    for x, character, length in _stretches(run):
        if character in SHADES:
            fill = f"url(#{_shade_id(character, look)})"
            yield _rect(x * WIDTH, y, length * WIDTH, HEIGHT, fill)
        for box in boxes(character) or ():
            yield from _repeated(box, x, y, length, look.ink)
    for box, wanted in ((_UNDERLINE, look.underline), (_STRIKE, look.strike)):
        if wanted:
            yield from _repeated(box, run.x, y, run.width, look.ink)


def _repeated(box: Box, x: int, y: int, times: int, fill: str) -> Iterator[str]:
    """A box in so many cells in a row; one that fills the width becomes one rectangle."""
    left, top, width, height = box
    if width == WIDTH:
        yield _rect(x * WIDTH, y + top, times * WIDTH, height, fill)
        return
    for cell in range(x, x + times):
        yield _rect(cell * WIDTH + left, y + top, width, height, fill)


def _shade_id(character: str, look: Look) -> str:
    return f"shade-{list(SHADES).index(character)}-{look.ink.removeprefix('#')}"


def _shade_patterns(rows: Rows) -> Iterator[str]:
    wanted = {
        _shade_id(character, run.look): (SHADES[character], run.look.ink)
        for _, run in _placed(rows)
        for character in sorted(SHADES.keys() & set(run.text))
    }
    across, down = SHADE_TILE
    for name, (grain, ink) in sorted(wanted.items()):
        dots = "".join(_rect(*box, ink) for box in grain)
        yield (
            f'<pattern id="{name}" width="{across}" height="{down}"'
            f' patternUnits="userSpaceOnUse">{dots}</pattern>'
        )


def _marks(run: Run, y: int) -> Iterator[str]:
    for x, character, length in _stretches(run):
        for cell in range(x, x + length):
            for mark in MARKS.get(character, ()):
                yield _path(mark, cell * WIDTH, y, run.look.ink)


def _path(mark: Mark, x: int, y: int, ink: str) -> str:
    line = f'fill="none" stroke="{ink}" stroke-width="{mark.line:g}"'
    looks = line if mark.line else f'fill="{ink}"'
    return f'<path transform="translate({x} {y})" {looks} d="{mark.path}"/>'


def _type(run: Run, y: int) -> Iterator[str]:
    """Words together; any sign that a font may draw at another width by itself, in mid-cell."""
    look = run.look
    style = f'fill="{look.ink}"'
    style += ' font-weight="bold"' if look.bold else ""
    style += ' font-style="italic"' if look.italic else ""
    at = 0
    while at < len(run.text):
        found = _TYPE.match(run.text, at)
        text = found[0] if found else run.text[at]
        x = (run.x + cell_len(run.text[:at])) * WIDTH
        wide = cell_len(text) * WIDTH
        at += len(text)
        if found:
            yield (
                f'<text x="{x}" y="{y + _BASELINE:g}" textLength="{wide}"'
                f' lengthAdjust="spacingAndGlyphs" {style}>{escape(text)}</text>'
            )
        elif not _drawn(text):
            yield (
                f'<text x="{x + wide / 2:g}" y="{y + _BASELINE:g}" text-anchor="middle"'
                f" {style}>{escape(text)}</text>"
            )


def _drawn(character: str) -> bool:
    """It is a space, or drawn as a shape."""
    return (
        character.isspace()
        or character in MARKS
        or character in SHADES
        or boxes(character) is not None
    )
