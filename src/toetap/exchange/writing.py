"""One file with all that is taken out, written whole or not at all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import BinaryIO

from toetap.drafts import OURS, make
from toetap.exchange.reading import Kept
from toetap.exchange.table import COLUMNS, rows
from toetap.store.toml import dumps

BOM = "\ufeff"
"""What Excel knows UTF-8 by. Every reader worth its name passes it over."""


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

    def fill(file: BinaryIO) -> None:
        raw = (part if isinstance(part, bytes) else part.encode(errors="replace") for part in parts)
        file.writelines(raw)

    make(path, fill, mode=OURS, force=force)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime | date | time) else str(value)
