"""What all tests share: how Hypothesis searches, and how golden files are made."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.golden import Golden

# The same examples on every run, so that a check never fails by luck. To look for more:
#     HYPOTHESIS_PROFILE=search pytest tests/coach
settings.register_profile(
    "steady",
    derandomize=True,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "search",
    deadline=None,
    max_examples=3000,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--golden-update",
        action="store_true",
        help="write the golden files anew; read what git says has changed before keeping it",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares text with the files in the folder `golden` beside the test's own file."""
    update = bool(request.config.getoption("--golden-update"))
    return Golden(Path(request.path).parent / "golden", update=update)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that others can come to."""
    if sys.platform == "win32":
        pytest.skip("Windows has no such modes")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        folder.chmod(0o755)
        if any(not above.stat().st_mode & 0o001 for above in folder.parents):
            pytest.skip("nobody else can come to the folder for temporary files here")
        yield folder
