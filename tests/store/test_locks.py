from __future__ import annotations

import errno
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from toetap.store.files import FileSystem
from toetap.store.locks import Lock

ROOT = Path(__file__).parents[2]
HOLD = """
import sys, time
from pathlib import Path
from toetap.store.files import FileSystem
from toetap.store.locks import Lock

lock = Lock.take(Path(sys.argv[1]), FileSystem())
print("held" if lock else "refused", flush=True)
time.sleep(60)
"""


def take(path: Path) -> Lock | None:
    return Lock.take(path, FileSystem())


def test_a_lock_is_held_by_one(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    first = take(path)
    assert first is not None
    assert take(path) is None
    first.free()
    second = take(path)
    assert second is not None
    second.remove()
    assert list(tmp_path.iterdir()) == []


def test_letting_go_twice_lets_go_of_nobody_elses(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    first = take(path)
    assert first is not None
    first.free()
    second = take(path)
    first.free()
    assert second is not None
    assert take(path) is None


def test_the_system_frees_the_lock_of_a_program_that_was_killed(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        assert take(path) is None
        child.kill()
    assert path.exists()
    assert take(path) is not None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes no open file")
def test_a_lock_whose_file_was_removed_meanwhile_is_taken_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    opened: list[Path] = []

    def overtaken(name: Path, flags: int, mode: int) -> int:
        handle = os.open(name, flags, mode)
        if not opened:
            name.unlink()  # its owner was done just then
        opened.append(name)
        return handle

    lock = Lock.take(path, replace(FileSystem(), open=overtaken))
    assert lock is not None
    assert len(opened) == 2
    assert take(path) is None


def test_somebody_who_only_looks_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    held = take(path)
    assert held is not None
    tries: list[Path] = []

    def let_go_at_the_second(name: Path, flags: int, mode: int) -> int:
        if tries:
            held.free()
        tries.append(name)
        return os.open(name, flags, mode)

    assert Lock.wait_for(path, replace(FileSystem(), open=let_go_at_the_second)) is not None


def test_a_folder_that_refuses_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file") as caught:
        take(tmp_path / "none" / "a.lock")
    assert caught.value.errno == errno.ENOENT
