"""The keys that do something now, in up to three lines at the foot of a screen."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

from toetap.tui.commands import Command

_BETWEEN = "  "


class KeyBar(Widget):
    """Keys and what they do. Each can be clicked, too."""

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: auto;
        max-height: 3;
        padding: 0 1;
        color: $text-muted;
        link-color: $text-muted;
        link-background: transparent;
        link-style: none;
        link-color-hover: $text;
        link-background-hover: $panel;
        link-style-hover: bold;
    }
    """

    def __init__(self, commands: Iterable[Command] = ()) -> None:
        super().__init__()
        self._commands = tuple(commands)

    def show(self, commands: Iterable[Command]) -> None:
        """Show these commands; the same ones again cost nothing."""
        commands = tuple(commands)
        if commands != self._commands:
            self._commands = commands
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as the keys need at this width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The keys, line by line."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        lines: list[list[Content]] = [[]]
        room = width
        for command in self._commands:
            if not command.bar:
                continue
            entry = Content.assemble((f" {command.shown} ", "bold reverse"), f" {command.label}")
            entry = entry.stylize(Style.from_meta({"@click": command.link}))
            if len(entry) > room and lines[-1]:
                lines.append([])
                room = width
            lines[-1].append(entry)
            room -= len(entry) + len(_BETWEEN)
        return [Content(_BETWEEN).join(line) for line in lines]
