"""A backup holds everything; a restore adds what is missing and changes nothing."""

from __future__ import annotations

import errno
import os
import stat
import sys
import tarfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.store.faulty import Tape, files_below
from tests.store.records import session
from tests.store.test_running import cut_off, under_way
from toetap.errors import NotSavedError
from toetap.store.backup import Places, back_up, restore
from toetap.store.running import left_over
from toetap.store.sessions import FileStore


def places(root: Path) -> Places:
    return Places(root / "data", root / "config", root / "state")


@pytest.fixture
def mine(tmp_path: Path) -> Places:
    """Three sessions, one of them thrown away, one under way, and content of one's own."""
    made = places(tmp_path / "mine")
    store = FileStore(made.data)
    for number in range(3):
        store.save(session(number, note="schön"))
    store.trash(session(2).id)
    cut_off(made.state, under_way(7))
    for name in ("settings.toml", "exercises/übung.toml", "routines/daily.toml"):
        path = made.config / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {name}\n", encoding="utf-8")
    return made


@pytest.fixture
def archive(tmp_path: Path, mine: Places) -> Path:
    path = tmp_path / "backup.tar.gz"
    back_up(mine, path)
    return path


def kept(made: Places) -> dict[str, bytes]:
    found = files_below(made.data.parent)
    return {
        str(path.relative_to(made.data.parent)): data
        for path, data in found.items()
        if path.suffix != ".lock"
    }


def test_everything_comes_back_elsewhere(mine: Places, archive: Path, tmp_path: Path) -> None:
    other = places(tmp_path / "other")
    restored = restore(archive, other)
    assert kept(other) == kept(mine)
    assert restored.files == {"sessions": 2, "trash": 1, "running": 1, "config": 3}
    assert (restored.already, restored.both) == (0, [])
    assert len(FileStore(other.data).history().sessions) == 2
    assert [one.record for one in left_over(other.state)] == [under_way(7)]


def test_doing_it_again_changes_nothing(mine: Places, archive: Path) -> None:
    before = kept(mine)
    for _ in range(2):
        restored = restore(archive, mine)
        assert (sum(restored.files.values()), restored.already) == (0, 7)
        assert kept(mine) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_backup_and_what_comes_of_it_are_nobody_elses_business(
    mine: Places, tmp_path: Path
) -> None:
    old = os.umask(0)
    try:
        back_up(mine, tmp_path / "b.tar.gz")
        other = places(tmp_path / "other")
        restore(tmp_path / "b.tar.gz", other)
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "b.tar.gz").stat().st_mode) == 0o600
    for path in (tmp_path / "other").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def test_what_differs_is_kept_twice_and_told(mine: Places, archive: Path) -> None:
    store = FileStore(mine.data)
    store.revise_note(session(0).id, "changed since")
    (mine.config / "settings.toml").write_text("changed since\n", encoding="utf-8")
    before = kept(mine)
    for _ in range(2):  # and never a third time
        restored = restore(archive, mine)
        assert sum(restored.files.values()) == 0
        assert [here.name for here, _beside in restored.both] == [
            store.read(session(0).id).path.name,
            "settings.toml",
        ]
        after = kept(mine)
        assert before.items() <= after.items()
        assert len(after) == len(before) + 2
    session_beside, settings_beside = (beside for _here, beside in restored.both)
    assert [told.path for told in store.history().attention] == [session_beside]
    assert settings_beside.read_text(encoding="utf-8") == "# settings.toml\n"
    assert settings_beside.suffix != ".toml"  # so that nothing reads it as an exercise


def test_a_session_whose_file_has_another_name_here_is_the_same(
    mine: Places, archive: Path
) -> None:
    path = FileStore(mine.data).read(session(0).id).path
    moved = path.with_name(path.name.replace("0908", "0909"))
    path.rename(moved)
    before = kept(mine)
    assert restore(archive, mine).already == 7
    assert kept(mine) == before
    moved.write_bytes(moved.read_bytes() + b"# mine\n")
    assert len(restore(archive, mine).both) == 1
    assert not path.exists()


def test_what_was_thrown_away_since_comes_back(mine: Places, archive: Path) -> None:
    store = FileStore(mine.data)
    store.trash(session(0).id)
    store.trash(session(1).id)
    store.purge(session(1).id)
    assert restore(archive, mine).files == {"sessions": 2}
    assert len(store.history().sessions) == 2


def test_what_was_brought_back_since_is_not_thrown_away(mine: Places, archive: Path) -> None:
    store = FileStore(mine.data)
    store.restore(session(2).id)
    before = kept(mine)
    restore(archive, mine)
    assert kept(mine) == before


