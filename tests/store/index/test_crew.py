"""Files that are read by other processes say the same."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.histories import write
from toetap.store.index.columns import Batch, Found, Reader
from toetap.store.index.crew import Alone, Crew


@pytest.fixture
def sessions(tmp_path: Path) -> Path:
    write(tmp_path, 60)
    (tmp_path / "sessions" / "2026" / "notes.toml").write_text("x = 1\n", encoding="utf-8")
    next((tmp_path / "sessions").rglob("*11*.toml")).write_bytes(b"\xff")
    return tmp_path / "sessions"


def batches(sessions: Path) -> Iterator[Batch]:
    for number, folder in enumerate(sorted(path for path in sessions.rglob("*") if path.is_dir())):
        names = [bytes(Path(one.name)) for one in sorted(folder.glob("*.toml"))]
        files = tuple((name, None if name[:1] == b"2" else "stranger") for name in names)
        for at in range(0, len(files), 7):
            yield Batch(number, bytes(folder.relative_to(sessions)), files[at : at + 7])


def read(each: Iterator[Found]) -> list[Found]:
    return [*each]


def test_a_crew_reads_what_one_reads_and_in_the_same_order(sessions: Path) -> None:
    alone = read(Alone(Reader(sessions)).each(batches(sessions)))
    with Crew(sessions, Reader(sessions), 3) as crew:
        assert read(crew.each(batches(sessions))) == alone
    assert len(alone) > 3


@pytest.mark.parametrize("line", [["no such program"], [sys.executable, "-c", "print('strange')"]])
def test_what_a_process_fails_to_read_is_read_here(sessions: Path, line: list[str]) -> None:
    alone = read(Alone(Reader(sessions)).each(batches(sessions)))
    with Crew(sessions, Reader(sessions), 2, line) as crew:
        assert read(crew.each(batches(sessions))) == alone
