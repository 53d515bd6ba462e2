"""The drawings of soles and palms: loading them, mirroring them, and placing them in a room.

A drawing is a mask in `pictures/`: a letter a pixel, each letter a region, a dot where there is
nothing. Two pixels, one above the other, make one terminal cell, so a pixel is about square.
The masks show the right side as its owner looks down on it, big toe or thumb towards the middle.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

from toetap.coach.exercise import Region
from toetap.coach.units import Limbs

Kind = Literal["sole", "palm"]
OneSide = Literal["left", "right"]
Pixel = Region | None

SIZES = (22, 14, 12, 11, 7, 6)
"""Heights of the drawings in terminal rows, largest first."""

LETTERS: dict[str, Pixel] = {
    "B": "big toe", "M": "middle toes", "L": "little toe", "O": "outer ball", "I": "inner ball",
    "A": "arch", "H": "heel", "E": "outer edge", "N": "inner edge",
    "T": "thumb", "F": "fingers", "P": "palm",
    ".": None,
}  # fmt: skip

_BETWEEN_SIDES = 4
_BETWEEN_LIMBS = 3
_CAPTION = 1


@dataclass(frozen=True, slots=True)
class Picture:
    """One sole or palm.

    Attributes:
        pixels: Rows of pixels from the top, an even number of them, all of the same length.
    """

    pixels: tuple[tuple[Pixel, ...], ...]

    @property
    def width(self) -> int:
        """Columns of the terminal."""
        return len(self.pixels[0])

    @property
    def height(self) -> int:
        """Rows of the terminal."""
        return len(self.pixels) // 2

    def mirrored(self) -> Picture:
        """The same limb of the other side."""
        return Picture(tuple(row[::-1] for row in self.pixels))


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture and the cell of a scene that its top left corner is in."""

    side: OneSide
    picture: Picture
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Caption:
    """Where the name of a side goes: one row, centred in `width` columns from `x`."""

    side: OneSide
    x: int
    y: int
    width: int


@dataclass(frozen=True, slots=True)
class Scene:
    """All that is drawn of a body, in cells: what belongs to the left is on the left."""

    width: int
    height: int
    parts: tuple[Placed, ...]
    captions: tuple[Caption, ...]


class Pictures:
    """The drawings of one folder, each read when it is first asked for."""

    def __init__(self) -> None:
        self._loaded: dict[tuple[Kind, int], Picture] = {}

    def picture(self, kind: Kind, rows: int) -> Picture:
        """The right sole or palm that is `rows` of the terminal high, one of `SIZES`."""
        key = (kind, rows)
        if key not in self._loaded:
            text = files("toetap.tui").joinpath("pictures", f"{kind}-{rows}.txt").read_text("utf-8")
            self._loaded[key] = parse(text)
        return self._loaded[key]

    def scene(self, limbs: Limbs, width: int, height: int) -> Scene | None:
        """The largest scene of these limbs that fits, or None when the room is too small."""
        fitting = (
            scene
            for scene in self._scenes(limbs)
            if scene.width <= width and scene.height <= height
        )
        return next(fitting, None)

    def _scenes(self, limbs: Limbs) -> Iterator[Scene]:
        for rows in SIZES:
            if limbs == "hands+feet":
                sole, palm = self.picture("sole", rows), self.picture("palm", rows)
                yield _above(palm, sole)
                yield _beside(palm, sole)
            else:
                yield _alone(self.picture("palm" if limbs == "hands" else "sole", rows))


def parse(mask: str) -> Picture:
    """Read a mask.

    Raises:
        KeyError: A letter stands for no region.
    """
    return Picture(tuple(tuple(LETTERS[letter] for letter in row) for row in mask.split()))


def _alone(picture: Picture) -> Scene:
    return _scene([(picture, 0, 0)], picture.width, picture.height)


def _above(palm: Picture, sole: Picture) -> Scene:
    half = max(palm.width, sole.width)
    parts = [
        (palm, (half - palm.width) // 2, 0),
        (sole, (half - sole.width) // 2, palm.height + _CAPTION),
    ]
    return _scene(parts, half, palm.height)


def _beside(palm: Picture, sole: Picture) -> Scene:
    palm_x = sole.width + _BETWEEN_LIMBS
    return _scene([(sole, 0, 0), (palm, palm_x, 0)], palm_x + palm.width, sole.height)


def _scene(right: list[tuple[Picture, int, int]], half: int, caption_y: int) -> Scene:
    """The right half as given, each picture at a column and row of it, and the left its mirror."""
    start = half + _BETWEEN_SIDES
    parts: list[Placed] = []
    for picture, x, y in right:
        parts.append(Placed("left", picture.mirrored(), half - x - picture.width, y))
        parts.append(Placed("right", picture, start + x, y))
    below = max(part.y + part.picture.height for part in parts)
    return Scene(
        width=start + half,
        height=max(below, caption_y + _CAPTION),
        parts=tuple(parts),
        captions=(Caption("left", 0, caption_y, half), Caption("right", start, caption_y, half)),
    )
