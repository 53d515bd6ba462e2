"""Other values in a TOML text, whose comments, order and unknown keys stay as they were."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

Value = str | int | bool

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_HEADER = re.compile(r"\s*\[")
_VALUE = r"""\s*=\s*)(?:"[^"\\]*"|'[^']*'|[^#"'\r\n]*?)(\s*(?:#.*)?)"""


def edited(
    text: str, document: dict[str, object], changes: Mapping[tuple[str, str], Value]
) -> str | None:
    """A TOML text with other values for some keys of its tables.

    Args:
        text: The text.
        document: What it says.
        changes: New values by table and key.

    Returns:
        The new text, or None where the text is written so that this could lose something.
    """
    wanted: dict[str, object] = dict(document)
    for (table, name), value in changes.items():
        inner = wanted.get(table, {})
        if not isinstance(inner, dict):
            return None
        wanted[table] = {**inner, name: value}
        text = _with(text, table, name, _written(value))
    try:
        return text if tomllib.loads(text.removeprefix("\ufeff")) == wanted else None
    except tomllib.TOMLDecodeError:
        return None


def _written(value: Value) -> str:
    """A value as TOML has it; the words are those of our own types."""
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


def _with(text: str, table: str, name: str, value: str) -> str:
    lines = _LINE.findall(text)
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += end
    header = re.compile(rf"\ufeff?\s*\[\s*{table}\s*\]\s*(?:#.*)?$")
    start = next((at for at, line in enumerate(lines) if header.match(line.rstrip("\r\n"))), None)
    if start is None:
        gap = [end] if lines else []
        return "".join([*lines, *gap, f"[{table}]{end}", f"{name} = {value}{end}"])
    rest = range(start + 1, len(lines))
    stop = next((at for at in rest if _HEADER.match(lines[at])), len(lines))
    key = re.compile(rf"(\s*{name}{_VALUE}")
    for at in range(start + 1, stop):
        bare = lines[at].rstrip("\r\n")
        if found := key.fullmatch(bare):
            lines[at] = f"{found[1]}{value}{found[2]}{lines[at][len(bare) :]}"
            return "".join(lines)
    last = max(at for at in range(start, stop) if at == start or lines[at].strip())
    lines.insert(last + 1, f"{name} = {value}{end}")
    return "".join(lines)
