"""A line of text that may change often."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class Line(Static):
    """Drawn anew only where its text changed, and laid out anew only where its size may."""

    def __init__(self, name: str, *, grows: bool = False, fitted: bool = False) -> None:
        """An empty line.

        Args:
            name: Its id.
            grows: Its text gives it a height, so a new one asks for a layout.
            fitted: Its text gives it a width, so one of another width does.
        """
        super().__init__(id=name)
        self._grows = grows
        self._fitted = fitted
        self._shown: Content | None = None

    def show(self, text: str | Content) -> None:
        """Show a text; as a string it is never markup."""
        content = Content(text) if isinstance(text, str) else text
        # Measured, since what was shown before the first layout may have been given no room.
        misfits = self._fitted and self.size.width != content.cell_length
        if content != self._shown or misfits:
            self._shown = content
            self.update(content, layout=self._grows or misfits)
