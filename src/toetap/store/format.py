"""SessionRecord to the document of a session file, and back. docs/session-format.md explains it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import cast

from msgspec import ValidationError, convert, to_builtins

from toetap.cleaning import clean
from toetap.coach.correcting import Counts
from toetap.coach.record import FIRST_YEAR, LAST_YEAR, SCHEMA, SessionRecord
from toetap.errors import UnreadableError
from toetap.store.schema import KEYS, SessionDocument

_INDEX = re.compile(r"\[(\d+)\]")
_MISSING = re.compile(r"Object missing required field `(\w+)`")


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a document says.

    Attributes:
        record: The session.
        read_only: True if a newer toetap wrote it. Such a file is shown and never rewritten.
    """

    record: SessionRecord
    read_only: bool


def to_document(record: SessionRecord) -> dict[str, object]:
    """The document of a record, keys and tables in their order.

    Nothing is refused here: whatever a person did is kept.
    """
    plain = to_builtins(record, builtin_types=(datetime,))
    exercises = plain.pop("exercises")
    for exercise in exercises:
        exercise["set"] = exercise.pop("sets")
    document = {
        "schema": SCHEMA,
        **plain,
        "started": offset_time(record.started),
        "ended": offset_time(record.ended),
        "exercise": [_present(exercise) for exercise in exercises],
        "end": {"id": record.id, "sets": record.set_count},
    }
    return _present(document)


def from_document(document: Mapping[str, object]) -> Decoded:
    """The session that a document holds.

    Raises:
        UnreadableError: It is no whole session; the message names the key and the reason.
    """
    schema = document.get("schema")
    newer = type(schema) is int and schema > SCHEMA
    try:
        return Decoded(_record(document), newer)
    except UnreadableError as error:
        if not newer:
            raise
        raise UnreadableError(
            f"A newer toetap wrote this (schema {schema}), and this one cannot show it.",
            f"Bring toetap up to date. It stumbled over {error.message}",
        ) from None


def revised(document: Mapping[str, object], changes: Mapping[str, object]) -> dict[str, object]:
    """A document with other values for some keys, and every key that toetap does not know kept.

    A change to None leaves the key out. `[end]` stays the last table.
    """
    mixed = {**document, **changes}
    unknown = [key for key in mixed if key not in KEYS]
    order = [*KEYS[:-1], *unknown, KEYS[-1]]
    return {key: mixed[key] for key in order if mixed.get(key) is not None}


def recounted(document: Mapping[str, object], counts: Counts) -> dict[str, object]:
    """A document with other counts, and every key of every table kept that toetap does not know.

    Raises:
        ValueError: It has other sets than were counted.
    """
    done, tables = iter(counts.done), _tables(document.get("exercise"))
    exercises = [
        {
            **exercise,
            "status": status,
            "set": [{**one, "done": next(done, None)} for one in _tables(exercise.get("set"))],
        }
        for exercise, status in zip(tables, counts.exercises, strict=True)
    ]
    each = [one["done"] for exercise in exercises for one in _tables(exercise["set"])]
    if tuple(each) != counts.done:
        raise ValueError("other sets than were counted")
    exercise = [_present(one) for one in exercises]
    return revised(document, {"status": counts.status, "exercise": exercise or None})


def _tables(found: object) -> list[dict[str, object]]:
    return cast("list[dict[str, object]]", found or [])


def offset_time(moment: datetime) -> datetime:
    """The same moment as TOML can hold it: whole seconds, an offset of whole minutes."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a session's times carry the offset of the place")
    minutes = timedelta(minutes=round(offset.total_seconds() / 60))
    return moment.astimezone(timezone(minutes)).replace(microsecond=0)


def _record(document: Mapping[str, object]) -> SessionRecord:
    if "end" not in document:
        raise _unreadable("end", "it is missing: the file was cut short or is still being copied")
    if list(document)[-1] != "end":
        raise _unreadable("end", "it is not the last table")
    return from_clean(_cleaned(document))


def from_clean(document: object) -> SessionRecord:
    """The session of a document whose texts are safe to show.

    Raises:
        UnreadableError: It is no whole session; the message names the key and the reason.
    """
    try:
        found = convert(document, SessionDocument, builtin_types=(datetime, date, time))
    except ValidationError as error:
        raise _unreadable(*_place_and_reason(str(error))) from None
    for key, moment in (("started", found.started), ("ended", found.ended)):
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise _unreadable(
                key, f"the year {moment.year} is not from {FIRST_YEAR} to {LAST_YEAR}"
            )
    record = convert(found, SessionRecord, from_attributes=True)
    if found.end.id != record.id:
        raise _unreadable("end.id", "it is not the id at the beginning of the file")
    if found.end.sets != record.set_count:
        raise _unreadable("end.sets", f"it says {found.end.sets}, and there are {record.set_count}")
    return record


def _unreadable(key: str, reason: str) -> UnreadableError:
    return UnreadableError(
        f"{key}: {reason}.",
        "Mend it with a text editor, or put a copy of it back.",
    )


def _place_and_reason(complaint: str) -> tuple[str, str]:
    """Split msgspec's "Expected `int` <= 10 - at `$.exercise[0].level`" as people count."""
    reason, _, path = complaint.partition(" - at `$")
    place = _INDEX.sub(lambda found: f"[{int(found[1]) + 1}]", path.rstrip("`").lstrip("."))
    if missing := _MISSING.fullmatch(reason):
        return f"{place}.{missing[1]}".lstrip("."), "it is missing"
    return place or "the file", reason.replace("`", "").replace("Expected", "expected")


def _present(table: dict[str, object]) -> dict[str, object]:
    """Absent beats null: a table without its None, and without tables that hold nothing."""
    return {key: value for key, value in table.items() if value not in (None, {}, [])}


def _cleaned(value: object) -> object:
    """A value with the hostile characters of its texts replaced."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {key: _cleaned(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    return value
