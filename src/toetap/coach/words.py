"""What the coach can say. It names words by key; what they are in a language is data.

`toetap/words/en.toml` has the English ones. Names and instructions of the content are said as they
are written there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from toetap.coach.units import SECOND

WordKey = Literal[
    # who works now
    "right", "left", "both", "go",
    # what to do now
    "hold", "release", "get ready", "ready", "way", "other way", "point",
    # how far it is
    "count", "reps done", "last one", "half-way", "minute to go", "minutes to go",
    # before the first exercise
    "routine", "look at both feet", "before you start", "within reach",
    # what comes next
    "exercise", "next exercise", "rest seconds", "rest minute", "rest minutes",
    "then right", "then left", "then both", "then alternating", "then again",
    "then feet", "then hands", "then hands+feet",
    # what the person has just caused
    "paused", "resumed", "undone",
    # the end
    "done", "end", "stopped", "look again",
    # a sentence of the content, or of the mind's own safety texts
    "text",
]  # fmt: skip

KEYS: tuple[WordKey, ...] = get_args(WordKey)

_BEGINNING = SECOND * 3 // 10
_LETTER = SECOND * 6 // 100


@dataclass(frozen=True, slots=True)
class Words:
    """Something said in one breath.

    Attributes:
        key: Which words.
        number: The number in them, if there is one.
        text: The text of the content in them, if there is one.
    """

    key: WordKey
    number: int = 0
    text: str = ""


Lasts = Callable[[Words], int]
"""How many nanoseconds words take to say."""


def estimated(words: Words) -> int:
    """About how long words take to say, for a calm voice of which nothing is known."""
    number = len(str(words.number)) * 4 if words.number else 0
    own = 0 if words.key in ("count", "text", "way", "point") else len(words.key)
    return _BEGINNING + _LETTER * (own + number + len(words.text))
