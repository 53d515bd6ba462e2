"""All that is wrong with a document, where msgspec would only tell the first of it.

The limits are declared once, on the types; this walks the same types and says for people, key by
key, what does not fit. It is only for documents that msgspec has already refused.

Keys are told the way a person counts: `level[2].dose.count` is in the second `[[level]]`.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import msgspec
from msgspec import inspect as types

from toetap.cleaning import clean
from toetap.loader import words


class Fault(NamedTuple):
    """What is wrong with one key; the key is empty for the whole document."""

    key: str
    message: str


@dataclass(frozen=True)
class Guide:
    """What the types can't say themselves.

    Attributes:
        forbidden: Keys that a type has but a document may not, and what to tell instead.
        blamed: The key that is at fault when a type refuses its own values.
    """

    forbidden: Mapping[str, str] = field(default_factory=dict)
    blamed: Mapping[type, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Findings:
    """What a document was found to be.

    Attributes:
        faults: Everything that does not fit.
        parts: The structs in it that can be read all the same, each with its key, inner ones first.
            Unknown keys, and optional ones that do not fit, are left out of them.
    """

    faults: tuple[Fault, ...]
    parts: tuple[tuple[str, msgspec.Struct], ...]


MAX_FAULTS = 100
_MAX_KEY = 120


class _EnoughError(Exception):
    """So much is wrong that more of it helps nobody."""


class _Nothing:
    """Stands for a value that can't be used."""


_NOTHING: Final = _Nothing()


def examine(document: object, kind: object, guide: Guide | None = None) -> Findings:
    """Find the faults of a document that should be of this type, the first `MAX_FAULTS` of them."""
    examiner = _Examiner(guide or Guide())
    with suppress(_EnoughError):
        examiner.value(document, types.type_info(kind), "")
    return Findings(tuple(examiner.faults), tuple(examiner.parts))


def inside(key: str, name: str) -> str:
    """The key of `name` in the table that stands under `key`."""
    return f"{key}.{name}" if key else name


class _Examiner:
    """Collects faults on its way through one document.

    Each method gives back what of the value can be used, still as plain TOML, or `_NOTHING`.
    """

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self.faults: list[Fault] = []
        self.parts: list[tuple[str, msgspec.Struct]] = []

    def value(self, value: object, declared: types.Type, key: str) -> object:
        match words.plain(declared):
            case types.StructType() as struct:
                return self._struct(value, struct, key)
            case types.UnionType() as union:
                return self._union(value, union, key)
            case types.VarTupleType() as array:
                return self._array(value, array, key)
            case types.DictType() as mapping:
                return self._mapping(value, mapping, key)
            case leaf:
                return self._checked(value, words.leaf_fault(value, leaf), key)

    def _checked(self, value: object, fault: str | None, key: str) -> object:
        if fault is None:
            return value
        self._tell(key, fault)
        return _NOTHING

    def _tell(self, key: str, message: str) -> None:
        self.faults.append(Fault(clean(key[:_MAX_KEY]), message))
        if len(self.faults) == MAX_FAULTS:
            self.faults.append(Fault("", "more is wrong; mend this first"))
            raise _EnoughError

    def _table(self, value: object, declared: types.Type, key: str) -> dict[str, object] | None:
        if isinstance(value, dict):
            return value
        self._tell(key, words.wrong_type(value, declared))
        return None

    def _union(self, value: object, union: types.UnionType, key: str) -> object:
        table = self._table(value, union, key)
        if table is None:
            return _NOTHING
        structs = {
            str(choice.tag): choice
            for choice in union.types
            if isinstance(choice, types.StructType)
        }
        name = next((str(choice.tag_field) for choice in structs.values()), "")
        allowed, at = types.LiteralType(tuple(structs)), inside(key, name)
        if name not in table:
            self._tell(at, words.missing(allowed, name))
            return _NOTHING
        tag = self._checked(table[name], words.leaf_fault(table[name], allowed), at)
        return _NOTHING if tag is _NOTHING else self._struct(table, structs[str(tag)], key)

    def _array(self, value: object, array: types.VarTupleType, key: str) -> object:
        if not isinstance(value, list):
            name = key.rpartition(".")[2]
            return self._checked(value, words.wrong_type(value, array, name), key)
        fault = words.length_fault(len(value), array.min_length, array.max_length)
        if fault is not None:
            self._tell(key, fault)
        entries = [
            self.value(entry, array.item_type, f"{key}[{number}]")
            for number, entry in enumerate(value, start=1)
        ]
        return _NOTHING if fault is not None or _NOTHING in entries else entries

    def _mapping(self, value: object, mapping: types.DictType, key: str) -> object:
        table = self._table(value, mapping, key)
        if table is None:
            return _NOTHING
        usable: dict[str, object] = {}
        for name, inner in table.items():
            at = inside(key, name)
            named = self._checked(name, words.leaf_fault(name, mapping.key_type), at)
            found = self.value(inner, mapping.value_type, at)
            if named is not _NOTHING and found is not _NOTHING:
                usable[name] = found
        return usable

    def _struct(self, value: object, struct: types.StructType, key: str) -> object:
        table = self._table(value, struct, key)
        if table is None:
            return _NOTHING
        fields = {each.encode_name: each for each in struct.fields}
        known = [name for name in fields if name not in self._guide.forbidden]
        tag = {struct.tag_field: struct.tag} if struct.tag_field else {}
        for name in table:
            if name in fields and name in self._guide.forbidden:
                self._tell(inside(key, name), self._guide.forbidden[name])
            elif name not in fields and name not in tag:
                self._tell(inside(key, name), words.unknown_key(name, [*tag, *known]))
        usable: dict[str, object] = {str(name): value for name, value in tag.items()}
        whole = True
        for name in known:
            found = self._field(table, fields[name], inside(key, name))
            if found is not _NOTHING:
                usable[name] = found
            whole = whole and (found is not _NOTHING or not fields[name].required)
        return self._part(usable, struct, key) if whole else _NOTHING

    def _field(self, table: dict[str, object], declared: types.Field, key: str) -> object:
        name = declared.encode_name
        if name in table:
            return self.value(table[name], declared.type, key)
        if declared.required:
            self._tell(key, words.missing(declared.type, name))
        return _NOTHING

    def _part(self, usable: dict[str, object], struct: types.StructType, key: str) -> object:
        try:
            part: msgspec.Struct = msgspec.convert(usable, struct.cls)
        except msgspec.ValidationError as error:
            blamed = self._guide.blamed.get(struct.cls)
            self._tell(inside(key, blamed) if blamed else key, clean(str(error)))
            return _NOTHING
        self.parts.append((key, part))
        return usable
