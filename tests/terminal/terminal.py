"""A program in a pseudo-terminal, and what a person in front of it would see."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect
import pyte

from tests.terminal.home import environment as variables

PATIENCE = 20.0
"""Seconds to wait for what should come at once; only a failing test takes as long."""

BETWEEN_PRESSES = 0.3
"""Seconds between two presses that are meant as two: nearer ones count as one, on purpose."""

LET_GO = 0.8
"""Seconds after which a key that led somewhere can be pressed there and is not held."""

KEYS = {
    "enter": "\r",
    "space": " ",
    "escape": "\x1b",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "ctrl+c": "\x03",
    "ctrl+q": "\x11",
}


class Terminal:
    """Runs a program as a person would, and looks at the screen as one.

    Args:
        argv: The program and its arguments.
        home: A folder that is the person's whole home; nothing of the real one is seen.
        size: Columns and rows.
        environment: Variables besides.
    """

    def __init__(
        self,
        argv: Sequence[str],
        home: Path,
        size: tuple[int, int] = (80, 24),
        environment: Mapping[str, str] | None = None,
    ) -> None:
        columns, rows = size
        self.seen = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        command, *rest = argv
        self._process: pexpect.spawn[bytes] = pexpect.spawn(
            command,
            rest,
            dimensions=(rows, columns),
            env={**variables(home), **(environment or {})},
            timeout=PATIENCE,
        )
        self._process.delaybeforesend = None

    @classmethod
    def of_toetap(
        cls,
        *argv: str,
        home: Path,
        size: tuple[int, int] = (80, 24),
        environment: Mapping[str, str] | None = None,
    ) -> Self:
        """The installed `toetap`."""
        return cls([str(Path(sys.executable).with_name("toetap")), *argv], home, size, environment)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.close(force=True)

    @property
    def text(self) -> str:
        """What stands on the screen now, without the blanks at the ends of lines."""
        self._take_in(0)
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def alive(self) -> bool:
        """Whether the program still runs."""
        return bool(self._process.isalive())

    @property
    def pid(self) -> int:
        """The number of the program's process."""
        assert self._process.pid is not None
        return self._process.pid

    def type(self, key: str) -> None:
        """Press a key and do not wait for anything."""
        self._process.send(KEYS.get(key, key))

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each at a distance at which it counts by itself."""
        for key in keys:
            self._process.send(KEYS.get(key, key))
            self.watch(BETWEEN_PRESSES)

    def well(self, *, seconds: float = PATIENCE) -> None:
        """All is well with the feet and the person, who is asked before a session."""
        self.wait_for("None of these: all is well", seconds=seconds)
        self.watch(LET_GO)  # Enter may have led here, and count as held
        self.press("enter")
        self.wait_for("Before you start", seconds=seconds)
        self.watch(BETWEEN_PRESSES)

    def hold(self, key: str, seconds: float, rate: int = 30) -> None:
        """Rest on a key that the keyboard repeats."""
        for _ in range(round(seconds * rate)):
            self._process.send(KEYS.get(key, key))
            self.watch(1 / rate)

    def watch(self, seconds: float) -> None:
        """Let time pass."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._take_in(left)

    def wait_for(self, *texts: str, seconds: float = PATIENCE) -> str:
        """Wait until all of these stand on the screen, and return it."""
        end = time.monotonic() + seconds
        while not all(text in self.text for text in texts):
            left = end - time.monotonic()
            assert left > 0, f"waited for {texts} in vain:\n{self.text}"
            assert self._take_in(left), f"ended without {texts}:\n{self.text}"
        return self.text

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size, as dragging its corner does."""
        self._screen.resize(rows, columns)
        self._process.setwinsize(rows, columns)

    def end(self) -> int:
        """Wait until the program ends.

        Returns:
            Its exit code; minus the signal that ended it.
        """
        end = time.monotonic() + PATIENCE
        while self._take_in(0.1):
            assert time.monotonic() < end, f"did not end:\n{self.text}"
        self._process.close()
        if self._process.signalstatus is not None:
            return -int(self._process.signalstatus)
        assert self._process.exitstatus is not None
        return int(self._process.exitstatus)

    def _take_in(self, seconds: float) -> bool:
        """Draw what the program has sent, waiting for it at most so long; False at its end."""
        if self._process.closed:
            return False
        try:
            data = self._process.read_nonblocking(65536, seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.seen = self.seen + data
        self._stream.feed(data)
        return True
