"""A program may be killed at any moment."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and kill")
def test_what_was_told_to_be_safe_outlives_a_kill(tmp_path: Path) -> None:
    # In a program of its own, which has one thread only and so may fork.
    command = [sys.executable, "-m", "tests.faults.killing", str(tmp_path), "60", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    figures = json.loads(done.stdout)
    assert figures.pop("told") > figures.pop("trials")
    assert figures == {"lost": [], "torn": [], "locked": []}
