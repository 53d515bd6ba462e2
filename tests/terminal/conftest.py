"""A person, a home, and a routine of their own that takes seconds."""

from pathlib import Path

import pytest

from tests.terminal.home import settings_of

ROUTINE = """\
name = "A very short one"
summary = "Some circles and a few taps."
order = 0

[[item]]
exercise = "ball-circles"
[item.dose]
kind = "reps"
count = {reps}
rest = 0

[[item]]
exercise = "toe-tapping"
rest = 0
[item.dose]
kind = "taps"
pattern = "2/2"
limbs = ["feet"]
bpm = 180
rest = 0
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The home of a person who has answered what comes first, and done nothing yet."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def new_home(tmp_path: Path) -> Path:
    """The home of a person who has just installed toetap."""
    folder = tmp_path / "new home"
    settings_of(folder, answered=False)
    return folder


@pytest.fixture
def short(tmp_path: Path) -> Path:
    """A content folder with the routine `short`: two circles a side and four taps."""
    return content(tmp_path / "content", "short", reps=2)


@pytest.fixture
def longer(tmp_path: Path) -> Path:
    """A content folder with the routine `longer`: as `short`, with a hundred circles a side."""
    return content(tmp_path / "content", "longer", reps=100)


def content(folder: Path, name: str, reps: int) -> Path:
    """A content folder with a routine of that name and so many circles a side."""
    (folder / "routines").mkdir(parents=True)
    text = ROUTINE.format(reps=reps)
    (folder / "routines" / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder
