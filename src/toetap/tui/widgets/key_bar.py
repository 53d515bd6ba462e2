"""The keys that do something now, in one or two lines at the foot of a screen."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from toetap.tui.commands import Command

_BETWEEN = "  "


class KeyBar(Static):
    """Keys and what they do. Each can be clicked, too."""

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: auto;
        max-height: 2;
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
            self._write()

    def on_resize(self) -> None:
        """The width decides where a line breaks."""
        self._write()

    def _write(self) -> None:
        lines: list[list[Content]] = [[]]
        room = self.size.width
        for command in self._commands:
            if not command.bar:
                continue
            entry = Content.assemble((f" {command.shown} ", "bold reverse"), f" {command.label}")
            entry = entry.stylize(Style.from_meta({"@click": command.link}))
            if len(entry) > room and lines[-1]:
                lines.append([])
                room = self.size.width
            lines[-1].append(entry)
            room -= len(entry) + len(_BETWEEN)
        self.update(Content("\n").join(Content(_BETWEEN).join(line) for line in lines))
