"""Session files as toetap writes them, read table by table, some ten times as fast.

Tables stand apart by an empty line, and the same set of the same exercise comes again and again, so
each text of a table is parsed once. A table that is whole TOML by itself is the same in its file:
TOML ends a statement with its line, and what goes on over several lines is no TOML when it is cut.
Whatever is the least unusual is left to the parser that reads everything.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar

from msgspec import Struct, ValidationError, convert

from toetap.cleaning import clean
from toetap.coach.record import After, Before, ExerciseRecord, SessionRecord, SetRecord
from toetap.errors import UnreadableError
from toetap.store.format import from_clean
from toetap.store.schema import AfterTable, BeforeTable, ExerciseTable, SetTable

MOST_TABLES = 20_000
"""Texts of tables that are remembered, some 20 MB at most."""

MOST_CHARACTERS = 2000
"""In a table that is parsed here: no key in it can be made to cost much."""

_Table = Before | After | ExerciseRecord | SetRecord
_Parsed = TypeVar("_Parsed", bound=_Table)

_END = re.compile(r'\[end\]\nid = "([0-9a-z]{16})"\nsets = (0|[1-9][0-9]{0,5})\n')
_TEXT = r'"([^"\\\x00-\x1f\x7f]*)"'
_TIME = r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2})"
_HEAD = re.compile(
    rf"schema = 1\nid = {_TEXT}\nroutine = {_TEXT}\ntitle = {_TEXT}\nstarted = {_TIME}\n"
    rf"ended = {_TIME}\nactive_seconds = (0|[1-9][0-9]{{0,5}})\nstatus = {_TEXT}\n"
    rf"(?:reason = {_TEXT}\n)?source = {_TEXT}\napp = {_TEXT}\nnote = {_TEXT}"
)
_HEAD_KEYS = (
    "id", "routine", "title", "started", "ended", "active_seconds", "status", "reason", "source",
    "app", "note",
)  # fmt: skip
_TABLES = ("before", "after", "exercise", "end")


class _UnusualError(Exception):
    """Something for the parser that reads everything."""


class Swift:
    """Reads files of the usual form, and remembers the tables it has met."""

    def __init__(self) -> None:
        self._met: dict[str, _Table] = {}

    def record(self, data: bytes) -> SessionRecord | None:
        """The session that these bytes are, or None if only the full parser can tell."""
        try:
            text = data.decode()
            if "\r" in text:
                return None
            return self._record(text.split("\n\n"))
        except (_UnusualError, UnreadableError, ValidationError, ValueError, RecursionError):
            return None

    def _record(self, blocks: list[str]) -> SessionRecord:
        head, end = _head(blocks[0]), _END.fullmatch(blocks[-1])
        if end is None:
            raise _UnusualError
        before, after, at = Before(), After(), 1
        if blocks[at].startswith("[before]\n"):
            before, at = self._table(blocks[at], "[before]\n", BeforeTable, Before), at + 1
        if blocks[at].startswith("[after]\n"):
            after, at = self._table(blocks[at], "[after]\n", AfterTable, After), at + 1
        exercises = self._exercises(blocks[at:-1])
        count = sum(len(exercise.sets) for exercise in exercises)
        # What all of it has to fit is said in one place only.
        document = {**head, "schema": 1, "end": {"id": end[1], "sets": 0}}
        empty = from_clean(document)
        if int(end[2]) != count:
            raise _UnusualError
        return SessionRecord(
            id=empty.id,
            routine=empty.routine,
            title=empty.title,
            started=empty.started,
            ended=empty.ended,
            active_seconds=empty.active_seconds,
            status=empty.status,
            reason=empty.reason,
            at_set=empty.at_set,
            source=empty.source,
            app=empty.app,
            note=empty.note,
            before=before,
            after=after,
            exercises=exercises,
        )

    def _exercises(self, blocks: list[str]) -> tuple[ExerciseRecord, ...]:
        found: list[tuple[ExerciseRecord, list[SetRecord]]] = []
        for block in blocks:
            if block.startswith("[[exercise.set]]\n"):
                if not found:
                    raise _UnusualError
                found[-1][1].append(self._table(block, "[[exercise.set]]\n", SetTable, SetRecord))
            else:
                exercise = self._table(block, "[[exercise]]\n", ExerciseTable, ExerciseRecord)
                found.append((exercise, []))
        return tuple(
            ExerciseRecord(
                id=one.id,
                name=one.name,
                level=one.level,
                posture=one.posture,
                status=one.status,
                sets=tuple(sets),
            )
            for one, sets in found
        )

    def _table(self, block: str, header: str, schema: type[Struct], kind: type[_Parsed]) -> _Parsed:
        met = self._met.get(block)
        if isinstance(met, kind):
            return met
        if not block.startswith(header):
            raise _UnusualError
        made = convert(
            convert(_flat(block.removeprefix(header)), schema), kind, from_attributes=True
        )
        if len(self._met) >= MOST_TABLES:
            self._met.clear()
        self._met[block] = made
        return made


def _head(block: str) -> Mapping[str, object]:
    found = _HEAD.fullmatch(block)
    if found is None:
        return _unusual_head(block)
    named = zip(_HEAD_KEYS, found.groups(), strict=True)
    table: dict[str, object] = {key: clean(text) for key, text in named if text is not None}
    table["started"] = datetime.fromisoformat(found[4])
    table["ended"] = datetime.fromisoformat(found[5])
    table["active_seconds"] = int(found[6])
    return table


def _unusual_head(block: str) -> Mapping[str, object]:
    table = _flat(block)
    if table.get("schema") != 1 or any(name in table for name in _TABLES):
        raise _UnusualError
    return table


def _flat(text: str) -> dict[str, object]:
    """A table of single values, its texts safe to show."""
    if len(text) > MOST_CHARACTERS:
        raise _UnusualError
    table = tomllib.loads(text)
    if any(isinstance(value, dict | list) for value in table.values()):
        raise _UnusualError
    return {key: clean(value) if isinstance(value, str) else value for key, value in table.items()}
