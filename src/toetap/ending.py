"""Every way in which the program is ended from outside, and one way out of it.

A handler in Python runs only when the main thread comes to it, which may hang on a terminal that
takes nothing in. So each signal is a byte in a pipe, written by the interpreter itself, and a
thread that does nothing else reads it. The same thread notices when the terminal is gone.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from types import FrameType

GRACE_SECONDS = 1.0
"""So long whoever holds the terminal may take to leave in good order."""

SETTLING_SECONDS = 0.5
"""So long a face that leaves by itself waits for the disk."""

LAST_SECONDS = 0.3
"""So long one that is ended waits for it after `GRACE_SECONDS`."""

_NAMES = ("SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM", "SIGBREAK")
ENDS = tuple(int(getattr(signal, name)) for name in _NAMES if hasattr(signal, name))
HANG_UP, NOBODY_READS = 1, 13
"""The numbers that stand for a terminal that is gone, and for a pipe that nobody reads."""


def status_of(number: int) -> int:
    """The exit status by which a shell knows that a signal ended a program."""
    return 128 + number


def leave_at_once() -> None:
    """Let every signal end the program on the spot, while there is nothing yet to put in order."""
    for number in ENDS:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as `nohup` has it
            signal.signal(number, _at_once)


@contextmanager
def leave_in_order() -> Iterator[None]:
    """Let what ends the program be a SystemExit, for what cleans up after itself meanwhile.

    Called on the main thread.
    """
    quiet_until = 0.0

    def leave(number: int, _frame: FrameType | None) -> None:
        nonlocal quiet_until
        # A window that closes sends several: the next may not break off the cleaning up. But an
        # exception can get lost, in a finalizer say, so later ones are heard again.
        if time.monotonic() >= quiet_until:
            quiet_until = time.monotonic() + GRACE_SECONDS
            raise SystemExit(status_of(number))

    found = {number: signal.getsignal(number) for number in ENDS}
    before = {
        number: handler
        for number, handler in found.items()
        if handler not in (signal.SIG_IGN, None)  # ignored, as `nohup` has it, or not Python's
    }
    try:
        for number in before:
            signal.signal(number, leave)
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _at_once(number: int, _frame: FrameType | None) -> None:
    os._exit(status_of(number))


class Guest(Protocol):
    """What holds the terminal. All of this is called from the watching thread, and never blocks."""

    def leave(self, status: int) -> bool:
        """Ask it to end in good order, with this exit status; False if nothing runs any more."""
        ...

    def stop(self) -> None:
        """Ask it to give the terminal back and to stop, as Ctrl+Z asks."""
        ...

    def go_on(self) -> None:
        """Tell it that it runs again after it was stopped."""
        ...

    def abandon(self) -> None:
        """Keep what can be kept within moments, and give the terminal back: the end is now."""
        ...


class Watch:
    """Watches for what ends the program, or stops it, and sees to it that it does end.

    Attributes:
        guest: What holds the terminal; None where nothing does, and then an end is at once.
        status: The exit status that was asked for; None while nothing has ended the program.
    """

    def __init__(self, ways: Mapping[int, int], grace: float = GRACE_SECONDS) -> None:
        """Make a watch, which does not yet watch.

        Args:
            ways: Handles that lead to the person, each with the number of the signal that tells of
                its far end being gone.
            grace: Seconds that the guest may take to leave.
        """
        self.guest: Guest | None = None
        self.status: int | None = None
        self._ways = dict(ways)
        self._grace = grace

    def start(self) -> None:
        """Take the signals over; those that are ignored stay so. Called on the main thread."""
        if sys.platform == "win32":  # where a pipe can't be polled, and there is no hang-up
            for number in ENDS:
                signal.signal(number, self._noticed)
            return
        reads, writes = os.pipe()
        os.set_blocking(writes, False)
        signal.set_wakeup_fd(writes, warn_on_full_buffer=False)
        for number in ENDS:
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, _noted)
        watching = threading.Thread(
            target=self._watch, args=(reads,), name="toetap-ending", daemon=True
        )
        watching.start()

    def leave_if_asked(self) -> None:
        """Leave now with the status of what ended the program, if anything did."""
        gone = next(self._gone(), None) if self.status is None else None
        if gone is not None:  # whoever reads from it may learn that before the watch does
            self.status = status_of(gone)
        if self.status is not None:
            os._exit(self.status)

    def _gone(self) -> Iterator[int]:
        """The numbers that stand for what is gone by now."""
        if sys.platform == "win32":
            return
        import select  # noqa: PLC0415 - late, for the start

        poll = select.poll()
        for way in self._ways:
            poll.register(way, 0)
        for way, event in poll.poll(0):
            if event & (select.POLLHUP | select.POLLERR):
                yield self._ways[way]

    def _noticed(self, number: int, _frame: FrameType | None) -> None:
        """Ask the guest to leave from the main thread; whoever insists is heard."""
        again, self.status = self.status is not None, status_of(number)
        if again or self.guest is None or not self.guest.leave(self.status):
            os._exit(self.status)

    def _watch(self, reads: int) -> None:
        number = self._next_end(reads)
        self.status = status_of(number)
        if self.guest is not None and self.guest.leave(self.status):
            time.sleep(self._grace)
        if self.guest is not None:
            self.guest.abandon()
        os._exit(self.status)

    def _next_end(self, reads: int) -> int:
        """Wait for what ends the program; what stops it and lets it go on is passed to the guest.

        Returns:
            The number of the signal, or the one that stands for what is gone.
        """
        import select  # noqa: PLC0415 - late, for the start

        poll = select.poll()
        poll.register(reads, select.POLLIN)
        for way in self._ways:
            poll.register(way, 0)  # nothing but a hang-up or an error
        while True:
            ready = dict(poll.poll())
            for number in os.read(reads, 64) if reads in ready else b"":
                if number in ENDS:
                    return number
                self._pass_on(number)
            for way in ready.keys() & self._ways.keys():
                if ready[way] & (select.POLLHUP | select.POLLERR):
                    return self._ways[way]
                poll.unregister(way)  # what can't be watched on this system

    def _pass_on(self, number: int) -> None:
        if self.guest is None or sys.platform == "win32":
            return
        if number == signal.SIGTSTP:
            self.guest.stop()
        elif number == signal.SIGCONT:
            self.guest.go_on()


def _noted(_number: int, _frame: FrameType | None) -> None:
    """The interpreter has written the number to the pipe already."""
