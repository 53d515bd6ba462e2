"""Files that are read by other processes say the same."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.histories import write
from toetap.store.index.columns import Batch, Found
from toetap.store.index.crew import Alone, Crew
from toetap.store.index.swift import Swift


@pytest.fixture
def sessions(tmp_path: Path) -> Path:
    write(tmp_path, 60)
    (tmp_path / "sessions" / "2026" / "notes.toml").write_text("x = 1\n", encoding="utf-8")
    next((tmp_path / "sessions").rglob("*11*.toml")).write_bytes(b"\xff")
    return tmp_path / "sessions"


def batches(sessions: Path) -> Iterator[Batch]:
    for folder in sorted(path for path in sessions.rglob("*") if path.is_dir()):
        files = [bytes(one.relative_to(sessions)) for one in sorted(folder.glob("*.toml"))]
        strange = [None if name.startswith(b"2026/1") else "stranger" for name in files]
        for at in range(0, len(files), 7):
            yield Batch(b"2026", tuple(zip(files, strange, strict=True))[at : at + 7])


def plain(each: Iterator[Found]) -> list[object]:
    return [
        (
            found.weeks,
            [[list(one) if isinstance(one, tuple) else one for one in row] for row in found.rows],
        )
        for found in each
    ]


def test_a_crew_reads_what_one_reads_and_in_the_same_order(sessions: Path) -> None:
    alone = plain(Alone(sessions, Swift()).each(batches(sessions)))
    with Crew(sessions, Swift(), 3) as crew:
        assert plain(crew.each(batches(sessions))) == alone
    assert len(alone) > 3


@pytest.mark.parametrize("line", [["no such program"], [sys.executable, "-c", "print('strange')"]])
def test_what_a_process_fails_to_read_is_read_here(sessions: Path, line: list[str]) -> None:
    alone = plain(Alone(sessions, Swift()).each(batches(sessions)))
    with Crew(sessions, Swift(), 2, line) as crew:
        assert plain(crew.each(batches(sessions))) == alone
