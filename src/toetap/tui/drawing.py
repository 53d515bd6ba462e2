"""A figure as cells: characters, and the names of the styles that they are drawn in."""

from __future__ import annotations

from enum import Enum

from toetap.coach.figure import Figure
from toetap.tui.pictures import Caption, OneSide, Picture, Pixel, Scene


class Shade(Enum):
    """What a pixel says."""

    NONE = "none"
    UNLIT = "unlit"
    LIT = "lit"
    PRESSED = "pressed"


Cell = tuple[str, str]
"""A character, and the name of its style: "blank", "lit over unlit", "caption-lit"..."""

_BLANK: Cell = (" ", "blank")
_ACCENT = "◆"
_ARROWS = {Shade.LIT: "▲", Shade.PRESSED: "●"}


def draw(scene: Scene, figure: Figure, *, accent: bool = False) -> list[list[Cell]]:
    """The cells of a scene, row by row; with an accent what works is named more strongly."""
    cells = [[_BLANK] * scene.width for _ in range(scene.height)]
    for part in scene.parts:
        shade = _shade_of_side(figure, part.side)
        for row, line in enumerate(_picture_cells(part.picture, figure, shade)):
            cells[part.y + row][part.x : part.x + len(line)] = line
    for caption in scene.captions:
        line = _caption_cells(caption, _shade_of_side(figure, caption.side), accent=accent)
        cells[caption.y][caption.x : caption.x + caption.width] = line
    return cells


def _shade_of_side(figure: Figure, side: OneSide) -> Shade:
    if not (figure.left if side == "left" else figure.right):
        return Shade.UNLIT
    return Shade.PRESSED if figure.pressed else Shade.LIT


def _picture_cells(picture: Picture, figure: Figure, side: Shade) -> list[list[Cell]]:
    def shade(pixel: Pixel) -> Shade:
        if pixel is None:
            return Shade.NONE
        return side if not figure.regions or pixel in figure.regions else Shade.UNLIT

    return [
        [_cell(shade(top), shade(bottom)) for top, bottom in zip(upper, lower, strict=True)]
        for upper, lower in zip(picture.pixels[::2], picture.pixels[1::2], strict=True)
    ]


def _cell(top: Shade, bottom: Shade) -> Cell:
    """The solid half of a mixed cell is always the lit one, so that it shows without colour."""
    if top is bottom is Shade.NONE:
        return _BLANK
    if top is bottom is Shade.UNLIT:
        return "░", "unlit"
    if top is bottom:
        return "█", top.value
    half, solid, other = ("▀", top, bottom)
    if solid is Shade.NONE or (solid is Shade.UNLIT and other is not Shade.NONE):
        half, solid, other = ("▄", bottom, top)
    if solid is Shade.UNLIT:
        return half, "unlit edge"
    return half, solid.value if other is Shade.NONE else f"{solid.value} over unlit"


def _caption_cells(caption: Caption, shade: Shade, *, accent: bool) -> list[Cell]:
    words: str = caption.side
    name = "caption"
    if arrow := _ARROWS.get(shade):
        sign, name = (_ACCENT, "caption-accent") if accent else (arrow, "caption-lit")
        words = f"{sign} {caption.side.upper()} {sign}"
    words = words[: caption.width]
    before = (caption.width - len(words)) // 2
    after = caption.width - len(words) - before
    return [_BLANK] * before + [(letter, name) for letter in words] + [_BLANK] * after


def words_only(width: int) -> Scene:
    """A scene without pictures, for a room that is too small for any."""
    half = min(width // 2, 15)
    captions = (Caption("left", 0, 0, half), Caption("right", half, 0, half))
    return Scene(half * 2, 1, (), captions)
