"""The looks of toetap: dark, light and high contrast.

Every text colour of a theme can be read on every background of it: at least 4.5:1, in the high
contrast theme at least 7:1 (WCAG 2.2, 1.4.3 and 1.4.6). A lit sole differs from an unlit one by at
least 3:1 (1.4.11). A pressed one differs from a lit one by less than a tenth of full luminance in
the same hue, which is below what counts as a flash (2.3.1), however fast the taps come.

Besides Textual's variables the themes give:

    $sole-unlit $sole-grain $sole-lit $sole-pressed    the picture; the grain is on unlit parts
    $heat-0 ... $heat-4                                shades of a calendar, from nothing to most
    $heat-text-0 ... $heat-text-4                      text on each of them
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.theme import Theme

DARK, LIGHT, CONTRAST = "toetap-dark", "toetap-light", "toetap-contrast"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a theme by what they are for, as `#rrggbb`."""

    background: str
    surface: str
    panel: str
    cursor: str
    """Behind the chosen row of a list."""
    cursor_text_style: str
    selection: str
    """Behind text that is selected with the mouse or in a field."""
    text: str
    muted: str
    primary: str
    on_primary: str
    secondary: str
    accent: str
    success: str
    warning: str
    error: str
    border: str
    border_quiet: str
    sole_unlit: str
    sole_grain: str
    sole_lit: str
    sole_pressed: str
    heat: tuple[str, str, str, str, str]
    heat_text: tuple[str, str, str, str, str]


_DARK = Palette(
    background="#1c1916",
    surface="#25211d",
    panel="#2d2823",
    cursor="#50402a",
    cursor_text_style="bold",
    selection="#50402a",
    text="#f3e9da",
    muted="#c6b8a4",
    primary="#e3ab55",
    on_primary="#1c1916",
    secondary="#9cc7b4",
    accent="#ecb864",
    success="#a3cf9b",
    warning="#f0c46c",
    error="#f5a893",
    border="#b98f4e",
    border_quiet="#4d453b",
    sole_unlit="#564b3f",
    sole_grain="#6b5e4f",
    sole_lit="#dfa44b",
    sole_pressed="#ebb560",
    heat=("#2d2823", "#4b3c26", "#7a5b2c", "#c08d3f", "#ecb864"),
    heat_text=("#c6b8a4", "#f3e9da", "#ffffff", "#1c1916", "#1c1916"),
)

_LIGHT = Palette(
    background="#fbf6ed",
    surface="#f5eee1",
    panel="#eee4d3",
    cursor="#f0d296",
    cursor_text_style="bold",
    selection="#f0d296",
    text="#2c251d",
    muted="#5c5042",
    primary="#7c4706",
    on_primary="#ffffff",
    secondary="#24594b",
    accent="#7c4706",
    success="#2c5c2b",
    warning="#704600",
    error="#8f2f1c",
    border="#a8783a",
    border_quiet="#d8c9b1",
    sole_unlit="#d5c2a3",
    sole_grain="#c4ae8a",
    sole_lit="#9c5b0d",
    sole_pressed="#7f4606",
    heat=("#eee4d3", "#f0d296", "#e2b264", "#a3600f", "#6d3e04"),
    heat_text=("#5c5042", "#2c251d", "#2c251d", "#ffffff", "#ffffff"),
)

_CONTRAST = Palette(
    background="#000000",
    surface="#000000",
    panel="#000000",
    cursor="#0d3670",
    cursor_text_style="bold underline",
    selection="#0d3670",
    text="#ffffff",
    muted="#dcdcdc",
    primary="#ffe14d",
    on_primary="#000000",
    secondary="#8fe9ff",
    accent="#ffe14d",
    success="#a6f5a6",
    warning="#ffd98a",
    error="#ffcbc2",
    border="#ffffff",
    border_quiet="#9a9a9a",
    sole_unlit="#5c5c5c",
    sole_grain="#8a8a8a",
    sole_lit="#ffe14d",
    sole_pressed="#ffed8a",
    heat=("#000000", "#3d3600", "#5f5300", "#d1b800", "#ffe14d"),
    heat_text=("#dcdcdc", "#ffffff", "#ffffff", "#000000", "#000000"),
)


