"""Whose command line it is."""

from pathlib import Path

import pytest

from tests.store.records import session
from toetap.store.sessions import FileStore


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person with nothing of their own. Their environment is what a command is given."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(folder / name))
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.delenv("TOETAP_DATA_DIR", raising=False)
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with three sessions."""
    store = FileStore(tmp_path / "data")
    for number in range(3):
        store.save(session(number))
    return tmp_path / "data"
