"""The heart of the session screen: soles and palms, the working part of them lit up."""

from __future__ import annotations

from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from toetap.coach.figure import Figure
from toetap.tui.drawing import draw, words_only
from toetap.tui.pictures import Pictures


class BodyPicture(Widget):
    """Draws a figure as large as the widget allows; drawing never changes the widget's size.

    Colour is never alone in telling a state. What works is solid and what does not is a light
    grain; the working side is named in bold capitals between arrows, which turn into dots at the
    moment of a tap, and into diamonds for the accent of a phrase. Where not even the smallest
    picture fits, the names of the sides remain.
    """

    COMPONENT_CLASSES = {
        "body--unlit",
        "body--lit",
        "body--pressed",
        "body--caption",
        "body--caption-lit",
        "body--caption-accent",
    }
    DEFAULT_CSS = """
    BodyPicture {
        width: 1fr;
        height: 1fr;
        & > .body--unlit { color: $sole-grain; background: $sole-unlit; }
        & > .body--lit { color: $sole-lit; }
        & > .body--pressed { color: $sole-pressed; }
        & > .body--caption { color: $text-muted; }
        & > .body--caption-lit { color: $text-accent; text-style: bold; }
        & > .body--caption-accent { color: $text-accent; text-style: bold reverse; }
    }
    """

    def __init__(
        self,
        pictures: Pictures | None = None,
        *,
        id: str | None = None,  # noqa: A002 - the name that every widget has for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._pictures = pictures or Pictures()
        self._figure = Figure("feet")
        self._accent = False
        self._strips: LRUCache[tuple[Figure, bool, Size], list[Strip]] = LRUCache(64)

    @property
    def figure(self) -> Figure:
        """What it shows."""
        return self._figure

    def show(self, figure: Figure, *, accent: bool = False) -> None:
        """Show another figure, or an accent on it; the same again costs nothing."""
        if (figure, accent) != (self._figure, self._accent):
            self._figure, self._accent = figure, accent
            self.refresh()

    def notify_style_update(self) -> None:
        """Another theme has other colours."""
        super().notify_style_update()
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """One row of the picture."""
        key = (self._figure, self._accent, self.size)
        strips = self._strips.get(key)
        if strips is None:
            strips = self._strips[key] = self._drawn()
        return strips[y] if y < len(strips) else Strip.blank(self.size.width)

    def _drawn(self) -> list[Strip]:
        width, height = self.size
        scene = self._pictures.scene(self._figure.limbs, width, height) or words_only(width)
        cells = draw(scene, self._figure, accent=self._accent)
        left = max(0, width - scene.width) // 2
        above = max(0, height - scene.height) // 2
        styles = self._styles()
        blank = Strip.blank(width, styles["blank"])
        strips = [blank] * above
        for row in cells:
            segments = [Segment(" " * left, styles["blank"])]
            for name, run in groupby(row, key=lambda cell: cell[1]):
                segments.append(Segment("".join(character for character, _ in run), styles[name]))
            strips.append(Strip(segments).adjust_cell_length(width, styles["blank"]))
        strips += [blank] * (height - len(strips))
        return strips[:height]

    def _styles(self) -> dict[str, Style]:
        """A Rich style for each name that a cell can have."""
        part = self.get_component_rich_style
        unlit, lit, pressed = part("body--unlit"), part("body--lit"), part("body--pressed")
        ground = self.rich_style.background_style
        on_unlit = Style(bgcolor=unlit.bgcolor)
        return {
            "blank": ground,
            "unlit": unlit,
            "unlit edge": ground + Style(color=unlit.bgcolor),
            "lit": lit,
            "pressed": pressed,
            "lit over unlit": lit + on_unlit,
            "pressed over unlit": pressed + on_unlit,
            "caption": part("body--caption"),
            "caption-lit": part("body--caption-lit"),
            "caption-accent": part("body--caption-accent"),
        }
