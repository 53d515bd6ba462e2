"""Whether a folder is its owner's alone, as toetap makes it."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from shlex import quote

from toetap.store.faults import shown
from toetap.store.history import Attention

_ENTER = stat.S_IXGRP | stat.S_IXOTH
_DEPTH = 4


def open_to_others(folder: Path) -> Attention | None:
    """What others on this computer can read or change in a folder; None if nothing.

    A folder above that lets nobody in closes all that is in it.
    """
    if sys.platform == "win32":
        return None  # the person's own folders are closed there by other means
    try:
        where = folder.resolve()
        classes = _ENTER
        for above in where.parents:
            classes &= above.stat().st_mode
        count = _exposed(where, classes, _DEPTH)
    except OSError:
        return None  # what we can't look at is told where it is needed
    if not count:
        return None
    what = "one file or folder" if count == 1 else f"{count} files and folders"
    return Attention(
        folder,
        f"Others on this computer can read or change {what} in it.",
        f"Make it yours alone: chmod -R go= {quote(shown(folder))}",
    )


def _exposed(path: Path, classes: int, depth: int) -> int:
    """How many files and folders can be read or changed by the classes that can come so far."""
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        return 0
    read_or_write = (classes << 1 | classes << 2) & mode
    count = 1 if read_or_write else 0
    classes &= mode
    if classes and depth and stat.S_ISDIR(mode):
        with os.scandir(path) as entries:
            count += sum(_exposed(Path(entry), classes, depth - 1) for entry in entries)
    return count
