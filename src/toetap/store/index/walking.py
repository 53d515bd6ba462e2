"""Where in a folder of sessions something has changed. The times of folders tell where to look.

Adding, replacing and removing a file changes the time of its folder. Writing into a file does not:
that is found by looking at each file of a folder.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from toetap.store.files import Scan
from toetap.store.folder import DEPTH, Names, told_apart

SETTLED = 2_000_000_000
"""Nanoseconds after which a time stands for what was seen: clocks of disks are that coarse."""

Now = Callable[[], int]


@dataclass(frozen=True, slots=True)
class Listing:
    """What was seen in one folder.

    Attributes:
        path: The folder, below `sessions/`.
        stamp: How it was before it was looked through; None if that may not hold for long.
        sessions: Files with a session's name, each with its stamp.
        strangers: What ends in .toml and has no session's name.
        folders: Names of the folders in it that may hold sessions.
        closed: Why it could not be read; then all else is empty.
    """

    path: PurePosixPath
    stamp: str | None = None
    sessions: tuple[tuple[str, str | None], ...] = ()
    strangers: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    closed: OSError | None = None


class Walker:
    """Looks at folders of sessions.

    Args:
        root: The folder `sessions`.
        scan: How a folder is read.
        now: The time of day, in nanoseconds, as files have it.
    """

    def __init__(self, root: Path, scan: Scan, now: Now) -> None:
        self._root = root
        self._scan = scan
        self._now = now

    def stamp(self, folder: PurePosixPath) -> str | None:
        """How a folder is now; None if it can't be told."""
        try:
            return _stamp(self._at(folder).stat(), self._now())
        except OSError:
            return None

    def listing(self, folder: PurePosixPath) -> Listing:
        """Look through one folder."""
        now, path = self._now(), self._at(folder)
        stamp = self.stamp(folder)
        try:
            found = told_apart(self._scan, path)
        except FileNotFoundError:
            found = Names()
        except OSError as error:
            return Listing(folder, closed=error)
        return Listing(
            folder,
            stamp,
            tuple((entry.name, _file_stamp(entry, now)) for entry in found.sessions),
            tuple(found.strangers),
            tuple(found.folders) if len(folder.parts) < DEPTH else (),
        )

    def _at(self, folder: PurePosixPath) -> Path:
        return self._root / folder


def _file_stamp(entry: os.DirEntry[str], now: int) -> str | None:
    try:
        return _stamp(entry.stat(follow_symlinks=False), now)
    except OSError:
        return None


def _stamp(status: os.stat_result, now: int) -> str | None:
    """How a file or folder is; None if it was changed so lately that it may change unseen."""
    if now - max(status.st_mtime_ns, status.st_ctime_ns) < SETTLED:
        return None
    return (
        f"{status.st_mtime_ns} {status.st_ctime_ns} {status.st_size} "
        f"{status.st_ino} {status.st_dev} {status.st_mode}"
    )
