"""The program in a pseudo-terminal that is about to be killed, hung up or stalled."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.terminal.home import environment as variables

PATIENCE = 15.0
TOETAP = Path(sys.executable).with_name("toetap")


class Victim:
    """Runs `toetap` as the first process of a terminal, as a window does."""

    def __init__(
        self,
        home: Path,
        *argv: str,
        ignores_hang_up: bool = False,
        environment: Mapping[str, str] | None = None,
        program: tuple[str, ...] = (str(TOETAP),),
    ) -> None:
        self.seen = self.everything = b""
        self.terminal, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.before = termios.tcgetattr(inner)

        def become() -> None:
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            if ignores_hang_up:
                signal.signal(signal.SIGHUP, signal.SIG_IGN)

        self.process = subprocess.Popen(
            [*program, *argv],
            stdin=inner,
            stdout=inner,
            stderr=inner,
            env={**variables(home), **(environment or {})},
            start_new_session=True,
            preexec_fn=become,  # noqa: PLW1509 - it only calls the system
        )
        os.close(inner)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self.terminal >= 0:
            os.close(self.terminal)

    @property
    def settings(self) -> list[Any]:
        """The settings of the terminal as they are now."""
        return termios.tcgetattr(self.terminal)

    def write(self, keys: bytes) -> None:
        os.write(self.terminal, keys)

    def take_in(self, seconds: float) -> bool:
        """Take in what comes within so many seconds; False if nothing can come any more."""
        if not select.select([self.terminal], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self.terminal, 65536)
        except OSError:
            return False
        self.seen += data
        self.everything += data
        return bool(data)

    def watch(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self.take_in(left):
            pass

    def wait_for(self, text: str) -> None:
        """Wait until this comes, in one piece; what came before counts no more."""
        end = time.monotonic() + PATIENCE
        while text.encode() not in self.seen:
            left = end - time.monotonic()
            assert left > 0, f"waited for {text!r} in vain: {self.seen[-3000:]!r}"
            assert self.take_in(left), f"ended without {text!r}: {self.seen[-3000:]!r}"
        self.seen = self.seen.partition(text.encode())[2]

    def press(self, key: str, then: str) -> None:
        """Press a key, at a distance at which it counts, and wait for what comes of it."""
        self.watch(0.25)
        self.write(key.encode())
        self.wait_for(then)

    def signal(self, number: int) -> None:
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Close the window."""
        os.close(self.terminal)
        self.terminal = -1

    def end(self, seconds: float = PATIENCE, *, reading: bool = True) -> tuple[int, float]:
        """Wait until the program is gone.

        Returns:
            Its status, and how many seconds that took.
        """
        began = time.monotonic()
        while self.process.poll() is None:
            assert time.monotonic() - began < seconds, f"still there: {self.seen[-2000:]!r}"
            if reading and self.terminal >= 0:
                if not self.take_in(0.01):
                    time.sleep(0.01)
            else:
                time.sleep(0.01)
        took = time.monotonic() - began
        if reading and self.terminal >= 0:
            self.watch(0.05)
        return self.process.returncode, took

    def wait_until_it_hears(self, number: int) -> None:
        """Wait until the program, and not the system or the bare interpreter, sees to a signal."""
        end = time.monotonic() + PATIENCE
        status = Path(f"/proc/{self.process.pid}/status")
        while not int(status.read_text().partition("SigCgt:")[2].split()[0], 16) >> number - 1 & 1:
            assert time.monotonic() < end, "it never did"
            time.sleep(0.001)

    def state(self) -> str:
        """The letter that the kernel has for what the process does: T is stopped."""
        return Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()[0]
