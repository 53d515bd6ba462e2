"""A file that somebody asked for by its name: there whole, or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from toetap.cleaning import clean
from toetap.errors import ToetapError, UsageError

OURS, ANYBODYS = 0o600, 0o666
"""Modes of a file about somebody's health, and of any other, of which the umask takes its part."""

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def draft_of(path: Path) -> Path:
    """What a file is called until it is whole."""
    return path.with_name(f".{path.name}.{os.urandom(4).hex()}.part")


def make(path: Path, fill: Callable[[BinaryIO], None], *, mode: int, force: bool) -> None:
    """Make a file.

    Args:
        path: Its place.
        fill: Writes all of it.
        mode: Who may read it.
        force: Write over a file that is there.

    Raises:
        UsageError: There can be no such file.
        ToetapError: One is there already, or it could not be written; nothing is left behind then.
    """
    require_free(path, force=force)
    draft = draft_of(path)
    try:
        try:
            with os.fdopen(os.open(draft, _NEW_FILE, mode), "wb") as file:
                fill(file)
                file.flush()
                os.fsync(file.fileno())
            require_free(path, force=force)
            draft.replace(path)
        finally:
            with suppress(OSError):
                draft.unlink()
    except OSError as error:
        raise ToetapError(
            f"{clean(str(path))} could not be written: {error.strerror or type(error).__name__}.",
            "Nothing was left behind. Is there room, and may you write there?",
        ) from None


def require_free(path: Path, *, force: bool) -> None:
    """Make sure that there can be such a file, before anything long is done for it.

    Raises:
        UsageError: There can't.
        ToetapError: One is there already.
    """
    shown = clean(str(path))
    if path == Path("-"):
        raise UsageError(
            "It can't be written to the standard output.", "Name the file to make: -o FILE"
        )
    if path.is_dir():
        raise UsageError(f"{shown} is a folder.", "Name a file in it, or another one.")
    if not path.parent.is_dir():
        raise UsageError(f"There is no folder {clean(str(path.parent))}.", "Make it first.")
    if os.path.lexists(path):
        if not path.is_file():  # a device, say, and then --force would be no good advice
            raise UsageError(f"{shown} is no file that can be replaced.", "Choose another name.")
        if not force:
            raise ToetapError(f"{shown} is there already.", "Add --force to write over it.")
