"""What was done of each set, to be corrected."""

from __future__ import annotations

from collections.abc import Iterator

from textual.widget import Widget

from toetap.coach.correcting import MOST, countable
from toetap.coach.record import SessionRecord
from toetap.tui.screens.form import FormScreen
from toetap.tui.widgets.fields import Amount


class CountsScreen(FormScreen[tuple[int, ...]]):
    """Dismissed with the count of each set, or with None to leave them as they were."""

    BINDINGS = [("u,U", "as_it_was", "as it was")]
    TITLE_SHOWN = "What was really done"
    HINT = "↑ ↓ set · digits, ← → change · u as it was · Enter saves · Esc leaves"
    LONG = True

    def __init__(self, record: SessionRecord) -> None:
        super().__init__()
        self._amounts = tuple(
            Amount(
                one.what,
                one.done,
                most=MOST,
                unit=f"of {one.target} {one.unit}",
                heading=one.exercise if one.opens else "",
            )
            for one in countable(record)
        )

    def fields(self) -> Iterator[Widget]:
        """A line a set, under the name of its exercise."""
        yield from self._amounts

    def said(self) -> tuple[int, ...]:
        """The counts, in the order of the sets."""
        return tuple(amount.value or 0 for amount in self._amounts)

    def action_as_it_was(self) -> None:
        """Back to what was written down for the set that is pointed at."""
        if isinstance(self.focused, Amount):
            self.focused.as_it_was()
