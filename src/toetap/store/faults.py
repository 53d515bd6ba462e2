"""What went wrong with a disk, in words for people."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toetap.cleaning import clean
from toetap.errors import NotSavedError

_ELSEWHERE = "choose another folder with --data-dir"
_NO_PERMISSION = (
    "there is no permission to do so",
    f"Ask whoever looks after this computer, or {_ELSEWHERE}.",
)
_WHY = {
    errno.ENOSPC: ("the disk is full", f"Make room on it, or {_ELSEWHERE}."),
    errno.EDQUOT: (
        "your share of the disk is used up",
        f"Delete something of yours there, or {_ELSEWHERE}.",
    ),
    errno.EFBIG: (
        "files may not grow that large here",
        f"Raise the limit (ulimit -f), or {_ELSEWHERE}.",
    ),
    errno.EROFS: ("it can be read but not written to", f"Make it writable, or {_ELSEWHERE}."),
    errno.EACCES: _NO_PERMISSION,
    errno.EPERM: _NO_PERMISSION,
    errno.EIO: ("the disk reports an error", f"It may be failing: {_ELSEWHERE}."),
    errno.EEXIST: (
        "there is a file where a folder is needed",
        f"Move that file away, or {_ELSEWHERE}.",
    ),
    errno.ENOTDIR: (
        "there is a file where a folder is needed",
        f"Move that file away, or {_ELSEWHERE}.",
    ),
    errno.ENOENT: ("the folder is no longer there", f"Bring it back, or {_ELSEWHERE}."),
    errno.EMFILE: ("too many files are open", "Close other programs and try again."),
    errno.ENFILE: ("too many files are open", "Close other programs and try again."),
    errno.ENAMETOOLONG: ("the name is too long", f"Shorten it, or {_ELSEWHERE}."),
}


def shown(path: Path) -> str:
    """A path that is safe to print."""
    return clean(str(path))


def why(error: OSError) -> str:
    """The reason, as a clause."""
    reason, _ = _words(error)
    return reason


def not_saved(what: str, folder: Path, error: OSError) -> NotSavedError:
    """The error for something that could not be brought to the disk.

    Args:
        what: A clause that says so: "The session could not be saved".
        folder: Where it was to go.
        error: What the system answered.
    """
    reason, hint = _words(error)
    return NotSavedError(f"{what} in {shown(folder)}: {reason}.", hint)


@contextmanager
def telling(what: str, folder: Path) -> Iterator[None]:
    """What the system answers within becomes what `not_saved` says of it."""
    try:
        yield
    except OSError as error:
        raise not_saved(what, folder, error) from error


def _words(error: OSError) -> tuple[str, str]:
    known = _WHY.get(error.errno or 0)
    return known or (clean(error.strerror or str(error)), f"Try again, or {_ELSEWHERE}.")
