"""One content file: read, checked by itself, and all told that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from toetap.cleaning import fold, unclean
from toetap.coach.exercise import Exercise, Id, Source, Taps
from toetap.coach.routine import Routine
from toetap.coach.task import Task
from toetap.documents import DocumentError, read_document
from toetap.loader import rules
from toetap.loader.places import ContentFile, Kind, Problem

Told = rules.Told
Parts = tuple[tuple[str, msgspec.Struct], ...]

_STRUCTS: dict[Kind, type[msgspec.Struct]] = {
    "exercise": Exercise,
    "routine": Routine,
    "sources": Source,
    "plan": Task,
}
_BY_ID: dict[Kind, object] = {"sources": dict[Id, Source], "plan": dict[Id, Task]}
"""Files that hold many things, each in a table that is named by its id."""
_LADDERS = {"level", "item"}
_NO_ID = "may not stand here; the id is the file's name"


@dataclass(frozen=True)
class Entry:
    """What a file was found to be.

    Attributes:
        file: The file.
        kind: What it is; None if neither its place nor its keys tell.
        parts: The structs in it that can be read, each with its key.
        problems: What is wrong with it by itself.
    """

    file: ContentFile
    kind: Kind | None = None
    parts: Parts = ()
    problems: tuple[Problem, ...] = ()

    @property
    def whole(self) -> msgspec.Struct | None:
        """The exercise or routine that the file is, if it can be read as one."""
        return next((part for key, part in self.parts if not key), None)


def read(file: ContentFile) -> Entry:
    """Read one file and find all that is wrong with it by itself."""
    told: list[Told] = []
    kind, parts = file.kind, Parts()
    try:
        document = read_document(file.path)
    except DocumentError as error:
        hint = error.hint[:1].lower() + error.hint[1:].rstrip(".")
        told.append(("", f"{error.fault}; {hint}" if hint else error.fault))
    else:
        kind = file.kind or _kind_by_keys(document)
        if kind is None:
            needs = f"{_needs('exercise')}; {_needs('routine')}"
            told.append(("", f"is neither an exercise nor a routine: {needs}"))
        elif not document and kind not in _BY_ID:
            told.append(("", f"is empty; {_needs(kind)}"))
        else:
            found, parts = _decoded(document, kind, file.id)
            told += found
    told = [*_of_name(file, kind), *told, *rules.of_parts(parts)]
    if not file.own:
        told += rules.of_review(parts)
    problems = tuple(Problem(file.path, key, message) for key, message in told)
    return Entry(file, kind, parts, problems)


def _kind_by_keys(document: dict[str, object]) -> Kind | None:
    if "item" in document:
        return "routine"
    return "exercise" if document.keys() & {"level", "limbs", "steps", "cue"} else None


def _needs(kind: Kind) -> str:
    struct = _STRUCTS[kind]
    names = struct.__struct_fields__
    required = names[: len(names) - len(struct.__struct_defaults__)]
    written = (f"[[{name}]]" if name in _LADDERS else name for name in required)
    return f"{'an' if kind == 'exercise' else 'a'} {kind} needs {', '.join(written)}"


def _of_name(file: ContentFile, kind: Kind | None) -> list[Told]:
    if kind in _BY_ID:
        return []
    try:
        # Patterns let a line end pass at the very end of a name.
        msgspec.convert(file.id.replace("\n", " "), Id)
    except msgspec.ValidationError:
        asked = "small letters, digits and single hyphens, at most 60, like toe-curls.toml"
        return [("", f"its name is to be an id: {asked}; rename it")]
    return []


def _decoded(document: dict[str, object], kind: Kind, name: str) -> tuple[list[Told], Parts]:
    told: list[Told] = []
    tidy = {key: _tidied(value, key, told) for key, value in document.items()}
    try:
        parts = _parts_of(tidy, kind, name)
    except msgspec.ValidationError:
        # Only a file with faults pays for finding all of them.
        from toetap.loader.decoding import Guide, examine  # noqa: PLC0415

        wanted = _BY_ID.get(kind, _STRUCTS[kind])
        findings = examine(tidy, wanted, Guide({"id": _NO_ID}, {Taps: "pattern"}))
        told += findings.faults
        parts = findings.parts
    return told, parts


def _parts_of(document: dict[str, object], kind: Kind, name: str) -> Parts:
    if kind in _BY_ID:
        tables: dict[str, msgspec.Struct] = msgspec.convert(document, _BY_ID[kind])
        return tuple(tables.items())
    if "id" in document:
        raise msgspec.ValidationError(_NO_ID)
    return tuple(_parts(msgspec.convert({**document, "id": name}, _STRUCTS[kind]), ""))


def _tidied(value: object, key: str, told: list[Told]) -> object:
    """The value with every text on one line; what no text may hold is told under its key."""
    match value:
        case str():
            text = fold(value)
            if fault := unclean(text):
                told.append((key, f"holds {fault}; only visible text may stand here"))
            return text
        case list():
            return [_tidied(inner, f"{key}[{at}]", told) for at, inner in enumerate(value, start=1)]
        case dict():
            return {name: _tidied(inner, f"{key}.{name}", told) for name, inner in value.items()}
    return value


def _parts(value: object, key: str) -> Iterator[tuple[str, msgspec.Struct]]:
    """The structs in a value, the outer ones first."""
    if isinstance(value, tuple):
        for at, inner in enumerate(value, start=1):
            yield from _parts(inner, f"{key}[{at}]")
    elif isinstance(value, msgspec.Struct):
        yield key, value
        for name in value.__struct_fields__:
            inner = getattr(value, name)
            if isinstance(inner, tuple | msgspec.Struct):
                yield from _parts(inner, f"{key}.{name}" if key else name)
