"""The import contracts hold, and would tell of it if they did not."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = Path(sys.executable).with_name("lint-imports")

LAYERS = "Imports go one way: cli, faces, what reads and writes, the mind, errors"
MIND = "The mind reads no clock, disk, screen or parser"
TEXTUAL = "Only the TUI imports Textual"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the sources with the contracts beside it."""
    skip = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "src" / "toetap", tmp_path / "src" / "toetap", ignore=skip)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(tree: Path) -> tuple[int, str]:
    done = subprocess.run(
        [LINT, "--no-cache", "--no-logo"],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree / "src")},
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.returncode, done.stdout + done.stderr


def plant(tree: Path, place: str, line: str) -> None:
    file = tree / "src" / "toetap" / place
    file.parent.mkdir(exist_ok=True)
    text = file.read_text(encoding="utf-8") if file.exists() else '"""A new room."""\n'
    file.write_text(f"{text}\n{line}\n", encoding="utf-8")


def test_the_contracts_hold(tree: Path) -> None:
    code, told = lint(tree)
    assert [f"{name} KEPT" in told for name in (LAYERS, MIND, TEXTUAL)] == [True] * 3, told
    assert "3 kept, 0 broken" in told
    assert code == 0


@pytest.mark.parametrize(
    ("contract", "place", "line"),
    [
        (LAYERS, "errors.py", "import toetap.cleaning"),
        (LAYERS, "coach/units.py", "import toetap.documents"),
        (LAYERS, "store/ids.py", "import toetap.content"),
        (LAYERS, "listing.py", "def late() -> None:\n    import toetap.tui.app"),
        (LAYERS, "newcomer.py", "import toetap.errors"),
        (MIND, "coach/units.py", "import time"),
        (MIND, "coach/tempo.py", "from pathlib import Path"),
        (MIND, "coach/session.py", "def late() -> None:\n    import rich.text"),
        (TEXTUAL, "listing.py", "from textual.content import Content"),
        (TEXTUAL, "cli.py", "def late() -> None:\n    import textual"),
        (TEXTUAL, "newcomer.py", "import textual.app"),
    ],
)
def test_a_planted_violation_breaks_its_contract(
    contract: str, place: str, line: str, tree: Path
) -> None:
    plant(tree, place, line)
    code, told = lint(tree)
    assert code == 1
    assert f"{contract} BROKEN" in told
