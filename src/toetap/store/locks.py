"""Locks on files, which the system lets go of when a program ends, however it ends."""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from toetap.store.files import FileSystem, make_own

_LOCK_FILE = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
# Some network file systems lock nothing. There it is better to keep a session than to refuse.
_CANNOT_LOCK = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL}
_TRIES = 50
_BETWEEN = 0.02


class Lock:
    """A lock that is held. `take` gives one; the file has no other meaning.

    Attributes:
        path: The file.
    """

    def __init__(self, path: Path, handle: int, system: FileSystem) -> None:
        self.path = path
        self._handle: int | None = handle
        self._system = system

    @classmethod
    def take(cls, path: Path, system: FileSystem) -> Lock | None:
        """The lock, or None while somebody else has it. The folder must be there.

        Raises:
            OSError: The file can't be made or opened.
        """
        while True:
            handle = system.open(path, _LOCK_FILE, 0o600)
            try:
                make_own(handle, 0o600)
                mine = _locked(handle)
                current = mine and _is_still(path, handle)
            except BaseException:
                system.close(handle)
                raise
            if current:
                return cls(path, handle, system)
            system.close(handle)
            if not mine:
                return None

    @classmethod
    def wait_for(cls, path: Path, system: FileSystem) -> Lock | None:
        """The lock, for which somebody who only looks may have to be waited for a second.

        Raises:
            OSError: The file can't be made or opened.
        """
        for _ in range(_TRIES):
            if lock := cls.take(path, system):
                return lock
            time.sleep(_BETWEEN)
        return None

    @property
    def holds(self) -> bool:
        """Whether it still keeps others out: not if somebody removed the file."""
        return self._handle is not None and _is_still(self.path, self._handle)

    def free(self) -> None:
        """Let go of the lock; the file stays."""
        if self._handle is not None:
            handle, self._handle = self._handle, None
            with suppress(OSError):
                self._system.close(handle)

    def remove(self) -> None:
        """Let go of the lock and remove its file."""
        # Windows removes no open file; elsewhere the name goes while it still is ours.
        if sys.platform == "win32":
            self.free()
        with suppress(OSError):
            self._system.unlink(self.path)
        self.free()


def lock_of(path: Path) -> Path:
    """The lock of a session under way."""
    return path.with_suffix(".lock")


def file_of(lock: Path) -> Path:
    """The session that a lock is of."""
    return lock.with_suffix(".toml")


def _is_still(path: Path, handle: int) -> bool:
    """Whether the file that was locked is the one of that name, and not one just removed."""
    try:
        return os.path.samestat(path.lstat(), os.fstat(handle))
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _locked(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            return error.errno in _CANNOT_LOCK
        return True

else:
    import fcntl

    def _locked(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno in _CANNOT_LOCK
        return True
