from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.faulty import Tape, files_below
from toetap.store.files import Disk, FileSystem, flush

posix_modes = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


def random(size: int) -> bytes:
    return b"\xab" * size


def disk(system: FileSystem | None = None) -> Disk:
    return Disk(system or FileSystem(), random)


@contextmanager
def umask(bits: int) -> Iterator[None]:
    old = os.umask(bits)
    try:
        yield
    finally:
        os.umask(old)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix_modes
@pytest.mark.parametrize("bits", [0o000, 0o022, 0o077, 0o277, 0o777])
def test_what_is_made_is_nobody_elses_business(tmp_path: Path, bits: int) -> None:
    path = tmp_path / "a" / "b" / "c.toml"
    with umask(bits):
        disk().write(path, b"x")
        disk().write(path, b"y")
    assert mode(path) == 0o600
    assert mode(path.parent) == mode(path.parent.parent) == 0o700


def test_a_save_is_synced_before_and_after_its_rename(tmp_path: Path) -> None:
    tape = Tape()
    disk(tape.system()).write(tmp_path / "year" / "a.toml", b"x")
    draft = ".a.toml.abababababababab.tmp"
    assert tape.calls == [
        "mkdir year",
        f"open {tmp_path.name}", "fsync", "close",
        f"open {draft}", "write", "fsync", "close",
        f"rename {draft}",
        "open year", "fsync", "close",
    ]  # fmt: skip


def test_a_moved_file_has_its_new_name_on_the_medium_before_it_loses_the_old(
    tmp_path: Path,
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "a" / "x.toml").write_bytes(b"x")
    tape = Tape()
    disk(tape.system()).move(tmp_path / "a" / "x.toml", tmp_path / "b" / "x.toml")
    assert tape.calls == [
        "link x.toml", "open b", "fsync", "close", "unlink x.toml", "open a", "fsync", "close",
    ]  # fmt: skip
    assert files_below(tmp_path) == {tmp_path / "b" / "x.toml": b"x"}


@pytest.mark.parametrize("code", [errno.EPERM, errno.ENOTSUP])
def test_where_a_file_has_one_name_only_it_is_renamed(tmp_path: Path, code: int) -> None:
    (tmp_path / "x.toml").write_bytes(b"x")
    disk(Tape(4, code).system()).move(tmp_path / "x.toml", tmp_path / "b" / "x.toml")
    assert files_below(tmp_path) == {tmp_path / "b" / "x.toml": b"x"}


def test_a_move_never_replaces_a_file(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "x.toml").write_bytes(b"x")
    (tmp_path / "b" / "x.toml").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        disk().move(tmp_path / "x.toml", tmp_path / "b" / "x.toml")
    assert (tmp_path / "b" / "x.toml").read_bytes() == b"mine"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_a_link_is_moved_and_not_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "x.toml").symlink_to("nowhere")
    disk().move(tmp_path / "x.toml", tmp_path / "b" / "x.toml")
    assert (tmp_path / "b" / "x.toml").is_symlink()
    assert not (tmp_path / "x.toml").is_symlink()


def test_a_write_that_is_taken_in_bits_is_whole(tmp_path: Path) -> None:
    bits = replace(FileSystem(), write=lambda handle, data: os.write(handle, data[:7]))
    disk(bits).write(tmp_path / "a.toml", b"0123456789" * 10)
    assert files_below(tmp_path) == {tmp_path / "a.toml": b"0123456789" * 10}


def test_a_write_that_takes_nothing_ends(tmp_path: Path) -> None:
    nothing = replace(FileSystem(), write=lambda _handle, _data: 0)
    with pytest.raises(OSError) as caught:  # noqa: PT011 - the code is checked below
        disk(nothing).write(tmp_path / "a.toml", b"x")
    assert caught.value.errno == errno.EIO
    assert files_below(tmp_path) == {}


def test_ctrl_c_in_the_middle_leaves_no_temporary_file(tmp_path: Path) -> None:
    def interrupted(_handle: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        disk(replace(FileSystem(), fsync=interrupted)).write(tmp_path / "a.toml", b"x")
    assert files_below(tmp_path) == {}


def test_a_link_laid_at_the_temporary_name_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    (tmp_path / ".a.toml.abababababababab.tmp").symlink_to(victim)
    with pytest.raises(FileExistsError):
        disk().write(tmp_path / "a.toml", b"x")
    assert victim.read_bytes() == b"precious"


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_that_syncs_no_folders_is_used_all_the_same(
    tmp_path: Path, code: int
) -> None:
    def files_only(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(code, os.strerror(code))
        flush(handle)

    disk(replace(FileSystem(), fsync=files_only)).write(tmp_path / "a" / "b.toml", b"x")
    assert (tmp_path / "a" / "b.toml").read_bytes() == b"x"


def test_a_new_folder_that_was_not_synced_is_made_anew_at_the_next_try(tmp_path: Path) -> None:
    failing = Tape(fail_at=2, code=errno.EIO)
    with pytest.raises(OSError, match="error"):
        disk(failing.system()).make_folder(tmp_path / "a")
    assert failing.calls[-3:] == ["fsync", "close", "rmdir a"]
    again = Tape()
    disk(again.system()).make_folder(tmp_path / "a")
    assert again.calls == ["mkdir a", f"open {tmp_path.name}", "fsync", "close"]


def test_another_process_may_make_the_folder_first(tmp_path: Path) -> None:
    def overtaken(path: Path, mode: int) -> None:
        path.mkdir(mode)
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))

    disk(replace(FileSystem(), mkdir=overtaken)).write(tmp_path / "a" / "b.toml", b"x")
    assert (tmp_path / "a" / "b.toml").read_bytes() == b"x"


def test_what_is_set_aside_keeps_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"x")
    disk().set_aside(tmp_path / "a.toml")
    assert files_below(tmp_path) == {tmp_path / "a.aside-abababab.toml": b"x"}


def test_a_probe_leaves_nothing(tmp_path: Path) -> None:
    disk().probe(tmp_path)
    assert list(tmp_path.iterdir()) == []
