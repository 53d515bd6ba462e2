"""Whatever a theme lets an app show can be read, and a tap is no flash."""

import unicodedata
from collections.abc import Iterator

import pytest
from rich.color import Color as RichColor
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.containers import Horizontal
from textual.content import Content
from textual.theme import Theme
from textual.widgets import Button, DataTable, Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from toetap.coach.figure import Figure
from toetap.tui.themes import CONTRAST, DARK, LIGHT, themes, variable_defaults
from toetap.tui.widgets.big_text import BigText
from toetap.tui.widgets.body import BodyPicture

THEMES = themes()
by_theme = pytest.mark.parametrize("theme", THEMES, ids=[theme.name for theme in THEMES])

LEAST = {DARK: 4.5, LIGHT: 4.5, CONTRAST: 7.0}
TEXTS = (
    "foreground", "text", "text-muted", "text-disabled", "text-primary", "text-secondary",
    "text-accent", "text-success", "text-warning", "text-error", "primary", "secondary", "accent",
    "success", "warning", "error", "footer-key-foreground", "footer-description-foreground",
    "link-color", "block-cursor-foreground",
)  # fmt: skip
BACKGROUNDS = (
    "background", "surface", "panel", "block-cursor-background", "block-hover-background",
    "input-selection-background", "footer-background",
)  # fmt: skip
HEAT = range(5)
WRITTEN = (
    "Topfive", "seated", "●RIGHT●", "Plain", "Mutedtextonapanel", "Couldnotsave", "01234",
    "Myleftfoot", "Anote", "Start", "Discard", "Goon", "Side", "8", "History", "palette",
)  # fmt: skip
"""What a screen with everything says, without its spaces."""
DRAWING = range(0x2500, 0x25A0)
"""Lines and blocks: edges and fillings, not characters to read."""


def luminance(color: Color) -> float:
    """Relative luminance as WCAG 2.2 defines it."""

    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)


def contrast(one: Color, other: Color) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def colors(theme: Theme) -> dict[str, Color]:
    variables = theme.to_color_system().generate() | theme.variables
    names = [*TEXTS, *BACKGROUNDS, "button-color-foreground"]
    names += [name for name in variables if name.startswith(("sole-", "heat-"))]
    return {name: Color.parse(variables[name]) for name in names}


@by_theme
def test_every_text_can_be_read_on_every_background(theme: Theme) -> None:
    color = colors(theme)
    # A focused widget tints its background a little towards its text.
    tinted = [color[name].blend(color["foreground"], 0.05) for name in BACKGROUNDS[:3]]
    for text in TEXTS:
        for background in [*(color[name] for name in BACKGROUNDS), *tinted]:
            assert contrast(color[text], background) >= LEAST[theme.name], (text, background)


@by_theme
def test_the_digit_of_a_day_can_be_read_on_its_shade(theme: Theme) -> None:
    color = colors(theme)
    for step in HEAT:
        ratio = contrast(color[f"heat-text-{step}"], color[f"heat-{step}"])
        assert ratio >= LEAST[theme.name], step


@by_theme
def test_the_shades_of_the_calendar_go_one_way(theme: Theme) -> None:
    shades = [luminance(colors(theme)[f"heat-{step}"]) for step in HEAT]
    assert shades == sorted(set(shades), reverse=not theme.dark)


@by_theme
def test_a_lit_sole_stands_out_from_an_unlit_one_and_both_from_the_background(
    theme: Theme,
) -> None:
    color = colors(theme)
    for working in ("sole-lit", "sole-pressed"):
        assert contrast(color[working], color["sole-unlit"]) >= 3
        assert contrast(color[working], color["background"]) >= 3
    assert contrast(color["sole-unlit"], color["background"]) >= 1.5


@by_theme
def test_a_tap_is_stronger_in_the_same_hue_but_no_flash_and_never_red(theme: Theme) -> None:
    color = colors(theme)
    lit, pressed = color["sole-lit"], color["sole-pressed"]
    ground = color["background"]
    assert contrast(pressed, ground) > contrast(lit, ground)
    assert abs(luminance(pressed) - luminance(lit)) < 0.1
    assert abs(pressed.hsl.h - lit.hsl.h) < 0.01
    for tone in (lit, pressed):
        assert tone.r / sum(tone.rgb) < 0.8


