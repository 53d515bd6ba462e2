"""Texts as cells that a spreadsheet shows as they are, and that lose nothing on their way."""

from __future__ import annotations

import re

# Also as wide letters, which some spreadsheets take for the same.
_FORMULA = tuple("=+-@\t\r\n'\uff1d\uff0b\uff0d\uff20")
# "8/8" would become the 8th of August, "(5)" less than nothing, and 12e45 a number with 45 zeros.
_PARTS = r"[0-9.,:/+%()$\u20ac\u00a3\u00a5'\s-]"
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_WORD = rf"(?<![a-z])(?:{_MONTH}|[ap]m?|e)(?![a-z])"
_NUMBER = re.compile(rf"(?=\D*\d){_PARTS}*(?:{_WORD}{_PARTS}*)*", re.IGNORECASE)
_WORDS = ("true", "false")
_GUARD = "'"


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula, a number, a date or a truth."""
    if text.startswith(_FORMULA) or _NUMBER.fullmatch(text) or text.strip().lower() in _WORDS:
        return _GUARD + text
    return text


def optional(text: str | None) -> str:
    """A text that may be missing; one that is there and empty is told apart by its guard."""
    return "" if text is None else guarded(text) or _GUARD


def unguarded(cell: str) -> str:
    """The text of such a cell."""
    return cell.removeprefix(_GUARD)
