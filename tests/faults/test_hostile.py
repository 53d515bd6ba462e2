"""Files that were made to hurt are told of, at a price that is known."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a measure of memory")
def test_no_file_takes_more_memory_than_it_may() -> None:
    command = [sys.executable, "-m", "tests.faults.hostile"]
    done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
    costs = json.loads(done.stdout)
    assert len(costs) > 30
    assert [cost["what"] for cost in costs if cost["megabytes"] > 200] == []
    assert [cost["what"] for cost in costs if cost["why"] is None] == ["unknown keys"]