def themes() -> tuple[Theme, Theme, Theme]:
    """The three themes, for `App.register_theme`. The first is where a new person starts."""
    return (
        _theme(DARK, _DARK, dark=True),
        _theme(LIGHT, _LIGHT, dark=False),
        _theme(CONTRAST, _CONTRAST, dark=True),
    )


def variable_defaults() -> dict[str, str]:
    """For `App.get_theme_variable_defaults`: a stylesheet is read before a theme can be chosen."""
    return _variables(_DARK)


def _theme(name: str, palette: Palette, *, dark: bool) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=palette.primary,
        secondary=palette.secondary,
        accent=palette.accent,
        success=palette.success,
        warning=palette.warning,
        error=palette.error,
        foreground=palette.text,
        background=palette.background,
        surface=palette.surface,
        panel=palette.panel,
        boost=palette.panel,
        variables=_variables(palette),
    )


def _variables(palette: Palette) -> dict[str, str]:
    return {
        **_texts(palette),
        **_lists_and_fields(palette),
        **_keys_and_buttons(palette),
        "sole-unlit": palette.sole_unlit,
        "sole-grain": palette.sole_grain,
        "sole-lit": palette.sole_lit,
        "sole-pressed": palette.sole_pressed,
        **{f"heat-{step}": shade for step, shade in enumerate(palette.heat)},
        **{f"heat-text-{step}": text for step, text in enumerate(palette.heat_text)},
    }


def _texts(palette: Palette) -> dict[str, str]:
    return {
        "text": palette.text,
        "text-muted": palette.muted,
        "text-disabled": palette.muted,
        "foreground-muted": palette.muted,
        "foreground-disabled": palette.muted,
        "text-primary": palette.primary,
        "text-secondary": palette.secondary,
        "text-accent": palette.accent,
        "text-success": palette.success,
        "text-warning": palette.warning,
        "text-error": palette.error,
        "link-color": palette.accent,
        "link-color-hover": palette.text,
        "link-background-hover": palette.selection,
    }


def _lists_and_fields(palette: Palette) -> dict[str, str]:
    return {
        "block-cursor-foreground": palette.text,
        "block-cursor-background": palette.cursor,
        "block-cursor-text-style": palette.cursor_text_style,
        "block-cursor-blurred-foreground": palette.text,
        "block-cursor-blurred-background": palette.cursor,
        "block-cursor-blurred-text-style": palette.cursor_text_style,
        "block-hover-background": palette.panel,
        "border": palette.border,
        "border-blurred": palette.border_quiet,
        "input-cursor-background": palette.text,
        "input-cursor-foreground": palette.background,
        "input-selection-background": palette.selection,
        "input-selection-foreground": palette.text,
        "screen-selection-background": palette.selection,
        "scrollbar": palette.border_quiet,
        "scrollbar-hover": palette.border,
        "scrollbar-active": palette.border,
        "scrollbar-background": palette.background,
        "scrollbar-background-hover": palette.background,
        "scrollbar-background-active": palette.background,
        "scrollbar-corner-color": palette.background,
    }


def _keys_and_buttons(palette: Palette) -> dict[str, str]:
    return {
        "footer-background": palette.panel,
        "footer-foreground": palette.text,
        "footer-key-foreground": palette.accent,
        "footer-description-foreground": palette.muted,
        "button-foreground": palette.text,
        "button-color-foreground": palette.on_primary,
        "primary-muted": palette.cursor,
        "secondary-muted": palette.panel,
        "accent-muted": palette.cursor,
        "success-muted": palette.panel,
        "warning-muted": palette.panel,
        "error-muted": palette.panel,
    }
