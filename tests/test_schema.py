import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from toetap.content import built_in
from toetap.documents import read_document
from toetap.schema import FileKind, json_schema

KINDS: tuple[FileKind, ...] = ("exercise", "routine")
FILES = [(kind, path) for kind in KINDS for path in sorted(built_in().glob(f"{kind}s/*.toml"))]


def as_json(value: object) -> Any:  # noqa: ANN401 - JSON is anything
    match value:
        case dict():
            return {key: as_json(inner) for key, inner in value.items()}
        case list():
            return [as_json(inner) for inner in value]
        case date():
            return value.isoformat()
    return value


def tables(schema: dict[str, Any]) -> list[dict[str, Any]]:
    return [schema, *schema["$defs"].values()]


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_valid_schema_with_a_title(kind: FileKind) -> None:
    schema = json_schema(kind)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert schema["title"] == f"A toetap {kind}"


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_described_and_none_takes_or_suggests_null(kind: FileKind) -> None:
    for table in tables(json_schema(kind)):
        for name, schema in table["properties"].items():
            assert schema.get("description"), name
            assert "null" not in str(schema)
            assert schema.get("default", "") is not None


@pytest.mark.parametrize("kind", KINDS)
def test_the_id_is_no_key_of_the_file(kind: FileKind) -> None:
    schema = json_schema(kind)
    assert "id" not in schema["properties"]
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize(("kind", "path"), FILES, ids=lambda part: Path(part).stem)
def test_every_file_of_ours_fits_it(kind: FileKind, path: Path) -> None:
    Draft202012Validator(json_schema(kind)).validate(as_json(read_document(path)))


@pytest.mark.parametrize(
    "item",
    [
        {"exercise": "Toe Curls"},
        {"exercise": "toe-curls", "level": 0},
        {"exercise": "toe-curls", "lvel": 1},
        {"exercise": "toe-curls", "dose": {"kind": "reps", "count": 900}},
        {"exercise": "toe-curls", "dose": {"count": 9}},
    ],
)
def test_what_the_types_refuse_it_refuses(item: dict[str, object]) -> None:
    routine = {"name": "Mine", "summary": "Short.", "item": [{"exercise": "toe-curls"}]}
    validator = Draft202012Validator(json_schema("routine"))
    assert validator.is_valid(routine)
    assert not validator.is_valid({**routine, "item": [item]})


@pytest.mark.parametrize("kind", ["exercise", "routine"])
def test_the_schemas_in_the_docs_are_those_of_today(kind: FileKind) -> None:
    kept = Path(__file__).parents[1] / "docs" / "schema" / f"{kind}.schema.json"
    message = "`make schema` makes them anew"
    assert json.loads(kept.read_text("utf-8")) == json.loads(json.dumps(json_schema(kind))), message
