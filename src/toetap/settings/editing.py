"""Other values in a TOML text, whose comments, order and unknown keys stay as they were."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time

Key = tuple[str, ...]
"""The names of a table, of one in it if there is one, and of a key in that."""

Value = str | int | bool | date | datetime | time
Changes = Mapping[Key, Value | None]
"""New values; None for a key that is to be there no longer."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_HEADER = re.compile(r"\s*\[")
_VALUE = r"""\s*=\s*)(?:"[^"\\]*"|'[^']*'|[^#"'\r\n]*?)(\s*(?:#.*)?)"""


def edited(text: str, document: Mapping[str, object], changes: Changes) -> str | None:
    """A TOML text with other values for some keys of its tables.

    Args:
        text: The text.
        document: What it says.
        changes: New values by key.

    Returns:
        The new text, or None where the text is written so that this could lose something.
    """
    wanted: object = document
    for key, value in changes.items():
        wanted = _changed(wanted, key, value)
        text = _without(text, key) if value is None else _with(text, key, _written(value))
    try:
        says = tomllib.loads(text.removeprefix("\ufeff"))
        return text if _filled(says) == _filled(wanted) else None
    except tomllib.TOMLDecodeError:
        return None


def _changed(table: object, key: Key, value: Value | None) -> dict[str, object] | None:
    """A table with another value for a key in it; None where there is something else instead."""
    if not isinstance(table, Mapping):
        return None
    name, *rest = key
    others = {each: inner for each, inner in table.items() if each != name}
    if rest:
        return {**table, name: _changed(table.get(name, {}), tuple(rest), value)}
    return others if value is None else {**table, name: value}


def _filled(value: object) -> object:
    """A document without its empty tables, which say nothing."""
    if not isinstance(value, Mapping):
        return value
    inner = {name: _filled(each) for name, each in value.items()}
    return {name: each for name, each in inner.items() if each != {}}


def _written(value: Value) -> str:
    """A value as TOML has it; the words are those of our own types."""
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value).lower()


class _Lines:
    """A text, line by line, and where a key stands in it, or would."""

    def __init__(self, text: str, key: Key) -> None:
        *table, self.name = key
        self.table = ".".join(table)
        self.all = _LINE.findall(text)
        self.end = "\r\n" if self.all and self.all[0].endswith("\r\n") else "\n"
        dotted = r"\s*\.\s*".join(map(re.escape, table))
        header = re.compile(rf"\ufeff?\s*\[\s*{dotted}\s*\]\s*(?:#.*)?$")
        starts = (at for at, line in enumerate(self.all) if header.match(_bare(line)))
        self.start = next(starts, None)

    def found(self) -> tuple[int, re.Match[str]] | None:
        """The line of the key, and its parts: all before the value, and all after it."""
        key = re.compile(rf"(\s*{re.escape(self.name)}{_VALUE}")
        for at in self.inside():
            if match := key.fullmatch(_bare(self.all[at])):
                return at, match
        return None

    def inside(self) -> range:
        """The lines below the header of the table, up to the next one."""
        if self.start is None:
            return range(0)
        rest = range(self.start + 1, len(self.all))
        return range(
            rest.start, next((at for at in rest if _HEADER.match(self.all[at])), rest.stop)
        )


def _with(text: str, key: Key, value: str) -> str:
    lines = _Lines(text, key)
    every, end = lines.all, lines.end
    if every and not every[-1].endswith("\n"):
        every[-1] += end
    new = f"{lines.name} = {value}{end}"
    if lines.start is None:
        gap = [end] if every else []
        return "".join([*every, *gap, f"[{lines.table}]{end}", new])
    if found := lines.found():
        at, match = found
        every[at] = f"{match[1]}{value}{match[2]}{every[at][len(_bare(every[at])) :]}"
    else:
        filled = [at for at in lines.inside() if every[at].strip()]
        every.insert(max(filled, default=lines.start) + 1, new)
    return "".join(every)


def _without(text: str, key: Key) -> str:
    """The text without a key, and without its table if that is one entry of many, and empty now."""
    lines = _Lines(text, key)
    if found := lines.found():
        _drop(lines.all, found[0], found[1][2])
    left = [line for line in map(lines.all.__getitem__, lines.inside()) if line.strip()]
    if len(key) > 2 and lines.start is not None and all(map(_is_comment, left)):  # noqa: PLR2004
        _drop(lines.all, lines.start, lines.all[lines.start].partition("]")[2])
    return "".join(lines.all)


def _drop(lines: list[str], at: int, rest: str) -> None:
    """Leave nothing of a line but the comment that ends it."""
    comment = rest.strip()
    lines[at] = comment + lines[at][len(_bare(lines[at])) :] if comment else ""


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _bare(line: str) -> str:
    return line.rstrip("\r\n")
