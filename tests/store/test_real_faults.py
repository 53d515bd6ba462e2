"""The same promises against the real system: limits, full disks, and kill -9 at any moment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.store.faulty import files_below
from tests.store.records import session
from toetap.errors import NotSavedError
from toetap.store.sessions import FileStore

ROOT = Path(__file__).parents[2]
SAVE = """
import sys
from pathlib import Path
from tests.store.records import session
from toetap.errors import NotSavedError
from toetap.store.sessions import FileStore

store = FileStore(Path(sys.argv[1]))
try:
    for number in range(int(sys.argv[2])):
        record = session(number, note="x" * int(sys.argv[3]))
        store.save(record)
        print(record.id, flush=True)
except NotSavedError as error:
    print(error.message)
    raise SystemExit(1) from None
"""

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX system")


def saver(data: Path, sessions: int, note: int = 0) -> list[str]:
    """The command that saves so many sessions, with notes of that length."""
    return [sys.executable, "-c", SAVE, str(data), str(sessions), str(note)]


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def in_a_mount(options: str, folder: Path, command: list[str]) -> list[str]:
    """The command with a file system of its own on `folder`, which ends with it."""
    if sys.platform != "linux" or os.geteuid() or not shutil.which("unshare"):
        pytest.skip("needs root on Linux, to mount a small file system")
    folder.mkdir()
    mount = ["unshare", "--mount", "--", "sh", "-c"]
    script = 'mount -t tmpfs -o "$1" toetap "$2" && shift 2 && exec "$@"'
    made = [*mount, script, "sh", options, str(folder)]
    if run([*made, "true"]).returncode:
        pytest.skip("mounting is not allowed here")
    return [*made, *command]


@posix
def test_a_file_size_limit_that_cuts_a_write_short(tmp_path: Path) -> None:
    # 8 blocks of 512 bytes (bash: 1024), less than the note.
    limited = ["sh", "-c", 'ulimit -f 8 && exec "$@"', "sh", *saver(tmp_path, 1, 20_000)]
    told = run(limited)
    assert told.returncode == 1, told.stderr
    assert "files may not grow that large here" in told.stdout
    assert files_below(tmp_path) == {}


def test_a_disk_that_fills_up(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    after = tmp_path / "after"
    after.mkdir()
    then_copied = ["sh", "-c", 'from=$1 to=$2; shift 2; "$@"; cp -a "$from/." "$to"', "sh"]
    command = [*then_copied, str(disk), str(after), *saver(disk, 99, 6_000)]
    told = run(in_a_mount("size=64k", disk, command))
    assert "the disk is full" in told.stdout, told.stderr
    *saved, _message = told.stdout.splitlines()
    history = FileStore(after).history()
    assert {entry.record.id for entry in history.sessions} == set(saved)
    assert len(saved) > 1
    assert history.attention == ()
    assert not list(after.rglob("*.tmp"))


def test_a_disk_that_can_only_be_read(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    told = run(in_a_mount("ro", disk, saver(disk, 1)))
    assert told.returncode == 1, told.stderr
    assert "it can be read but not written to" in told.stdout


@posix
def test_a_folder_without_permission(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write anywhere")
    tmp_path.chmod(0o500)
    store = FileStore(tmp_path)
    with pytest.raises(NotSavedError, match="no permission"):
        store.save(session())
    told = store.usable()
    tmp_path.chmod(0o700)
    assert told is not None
    assert files_below(tmp_path) == {}


@pytest.mark.parametrize("place", ["", "sessions", "sessions/2026", "sessions/2026/03"])
def test_a_file_where_a_folder_is_needed(tmp_path: Path, place: str) -> None:
    data = tmp_path / "data"
    blocking = data / place
    blocking.parent.mkdir(parents=True, exist_ok=True)
    blocking.write_bytes(b"mine")
    store = FileStore(data)
    with pytest.raises(NotSavedError, match="a file where a folder is needed"):
        store.save(session())
    assert files_below(tmp_path) == {blocking: b"mine"}
    assert store.history().sessions == ()
    if not place:
        assert "a file where a folder is needed" in (store.usable() or "")


@posix
def test_a_kill_at_any_moment_loses_no_session_that_was_told_saved(tmp_path: Path) -> None:
    for attempt in range(4):
        data = tmp_path / str(attempt)
        command = saver(data, 20_000, 2_000)
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as child:
            assert child.stdout is not None
            first = child.stdout.readline().strip()
            time.sleep(0.013 * attempt)
            child.kill()
            told = [first, *child.stdout.read().split("\n")[:-1]]
        history = FileStore(data).history()
        assert set(told) <= {entry.record.id for entry in history.sessions}
        assert history.attention == ()
