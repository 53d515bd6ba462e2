"""Sessions out of a file that toetap has written, JSON or CSV, as documents of session files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from toetap.cleaning import clean
from toetap.coach.record import SCHEMA, SessionRecord
from toetap.errors import ToetapError, UnreadableError
from toetap.exchange.cells import unguarded
from toetap.exchange.table import COLUMNS, OF_EXERCISE, OF_SESSION, OF_SET
from toetap.exchange.writing import BOM
from toetap.store.format import from_document

MOST_BYTES = 1024 * 1024 * 1024
_TIMES = ("started", "ended")
_TEXTS = {"session", "routine", "title", "app", "note", "exercise", "exercise_name", "pattern"}
_NUMBERS = {
    "active_seconds", "pain_before", "numbness_before", "pain_after", "effort", "at_set", "level",
    "bpm", "target", "done", "seconds",
}  # fmt: skip
_MAY_BE_EMPTY = {"routine", "title", "app", "note", "exercise", "exercise_name"}
_HINT = "Nothing was brought in. toetap takes back what toetap export has written."


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
    named = _documents(text, shown) if text.lstrip()[:1] == "[" else _from_rows(text, shown)
    return tuple(_checked(document, f"{shown}, {place}") for place, document in named)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ToetapError(f"{clean(str(path))} is larger than 1 GiB.", _HINT)
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ToetapError(f"{clean(str(path))} can't be read: {reason}.", _HINT) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ToetapError(
            f"{clean(str(path))} is not UTF-8, at byte {error.start}.",
            "Save it again as UTF-8. Nothing was brought in.",
        ) from None


def _checked(document: Mapping[str, object], place: str) -> Brought:
    try:
        return Brought(from_document(document).record, document)
    except UnreadableError as error:
        raise ToetapError(f"{place}: {error.message}", _HINT) from None


def _documents(text: str, shown: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise ToetapError(f"{shown} is not JSON: {place}: {error.msg}.", _HINT) from None
    except (RecursionError, ValueError):
        raise ToetapError(f"{shown} is no JSON that toetap has written.", _HINT) from None
    for number, document in enumerate(found, start=1):
        if not isinstance(document, dict):
            raise ToetapError(f"{shown}, session {number}: it is no session.", _HINT)
        place = f"session {number}"
        yield (
            place,
            {
                key: _time(value, f"{shown}, {place}, {key}") if key in _TIMES else value
                for key, value in _present(document).items()
            },
        )


def _present(table: dict[str, object]) -> dict[str, object]:
    """Absent beats null, wherever it is."""
    return {
        key: _present(value) if isinstance(value, dict) else value
        for key, value in table.items()
        if value is not None
    }


def _time(value: object, place: str) -> datetime:
    try:
        return datetime.fromisoformat(str(value))
    except ValueError:
        raise ToetapError(
            f"{place}: {clean(str(value))!r} is no time.", f"2026-11-20T09:08:00+01:00. {_HINT}"
        ) from None


def _from_rows(text: str, shown: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    reader = csv.DictReader(io.StringIO(text.removeprefix(BOM), newline=""))
    try:
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            what = f"it has no column {missing[0]!r}" if len(missing) < len(COLUMNS) else ""
            raise ToetapError(f"{shown} is no table of sets: {what or 'nor JSON'}.", _HINT)
        grouped: dict[str, list[tuple[int, dict[str, str]]]] = {}
        for number, row in enumerate(reader, start=2):
            cells = {name: row.get(name) or "" for name in COLUMNS}
            grouped.setdefault(unguarded(cells["session"]), []).append((number, cells))
    except csv.Error as error:
        raise ToetapError(f"{shown}, line {reader.line_num}: {error}.", _HINT) from None
    for rows in grouped.values():
        yield f"row {rows[0][0]}", _document(rows, shown)


def _document(rows: list[tuple[int, dict[str, str]]], shown: str) -> dict[str, object]:
    """The session whose rows these are, each with its number."""
    first, cells = rows[0]
    place = f"{shown}, row {first}"
    _require_same(rows, OF_SESSION, shown)
    known = _values(cells, OF_SESSION, place)
    before = {"feet": "feet", "pain": "pain_before", "numbness": "numbness_before"}
    after = {"pain": "pain_after", "effort": "effort"}
    told = {key: known.pop(key) for key in (*before.values(), *after.values()) if key in known}
    del known["day"]
    document: dict[str, object] = {"schema": SCHEMA, "id": known.pop("session"), **known}
    for key in _TIMES:
        document[key] = _time(cells[key], f"{place}, {key}")
    for name, keys in (("before", before), ("after", after)):
        if table := {key: told[column] for key, column in keys.items() if column in told}:
            document[name] = table
    exercises = _exercises(rows, shown)
    if exercises:
        document["exercise"] = exercises
    count = sum(bool(cells["kind"]) for _number, cells in rows)
    document["end"] = {"id": document["id"], "sets": count}
    return document


def _exercises(rows: list[tuple[int, dict[str, str]]], shown: str) -> list[dict[str, object]]:
    grouped: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for row in rows:
        if row[1]["exercise_number"]:
            grouped.setdefault(row[1]["exercise_number"], []).append(row)
    found: list[dict[str, object]] = []
    for members in grouped.values():
        number, cells = members[0]
        _require_same(members, OF_EXERCISE, shown)
        values = _values(cells, OF_EXERCISE[1:], f"{shown}, row {number}")
        own = {"exercise": "id", "exercise_name": "name", "exercise_status": "status"}
        exercise = {own.get(column, column): value for column, value in values.items()}
        sets = [
            _values(inner, OF_SET[1:], f"{shown}, row {at}")
            for at, inner in members
            if inner["kind"]
        ]
        found.append({**exercise, "set": sets} if sets else exercise)
    return found


def _require_same(
    rows: list[tuple[int, dict[str, str]]], columns: Iterable[str], shown: str
) -> None:
    first, cells = rows[0]
    for number, others in rows[1:]:
        for name in columns:
            if others[name] != cells[name]:
                raise ToetapError(
                    f"{shown}, row {number}: {name} is not what row {first} says of the same.",
                    f"Make both the same. {_HINT}",
                )


def _values(cells: Mapping[str, str], columns: Iterable[str], place: str) -> dict[str, object]:
    """The cells that are not empty, as what they are."""
    return {
        name: _value(name, cells[name], place)
        for name in columns
        if cells[name] or name in _MAY_BE_EMPTY
    }


def _value(name: str, cell: str, place: str) -> object:
    if name in _TEXTS:
        return unguarded(cell)
    if name not in _NUMBERS:
        return cell
    if not (cell.isascii() and cell.isdecimal() and len(cell) <= len(str(MOST_BYTES))):
        raise ToetapError(f"{place}, {name}: {clean(cell)!r} is no whole number.", _HINT)
    return int(cell)
