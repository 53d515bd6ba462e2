"""Every example that docs/ hands to people who write content is what it says it is."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Dose, Exercise, Hold, Reps, Rung, Source, Taps, Time
from toetap.coach.exercise import Path as SolePath
from toetap.coach.routine import Routine
from toetap.coach.script import build
from toetap.coach.task import Task

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


def _document(text: str) -> dict[str, Any]:
    return tomllib.loads(text)


def _built_in() -> dict[str, Exercise]:
    paths = (ROOT / "content" / "exercises").glob("*.toml")
    return {
        path.stem: msgspec.convert(_document(path.read_text(encoding="utf-8")), Exercise)
        for path in paths
    }


def _examples() -> Iterator[tuple[str, str]]:
    for page in ("content-format.md", "tap-notation.md"):
        text = (DOCS / page).read_text(encoding="utf-8")
        for number, block in enumerate(re.findall(r"```toml\n(.*?)```", text, re.DOTALL), start=1):
            yield f"{page}:{number}", block


EXAMPLES = dict(_examples())


def _example_files(folder: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in EXAMPLES.values():
        if match := re.match(rf"# {folder}/([a-z0-9-]+)\.toml\n", block):
            found[match[1]] = block
    return found


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_an_example_of_the_docs_is_what_it_says(example: str) -> None:
    document = _document(example)
    first = example.partition("\n")[0]
    if first.startswith("# exercises/"):
        msgspec.convert(document, Exercise)
    elif first.startswith("# routines/"):
        msgspec.convert(document, Routine)
    elif first == "# plan.toml":
        msgspec.convert(document, dict[str, Task])
    elif first == "# sources.toml":
        msgspec.convert(document, dict[str, Source])
    elif first == "[level.dose]":
        msgspec.convert(document["level"]["dose"], Dose)
    else:
        assert first.startswith("#:schema ")


def test_the_docs_show_every_kind_of_dose_and_whole_files_of_every_sort() -> None:
    doses = [b for b in EXAMPLES.values() if b.startswith("[level.dose]")]
    kinds = {_document(block)["level"]["dose"]["kind"] for block in doses}
    assert kinds == {"reps", "hold", "time", "taps", "path"}
    assert _example_files("exercises")
    assert _example_files("routines")
    assert any(block.startswith("# sources.toml\n") for block in EXAMPLES.values())


def test_the_examples_of_the_docs_work_together_next_to_the_built_in_ones() -> None:
    own = {
        name: msgspec.convert(_document(text), Exercise)
        for name, text in _example_files("exercises").items()
    }
    built_in = _built_in()
    assert not set(own) & set(built_in)
    catalogue = Catalogue(built_in | own)
    for name, text in _example_files("routines").items():
        assert not (ROOT / "content" / "routines" / f"{name}.toml").exists()
        assert build(msgspec.convert(_document(text), Routine), catalogue).seconds > 0


@pytest.mark.parametrize(
    "kind", [Exercise, Routine, Rung, Task, Source, Reps, Hold, Time, Taps, SolePath]
)
def test_the_docs_explain_every_key(kind: type[msgspec.Struct]) -> None:
    page = (DOCS / "content-format.md").read_text(encoding="utf-8")
    keys = {field.encode_name for field in msgspec.structs.fields(kind)} - {"id", "item", "level"}
    assert [key for key in sorted(keys) if f"`{key}`" not in page] == []
