"""A month, with a shade and a digit for each day on which something was done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from textual.content import Content
from textual.widgets import Static

from toetap.coach.progress import Day, month

_SHADES = ((0, "░"), (10 * 60, "▒"), (20 * 60, "▓"), (40 * 60, "█"))


class MonthCalendar(Static):
    """Weeks as rows, Monday first; beside a day its number of sessions and a shade of minutes."""

    DEFAULT_CSS = """
    MonthCalendar { height: auto; width: auto; }
    """

    def show(self, of: date, days: Mapping[date, Day], today: date) -> None:
        """Show the month of a day."""
        head = Content.assemble(
            (f"{of:%B %Y}".center(41), "bold"),
            ("\n  Mon   Tue   Wed   Thu   Fri   Sat   Sun", "$text-muted"),
        )
        weeks = [
            Content("").join(_cell(day, of, days.get(day), today) for day in week)
            for week in month(of)
        ]
        self.update(Content("\n").join([head, *weeks]))


def _cell(day: date, of: date, done: Day | None, today: date) -> Content:
    """Six columns: the day, then a shade and a digit where something was done."""
    if day.month != of.month:
        return Content("      ")
    marks = "  " if done is None else f"{_shade(done)}{min(done.sessions, 9)}"
    number = Content.styled(f"{day.day:>3}", "bold reverse" if day == today else "")
    return Content.assemble(number, (marks, "bold $text-accent"), " ")


def _shade(done: Day) -> str:
    return [shade for least, shade in _SHADES if done.seconds >= least][-1]
