"""A fault of the program's own, told calmly; the report holds no word of the person's."""

from __future__ import annotations

import os
import platform
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from toetap import __version__
from toetap.errors import ToetapError
from toetap.store.faults import shown
from toetap.store.files import Disk, FileSystem

FOLDER = "reports"
_MOST_REPORTS = 10


class BrokenError(ToetapError):
    """The program is at fault, and has ended because of it."""


def broken(error: BaseException, state: Path, now: datetime, *, safe: bool) -> BrokenError:
    """What to tell of a fault, and where the report of it lies.

    Args:
        error: What was raised and never handled.
        state: The state folder, where the report goes.
        now: The local time of day.
        safe: A session was under way, and what was done of it is on the disk.
    """
    kept = "What you did is kept: start toetap again to go on." if safe else "Start toetap again."
    where = state / FOLDER / f"{now:%Y-%m-%d-%H%M%S}-{os.getpid()}.txt"
    try:
        Disk(FileSystem(), os.urandom).write(where, report(error).encode())
    except OSError:
        hint = f"{kept}\nNo report of it could be written to {shown(where.parent)}."
    else:
        _forget_old(where.parent)
        hint = f"{kept}\nA report that holds nothing of yours is in {shown(where)}"
    return BrokenError("Something went wrong inside toetap, and it had to close.", hint)


def report(error: BaseException) -> str:
    """Where in the program it broke. No message and no variable: they may hold what one wrote."""
    return "\n".join(
        [
            f"toetap {__version__}, Python {platform.python_version()}, {sys.platform}",
            *_told(error, seen=set()),
            "",
        ]
    )


def _told(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier is not None and id(earlier) not in seen:
        yield from _told(earlier, seen)
        yield "which led to"
    yield f"{type(error).__module__}.{type(error).__qualname__}"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {_from_packages(frame.filename)}:{frame.lineno} in {frame.name}: {frame.line}"


def _from_packages(file: str) -> str:
    """A file's place below the folder that its package is in, which says nothing of a home."""
    parts = Path(file).parts
    for folder in ("site-packages", "dist-packages", "src"):
        if folder in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(folder) :])
    return "/".join(parts[-2:])


def _forget_old(folder: Path) -> None:
    with suppress(OSError):
        for old in sorted(folder.glob("*.txt"))[:-_MOST_REPORTS]:
            old.unlink()
