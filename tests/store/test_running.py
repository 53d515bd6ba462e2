"""The session under way: kept, found again, and nobody's twice."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from dataclasses import replace as with_call
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace

from tests.store.faulty import Tape, files_below
from tests.store.records import session
from toetap.coach.record import SessionRecord, SetRecord
from toetap.errors import NotSavedError
from toetap.store.files import FileSystem
from toetap.store.format import to_document
from toetap.store.remains import unreadable
from toetap.store.running import LeftOver, Running, left_over
from toetap.store.sessions import FileStore
from toetap.store.toml import dumps

LONG = 10.0
ROOT = Path(__file__).parents[2]
RUN = """
import sys, time
from pathlib import Path
from msgspec.structs import replace
from tests.store.records import session
from toetap.store.running import Running

running = Running(Path(sys.argv[1]))
running.keep(replace(session(int(sys.argv[2])), status="in progress"))
print(running.wait(10), flush=True)
time.sleep(60)
"""


def under_way(number: int = 0, done: int = 3) -> SessionRecord:
    """A session in its first set."""
    whole = session(number)
    reps = SetRecord(kind="reps", limbs="feet", side="left", target=12, done=done, seconds=9)
    exercise = replace(whole.exercises[0], status="partial", sets=(reps,))
    return replace(whole, status="in progress", exercises=(exercise,))


def cut_off(state: Path, *records: SessionRecord) -> None:
    """What a program that was killed leaves."""
    folder = state / "running"
    folder.mkdir(parents=True, exist_ok=True)
    for record in records:
        name = f"{record.started:%Y-%m-%d-%H%M}-{record.id}"
        (folder / f"{name}.toml").write_bytes(dumps(to_document(record)))
        (folder / f"{name}.lock").touch()


def only(state: Path) -> LeftOver:
    [one] = left_over(state)
    return one


def names(state: Path) -> list[str]:
    return sorted(path.name for path in (state / "running").iterdir())


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "data")


def test_the_latest_record_is_kept_whole(tmp_path: Path) -> None:
    running = Running(tmp_path)
    for done in range(12):
        running.keep(under_way(done=done))
    assert running.wait(LONG)
    assert running.trouble == ""
    cut_off(tmp_path / "other", under_way(done=11))
    kept = {path.name: data for path, data in files_below(tmp_path / "running").items()}
    assert kept == {
        path.name: data for path, data in files_below(tmp_path / "other" / "running").items()
    }


def test_a_session_that_is_over_leaves_nothing(tmp_path: Path) -> None:
    running = Running(tmp_path)
    running.keep(under_way())
    assert running.wait(LONG)
    running.done()
    assert running.wait(LONG)
    running.done()
    assert running.wait(LONG)
    assert names(tmp_path) == []
    running.keep(under_way(1))  # the next one
    assert running.wait(LONG)
    assert len(names(tmp_path)) == 2


def test_a_session_of_which_nothing_was_kept_is_done_too(tmp_path: Path) -> None:
    running = Running(tmp_path / "state")
    running.done()
    assert running.wait(LONG)
    assert not (tmp_path / "state").exists()


def test_the_session_of_a_program_that_lives_is_no_left_over(tmp_path: Path) -> None:
    running = Running(tmp_path)
    running.keep(under_way())
    assert running.wait(LONG)
    before = files_below(tmp_path)
    assert left_over(tmp_path) == ()
    assert files_below(tmp_path) == before
    running.keep(under_way(done=4))
    assert running.wait(LONG)


def test_a_program_that_was_killed_leaves_its_session_to_the_next(tmp_path: Path) -> None:
    command = [sys.executable, "-c", RUN, str(tmp_path), "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "True\n"
        assert left_over(tmp_path) == ()
        mine = Running(tmp_path)  # both may run sessions of their own
        mine.keep(under_way(1))
        assert mine.wait(LONG)
        child.kill()
    one = only(tmp_path)
    assert one.record == replace(session(0), status="in progress")
    assert one.when == one.record.ended


def test_nothing_there_is_no_left_over(tmp_path: Path) -> None:
    assert left_over(tmp_path / "none") == ()
    assert not (tmp_path / "none").exists()


def test_the_newest_is_first(tmp_path: Path) -> None:
    cut_off(tmp_path, under_way(1), under_way(3), under_way(2))
    found = [one.record for one in left_over(tmp_path)]
    assert found == [under_way(3), under_way(2), under_way(1)]


def test_one_program_takes_a_session_and_the_other_does_not(tmp_path: Path) -> None:
    cut_off(tmp_path, under_way())
    first, second = only(tmp_path), only(tmp_path)
    running = first.take()
    assert running is not None
    assert second.take() is None
    assert second.keep(FileStore(tmp_path / "data"), session()) is None
    assert not second.discard()
    assert left_over(tmp_path) == ()
    running.keep(under_way(done=7))
    running.done()
    assert running.wait(LONG)
    assert names(tmp_path) == []
    assert second.take() is None


def test_what_another_program_has_gone_on_with_is_not_taken_as_it_was(tmp_path: Path) -> None:
    cut_off(tmp_path, under_way(done=3))
    seen = only(tmp_path)
    cut_off(tmp_path, under_way(done=9))
    assert seen.take() is None
    assert only(tmp_path).record == under_way(done=9)


def test_what_is_done_can_be_kept(tmp_path: Path, store: FileStore) -> None:
    cut_off(tmp_path, under_way())
    assert only(tmp_path).keep(store, session()) is not None
    assert store.read(session().id).record == session()
    assert names(tmp_path) == []


def test_what_can_not_be_saved_stays_a_left_over(tmp_path: Path) -> None:
    cut_off(tmp_path, under_way())
    (tmp_path / "data").touch()
    before = files_below(tmp_path)
    with pytest.raises(NotSavedError):
        only(tmp_path).keep(FileStore(tmp_path / "data"), session())
    assert files_below(tmp_path) == before
    assert only(tmp_path).record == under_way()


def test_what_is_discarded_leaves_nothing(tmp_path: Path) -> None:
    cut_off(tmp_path, under_way())
    assert only(tmp_path).discard()
    assert names(tmp_path) == []


def test_what_was_saved_before_the_program_was_killed_is_no_left_over(
    tmp_path: Path, store: FileStore
) -> None:
    store.save(session(0))
    store.save(session(1))
    cut_off(tmp_path, session(0), under_way(1), under_way(2))
    assert [one.record for one in left_over(tmp_path, store)] == [under_way(2)]
    assert len(names(tmp_path)) == 2
    assert store.read(session(1).id).record == session(1)


def test_what_went_on_after_a_save_is_a_left_over(tmp_path: Path, store: FileStore) -> None:
    store.save(session(0))
    store.save(session(1))
    later = under_way(1)
    later = replace(later, ended=later.ended + timedelta(minutes=1))
    cut_off(tmp_path, session(0, note="More."), later)
    assert len(left_over(tmp_path, store)) == 2


def test_drafts_and_locks_of_programs_that_are_gone_are_swept(tmp_path: Path) -> None:
    cut_off(tmp_path, under_way(0), under_way(1))
    folder = tmp_path / "running"
    kept, gone = sorted(path.name for path in folder.glob("*.toml"))
    (folder / gone).unlink()
    for name in (kept, gone):
        (folder / f".{name}.0123456789abcdef.tmp").write_bytes(b"half")
    (folder / "mine.lock").touch()
    assert only(tmp_path).record == under_way(0)
    assert names(tmp_path) == [kept.replace("toml", "lock"), kept, "mine.lock"]


def test_a_draft_of_a_program_that_lives_is_left_alone(tmp_path: Path) -> None:
    running = Running(tmp_path)
    running.keep(under_way())
    assert running.wait(LONG)
    [path] = (tmp_path / "running").glob("*.toml")
    draft = path.with_name(f".{path.name}.0123456789abcdef.tmp")
    draft.write_bytes(b"half")
    left_over(tmp_path)
    assert draft.exists()


def test_a_damaged_one_is_told_and_kept_byte_for_byte(tmp_path: Path) -> None:
    cut_off(tmp_path, under_way())
    [path] = (tmp_path / "running").glob("*.toml")
    path.write_bytes(b"\0" * 99)
    before = files_below(tmp_path)
    assert left_over(tmp_path) == ()
    [told] = unreadable(tmp_path)
    assert told.path == path
    assert files_below(tmp_path) == before


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EIO, errno.EACCES])
def test_a_state_folder_that_refuses_is_told_and_not_fatal(tmp_path: Path, code: int) -> None:
    refusing = Event()
    refusing.set()

    def open_(path: Path, flags: int, mode: int) -> int:
        if refusing.is_set():
            raise OSError(code, os.strerror(code))
        return os.open(path, flags, mode)

    running = Running(tmp_path, with_call(FileSystem(), open=open_))
    running.keep(under_way())
    assert not running.wait(LONG)
    assert running.trouble.startswith("Not kept safe before it is saved at the end: ")
    assert str(tmp_path) in running.trouble
    refusing.clear()
    assert running.wait(LONG)
    assert running.trouble == ""
    assert len(names(tmp_path)) == 2


def test_a_record_that_can_not_be_written_down_is_told_too(tmp_path: Path) -> None:
    running = Running(tmp_path)
    running.keep(replace(under_way(), started=under_way().started.replace(tzinfo=None)))
    assert not running.wait(LONG)
    assert "ValueError" in running.trouble


def test_a_disk_that_hangs_keeps_nobody_waiting(tmp_path: Path) -> None:
    let_go = Event()

    def hang(handle: int) -> None:
        let_go.wait(LONG)
        os.fsync(handle)

    running = Running(tmp_path, with_call(FileSystem(), fsync=hang))
    for done in range(5):
        running.keep(under_way(done=done))
    assert not running.wait(0)
    let_go.set()
    assert running.wait(LONG)


def test_any_single_failure_is_made_good(tmp_path: Path) -> None:
    tape = Tape()
    running = Running(tmp_path / "reference", tape.system())
    running.keep(under_way())
    assert running.wait(LONG)
    for number in range(len(tape.calls)):
        state = tmp_path / str(number)
        running = Running(state, Tape(number, errno.EIO).system(), retry_seconds=0)
        running.keep(under_way())
        while not running.wait(LONG):
            pass
        assert running.trouble == ""
        assert [path.suffix for path in sorted((state / "running").iterdir())] == [".lock", ".toml"]
        assert left_over(state) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes no open file")
def test_a_folder_that_somebody_removed_is_made_and_locked_anew(tmp_path: Path) -> None:
    running = Running(tmp_path)
    running.keep(under_way(done=3))
    assert running.wait(LONG)
    shutil.rmtree(tmp_path / "running")
    running.keep(under_way(done=4))
    assert running.wait(LONG)
    assert len(names(tmp_path)) == 2
    assert left_over(tmp_path) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
@pytest.mark.parametrize("bits", [0o000, 0o777])
def test_what_is_under_way_is_nobody_elses_business(tmp_path: Path, bits: int) -> None:
    old = os.umask(bits)
    try:
        running = Running(tmp_path / "state")
        running.keep(under_way())
        assert running.wait(LONG)
    finally:
        os.umask(old)
    for path in (tmp_path / "state").rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600)


def test_a_session_that_a_newer_toetap_led_is_left_to_it(tmp_path: Path) -> None:
    cut_off(tmp_path, under_way())
    [path] = (tmp_path / "running").glob("*.toml")
    path.write_bytes(path.read_bytes().replace(b"schema = 1", b"schema = 2"))
    before = files_below(tmp_path)
    assert left_over(tmp_path) == ()
    [told] = unreadable(tmp_path)
    assert "newer toetap" in told.why
    assert files_below(tmp_path) == before
