import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import toetap.coach

FORBIDDEN = {
    "asyncio", "io", "json", "multiprocessing", "os", "pathlib", "platformdirs", "random", "rich",
    "secrets", "shutil", "subprocess", "sys", "tempfile", "textual", "threading", "time", "tomli_w",
    "tomllib", "uuid",
}  # fmt: skip
"""What would give the mind a clock, a disk, a screen, a thread, chance or a parser."""

CLOCKS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today"}
DOORS = {"open", "input", "print", "exec", "eval", "__import__"}

MODULES = sorted(Path(toetap.coach.__path__[0]).rglob("*.py"))


def imports(tree: ast.AST) -> Iterator[str]:
    """The first name of all that is imported, wherever in the module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield (node.module or "").partition(".")[0]


def clocks(tree: ast.AST) -> Iterator[str]:
    """Every attribute with the last name of what it is of: "datetime.now"."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            of = ast.unparse(node.value).rpartition(".")[2]
            yield f"{of}.{node.attr}"


def impurities(source: str) -> set[str]:
    """What a module has that the mind must not have."""
    tree = ast.parse(source)
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return (set(imports(tree)) & FORBIDDEN) | (set(clocks(tree)) & CLOCKS) | (names & DOORS)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_a_module_of_the_mind_reads_no_clock_disk_screen_or_chance(module: Path) -> None:
    assert impurities(module.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_a_module_of_the_mind_keeps_no_state_of_its_own(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Global | ast.Nonlocal)]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import time", {"time"}),
        ("from os.path import join", {"os"}),
        ("def late():\n    import random", {"random"}),
        ("from datetime import datetime\nclock = datetime.now", {"datetime.now"}),
        ("import datetime\ndatetime.date.today()", {"date.today"}),
        ("open('x')", {"open"}),
        ("from datetime import date\nfrom re import compile", set()),
    ],
)
def test_the_walk_sees_what_it_looks_for(source: str, found: set[str]) -> None:
    assert impurities(source) == found


def test_every_module_is_looked_at() -> None:
    assert {"session", "tempo", "passage"} <= {module.stem for module in MODULES}
