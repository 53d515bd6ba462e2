"""Characters that must meet at the edges of their cells, as exact shapes instead of type.

Block elements, box-drawing lines and a few signs: fonts draw them a little too small or too large,
and then a picture made of half blocks shows seams. All figures are in pixels of one cell.
"""

from __future__ import annotations

from dataclasses import dataclass

WIDTH, HEIGHT = 12, 24
"""A cell: twice as high as wide, so that half of one is square."""

Box = tuple[float, float, float, float]
"""x, y, width and height within the cell."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign drawn as a path within its cell: filled, or as a line of this width."""

    path: str
    line: float = 0


_FULL: Box = (0, 0, WIDTH, HEIGHT)
_MIDDLE_X, _MIDDLE_Y = WIDTH // 2, HEIGHT // 2

# The arms of a line sign, clockwise from the top: 0 for none, 1 for light, 2 for heavy.
_ARMS = {
    "─": "0101", "━": "0202", "│": "1010", "┃": "2020",
    "┌": "0110", "┐": "0011", "└": "1100", "┘": "1001",
    "├": "1110", "┤": "1011", "┬": "0111", "┴": "1101", "┼": "1111",
    "┏": "0220", "┓": "0022", "┗": "2200", "┛": "2002",
    "┣": "2220", "┫": "2022", "┳": "0222", "┻": "2202", "╋": "2222",
    "╵": "1000", "╶": "0100", "╷": "0010", "╴": "0001",
    "╹": "2000", "╺": "0200", "╻": "0020", "╸": "0002",
    "╼": "0201", "╾": "0102",
}  # fmt: skip

# The quarters of a cell that a sign fills: top left, top right, bottom left, bottom right.
_QUARTERS = {
    "▖": "0010", "▗": "0001", "▘": "1000", "▝": "0100", "▚": "1001", "▞": "0110",
    "▙": "1011", "▛": "1110", "▜": "1101", "▟": "0111",
}  # fmt: skip

SHADES: dict[str, tuple[Box, ...]] = {
    "░": ((0, 0, 2, 2), (4, 2, 2, 2)),
    "▒": ((0, 0, 2, 2), (4, 0, 2, 2), (2, 2, 2, 2), (6, 2, 2, 2)),
    "▓": ((0, 0, 6, 2), (0, 2, 2, 2), (4, 2, 4, 2)),
}
"""The grain of the three shades: what is inked of a tile of `SHADE_TILE`, a quarter and so on."""

SHADE_TILE = (8, 4)

_RING = Mark("M1.7 12a4.3 4.3 0 0 0 8.6 0a4.3 4.3 0 0 0-8.6 0z", 1.4)

MARKS: dict[str, tuple[Mark, ...]] = {
    "●": (Mark("M1 12a5 5 0 0 0 10 0a5 5 0 0 0-10 0z"),),
    "○": (_RING,),
    "◐": (Mark("M6 7.7a4.3 4.3 0 0 0 0 8.6z"), _RING),
    "▲": (Mark("M6 6.5L11 17H1z"),),
    "▼": (Mark("M6 17.5L1 7H11z"),),
    "▶": (Mark("M1.5 6.5L11 12L1.5 17.5z"),),
    "◀": (Mark("M10.5 6.5L1 12L10.5 17.5z"),),
    "■": (Mark("M1.5 7.5h9v9h-9z"),),
    "□": (Mark("M2.2 8.2h7.6v7.6h-7.6z", 1.4),),
    "╭": (Mark("M6 24V18Q6 12 12 12", 2),),
    "╮": (Mark("M6 24V18Q6 12 0 12", 2),),
    "╰": (Mark("M6 0V6Q6 12 12 12", 2),),
    "╯": (Mark("M6 0V6Q6 12 0 12", 2),),
}


def boxes(character: str) -> tuple[Box, ...] | None:
    """The rectangles that a character is made of; None for one that is not."""
    if character in _ARMS:
        return tuple(_line(_ARMS[character]))
    if character in _QUARTERS:
        return tuple(_quarters(_QUARTERS[character]))
    return _block(ord(character))


def _block(code: int) -> tuple[Box, ...] | None:
    """U+2580 to U+2595, the shades left out."""
    if code == 0x2580:
        return ((0, 0, WIDTH, HEIGHT / 2),)
    if 0x2581 <= code <= 0x2588:
        high = HEIGHT * (code - 0x2580) / 8
        return ((0, HEIGHT - high, WIDTH, high),)
    if 0x2589 <= code <= 0x258F:
        return ((0, 0, WIDTH * (0x2590 - code) / 8, HEIGHT),)
    others: dict[int, Box] = {
        0x2590: (WIDTH / 2, 0, WIDTH / 2, HEIGHT),
        0x2594: (0, 0, WIDTH, HEIGHT / 8),
        0x2595: (WIDTH * 7 / 8, 0, WIDTH / 8, HEIGHT),
    }
    return (others[code],) if code in others else None


def _quarters(filled: str) -> list[Box]:
    wide, high = WIDTH / 2, HEIGHT / 2
    return [
        (wide * (place % 2), high * (place // 2), wide, high)
        for place, quarter in enumerate(filled)
        if quarter == "1"
    ]


def _line(arms: str) -> list[Box]:
    """Each arm reaches over the middle by half the thickness of the thickest, so corners close."""
    up, right, down, left = (int(arm) for arm in arms)
    over = max(up, right, down, left)
    found: list[Box] = []
    if up and up == down:
        found.append((_MIDDLE_X - up, 0, 2 * up, HEIGHT))
    else:
        found += [(_MIDDLE_X - up, 0, 2 * up, _MIDDLE_Y + over)] if up else []
        found += [(_MIDDLE_X - down, _MIDDLE_Y - over, 2 * down, _MIDDLE_Y + over)] if down else []
    if left and left == right:
        found.append((0, _MIDDLE_Y - left, WIDTH, 2 * left))
    else:
        found += [(0, _MIDDLE_Y - left, _MIDDLE_X + over, 2 * left)] if left else []
        found += (
            [(_MIDDLE_X - over, _MIDDLE_Y - right, _MIDDLE_X + over, 2 * right)] if right else []
        )
    return found
