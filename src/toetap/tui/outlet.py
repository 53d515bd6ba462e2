"""The way out to the terminal, which may stop taking anything in."""

from __future__ import annotations

import os
import select
import time
from contextlib import suppress
from threading import Event
from typing import Self, TextIO

_LOOK_SECONDS = 0.1
_LAST_LOOKS = 4
_LONGEST_HELD = 0.05


class Held(str):
    """Nothing, written before what is to be held back.

    Attributes:
        until: Seconds of the monotonic clock; at most a twentieth from now.
        over: Set once nothing is to be held back any longer.
    """

    __slots__ = ("over", "until")
    until: float
    over: Event

    def __new__(cls, seconds: float) -> Self:
        """Hold back what follows for so long."""
        held = super().__new__(cls)
        held.until = time.monotonic() + min(seconds, _LONGEST_HELD)
        held.over = Event()
        return held

    def wait(self) -> None:
        """Until the time has come, or it is over before."""
        left = self.until - time.monotonic()
        if left > 0:
            self.over.wait(left)


class Outlet:
    """A file that Textual's output thread writes to, and that nobody has to wait for in the end.

    A terminal that stands still for a while is waited for, as long as it takes: the window may be
    frozen, the line slow. Once `hurry` has been called it gets a last moment, and from then on what
    is written is dropped.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._encoding = file.encoding or "utf-8"
        self._handle = _opened_anew(file.fileno())
        self._pending: list[bytes] = []
        self._looks_left: int | None = None
        self._held: Held | None = None

    @property
    def dropped(self) -> bool:
        """Something was not taken in any more, so the terminal may stand in the middle of it."""
        return self._looks_left == 0

    def hurry(self) -> None:
        """Wait only a moment more for a terminal that takes nothing in. From any thread."""
        if self._looks_left is None:
            self._looks_left = _LAST_LOOKS

    def fileno(self) -> int:
        """The handle of the terminal, as the program was given it."""
        return self._file.fileno()

    def write(self, text: str) -> int:
        """Put text behind what is still to go out; what comes before one that holds goes out."""
        if isinstance(text, Held):
            self.flush()
            self._held = text
        self._pending.append(text.encode(self._encoding, errors="replace"))
        return len(text)

    def flush(self) -> None:
        """Send what is to go out, or drop it if the terminal takes nothing in and time is up."""
        if self._held is not None:
            self._held.wait()
            self._held = None
        rest = memoryview(b"".join(self._pending))
        self._pending.clear()
        while rest and not self.dropped:
            rest = rest[self._sent(rest) :]

    def _sent(self, data: memoryview) -> int:
        if not select.select([], [self._handle], [], _LOOK_SECONDS)[1]:
            if self._looks_left:
                self._looks_left -= 1
            return 0
        try:
            return os.write(self._handle, data)
        except BlockingIOError:
            return 0
        except OSError:  # the terminal is gone, which others notice
            self._looks_left = 0
            return 0

    def give_back(self, farewell: str) -> None:
        """Send the last words without waiting, past whatever the terminal has not taken in."""
        data = farewell.encode(self._encoding, errors="replace")
        with suppress(OSError):
            os.write(self._handle, data)


def _opened_anew(handle: int) -> int:
    """The same terminal opened once more, so that not to wait for it binds nobody else."""
    flags = os.O_WRONLY | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_NONBLOCK", 0)
    with suppress(OSError):
        return os.open(os.ttyname(handle), flags)
    with suppress(OSError):
        return os.open("/dev/tty", flags)
    return handle
