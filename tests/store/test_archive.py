"""An archive from anybody: it is a backup, or it is refused before anything is written."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.store.records import session
from toetap.store.archive import (
    DEPTHS,
    ArchiveError,
    Member,
    fits,
    known_path,
    packed,
    unpacked,
)
from toetap.store.backup import Places, restore
from toetap.store.format import to_document
from toetap.store.toml import dumps

ROOT = Path(__file__).parents[2]
GOOD = "toetap/sessions/2026/03/x.toml"
NAME = Path("b.tar.gz")

parts = st.text("ab.\0/\\:é\u202e ", min_size=1, max_size=6)


def entry(name: str = GOOD, data: bytes = b"x", kind: bytes = tarfile.REGTYPE) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.size = kind, len(data)
    return info


def tar(*infos: tarfile.TarInfo, form: int = tarfile.USTAR_FORMAT) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=form) as archive:
        for info in infos:
            archive.addfile(info, io.BytesIO(b"x" * info.size))
    return made.getvalue()


def read(data: bytes) -> list[Member]:
    return list(unpacked(io.BytesIO(data), NAME))


def refusal(tmp_path: Path, data: bytes) -> str:
    """Why it is refused, with proof that nothing was written."""
    path = tmp_path / "b.tar.gz"
    path.write_bytes(data)
    with pytest.raises(ArchiveError) as caught:
        restore(path, Places(tmp_path / "d", tmp_path / "c", tmp_path / "s"))
    assert list(tmp_path.iterdir()) == [path]
    assert caught.value.hint
    return caught.value.message


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd.toml",
        "../x.toml",
        "toetap/../x.toml",
        "toetap/sessions/../../x.toml",
        "toetap/sessions/./x.toml",
        "toetap/sessions//x.toml",
        "toetap/sessions/.x.toml",
        "toetap/sessions/a/b/c/d.toml",
        "toetap/sessions/a\\b.toml",
        "toetap/sessions/C:x.toml",
        "toetap/sessions/nul.toml",
        "toetap/sessions/x.toml.",
        "toetap/sessions/\x1b[2J.toml",
        "toetap/sessions/\u202ex.toml",
        "toetap/elsewhere/x.toml",
        "sessions/x.toml",
        "toetap/config/x.py",
        "toetap/config/a/b/c.toml",
        "toetap",
        "toetap/sessions",
    ],
)
@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.PAX_FORMAT, tarfile.GNU_FORMAT])
def test_a_name_that_leads_elsewhere(tmp_path: Path, name: str, form: int) -> None:
    whole = gzip.compress(tar(entry(), entry(name), form=form))
    told = refusal(tmp_path, whole)
    assert "\x1b" not in told
    assert "\u202e" not in told


@given(st.lists(parts, min_size=1, max_size=5).map("/".join))
@example("sessions/2026/03/x.toml")
def test_a_name_that_is_known_stays_where_it_belongs(text: str) -> None:
    known = known_path(f"toetap/{text}")
    if known is not None:
        place, path = known
        assert place in ("", *DEPTHS)
        target = os.path.normpath(Path("/root") / place / path)
        assert target.startswith(f"/root/{place}".rstrip("/"))
        assert ".." not in path.parts


@pytest.mark.parametrize(
    "kind",
    [
        tarfile.SYMTYPE,
        tarfile.LNKTYPE,
        tarfile.CHRTYPE,
        tarfile.BLKTYPE,
        tarfile.FIFOTYPE,
        tarfile.CONTTYPE,
        tarfile.GNUTYPE_SPARSE,
        tarfile.GNUTYPE_LONGNAME,
        b"Z",
    ],
)
def test_what_is_no_file(tmp_path: Path, kind: bytes) -> None:
    info = entry(kind=kind)
    info.linkname = "/etc/passwd"
    header = info.tobuf(tarfile.USTAR_FORMAT)
    whole = gzip.compress(header + b"x" * 512 + tar())
    assert "no regular file" in refusal(tmp_path, whole)


def test_links_and_sparse_files_that_are_told_apart(tmp_path: Path) -> None:
    for key in ("linkpath", "size", "GNU.sparse.map"):
        info = entry()
        info.pax_headers = {key: "1"}
        whole = gzip.compress(tar(info, form=tarfile.PAX_FORMAT))
        assert "form that backups have not" in refusal(tmp_path, whole)


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    info = entry()
    for size in (256 * 1024 + 1, 8**11 - 1, -1):
        info.size = size
        header = info.tobuf(tarfile.GNU_FORMAT)
        assert "larger than 256 KiB" in refusal(tmp_path, gzip.compress(header))


def test_a_further_name_that_is_too_large(tmp_path: Path) -> None:
    info = entry("toetap/x", kind=tarfile.XHDTYPE)
    info.size = 2**33 - 1
    whole = gzip.compress(info.tobuf(tarfile.USTAR_FORMAT))
    assert "far too much" in refusal(tmp_path, whole)


def test_what_stands_behind_the_end(tmp_path: Path) -> None:
    assert "behind its end" in refusal(tmp_path, gzip.compress(tar(entry()) + bytes(10**6)))


def test_an_archive_cut_at_any_byte(tmp_path: Path) -> None:
    document = dumps(to_document(session()))
    path = known_path(GOOD)
    assert path is not None
    whole = b"".join(packed([Member(*path, document)]))
    assert read(whole) == [Member(*path, document)]
    for size in range(len(whole)):
        with pytest.raises(ArchiveError):
            read(whole[:size])
    refusal(tmp_path, whole[:-1])


def test_an_archive_with_any_byte_flipped() -> None:
    path = known_path(GOOD)
    assert path is not None
    member = Member(*path, dumps(to_document(session())))
    whole = b"".join(packed([member]))
    for place in range(len(whole)):
        flipped = bytearray(whole)
        flipped[place] ^= 0x20
        try:
            assert read(bytes(flipped)) == [member]  # only in what gzip says of itself
        except ArchiveError:
            continue
        assert place < 10


@given(st.binary(max_size=2000))
def test_any_bytes_are_refused(data: bytes) -> None:
    for whole in (data, gzip.compress(data), gzip.compress(tar(entry())[:512] + data)):
        with pytest.raises(ArchiveError):
            read(whole)


@given(st.data())
def test_a_header_with_any_bytes_in_it(data: st.DataObject) -> None:
    block = bytearray(tar(entry()))
    for _ in range(data.draw(st.integers(1, 4))):
        block[data.draw(st.integers(0, 511))] = data.draw(st.integers(0, 255))
    info = b" " * 8
    block[148:156] = info
    block[148:156] = b"%06o\0 " % sum(block[:512])
    try:
        found = read(gzip.compress(bytes(block)))
    except ArchiveError:
        return
    assert all(fits(member) or not member.path.parts for member in found)


BOMB = """
import resource, sys
from pathlib import Path
from toetap.store.archive import ArchiveError, unpacked

resource.setrlimit(resource.RLIMIT_AS, (200 << 20, 200 << 20))
try:
    for _ in unpacked(sys.stdin.buffer, Path("b"), 64 << 20):
        pass
except ArchiveError as error:
    print(error.message)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on memory")
def test_bombs_are_refused_within_little_memory() -> None:
    names = entry("toetap/x", b" " * 8192, tarfile.XHDTYPE).tobuf(tarfile.USTAR_FORMAT) + bytes(
        8192
    )
    files = entry(data=b" " * 256 * 1024).tobuf(tarfile.USTAR_FORMAT) + bytes(256 * 1024)
    bombs = {
        gzip.compress(names * 100, 1) * 100: "larger than 64 MiB",
        gzip.compress(files, 1) * 300: "larger than 64 MiB",
        gzip.compress(bytes(10**8), 1): "behind its end",
    }
    for bomb, why in bombs.items():
        command = [sys.executable, "-c", BOMB]
        told = subprocess.run(command, input=bomb, capture_output=True, check=True, cwd=ROOT)
        assert why in told.stdout.decode()
