"""No text claims that toetap does more than guide, count and remember."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.claims import claims

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "src" / "toetap").rglob("*.py"))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "docs" / "hazards.toml"])
WORDS = sorted((ROOT / "src" / "toetap" / "words").glob("*.toml"))


def texts(source: str) -> Iterator[str]:
    """All texts in a module but its docstrings, which only programmers read."""
    tree = ast.parse(source)
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_nothing_that_people_see_claims_anything(module: Path) -> None:
    found = [claims(text) for text in texts(module.read_text(encoding="utf-8"))]
    assert [claim for claimed in found for claim in claimed] == []


@pytest.mark.parametrize("file", WORDS, ids=lambda path: path.name)
def test_no_word_that_is_spoken_claims_anything(file: Path) -> None:
    document = tomllib.loads(file.read_text(encoding="utf-8"))
    assert document
    assert claims(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_no_page_of_the_docs_claims_anything(page: Path) -> None:
    assert claims(page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        "It cures numbness.",
        "All is well. This exercise restores the feeling in your feet.",
        "A proven relief!",
        "Ten minutes a day reverse neuropathy.",
    ],
)
def test_a_claim_is_found(text: str) -> None:
    assert len(claims(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "It does not treat anything.",
        "toetap restore brings it back.",
        "bold reverse",
        "Many people living with neuropathy do these exercises.",
    ],
)
def test_a_denial_and_a_word_about_files_are_none(text: str) -> None:
    assert claims(text) == []


def test_the_texts_of_a_module_are_found_and_its_docstrings_are_not() -> None:
    source = '"""Cures."""\ndef f(x):\n    """Heals."""\n    return f"{x} relieves pain."\n'
    assert list(texts(source)) == [" relieves pain."]
    assert len(MODULES) > 200
