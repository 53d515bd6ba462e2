"""A month, with a shade and a digit for each day on which something was done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from textual.content import Content
from textual.widgets import Static

from toetap.coach.progress import Day, month

_MINUTES = (0, 1, 10, 20, 40)
"""From how many minutes on a day has each of the five shades."""


class MonthCalendar(Static):
    """Weeks as rows, Monday first: `18·2` is the 18th with two sessions, shaded by its minutes."""

    DEFAULT_CSS = """
    MonthCalendar { height: auto; width: auto; }
    """

    def show(self, of: date, days: Mapping[date, Day], today: date) -> None:
        """Show the month of a day."""
        head = Content.assemble(
            (f"{of:%B %Y}".center(41), "bold"),
            ("\n Mon   Tue   Wed   Thu   Fri   Sat   Sun", "$text-muted"),
        )
        weeks = [
            Content("").join(_cell(day, of, days.get(day), today) for day in week)
            for week in month(of)
        ]
        self.update(Content("\n").join([head, *weeks]))


def _cell(day: date, of: date, done: Day | None, today: date) -> Content:
    """Six columns: the day, and where something was done its shade and its number of sessions."""
    if day.month != of.month:
        return Content("      ")
    pointer = "▸" if day == today else " "
    if done is None:
        return Content.assemble((f"{pointer}{day.day:>2}", "bold" if day == today else ""), "   ")
    shade = _shade(done)
    text = f"{pointer}{day.day:>2}·{min(done.sessions, 9)}"
    return Content.assemble((text, f"bold $heat-text-{shade} on $heat-{shade}"), " ")


def _shade(done: Day) -> int:
    return max(1, *(shade for shade, least in enumerate(_MINUTES) if done.seconds >= least * 60))
