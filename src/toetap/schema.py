"""The content formats as JSON Schema, for editors that complete and check TOML as it is typed."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from toetap.coach.exercise import Exercise
from toetap.coach.routine import Routine

FileKind = Literal["exercise", "routine"]

# What the type of any short line says of itself: no help to somebody at one of them.
_LINE = "One short line."
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TITLES: dict[FileKind, str] = {
    "exercise": "A toetap exercise",
    "routine": "A toetap routine",
}
# What stands on a property and not on its type, where the name alone says too little.
_ABOUT = {
    "name": "What it is called, in one short line.",
    "summary": "What it is, in one short line.",
    "limbs": "What works: feet, hands, both of these, or legs.",
    "steps": "How it is done, step by step.",
    "cautions": "What to mind, one caution an entry.",
    "equipment": "What to have within reach, one thing an entry.",
    "posture": "How the person sits, stands, lies or walks on this rung.",
    "dose": "How much of it, and how it is counted.",
    "item": "The exercises of the routine, in order.",
    "kind": "How it is counted.",
}


_NULL = {"type": "null"}

Schema = dict[str, Any]


def json_schema(kind: FileKind) -> Schema:
    """The JSON Schema of an exercise's or a routine's file.

    It is made from the types that files are checked against, so it asks for the same. What a schema
    can't say, such as whether an id exists, only `toetap check` tells.
    """
    wanted = Exercise if kind == "exercise" else Routine
    _references, definitions = msgspec.json.schema_components(
        [wanted], ref_template="#/$defs/{name}"
    )
    for definition in definitions.values():
        properties = definition["properties"]
        for name, schema in properties.items():
            properties[name] = _for_editors(name, schema)
    whole = definitions.pop(wanted.__name__)
    # The id is the file's name: the type has it, the file may not.
    del whole["properties"]["id"]
    return {"$schema": _DIALECT, **whole, "title": _TITLES[kind], "$defs": definitions}


def _for_editors(name: str, schema: Schema) -> Schema:
    """The same with a description, and without null, which TOML does not have."""
    schema = {key: value for key, value in schema.items() if (key, value) != ("default", None)}
    choices = schema.get("anyOf", [])
    if _NULL in choices:
        del schema["anyOf"]
        (only,) = (choice for choice in choices if choice != _NULL)
        schema = {**only, **schema}
    own = schema.get("description")
    about = _ABOUT.get(name) if own in (None, _LINE) else own
    return {**schema, "description": about} if about else schema
