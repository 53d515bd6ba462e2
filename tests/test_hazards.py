"""The list of hazards: each has a control, and each control names tests that are there."""

import ast
import tomllib
from functools import cache
from pathlib import Path

import msgspec
import pytest
from msgspec import Struct

ROOT = Path(__file__).parents[1]


class Hazard(Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of docs/hazards.toml."""

    id: str
    hazard: str
    cause: str
    harm: str
    control: str
    tests: tuple[str, ...]


class Hazards(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole list."""

    hazard: tuple[Hazard, ...]


HAZARDS = msgspec.convert(
    tomllib.loads((ROOT / "docs" / "hazards.toml").read_text(encoding="utf-8")), Hazards
).hazard


@cache
def named_in(file: Path) -> frozenset[str]:
    """The names of all tests of a file; none if it is not there."""
    if not file.is_file():
        return frozenset()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = (
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return frozenset(name for name in functions if name.startswith("test_"))


@pytest.mark.parametrize("hazard", HAZARDS, ids=lambda hazard: hazard.id)
def test_each_control_names_tests_that_are_there(hazard: Hazard) -> None:
    assert hazard.tests
    assert len(set(hazard.tests)) == len(hazard.tests)
    for named in hazard.tests:
        file, _, name = named.partition("::")
        assert name in named_in(ROOT / file), named


@pytest.mark.parametrize("hazard", HAZARDS, ids=lambda hazard: hazard.id)
def test_each_hazard_is_told_in_whole_sentences(hazard: Hazard) -> None:
    for text in (hazard.hazard, hazard.cause, hazard.harm, hazard.control):
        assert text.endswith(".")


def test_no_hazard_is_there_twice() -> None:
    assert len({hazard.id for hazard in HAZARDS}) == len(HAZARDS)


def test_a_test_that_is_not_there_is_not_found() -> None:
    here = Path(__file__)
    assert "test_no_hazard_is_there_twice" in named_in(here)
    assert "test_that_nobody_wrote" not in named_in(here)
    assert named_in(here.with_name("test_nowhere.py")) == frozenset()
