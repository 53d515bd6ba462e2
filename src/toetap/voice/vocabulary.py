"""The words of a language: what the coach names by key, as it is said."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import Formatter

from toetap.cleaning import clean
from toetap.coach.words import KEYS, WordKey, Words
from toetap.documents import read_document
from toetap.errors import ContentError

FIELDS = frozenset(("number", "text"))


class Vocabulary:
    """What is said for each key."""

    def __init__(self, phrases: Mapping[WordKey, str]) -> None:
        self._phrases = phrases

    def said(self, words: Words) -> str:
        """The words as a text to be spoken."""
        filled = self._phrases[words.key].format(number=words.number, text=words.text)
        return clean(filled)


def read(path: Path) -> Vocabulary:
    """The words in a TOML file.

    Raises:
        DocumentError: It is no TOML document.
        ContentError: A key is missing or unknown, or its words can't be filled in.
    """
    document = read_document(path)
    for key in document.keys() - set(KEYS):
        raise ContentError(f"{clean(str(path))}: the coach says nothing called {clean(key)!r}.")
    return Vocabulary({key: _phrase(path, key, document.get(key)) for key in KEYS})


def _phrase(path: Path, key: WordKey, value: object) -> str:
    if not isinstance(value, str):
        raise ContentError(f'{clean(str(path))}: "{key}" has no words.')
    try:
        fields = {name for _text, name, *_rest in Formatter().parse(value) if name is not None}
    except ValueError:
        fields = {""}
    if fields - FIELDS:
        hint = "Write {number} or {text} where those belong, and no other braces."
        raise ContentError(f'{clean(str(path))}: "{key}" can\'t be filled in.', hint)
    return value


def english() -> Path:
    """The file of the English words, in the package."""
    return Path(__file__).resolve().parents[1] / "words" / "en.toml"