def test_the_defaults_name_every_variable_of_every_theme() -> None:
    assert {frozenset(theme.variables) for theme in THEMES} == {frozenset(variable_defaults())}


class EverythingApp(App[None]):
    """The usual widgets, each in a state in which it holds text."""

    CSS = """
    Horizontal { height: auto; }
    OptionList { height: 7; width: 40; }
    DataTable { height: 4; }
    BodyPicture { width: 34; height: 9; }
    .muted { color: $text-muted; }
    .panel { background: $panel; color: $text-muted; }
    .error { color: $text-error; }
    .heat { width: 4; }
    """ + "".join(
        f".heat-{step} {{ background: $heat-{step}; color: $heat-text-{step}; }}\n" for step in HEAT
    )

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        for known in THEMES:
            self.register_theme(known)
        self.theme = theme.name
        self.bind("f2", "history", description="History")

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield OptionList(
                *(
                    Option(Content.assemble(name, "\n", ("seated, a ball", "$text-muted")))
                    for name in ("Top five", "Balance", "Hands")
                )
            )
            yield BodyPicture()
        yield Static("Plain text")
        yield Static("Muted text", classes="muted")
        yield Static("Muted text on a panel", classes="panel")
        yield Static("Could not save the session.", classes="error")
        with Horizontal():
            for step in HEAT:
                yield Static(str(step), classes=f"heat heat-{step}")
        with Horizontal():
            yield Input("My left foot felt warm", id="note")
        yield Input(placeholder="A note")
        with Horizontal():
            yield Button("Start", variant="primary")
            yield Button("Discard", variant="error")
            yield Button("Go on")
        yield DataTable[str]()
        yield BigText("60", heights=(4,))
        yield Footer()

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("Side", "Reps")
        table.add_row("left", "8")
        self.query_one(OptionList).highlighted = 0
        self.query_one(BodyPicture).show(Figure("feet", right=True, pressed=True))


@by_theme
@pytest.mark.parametrize("focused", [OptionList, Input, Button, DataTable])
async def test_every_character_on_the_screen_can_be_read(
    theme: Theme, focused: type[OptionList | Input | Button | DataTable[str]]
) -> None:
    app = EverythingApp(theme)
    async with app.run_test(size=(90, 50)) as pilot:
        app.query(focused).first().focus()
        await pilot.pause()
        cells = list(characters(app))
        written = "".join(character for character, _ in cells)
        assert [words for words in WRITTEN if words not in written] == []
        for character, style in cells:
            front, back = shown_colors(style)
            assert contrast(front, back) >= LEAST[theme.name], (character, style)


@by_theme
async def test_the_chosen_row_can_be_told_by_more_than_its_colour(theme: Theme) -> None:
    app = EverythingApp(theme)
    async with app.run_test(size=(90, 50)) as pilot:
        app.query_one(OptionList).focus()
        await pilot.pause()
        bold = {character for character, style in characters(app, rows=range(1, 3)) if style.bold}
        assert set("Topfive") <= bold


def characters(app: App[None], rows: range = range(50)) -> Iterator[tuple[str, Style]]:
    for strip in app.screen._compositor.render_strips()[rows.start : rows.stop]:
        for segment in strip:
            for character in segment.text:
                drawing = ord(character) in DRAWING
                if not drawing and unicodedata.category(character)[0] not in "ZC":
                    assert segment.style is not None
                    yield character, segment.style


def shown_colors(style: Style) -> tuple[Color, Color]:
    front, back = (_color(color) for color in (style.color, style.bgcolor))
    if style.dim:
        front = front.blend(back, 0.5)
    return (back, front) if style.reverse else (front, back)


def _color(color: RichColor | None) -> Color:
    assert color is not None
    return Color.from_rich_color(color)
