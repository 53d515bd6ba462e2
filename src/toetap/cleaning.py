"""Text from files, made safe to show.

A terminal obeys what it is sent. A file may come from a stranger, and a TOML escape can spell any
character, so whatever is no visible text is taken out where the file comes in.
"""

import re
from collections.abc import Iterator

MAX_MARKS = 3
"""Combining marks in a row that stay; real languages get by with these."""

REPLACEMENT = "\ufffd"

# Most texts are only of these: for them `unicodedata` need not even be imported.
_PLAIN = re.compile(
    r"[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2200-\u22ff]*"
)
_SPACES = re.compile(r"[ \t\r\n]+")
_BLANK_LETTERS = "\u115f\u1160\u17b4\u17b5\u3164\uffa0"
_REFUSED = {
    "Cc": "the control character",
    "Cf": "the invisible character",
    "Cs": "half a character,",
    "Co": "the private character",
    "Cn": "the unknown character",
    "Zl": "the line separator",
    "Zp": "the paragraph separator",
}


def fold(text: str) -> str:
    """The text on one line: each run of spaces, tabs and line ends is one space, none at the ends.

    Control characters other than these stay, for `unclean` to find.
    """
    return _SPACES.sub(" ", text).strip(" ")


def clean(text: str) -> str:
    """The text without anything that a terminal could obey or a reader be fooled by.

    Line ends and tabs become spaces. Control characters, surrogates, unassigned and private
    characters, line separators, and invisible ones, those that turn the writing direction among
    them, become U+FFFD. Of combining marks in a row the first `MAX_MARKS` stay.
    """
    if _PLAIN.fullmatch(text):
        return text
    spaced = text.replace("\r\n", " ").translate({9: " ", 10: " ", 13: " "})
    return "".join(
        character if fault is None else REPLACEMENT
        for character, fault in _judged(spaced)
        if fault != _TOO_MANY_MARKS
    )


def unclean(text: str) -> str | None:
    """What `clean` would take out first, in words; None for a text that it would leave.

    Line ends and tabs count as unclean: `fold` comes first where they are allowed.
    """
    if _PLAIN.fullmatch(text):
        return None
    return next((fault for _character, fault in _judged(text) if fault), None)


_TOO_MANY_MARKS = f"more than {MAX_MARKS} combining marks in a row"


def _judged(text: str) -> Iterator[tuple[str, str | None]]:
    from unicodedata import category  # noqa: PLC0415 - plain text never needs it

    marks = 0
    for character in text:
        kind = category(character)
        marks = marks + 1 if kind.startswith("M") else 0
        if kind in _REFUSED:
            yield character, f"{_REFUSED[kind]} U+{ord(character):04X}"
        elif character in _BLANK_LETTERS:
            yield character, f"the invisible character U+{ord(character):04X}"
        else:
            yield character, _TOO_MANY_MARKS if marks > MAX_MARKS else None