def test_what_was_under_way_and_is_saved_since_is_not_begun_again(
    mine: Places, archive: Path
) -> None:
    [one] = left_over(mine.state)
    one.keep(FileStore(mine.data), replace(one.record, status="partial"))
    before = kept(mine)
    restore(archive, mine)
    assert kept(mine) == before


def test_damaged_files_and_strangers_are_backed_up_byte_for_byte(
    mine: Places, tmp_path: Path
) -> None:
    path = FileStore(mine.data).read(session(0).id).path
    path.write_bytes(b"\0" * 100)
    path.with_name("copy (conflicted).toml").write_bytes(b"\xff")
    result = back_up(mine, tmp_path / "b.tar.gz")
    assert result.left_out == []
    other = places(tmp_path / "other")
    restore(tmp_path / "b.tar.gz", other)
    assert kept(other) == kept(mine)


@pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes")
def test_what_can_not_be_backed_up_is_told(mine: Places, tmp_path: Path) -> None:
    folder = mine.data / "sessions" / "2026" / "03"
    (folder / "link.toml").symlink_to("/etc/passwd")
    os.mkfifo(folder / "pipe.toml")
    (folder / "large.toml").write_bytes(b"#" * 300_000)
    (folder / f"{'x' * 200}.toml").write_bytes(b"#")
    (folder / "a:b.toml").write_bytes(b"#")
    (folder / "\udcff.toml").write_bytes(b"#")
    (folder / "folder.toml").mkdir()
    result = back_up(mine, tmp_path / "b.tar.gz")
    assert len(result.left_out) == 7
    assert all(one.hint for one in result.left_out)
    other = places(tmp_path / "other")
    assert restore(tmp_path / "b.tar.gz", other).files["sessions"] == 2


def test_nothing_at_all_is_a_backup_too(tmp_path: Path) -> None:
    none = places(tmp_path / "none")
    assert not back_up(none, tmp_path / "b.tar.gz").files
    restore(tmp_path / "b.tar.gz", none)
    assert not (tmp_path / "none").exists()


def test_a_file_that_is_there_is_never_replaced(mine: Places, tmp_path: Path) -> None:
    path = tmp_path / "b.tar.gz"
    path.write_bytes(b"precious")
    with pytest.raises(NotSavedError, match="already"):
        back_up(mine, path)
    assert path.read_bytes() == b"precious"


def test_a_folder_that_is_not_there_is_not_made(mine: Places, tmp_path: Path) -> None:
    with pytest.raises(NotSavedError, match="no folder"):
        back_up(mine, tmp_path / "none" / "b.tar.gz")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT])
def test_a_backup_is_whole_or_not_there(mine: Places, tmp_path: Path, code: int) -> None:
    tape = Tape()
    back_up(mine, tmp_path / "reference.tar.gz", tape.system())
    looks = "scandir"
    for number, call in enumerate(tape.calls):
        if call.startswith(looks):
            continue
        path = tmp_path / str(number) / "b.tar.gz"
        path.parent.mkdir()
        with pytest.raises(NotSavedError) as caught:
            back_up(mine, path, Tape(number, code).system())
        assert caught.value.hint
        for left in path.parent.iterdir():
            assert left == path  # only the folder's sync failed
            restore(path, places(tmp_path / f"{number}-restored"))


def test_a_restore_that_stopped_half_way_goes_on(
    mine: Places, archive: Path, tmp_path: Path
) -> None:
    tape = Tape()
    restore(archive, places(tmp_path / "reference"), tape.system())
    for number in range(0, len(tape.calls), 5):
        other = places(tmp_path / str(number))
        try:
            restore(archive, other, Tape(number, errno.ENOSPC).system())
        except NotSavedError as error:
            assert "the disk is full" in error.message  # noqa: PT017 - not every call is needed
        restore(archive, other)
        assert kept(other) == kept(mine)


def test_any_tar_can_read_a_backup_and_what_it_packs_again_can_be_restored(
    mine: Places, archive: Path, tmp_path: Path
) -> None:
    for name, form in (("pax", tarfile.PAX_FORMAT), ("gnu", tarfile.GNU_FORMAT)):
        with tarfile.open(archive) as old:
            old.extractall(tmp_path / name, filter="data")
        with tarfile.open(tmp_path / f"{name}.tar.gz", "w:gz", format=form) as new:
            new.add(tmp_path / name / "toetap", "./toetap")
        other = places(tmp_path / f"restored-{name}")
        restore(tmp_path / f"{name}.tar.gz", other)
        assert kept(other) == kept(mine)
