"""Keeps what libraries print off the screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import UnsupportedOperation

_STDERR = 2


@contextmanager
def libraries_kept_quiet() -> Iterator[None]:
    """Let nothing but Python itself write to the terminal's error stream.

    A sound library writes to file descriptor 2 whenever it likes, from any thread, and a screen is
    drawn on just that. So for the time being the descriptor leads nowhere, and Python's own stream
    goes to the terminal by another one. Enter it before the screen is opened.
    """
    stream = sys.__stderr__
    if sys.platform == "win32" or stream is None or not _is_stderr(stream.fileno):
        yield
        return
    stream.flush()
    terminal, nowhere = os.dup(_STDERR), os.open(os.devnull, os.O_WRONLY)
    own = open(  # noqa: SIM115 - a descriptor, closed below
        terminal, "w", encoding=stream.encoding, errors=stream.errors, buffering=1, closefd=False
    )
    before = sys.stderr, sys.__stderr__
    # The screen is drawn on this one.
    sys.__stderr__ = own  # type: ignore[misc]
    sys.stderr = own if before[0] is before[1] else before[0]
    os.dup2(nowhere, _STDERR)
    os.close(nowhere)
    try:
        yield
    finally:
        sys.stderr, sys.__stderr__ = before  # type: ignore[misc]
        with suppress(OSError):
            own.close()
        os.dup2(terminal, _STDERR)
        os.close(terminal)


def _is_stderr(fileno: object) -> bool:
    try:
        return callable(fileno) and fileno() == _STDERR
    except (UnsupportedOperation, ValueError):
        return False
