"""What is on the app's screen, as runs of characters that look alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from rich.cells import cell_len
from rich.color import Color, blend_rgb
from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.app import App

_INK, _GROUND = ColorTriplet(255, 255, 255), ColorTriplet(0, 0, 0)
_NO_STYLE = Style()


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look, reverse and dim already worked into the colours, `#rrggbb`."""

    ink: str
    ground: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look in one row, from column `x` on."""

    x: int
    text: str
    look: Look

    @property
    def width(self) -> int:
        """Columns that it takes."""
        return cell_len(self.text)


Rows = tuple[tuple[Run, ...], ...]


def screen_rows(app: App[Any]) -> Rows:
    """The screen that is shown, with what is seen of the screens behind it."""
    update = app.screen._compositor.render_update(
        full=True, screen_stack=app._background_screens, simplify=True
    )
    assert isinstance(update, LayoutUpdate)
    return tuple(
        row_of(segment for strip in strips for segment in strip) for strips in update.strips
    )


def row_of(segments: Iterable[Segment]) -> tuple[Run, ...]:
    """One row; neighbours that look alike become one run."""
    looks = ((segment.text, look_of(segment.style or _NO_STYLE)) for segment in segments)
    texts = (
        ("".join(text for text, _ in alike), look)
        for look, alike in groupby(looks, key=lambda each: each[1])
    )
    return tuple(_placed(texts))


def _placed(texts: Iterable[tuple[str, Look]]) -> Iterator[Run]:
    x = 0
    for text, look in texts:
        run = Run(x, text.replace("\u00a0", " "), look)
        x += run.width
        yield run


def look_of(style: Style) -> Look:
    """A style with its colours worked out."""
    ink, ground = _triplet(style.color, _INK), _triplet(style.bgcolor, _GROUND)
    if style.reverse:
        ink, ground = ground, ink
    if style.dim:
        ink = blend_rgb(ground, ink)
    look = Look(ink.hex, ground.hex)
    return replace(
        look,
        bold=bool(style.bold),
        italic=bool(style.italic),
        underline=bool(style.underline),
        strike=bool(style.strike),
    )


def _triplet(color: Color | None, fallback: ColorTriplet) -> ColorTriplet:
    return fallback if color is None or color.is_default else color.get_truecolor()
