"""Sessions out of a file that toetap has written, JSON or CSV, as documents of session files."""

from __future__ import annotations

import json
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from toetap.cleaning import clean
from toetap.coach.record import SessionRecord
from toetap.errors import ToetapError, UnreadableError
from toetap.exchange.untabling import HINT, TIMES, documents, time
from toetap.store.format import from_document

MOST_BYTES = 1024 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Brought:
    """A session of such a file, and the document to keep it as."""

    record: SessionRecord
    document: Mapping[str, object]


def brought(path: Path) -> tuple[Brought, ...]:
    """The sessions in a file. It is read to its end before anything is kept.

    Raises:
        ToetapError: It can't be read, or is none of ours; the message says where.
    """
    text = _text(path)
    shown = clean(str(path))
    body = text.lstrip()
    if not body:
        raise ToetapError(f"{shown} is empty.", HINT)
    if body.startswith("[[session]]"):
        raise ToetapError(
            f"{shown} is TOML, and what is brought in is JSON or CSV.",
            "Take it out once more with --format json. Nothing was brought in.",
        )
    named = _listed(text, shown) if body[0] in "[{" else documents(text, shown)
    return tuple(_checked(document, f"{shown}, {place}") for place, document in named)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ToetapError(f"{clean(str(path))} is larger than 1 GiB.", HINT)
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ToetapError(f"{clean(str(path))} can't be read: {reason}.", HINT) from None
    try:
        # What Excel calls "Unicode text" is UTF-16.
        wide = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise ToetapError(
            f"{clean(str(path))} is not UTF-8, at byte {error.start}.",
            'Save it again as UTF-8; Excel calls it "CSV UTF-8". Nothing was brought in.',
        ) from None


def _checked(document: Mapping[str, object], place: str) -> Brought:
    try:
        return Brought(from_document(document).record, document)
    except UnreadableError as error:
        raise ToetapError(f"{place}: {error.message}", HINT) from None


def _listed(text: str, shown: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    """The sessions in a list, or one by itself."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise ToetapError(f"{shown} is not JSON: {place}: {error.msg}.", HINT) from None
    except (RecursionError, ValueError):
        raise ToetapError(f"{shown} is no JSON that toetap has written.", HINT) from None
    for number, document in enumerate([found] if isinstance(found, dict) else found, start=1):
        if not isinstance(document, dict):
            raise ToetapError(f"{shown}, session {number}: it is no session.", HINT)
        place = f"session {number}"
        yield (
            place,
            {
                key: time(value, f"{shown}, {place}, {key}") if key in TIMES else value
                for key, value in _present(document).items()
            },
        )


def _present(table: dict[str, object]) -> dict[str, object]:
    """Absent beats null, in each table of a table."""
    return {
        key: _present(value) if isinstance(value, dict) else value
        for key, value in table.items()
        if value is not None
    }
