"""What a backup is made of: a .tar.gz of small files in known places, read within bounds.

The archive may come from anybody. It is read as a stream and by hand, since of all that a tar can
hold a backup holds only files and folders: what it does not hold can do no harm.
"""

from __future__ import annotations

import gzip
import re
import tarfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from toetap.cleaning import clean
from toetap.documents import MAX_BYTES
from toetap.errors import ToetapError

ROOT = "toetap"
MAX_FILES = 200_000
MAX_TOTAL = 512 * 1024 * 1024
"""Bytes of the whole archive, unpacked."""

DEPTHS = {
    "sessions": 3, "trash": 3, "running": 1, "config": 2, "checkups": 3, "checkups-trash": 3,
}  # fmt: skip
"""The places that a backup has, and how many names a path inside each may have."""

_BLOCK = tarfile.BLOCKSIZE
_MOST_PADDING = 64 * 1024
_MOST_SAID = 8 * 1024
_GZIP = 31
_FILES = (tarfile.REGTYPE, tarfile.AREGTYPE)
_EXTENDED = (tarfile.XHDTYPE, tarfile.XGLTYPE)
_PART = re.compile(r"(?!.*[. ]\Z)[^./\\:*?\"<>|\x00-\x1f][^/\\:*?\"<>|\x00-\x1f]{0,199}")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


class ArchiveError(ToetapError):
    """A file is no backup that can be taken in. Nothing of it has been."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a backup.

    Attributes:
        place: One of `DEPTHS`.
        path: Where it lies there; no part of it leads out.
        data: All of it.
        changed: The time of its latest change, in seconds since 1970.
    """

    place: str
    path: PurePosixPath
    data: bytes
    changed: int = 0


def packed(members: Iterable[Member]) -> Iterator[bytes]:
    """The bytes of an archive, piece by piece."""
    packer = zlib.compressobj(wbits=_GZIP)
    for member in members:
        padding = bytes(-len(member.data) % _BLOCK)
        yield packer.compress(_header(member) + member.data + padding)
    yield packer.compress(bytes(2 * _BLOCK)) + packer.flush()


def fits(member: Member) -> bool:
    """Whether an archive can hold it: a name may be too long, or not one for every computer."""
    if known_path(f"{ROOT}/{member.place}/{member.path}") is None:
        return False
    try:
        _header(member)
    except ValueError:
        return False
    return True


def unpacked(stream: BinaryIO, name: Path, most: int = MAX_TOTAL) -> Iterator[Member]:
    """The files of an archive, each checked before it is given out.

    An archive that was cut short shows only at its end: go through all of it before using any.

    Args:
        stream: The archive.
        name: What it is called in errors.
        most: Bytes that it may have when unpacked.

    Raises:
        ArchiveError: It is no such archive, or holds what a backup does not.
    """
    reader = _Reader(stream, name, most)
    try:
        yield from reader.members()
    except gzip.BadGzipFile:
        raise reader.refusal("is damaged, or is no .tar.gz archive") from None
    except (tarfile.TarError, EOFError, OSError, zlib.error, ValueError) as error:
        raise reader.refusal(f"is damaged or was cut short ({clean(str(error))})") from None


def known_path(text: str) -> tuple[str, PurePosixPath] | None:
    """The place and the path that a name in an archive means; None for one that none may have."""
    root, *parts = text.removeprefix("./").removesuffix("/").split("/")
    if root != ROOT or not all(map(_is_part, parts)):
        return None
    if not parts:
        return "", PurePosixPath()
    place, *inside = parts
    if len(inside) > DEPTHS.get(place, -1):
        return None
    return place, PurePosixPath(*inside)


def _header(member: Member) -> bytes:
    info = tarfile.TarInfo(f"{ROOT}/{member.place}/{member.path}")
    info.size, info.mtime, info.mode = len(member.data), member.changed, 0o600
    return info.tobuf(tarfile.USTAR_FORMAT, "utf-8", "strict")


def _is_part(text: str) -> bool:
    return (
        _PART.fullmatch(text) is not None
        and _RESERVED.fullmatch(text) is None
        and clean(text) == text
    )


class _Reader:
    def __init__(self, stream: BinaryIO, name: Path, most: int) -> None:
        self._packed = gzip.GzipFile(fileobj=stream, mode="rb")
        self._name = name
        self._most = self._room = most

    def members(self) -> Iterator[Member]:
        named = ""
        for _ in range(2 * MAX_FILES + 1):
            header = self._read(_BLOCK)
            if header.count(0) == _BLOCK:
                self._read_to_the_end()
                return
            info = tarfile.TarInfo.frombuf(header, "utf-8", "strict")
            if info.type in _EXTENDED:
                named = self._further_name(info)
                continue
            info.name, named = named or info.name, ""
            if member := self._member(info):
                yield member
        raise self.refusal(f"holds more than {MAX_FILES} files")

    def refusal(self, fault: str) -> ArchiveError:
        return ArchiveError(
            f"{clean(str(self._name))} {fault}.",
            "Nothing was restored. `toetap backup FILE.tar.gz` makes files that can be.",
        )

    def _member(self, info: tarfile.TarInfo) -> Member | None:
        shown = clean(info.name)[:80]
        known = known_path(info.name)
        if known is None:
            raise self.refusal(f"holds {shown!r}, which is no place of a backup's")
        place, path = known
        if info.type == tarfile.DIRTYPE and not info.size:
            return None
        if info.type not in _FILES:
            raise self.refusal(f"holds {shown!r}, which is no regular file")
        if not path.name.lower().endswith(".toml"):
            raise self.refusal(f"holds {shown!r}, which is no .toml file")
        if not 0 <= info.size <= MAX_BYTES:
            raise self.refusal(f"holds {shown!r}, which is larger than {MAX_BYTES // 1024} KiB")
        return Member(place, path, self._read_file(info.size), int(info.mtime))

    def _further_name(self, info: tarfile.TarInfo) -> str:
        """The name of the file that follows, where other tools write it apart; "" if they do not.

        Of what else they say there, such as times, nothing is needed.
        """
        if not 0 <= info.size <= _MOST_SAID:
            raise self.refusal("says far too much about one file")
        data = self._read_file(info.size)
        if re.search(rb"\d (?:linkpath|size|GNU\.sparse[^=]*)=", data):
            raise self.refusal("holds files in a form that backups have not")
        found = re.search(rb"\d path=([^\n]*)\n", data)
        return found[1].decode() if found else ""

    def _read_file(self, size: int) -> bytes:
        data = self._read(size)
        self._read(-size % _BLOCK)
        return data

    def _read(self, size: int) -> bytes:
        self._room -= size
        if self._room < 0:
            raise self.refusal(f"is larger than {self._most // 1024**2} MiB when unpacked")
        data = self._packed.read(size)
        if len(data) < size:
            raise EOFError("it ends too early")
        return data

    def _read_to_the_end(self) -> None:
        """The checksum stands behind the last byte."""
        room = _MOST_PADDING
        while room and (chunk := self._packed.read(room)):
            room -= len(chunk)
        if not room:
            raise self.refusal("goes on behind its end")
