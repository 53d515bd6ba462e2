"""One file with all that is taken out, written whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import Literal

from toetap.cleaning import clean
from toetap.errors import ToetapError, UsageError
from toetap.exchange.reading import Kept
from toetap.exchange.table import COLUMNS, rows
from toetap.store.toml import dumps

Format = Literal["csv", "json", "toml"]

BOM = "\ufeff"
"""What Excel knows UTF-8 by. Every reader worth its name passes it over."""

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def as_csv(kept: Iterable[Kept]) -> Iterator[str]:
    """A row for each set, below a row of names; lines end as RFC 4180 has it."""
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    yield BOM + page.getvalue()
    for one in kept:
        page.seek(0)
        page.truncate()
        writer.writerows(rows(one.record))
        yield page.getvalue()


def as_json(kept: Iterable[Kept]) -> Iterator[str]:
    """A list of session documents, as `toetap history --json` gives it."""
    between = "[\n"
    for one in kept:
        yield between + json.dumps(one.document, indent=1, default=_plain)
        between = ",\n"
    yield "\n]\n" if between != "[\n" else "[]\n"


def as_toml(kept: Iterable[Kept]) -> Iterator[str]:
    """One document with a `[[session]]` for each."""
    for one in kept:
        yield dumps({"session": [one.document]}).decode()


def written(path: Path, parts: Iterable[str | bytes], *, force: bool) -> None:
    """Make these the whole of the file at `path`.

    Raises:
        UsageError: There can be no such file.
        ToetapError: One is there already, or it could not be written; nothing is left behind then.
    """
    _require_free(path, force=force)
    draft = path.with_name(f".{path.name}.{os.urandom(4).hex()}.part")
    try:
        try:
            # What it holds is about somebody's health.
            with os.fdopen(os.open(draft, _NEW_FILE, 0o600), "wb") as file:
                for part in parts:
                    raw = part if isinstance(part, bytes) else part.encode(errors="replace")
                    file.write(raw)
                file.flush()
                os.fsync(file.fileno())
            _require_free(path, force=force)
            draft.replace(path)
        finally:
            with suppress(OSError):
                draft.unlink()
    except OSError as error:
        raise ToetapError(
            f"{clean(str(path))} could not be written: {error.strerror or type(error).__name__}.",
            "Nothing was left behind. Is there room, and may you write there?",
        ) from None


def _require_free(path: Path, *, force: bool) -> None:
    shown = clean(str(path))
    if path.is_dir():
        raise UsageError(f"{shown} is a folder.", "Name the file to make in it.")
    if not path.parent.is_dir():
        raise UsageError(f"There is no folder {clean(str(path.parent))}.", "Make it first.")
    if os.path.lexists(path) and not force:
        raise ToetapError(f"{shown} is there already.", "Add --force to write over it.")
    if os.path.lexists(path) and not path.is_file():
        raise UsageError(f"{shown} is no file that can be replaced.", "Choose another name.")


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime | date | time) else str(value)
