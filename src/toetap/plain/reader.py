"""Standard input, line by line, read by a thread so that nothing waits for it.

A thread, since not every system can wait for a terminal and for a time at once. It reads the raw
stream, which has no lock that would be held when the program ends.
"""

from __future__ import annotations

import sys
import threading
import time
from queue import Empty, SimpleQueue
from typing import Protocol, TextIO, TypeVar

from toetap.clock import Clock
from toetap.coach.units import SECOND
from toetap.errors import UsageError
from toetap.plain.lines import End, Line, Look

T = TypeVar("T")

AHEAD = 1000
"""So many lines are read ahead at most: a pipe may hold more than memory does."""

LONGEST = 65_536
"""Bytes of a line; what is longer is cut into several."""

_NONE_YET = 0.05
# On Windows, nothing that waits for long hears of Ctrl+C.
_LOOK_EVERY = SECOND // 10 if sys.platform == "win32" else SECOND


class Raw(Protocol):
    """As much of a raw stream as is needed."""

    def read(self, size: int, /) -> bytes | None:
        """At most so many bytes; none at the end, None if there are none yet."""


class Reader:
    """Lines of a raw stream, until the stream ends, or whatever ends the program."""

    def __init__(self, raw: Raw, clock: Clock, *, typed: bool) -> None:
        self._raw = raw
        self._clock = clock
        self._typed = typed
        # Both may be filled by another thread, or by a signal handler.
        self._came: SimpleQueue[Line | End | None] = SimpleQueue()
        self._ended: SimpleQueue[End] = SimpleQueue()
        self._room = threading.Semaphore(AHEAD)
        self._thread = threading.Thread(target=self._read, name="stdin", daemon=True)

    @classmethod
    def of(cls, stream: TextIO | None, clock: Clock) -> Reader:
        """A reader of standard input.

        Raises:
            UsageError: It was closed before the program began.
        """
        raw = getattr(getattr(stream, "buffer", None), "raw", None)
        if stream is None or raw is None:
            raise nothing_to_read()
        return cls(raw, clock, typed=stream.isatty())

    @property
    def typed(self) -> bool:
        """See `Lines.typed`."""
        return self._typed

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def end(self, why: End) -> None:
        """Let nobody answer any more; whoever waits learns of it at once."""
        self._ended.put(why)
        self._came.put(None)

    def next(self, until: int | None, look: Look | None = None) -> Line | End | None:
        """See `Lines.next`."""
        while True:
            if (end := _taken(self._ended)) is not None:
                return end
            came = self._wait(self._came, until)
            if isinstance(came, Line):
                self._room.release()
            if came is not None:
                return came
            if self._is_over(until, look):
                return _taken(self._ended)

    def rest(self, until: int, look: Look | None = None) -> End | None:
        """See `Lines.rest`."""
        while (end := self._wait(self._ended, until)) is None:
            if self._is_over(until, look):
                return None
        return end

    def _is_over(self, until: int | None, look: Look | None) -> bool:
        """There is no more to wait for."""
        come = until is not None and self._clock.now() >= until
        return come or (look is not None and look())

    def _wait(self, queue: SimpleQueue[T], until: int | None) -> T | None:
        left = _LOOK_EVERY if until is None else max(0, until - self._clock.now())
        try:
            return queue.get(timeout=min(left, _LOOK_EVERY) / SECOND)
        except Empty:
            return None

    def _read(self) -> None:
        rest = b""
        while (data := self._some()) is not None:
            *lines, rest = (rest + data).split(b"\n")
            if len(rest) > LONGEST:
                lines.append(rest)
                rest = b""
            for line in lines:
                self._bring(line)
        if rest:
            self._bring(rest)
        self._came.put(End.GONE if self._typed else End.ANSWERS)

    def _some(self) -> bytes | None:
        """What there is to read; None at the end."""
        while True:
            try:
                data = self._raw.read(LONGEST)
            except (OSError, ValueError):  # the terminal is gone, or the stream was closed
                return None
            if data is not None:
                return data or None
            time.sleep(_NONE_YET)

    def _bring(self, line: bytes) -> None:
        self._room.acquire()
        self._came.put(Line(line.decode(errors="replace").strip("\r\ufeff"), self._clock.now()))


def nothing_to_read() -> UsageError:
    """The error where not a single line comes in."""
    return UsageError(
        "There is nothing here to read your answers from.",
        "Run toetap in a terminal window, or give it a line for each answer: "
        "printf '\\n\\n\\n' | toetap start top-five",
    )


def _taken(queue: SimpleQueue[End]) -> End | None:
    try:
        return queue.get_nowait()
    except Empty:
        return None
