"""Session files as toetap writes them, read table by table, some fifty times as fast.

Tables stand apart by an empty line, and the same exercise with the same sets comes again and again,
so each text of an exercise, and each of a table, is parsed once. A table that is whole TOML by
itself is the same in its file: TOML ends a statement with its line, and what goes on over several
lines is no TOML when it is cut.
Whatever is the least unusual is left to the parser that reads everything.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar, cast

from msgspec import Struct, ValidationError, convert
from msgspec.structs import asdict

from toetap.cleaning import clean
from toetap.coach.record import (
    After,
    Before,
    ExerciseRecord,
    Origin,
    Reason,
    SessionRecord,
    SetRecord,
    Status,
)
from toetap.errors import UnreadableError
from toetap.store.format import from_clean
from toetap.store.ids import ID_PATTERN
from toetap.store.schema import AfterTable, BeforeTable, ExerciseTable, SetTable

MOST_TABLES = 20_000
"""Texts of tables that are remembered, some 20 MB at most."""

MOST_EXERCISES = 20_000
"""Texts of exercises with their sets that are remembered, as much again."""

MOST_CHARACTERS = 2000
"""In a table that is parsed here: no key in it can be made to cost much."""

_Table = Before | After | ExerciseRecord | SetRecord
_Parsed = TypeVar("_Parsed", bound=_Table)

_END = re.compile(rf'\[end\]\nid = "({ID_PATTERN})"\nsets = (0|[1-9][0-9]{{0,5}})\n')
_EXERCISE = "\n\n[[exercise]]\n"
_TEXT = r'"([^"\\\x00-\x1f\x7f]*)"'
_NOTE = r'((?:[^"\\\x00-\x1f\x7f]++|\\["\\])*+)'
_ESCAPED = re.compile(r'\\(["\\])')
_TIME = r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2})"
_LINE = re.compile(rf"([a-z_]+) = (?:{_TEXT}|(0|[1-9][0-9]{{0,8}}))")
_HEAD = re.compile(
    rf'schema = 1\nid = "({ID_PATTERN})"\n'
    rf"routine = {_TEXT}\ntitle = {_TEXT}\nstarted = {_TIME}\n"
    rf"ended = {_TIME}\nactive_seconds = (0|[1-9][0-9]{{0,5}})\nstatus = {_TEXT}\n"
    rf'(?:reason = {_TEXT}\n)?source = {_TEXT}\napp = {_TEXT}\nnote = "{_NOTE}"'
)
_TABLES = ("before", "after", "exercise", "end")


class _UnusualError(Exception):
    """Something for the parser that reads everything."""


class Swift:
    """Reads files of the usual form, and remembers the tables it has met."""

    def __init__(self) -> None:
        self._met: dict[str, _Table] = {}
        self._exercises_met: dict[str, ExerciseRecord] = {}
        self._said: set[tuple[str | None, ...]] = set()

    def record(self, data: bytes) -> SessionRecord | None:
        """The session that these bytes are, or None if only the full parser can tell."""
        try:
            text = data.decode()
            if "\r" in text:
                return None
            return self._record(text)
        except (_UnusualError, UnreadableError, ValidationError, ValueError, RecursionError):
            return None

    def _record(self, text: str) -> SessionRecord:
        last = text.rfind("\n\n[end]\n")
        end = _END.fullmatch(text, last + 2)
        if last < 0 or end is None:
            raise _UnusualError
        # The first piece is all that comes before the exercises.
        first, *pieces = text[:last].split(_EXERCISE)
        blocks, at = first.split("\n\n"), 1
        before, after = Before(), After()
        if at < len(blocks) and blocks[at].startswith("[before]\n"):
            before, at = self._table(blocks[at], "[before]\n", BeforeTable, Before), at + 1
        if at < len(blocks) and blocks[at].startswith("[after]\n"):
            after, at = self._table(blocks[at], "[after]\n", AfterTable, After), at + 1
        if at < len(blocks):
            raise _UnusualError
        exercises = tuple(map(self._exercise, pieces))
        if int(end[2]) != sum(len(exercise.sets) for exercise in exercises):
            raise _UnusualError
        head = self._head(blocks[0], end[1])
        return SessionRecord(
            id=head.id,
            routine=head.routine,
            title=head.title,
            started=head.started,
            ended=head.ended,
            active_seconds=head.active_seconds,
            status=head.status,
            reason=head.reason,
            at_set=head.at_set,
            source=head.source,
            app=head.app,
            note=head.note,
            before=before,
            after=after,
            exercises=exercises,
        )

    def _head(self, block: str, session_id: str) -> SessionRecord:
        """A session without its tables."""
        found = _HEAD.fullmatch(block)
        if found is None:
            return _checked(_unusual_head(block), session_id)
        _, *words, started, ended, seconds, status, reason, source, app, note = found.groups()
        if "\\" in note:
            note = _ESCAPED.sub(r"\1", note)
        routine, title, app, note = map(clean, (*words, app, note))
        began, ceased = datetime.fromisoformat(started), datetime.fromisoformat(ended)
        head = SessionRecord(
            id=found[1],
            routine=routine,
            title=title,
            started=began,
            ended=ceased,
            active_seconds=int(seconds),
            status=cast("Status", status),
            reason=cast("Reason | None", reason),
            source=cast("Origin", source),
            app=app,
            note=note,
            exercises=(),
        )
        # What all of it has to fit is said in one place only, and asked there once for each.
        said = (status, reason, source, started[:4], ended[:4])
        if said in self._said and session_id == head.id:
            return head
        table = {key: value for key, value in asdict(head).items() if value is not None}
        del table["before"], table["after"], table["exercises"]
        checked = _checked({**table, "schema": 1}, session_id)
        self._said.add(said)
        return checked

    def _exercise(self, text: str) -> ExerciseRecord:
        met = self._exercises_met.get(text)
        if met is not None:
            return met
        first, *sets = text.split("\n\n")
        one = self._table(f"[[exercise]]\n{first}", "[[exercise]]\n", ExerciseTable, ExerciseRecord)
        made = ExerciseRecord(
            id=one.id,
            name=one.name,
            level=one.level,
            posture=one.posture,
            status=one.status,
            sets=tuple(
                self._table(each, "[[exercise.set]]\n", SetTable, SetRecord) for each in sets
            ),
        )
        if len(self._exercises_met) >= MOST_EXERCISES:
            self._exercises_met.clear()
        self._exercises_met[text] = made
        return made

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


def _checked(head: Mapping[str, object], session_id: str) -> SessionRecord:
    return from_clean({**head, "end": {"id": session_id, "sets": 0}})


def _unusual_head(block: str) -> Mapping[str, object]:
    table = _flat(block)
    if table.get("schema") != 1 or any(name in table for name in _TABLES):
        raise _UnusualError
    return table


def _flat(text: str) -> dict[str, object]:
    """A table of single values, its texts safe to show."""
    if len(text) > MOST_CHARACTERS:
        raise _UnusualError
    lines = text.removesuffix("\n").split("\n")
    plain = [found for found in map(_LINE.fullmatch, lines) if found]
    table: dict[str, object] = {
        one[1]: one[2] if one[2] is not None else int(one[3]) for one in plain
    }
    if len(table) != len(lines):  # one of them is longer, stranger or there twice
        table = tomllib.loads(text)
    if any(isinstance(value, dict | list) for value in table.values()):
        raise _UnusualError
    return {key: clean(value) if isinstance(value, str) else value for key, value in table.items()}
