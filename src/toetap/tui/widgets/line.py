"""A line of text that costs nothing while it stays the same."""

from __future__ import annotations

from typing import Literal

from textual.content import Content

from toetap.tui.widgets.hanging import Hanging

Gives = Literal["nothing", "width", "height"]


class Line(Hanging):
    """Text from files is never markup. A new text asks for a layout only where it has to."""

    def __init__(self, *, id: str, gives: Gives = "nothing") -> None:  # noqa: A002 - as every widget
        """Show nothing yet.

        Args:
            id: Its name in the style.
            gives: What of the widget's own size its text decides.
        """
        super().__init__(Content(""), id=id)
        self._gives = gives
        self._says = Content("")

    def show(self, text: str | Content) -> None:
        """Say something else; the same again costs nothing."""
        says = Content(text) if isinstance(text, str) else text
        # Measured, since what was shown before the first layout may have been given no room.
        misfits = self._gives == "width" and self.size.width != says.cell_length
        if says != self._says or misfits:
            self._says = says
            self.update(says, layout=self._gives == "height" or misfits)
