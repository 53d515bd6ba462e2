"""What a value of a file is, and what it should be, in words for the person who wrote it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from difflib import get_close_matches

import msgspec
from msgspec import inspect as types

from toetap.cleaning import clean

_SIMPLE: dict[type[types.Type], str] = {
    types.BoolType: "true or false",
    types.DateType: "a date like 2026-01-31",
    types.TimeType: "a time of day like 09:00:00",
    types.DateTimeType: "a date with a time and its offset, like 2026-01-31T18:00:00+01:00",
}
_SHOWN = 40
_HUGE = 10**12


def plain(declared: types.Type) -> types.Type:
    """The type itself, without its description and without "or nothing"."""
    while isinstance(declared, types.Metadata):
        declared = declared.type
    if isinstance(declared, types.UnionType):
        rest = [kind for kind in declared.types if not isinstance(kind, types.NoneType)]
        if len(rest) == 1:
            return plain(rest[0])
    return declared


def quoted(text: str) -> str:
    """A text as it is best shown within a sentence."""
    shown = clean(text[: _SHOWN + 1])
    return f"'{shown}'" if len(text) <= _SHOWN else f"'{shown[:_SHOWN]}...'"


def number(value: int) -> str:
    """A whole number, if a person could have meant it. Some can't even be written out."""
    return str(value) if abs(value) < _HUGE else "a number far too large"


def listed(values: Iterable[str]) -> str:
    """All of them, as "'a', 'b' or 'c'"."""
    *most, last = (quoted(value) for value in values)
    return f"{', '.join(most)} or {last}" if most else last


def kind_of(value: object) -> str:
    """What sort of TOML value it is: "text", "a whole number"."""
    match value:
        case bool():
            return "true" if value else "false"
        case float():
            return f"the number {value}"
    kinds: tuple[tuple[type, str], ...] = (
        (str, "text"),
        (int, "a whole number"),
        (datetime, "a date with a time"),
        (date, "a date"),
        (time, "a time of day"),
        (list, "a list"),
        (dict, "a table"),
    )
    return next((words for kind, words in kinds if isinstance(value, kind)), "something else")


def expected(declared: types.Type, name: str = "") -> str:
    """What the type asks for; `name` is the key it stands under."""
    match plain(declared):
        case types.IntType(ge=least, le=most):
            return "a whole number" + _span(least, most)
        case types.StrType(pattern=str()):
            return "an id like 'toe-curls'"
        case types.StrType(min_length=least, max_length=most):
            return "text" + (f" of {least or 0} to {most} characters" if most else "")
        case types.LiteralType(values=values):
            return listed(map(str, values))
        case (
            types.BoolType() | types.DateType() | types.TimeType() | types.DateTimeType() as simple
        ):
            return _SIMPLE[type(simple)]
        case types.VarTupleType(item_type=item):
            match plain(item):
                case types.StructType():
                    return f"at least one [[{name}]] table"
                case types.LiteralType(values=values):
                    return f"a list of any of {listed(map(str, values))}"
            return "a list like ['...', '...']"
        case types.UnionType(types=choices):
            tags = [each.tag for each in choices if isinstance(each, types.StructType)]
            return f"a table with kind = {listed(map(str, tags))}"
        case _:
            return "a table"


def _span(least: int | None, most: int | None) -> str:
    if least is None:
        return "" if most is None else f" up to {most}"
    return f" from {least}" if most is None else f" from {least} to {most}"


def missing(declared: types.Type, name: str) -> str:
    """What to tell about a key that must be there."""
    about = ""
    while isinstance(declared, types.Metadata):
        about = about or str((declared.extra_json_schema or {}).get("description", ""))
        declared = declared.type
    needed = f"is missing; {expected(declared, name)} is needed"
    return f"{needed}: {about[:1].lower()}{about[1:].rstrip('.')}" if about else needed


def wrong_type(value: object, declared: types.Type, name: str = "") -> str:
    """What to tell about a value of another type."""
    return f"is {kind_of(value)}; {expected(declared, name)} is needed"


def wrong_choice(value: str, choices: Iterable[str]) -> str:
    """What to tell about a word that is none of those allowed."""
    known = list(choices)
    return f"is {quoted(value)}; {_nearest(value, known)}it can be {listed(known)}"


def unknown_key(key: str, known: Iterable[str]) -> str:
    """What to tell about a key that does not exist."""
    names = list(known)
    return f"no such key; {_nearest(key, names)}known: {', '.join(names)}"


def _nearest(text: str, known: list[str]) -> str:
    close = get_close_matches(text[: 2 * _SHOWN].lower(), known, n=1, cutoff=0.5)
    return f"did you mean {quoted(close[0])}? " if close else ""


def leaf_fault(value: object, declared: types.Type) -> str | None:
    """What is wrong with a value that is no table and no list, or None."""
    match plain(declared):
        case types.BoolType():
            return None if isinstance(value, bool) else wrong_type(value, declared)
        case types.IntType(ge=least, le=most):
            if not isinstance(value, int) or isinstance(value, bool):
                return wrong_type(value, declared)
            return _outside(number(value), value, least, most)
        case types.StrType() as text:
            return _text_fault(value, text)
        case types.LiteralType(values=values):
            if not isinstance(value, str):
                return wrong_type(value, declared)
            return None if value in values else wrong_choice(value, map(str, values))
        case types.DateType():
            return None if _is_date(value) else wrong_type(value, declared)
        case types.TimeType():
            of_day = isinstance(value, time) and value.tzinfo is None
            return None if of_day else wrong_type(value, declared)
        case types.DateTimeType():
            whole = isinstance(value, datetime) and value.tzinfo is not None
            return None if whole else wrong_type(value, declared)
    return None


def _text_fault(value: object, text: types.StrType) -> str | None:
    if not isinstance(value, str):
        return wrong_type(value, text)
    if not value and text.min_length:
        return f"is empty; {expected(text)} is needed"
    if text.pattern and not _fits(value, text.pattern):
        return f"is {quoted(value)}; an id has small letters, digits and single hyphens"
    size = len(value)
    return _outside(f"{size} characters long", size, text.min_length, text.max_length)


def _outside(what: str, size: int, least: int | None, most: int | None) -> str | None:
    if most is not None and size > most:
        return f"is {what}; at most {most}"
    if least is not None and size < least:
        return f"is {what}; at least {least}"
    return None


def length_fault(size: int, least: int | None, most: int | None) -> str | None:
    """What is wrong with a list of this many entries, or None."""
    return _outside("empty" if not size else f"a list of {size}", size, least, most)


def _is_date(value: object) -> bool:
    try:
        msgspec.convert(value, date)
    except msgspec.ValidationError:
        return False
    return True


def _fits(value: str, pattern: str) -> bool:
    import re  # noqa: PLC0415 - few types have a pattern

    return re.search(pattern, value) is not None
