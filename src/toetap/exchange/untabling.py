"""The table of sets, read back into sessions, as a spreadsheet may have saved it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from toetap.cleaning import clean
from toetap.coach.record import SCHEMA
from toetap.errors import ToetapError
from toetap.exchange.cells import unguarded
from toetap.exchange.table import COLUMNS, OF_EXERCISE, OF_SESSION, OF_SET

TIMES = ("started", "ended")
HINT = "Nothing was brought in. toetap takes back what toetap export has written."

_TEXTS = {"session", "routine", "title", "app", "note", "exercise", "exercise_name", "pattern"}
_NUMBERS = {
    "active_seconds", "pain_before", "numbness_before", "pain_after", "effort", "at_set", "level",
    "bpm", "target", "done", "seconds", "exercise_number", "set_number",
}  # fmt: skip
_MAY_BE_EMPTY = {"routine", "title", "app", "note", "exercise", "exercise_name"}
_DIGITS = 12
_SEPARATORS = ",;\t"
"""Where a comma stands in numbers, spreadsheets put a semicolon between cells."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row, its number in the table, and where to look for it."""

    number: int
    cells: Mapping[str, str]
    place: str


def documents(text: str, shown: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Each session of a table as the document of its file, with the place where it begins.

    Its rows may stand in any order. Rows without anything in them are passed over.

    Raises:
        ToetapError: It is no such table, or says what can't be; the message says where.
    """
    grouped: dict[str, list[_Row]] = {}
    for row in _rows(text, shown):
        if not row.cells["session"]:
            raise ToetapError(f"{row.place}: session is empty.", HINT)
        grouped.setdefault(unguarded(row.cells["session"]), []).append(row)
    for rows in grouped.values():
        yield f"row {rows[0].number}", _document(rows)


def time(value: object, place: str) -> datetime:
    """A time as it is written, with its offset.

    Raises:
        ToetapError: It is none.
    """
    try:
        return datetime.fromisoformat(str(value))
    except ValueError:
        raise ToetapError(
            f"{place}: {clean(str(value))!r} is no time.",
            f"A time is written as 2026-11-20T09:08:00+01:00. {HINT}",
        ) from None


def _rows(text: str, shown: str) -> Iterator[_Row]:
    head = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if len(missing) == len(COLUMNS):
            raise ToetapError(f"{shown} is neither a table of sets nor JSON.", HINT)
        if missing:
            raise ToetapError(f"{shown} is no table of sets: no column {missing[0]!r}.", HINT)
        for number, row in enumerate(reader, start=2):
            cells = {name: row.get(name) or "" for name in COLUMNS}
            if any(cells.values()):
                yield _Row(number, cells, f"{shown}, row {number}")
    except csv.Error as error:
        raise ToetapError(f"{shown}, line {reader.line_num}: {error}.", HINT) from None


def _document(rows: Sequence[_Row]) -> dict[str, object]:
    """The session whose rows these are."""
    first = rows[0]
    _require_same(rows, OF_SESSION)
    known = _values(first, OF_SESSION)
    before = {"feet": "feet", "pain": "pain_before", "numbness": "numbness_before"}
    after = {"pain": "pain_after", "effort": "effort"}
    told = {key: known.pop(key) for key in (*before.values(), *after.values()) if key in known}
    known.pop("day", None)  # it follows from the time, and spreadsheets rewrite it
    document: dict[str, object] = {"schema": SCHEMA, "id": known.pop("session"), **known}
    for key in TIMES:
        document[key] = time(first.cells[key], f"{first.place}, {key}")
    for name, keys in (("before", before), ("after", after)):
        if table := {key: told[column] for key, column in keys.items() if column in told}:
            document[name] = table
    exercises = [_exercise(members) for members in _by_number(rows, "exercise_number")]
    if exercises:
        document["exercise"] = exercises
    count = sum(bool(row.cells["kind"]) for row in rows)
    document["end"] = {"id": document["id"], "sets": count}
    return document


def _exercise(rows: Sequence[_Row]) -> dict[str, object]:
    _require_same(rows, OF_EXERCISE)
    own = {"exercise": "id", "exercise_name": "name", "exercise_status": "status"}
    values = _values(rows[0], OF_EXERCISE[1:])
    exercise = {own.get(column, column): value for column, value in values.items()}
    sets = list[dict[str, object]]()
    for same in _by_number(rows, "set_number"):
        if len(same) > 1:
            number = same[0].cells["set_number"]
            raise ToetapError(f"{same[1].place}: set_number {number} is there twice.", HINT)
        sets.append(_values(same[0], OF_SET[1:]))
    return {**exercise, "set": sets} if sets else exercise


def _by_number(rows: Sequence[_Row], column: str) -> Iterator[list[_Row]]:
    """The rows that have the same number together, from 1 on, with none left out."""
    found: dict[object, list[_Row]] = {}
    for row in rows:
        if cell := row.cells[column]:
            found.setdefault(_value(column, cell, row.place), []).append(row)
    for number in range(1, len(found) + 1):
        if number not in found:
            raise ToetapError(
                f"{rows[0].place}, and those below: {column} {number} is missing.",
                f"Was a row deleted? {HINT}",
            )
        yield found[number]


def _require_same(rows: Sequence[_Row], columns: Iterable[str]) -> None:
    first = rows[0]
    for row in rows[1:]:
        for name in columns:
            if row.cells[name] != first.cells[name]:
                raise ToetapError(
                    f"{row.place}: {name} is not what row {first.number} says of the same.",
                    f"Make both the same. {HINT}",
                )


def _values(row: _Row, columns: Iterable[str]) -> dict[str, object]:
    """The cells that are not empty, as what they are."""
    return {
        name: _value(name, row.cells[name], row.place)
        for name in columns
        if row.cells[name] or name in _MAY_BE_EMPTY
    }


def _value(name: str, cell: str, place: str) -> object:
    if name in _TEXTS:
        return unguarded(cell)
    if name not in _NUMBERS:
        return cell
    if not (cell.isascii() and cell.isdecimal() and len(cell) <= _DIGITS):
        raise ToetapError(f"{place}, {name}: {clean(cell)!r} is no whole number.", HINT)
    return int(cell)
