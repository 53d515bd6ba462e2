"""What a power cut, a full disk or a half-finished copy leaves is never taken for a session."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.records import session
from toetap.store.history import Attention
from toetap.store.reading import examine
from toetap.store.sessions import FileStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return FileStore(tmp_path).save(session(note="Zehen: geht schön"))


def test_a_file_cut_at_any_byte(path: Path) -> None:
    whole = path.read_bytes()
    assert not isinstance(examine(path), Attention)
    # Without its last line break alone the file still says everything.
    for size in range(len(whole) - 1):
        path.write_bytes(whole[:size])
        assert isinstance(examine(path), Attention), whole[:size]


def test_a_file_with_a_block_of_nuls_anywhere(path: Path) -> None:
    whole = path.read_bytes()
    for start in range(0, len(whole), 16):
        path.write_bytes(whole[:start] + bytes(16) + whole[start + 16 :])
        assert isinstance(examine(path), Attention), start
    path.write_bytes(bytes(len(whole)))
    assert isinstance(examine(path), Attention)


def test_a_file_whose_middle_was_lost_at_any_line(path: Path) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    sets = [number for number, line in enumerate(lines) if line == b"[[exercise.set]]\n"]
    # One whole set gone: valid TOML, all keys in order, and the end still there.
    path.write_bytes(b"".join(lines[: sets[0]] + lines[sets[1] :]))
    seen = examine(path)
    assert isinstance(seen, Attention)
    assert seen.why == "end.sets: it says 2, and there are 1."
