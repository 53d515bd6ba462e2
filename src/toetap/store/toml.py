"""TOML as session files have it: each table under a header of its own, dates with a T.

tomli-w writes the values. By itself it would fold short sets into one line and put them before
`[before]`, where a reader in a hurry looks for the calendar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_PLAIN = re.compile(r"[ !#-\[\]-~]*")


def dumps(document: Mapping[str, object]) -> bytes:
    """A document as the bytes of a file. The order of keys and tables stands."""
    # Half a character, as a terminal may send it, has no place in UTF-8: better a "?" than no save.
    return ("\n".join(_lines(document, "")) + "\n").encode(errors="replace")


def _lines(table: Mapping[str, object], prefix: str) -> Iterator[str]:
    for key, value in table.items():
        if not _tables(value):
            yield _pair(key, value)
    for key, value in table.items():
        name = prefix + _pair(key, 0).removesuffix(" = 0")
        header = f"[{name}]" if isinstance(value, Mapping) else f"[[{name}]]"
        for inner in _tables(value):
            yield ""
            yield header
            yield from _lines(inner, f"{name}.")


def _tables(value: object) -> Sequence[Mapping[str, object]]:
    """The tables that a value is written as; none for what fits behind a key."""
    if isinstance(value, Mapping):
        return (value,)
    if isinstance(value, list | tuple) and all(isinstance(each, Mapping) for each in value):
        return value
    return ()


def _pair(key: str, value: object) -> str:
    # Nearly all of a session, which is written after each rep while a screen wants its turn.
    if _BARE.fullmatch(key):
        if type(value) is int:
            return f"{key} = {value}"
        if type(value) is str and _PLAIN.fullmatch(value):
            return f'{key} = "{value}"'
    import tomli_w  # noqa: PLC0415 - most starts write nothing

    if isinstance(value, datetime):
        return _pair(key, 0).removesuffix("0") + value.isoformat()
    return tomli_w.dumps({key: value}).removesuffix("\n")
