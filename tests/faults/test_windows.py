"""The window may be killed at any moment."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.faults.windows import Figures

ROOT = Path(__file__).parents[2]
AT_ONCE, EACH = 4, 5


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_rep_that_was_on_the_screen_outlives_a_kill(tmp_path: Path) -> None:
    def trials(seed: int) -> Figures:
        command = [sys.executable, "-m", "tests.faults.windows", str(tmp_path), str(EACH)]
        done = subprocess.run([*command, str(seed)], capture_output=True, check=True, cwd=ROOT)
        return Figures(**json.loads(done.stdout))

    figures = Figures()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for one in pool.map(trials, range(AT_ONCE)):
            figures.add(one)
    assert figures.trials == AT_ONCE * EACH
    assert figures.acknowledged > figures.trials
    assert figures.lost == []
    assert figures.torn == []
