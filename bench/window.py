"""A program in a pseudo-terminal, timed from outside by the bytes that it sends."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import tempfile
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

PATIENCE = 20.0
_ANSWERED = "[ask_first]\nread = true\n"
"""Whoever starts the program has been asked before what comes first."""


class Window:
    """Starts a program in a pseudo-terminal of 80 columns and 24 rows, with a home of its own."""

    def __init__(self, argv: Sequence[str | Path], columns: int = 80, rows: int = 24) -> None:
        self._home = tempfile.TemporaryDirectory()
        settings = Path(self._home.name, ".config", "toetap", "settings.toml")
        settings.parent.mkdir(parents=True)
        settings.write_text(_ANSWERED, encoding="utf-8")
        self._terminal, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            argv,
            stdin=inner,
            stdout=inner,
            stderr=inner,
            env=_environment(self._home.name),
            start_new_session=True,
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
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._terminal)
        self._home.cleanup()

    @property
    def most_memory(self) -> float:
        """The most memory that the program ever had, in MiB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="utf-8")
        (most,) = (line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
        return int(most) / 1024

    def write(self, keys: str) -> float:
        """Press keys.

        Returns:
            The instant just before.
        """
        before = time.perf_counter()
        os.write(self._terminal, keys.encode())
        return before

    def wait_for(self, text: str) -> float:
        """Wait until these letters come, in one piece.

        Returns:
            The instant at which they were there.

        Raises:
            TimeoutError: They do not come; says what came instead.
            EOFError: The program ended before.
        """
        wanted, seen = text.encode(), b""
        end = time.perf_counter() + PATIENCE
        while (left := end - time.perf_counter()) > 0:
            seen += self._read(left)
            if wanted in seen:
                return time.perf_counter()
        raise TimeoutError(f"waited for {text!r}; came: {seen[-2000:]!r}")

    def watch(self, seconds: float) -> None:
        """Let time pass, and take in what comes, so that the program never waits to send."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)

    def record(self, seconds: float) -> list[tuple[float, bytes]]:
        """Let time pass, and keep what comes, each piece with its instant."""
        pieces: list[tuple[float, bytes]] = []
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if data := self._read(left):
                pieces.append((time.perf_counter(), data))
        return pieces

    def _read(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self._terminal], [], [], seconds)
        if not ready:
            return b""
        try:
            return os.read(self._terminal, 65536)
        except OSError:  # how Linux tells the end
            raise EOFError(f"ended by itself, with exit code {self._process.wait()}") from None


def _environment(home: str) -> dict[str, str]:
    """What both programs are given. Nothing that keeps Python from using compiled files."""
    return {
        "HOME": home,
        "LANG": "C.UTF-8",
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }
