"""Words of a command line, read as what they stand for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from toetap.errors import UsageError

_MOST_DIGITS = 9


def day(text: str) -> date:
    """A date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is no date.", "Write it as 2026-11-20.") from None


def moment(text: str) -> datetime:
    """A time of a day, in the place's own offset where none was said."""
    try:
        found = datetime.fromisoformat(text)
        return found if found.tzinfo else found.astimezone()
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"{text!r} is no time.", 'Write it as "2026-11-18 08:00".') from None


def time_of_day(text: str) -> time:
    """A time of any day."""
    try:
        found = time.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is not None:
        raise UsageError(f"{text!r} is no time of day.", "Write it as 09:00.")
    return found.replace(second=0, microsecond=0)


def number(text: str) -> int:
    """A number of sessions."""
    if text.isdecimal() and len(text) <= _MOST_DIGITS and int(text):
        return int(text)
    raise UsageError(f"{text!r} is no number of sessions.", "Write a whole number from 1 on.")


def within(least: int, most: int, what: str) -> Callable[[str], int]:
    """Reads a whole number of this within limits."""

    def read(text: str) -> int:
        if text.isdecimal() and len(text) <= _MOST_DIGITS and least <= int(text) <= most:
            return int(text)
        raise UsageError(f"{text!r} can't be {what}.", f"Write a number from {least} to {most}.")

    return read
