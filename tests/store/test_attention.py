"""What lies among the sessions and is none: told, left as it is, counted nowhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.store.faulty import files_below
from tests.store.records import ID, document, session
from toetap.store.files import FileSystem
from toetap.store.history import Attention, History
from toetap.store.sessions import FileStore
from toetap.store.toml import dumps

NAME = f"2026-11-20-0908-{ID}.toml"
GOOD = dumps(document())


@pytest.fixture
def month(tmp_path: Path) -> Path:
    folder = tmp_path / "sessions" / "2026" / "11"
    folder.mkdir(parents=True)
    return folder


def history(data: Path) -> History:
    """The history, with proof that reading it changed nothing."""
    before = files_below(data)
    found = FileStore(data).history()
    assert files_below(data) == before
    return found


def only(data: Path) -> Attention:
    found = history(data)
    assert found.sessions == ()
    [attention] = found.attention
    assert attention.hint
    return attention


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "end: it is missing"),
        (b"\0" * 400, "It is not TOML: line 1 has the control character U+0000."),
        (GOOD.replace(b"active_seconds", b"\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), "It is not TOML"),
        (GOOD[: GOOD.index(b"[end]")], "end: it is missing"),
        (GOOD.replace(b"sets = 2", b"sets = 3"), "end.sets: it says 3"),
        (GOOD.replace(b"done = 5", b"done = -5"), "exercise[1].set[1].done: expected int >= 0."),
        (b'note = "\xff"\n' + GOOD, "It is not UTF-8"),
        (b"a" + b".a" * 20_000 + b" = 1\n", "It has a key of more than 32 dots."),
        (b"#" * 300_000, "It is larger than 256 KiB."),
        (dumps(document(ended=datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC))), "ended: the year"),
        (dumps(document(schema=7, side="up", status="x")), "A newer toetap wrote this (schema 7)"),
        (dumps(document(schema=None)), "schema: it is missing."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_whole_session(
    tmp_path: Path, month: Path, content: bytes, why: str
) -> None:
    (month / NAME).write_bytes(content)
    told = only(tmp_path)
    assert told.path == month / NAME
    assert told.why.startswith(why)


def test_a_file_with_another_id_in_its_name(tmp_path: Path, month: Path) -> None:
    (month / NAME.replace("7h2k", "0000")).write_bytes(GOOD)
    assert only(tmp_path).why == "Its name holds another id than the file itself."


def test_a_second_file_of_the_same_id_does_not_count_twice(tmp_path: Path, month: Path) -> None:
    (month / NAME).write_bytes(GOOD)
    later = month / NAME.replace("0908", "0909")
    later.write_bytes(GOOD)
    found = history(tmp_path)
    assert [entry.path for entry in found.sessions] == [month / NAME]
    [told] = found.attention
    assert told.path == later
    assert str(month / NAME) in told.why


def test_a_damaged_file_gives_way_to_a_whole_one_of_its_id(tmp_path: Path, month: Path) -> None:
    (month / NAME).write_bytes(GOOD[:-20])
    (month / NAME.replace("0908", "0909")).write_bytes(GOOD)
    found = history(tmp_path)
    assert [entry.path.name for entry in found.sessions] == [NAME.replace("0908", "0909")]
    assert [told.path.name for told in found.attention] == [NAME]
    assert FileStore(tmp_path).read(ID).path == found.sessions[0].path


@pytest.mark.parametrize(
    "name",
    [
        NAME.replace(".toml", ".sync-conflict-20261121-101500-ABCDEFG.toml"),
        NAME.replace(".toml", " (conflicted copy).toml"),
        NAME.replace(".toml", ".TOML"),
        "notes.toml",
    ],
)
def test_a_name_that_is_no_sessions(tmp_path: Path, month: Path, name: str) -> None:
    (month / name).write_bytes(GOOD)
    assert only(tmp_path).why.startswith("Its name is not a session's.")


def test_a_folder_with_a_sessions_name(tmp_path: Path, month: Path) -> None:
    (month / NAME).mkdir()
    (month / NAME / NAME).write_bytes(GOOD)
    assert only(tmp_path).path == month / NAME


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_named_pipe_keeps_nobody_waiting(tmp_path: Path, month: Path) -> None:
    os.mkfifo(month / NAME)
    assert only(tmp_path).why == "It is no regular file."


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_a_linked_file_is_not_followed(tmp_path: Path, month: Path) -> None:
    (tmp_path / "elsewhere.toml").write_bytes(GOOD)
    (month / NAME).symlink_to(tmp_path / "elsewhere.toml")
    assert only(tmp_path).why == "It is a link; the file itself is needed here."


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_linked_folders_are_read_as_they_are_written(tmp_path: Path) -> None:
    data, elsewhere = tmp_path / "data", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (data / "sessions").mkdir(parents=True)
    (data / "sessions" / "2026").symlink_to(elsewhere)
    (elsewhere / "round").symlink_to(elsewhere)
    (elsewhere / "itself").symlink_to("itself")
    store = FileStore(data)
    store.save(session())
    assert [entry.record for entry in store.history().sessions] == [session()]


def test_what_belongs_to_other_tools_is_passed_over(tmp_path: Path, month: Path) -> None:
    for name in (".DS_Store", f"._{NAME}", f".{NAME}.0123456789abcdef.tmp", "readme.txt"):
        (month / name).write_bytes(GOOD)
    (tmp_path / "sessions" / ".stversions").mkdir()
    (tmp_path / "sessions" / ".stversions" / NAME).write_bytes(GOOD)
    assert history(tmp_path) == History()


def test_a_session_thrown_away_while_it_was_looked_for(tmp_path: Path, month: Path) -> None:
    @contextmanager
    def meanwhile(folder: Path) -> Iterator[Iterator[os.DirEntry[str]]]:
        with os.scandir(folder) as entries:
            found = list(entries)
        (month / NAME).unlink(missing_ok=True)
        yield iter(found)

    (month / NAME).write_bytes(GOOD)
    store = FileStore(tmp_path, replace(FileSystem(), scandir=meanwhile))
    assert store.history() == History()


def test_one_bad_file_takes_down_no_other(tmp_path: Path, month: Path) -> None:
    (month / NAME).write_bytes(GOOD)
    (month / NAME.replace("7h2k", "0000")).write_bytes(b"\0")
    found = history(tmp_path)
    assert len(found.sessions) == len(found.attention) == 1
