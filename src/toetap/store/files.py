"""Files that survive a power cut: written whole under another name, synced, renamed, synced.

Nothing here tells a person anything: what goes wrong leaves as an OSError.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from toetap.documents import MAX_BYTES
from toetap.store.ids import RandomBytes, temporary

_NEW_FILE = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)
_OLD_FILE = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_FOLDER: int | None = getattr(os, "O_DIRECTORY", None)
# File systems without a sync of folders: some network and user-space ones.
_CANNOT_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}
# Memory cards and some network file systems know a file by one name only.
_CANNOT_LINK = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}

Scan = Callable[[Path], AbstractContextManager[Iterator[os.DirEntry[str]]]]


def flush(handle: int) -> None:
    """Bring a file to the medium. On macOS `fsync` stops at the drive's own cache."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 - Windows has none

        with suppress(OSError):
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def link(source: Path, target: Path) -> None:
    """Give a file a second name, which nothing has yet."""
    os.link(source, target, follow_symlinks=os.link not in os.supports_follow_symlinks)


@dataclass(frozen=True, slots=True)
class FileSystem:
    """The system calls that keep a record, each as `os` has it.

    They come in from outside so that a test can make any one of them fail.
    """

    mkdir: Callable[[Path, int], None] = os.mkdir
    rmdir: Callable[[Path], None] = os.rmdir
    open: Callable[[Path, int, int], int] = os.open
    write: Callable[[int, memoryview], int] = os.write
    fsync: Callable[[int], None] = flush
    close: Callable[[int], None] = os.close
    rename: Callable[[Path, Path], None] = os.replace
    link: Callable[[Path, Path], None] = link
    unlink: Callable[[Path], None] = os.unlink
    scandir: Scan = os.scandir


def make_own(what: Path | int, mode: int) -> None:
    """Give a file or folder that was just made its mode, if the umask left it with less."""
    if sys.platform == "win32":
        return
    with suppress(OSError):  # not every file system knows modes
        if os.stat(what).st_mode & 0o777 != mode:  # noqa: PTH116 - it may be a handle
            os.chmod(what, mode)  # noqa: PTH101 - the same


def are_copies(path: Path, other: Path) -> bool:
    """Whether two files, neither of them a link, hold the same bytes; too many are not compared."""
    try:
        found = [(S_ISREG(at.st_mode), at.st_size) for at in (path.lstat(), other.lstat())]
        comparable = found[0] == found[1] and found[0][0] and found[0][1] <= MAX_BYTES
        return comparable and path.read_bytes() == other.read_bytes()
    except OSError:
        return False


class Disk:
    """Writes and moves files so that what it has returned from is there after a power cut.

    Every method raises OSError when the system refuses; no temporary file is left then.
    """

    def __init__(self, system: FileSystem, random: RandomBytes) -> None:
        self._system = system
        self._random = random

    def write(self, path: Path, data: bytes) -> None:
        """Make `data` the whole of the file at `path`, making its folders if need be."""
        self.make_folder(path.parent)
        self.write_out(path, (data,))

    def write_out(self, path: Path, chunks: Iterable[bytes]) -> None:
        """Make `chunks` the whole of the file at `path`, in a folder that is there.

        Whatever they raise while they are made leaves everything as it was, too.
        """
        draft = path.with_name(temporary(path.name, self._random))
        handle = self._system.open(draft, _NEW_FILE, 0o600)
        try:
            make_own(handle, 0o600)
            self._fill(handle, chunks)
            self._system.rename(draft, path)
        except BaseException:
            with suppress(OSError):
                self._system.unlink(draft)
            raise
        self.sync(path.parent)

    def move(self, source: Path, target: Path) -> None:
        """Move a file into another folder, making that if need be."""
        self.make_folder(target.parent)
        # Of a rename across folders the old name may be gone before the new one is on the medium.
        try:
            self._system.link(source, target)
        except OSError as error:
            if error.errno not in _CANNOT_LINK:
                raise
            self._system.rename(source, target)
            self.sync(target.parent)
        else:
            try:
                self.sync(target.parent)
                self._system.unlink(source)
            except BaseException:
                with suppress(OSError):
                    self._system.unlink(target)
                raise
        self.sync(source.parent)

    def drop_copy(self, path: Path, kept: Path) -> None:
        """Remove a file of which another is the copy, once that one is on the medium."""
        handle = self._system.open(kept, _OLD_FILE, 0)
        try:
            self._system.fsync(handle)
        finally:
            self._system.close(handle)
        self.sync(kept.parent)
        self._system.unlink(path)
        self.sync(path.parent)

    def set_aside(self, path: Path) -> None:
        """Give a file a name beside its own that is no session's."""
        token = self._random(4).hex()
        self._system.rename(path, path.with_name(f"{path.stem}.aside-{token}{path.suffix}"))
        self.sync(path.parent)

    def probe(self, folder: Path) -> None:
        """Try whether files can be made in an existing folder."""
        draft = folder / temporary("probe", self._random)
        self._system.close(self._system.open(draft, _NEW_FILE, 0o600))
        self._system.unlink(draft)

    def make_folder(self, folder: Path) -> None:
        """Make a folder and those above it, each 0700."""
        if folder.is_dir():
            return
        if folder.parent != folder:
            self.make_folder(folder.parent)
        try:
            self._system.mkdir(folder, 0o700)
            make_own(folder, 0o700)
        except FileExistsError:
            if folder.is_dir():  # another process was quicker
                return
            raise
        try:
            self.sync(folder.parent)
        except OSError:
            # A folder that stayed would be taken for a synced one at the next try.
            with suppress(OSError):
                self._system.rmdir(folder)
            raise

    def sync(self, folder: Path) -> None:
        """Bring the names in a folder to the medium, on systems that can."""
        if _FOLDER is None:
            return
        handle = self._system.open(folder, os.O_RDONLY | _FOLDER, 0)
        try:
            self._system.fsync(handle)
        except OSError as error:
            if error.errno not in _CANNOT_SYNC:
                raise
        finally:
            self._system.close(handle)

    def _fill(self, handle: int, chunks: Iterable[bytes]) -> None:
        try:
            for chunk in chunks:
                rest = memoryview(chunk)
                while rest:
                    written = self._system.write(handle, rest)
                    if not written:
                        raise OSError(errno.EIO, os.strerror(errno.EIO))
                    rest = rest[written:]
            self._system.fsync(handle)
        finally:
            self._system.close(handle)
