"""The history on the screen, however long it is: from a key to what it shows.

    python -m bench.looking_back [--sessions 100 10000 100000] [--presses 150]

The program runs in a pseudo-terminal of 120 columns and 36 rows, with a warm index. Opened is the
history once its newest session is listed and told; a key is answered once the row that it leads to
is on the screen, wherever in the list that is.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

import pyte

from bench import histories
from bench.figures import print_head, print_row
from bench.window import Window
from toetap import __version__
from toetap.clock import MachineClock
from toetap.coach.units import SECOND
from toetap.store.index.history import SessionIndex
from toetap.store.index.rows import Row
from toetap.store.index.walking import SETTLED
from toetap.tui.past import row

PROGRAM = Path(sys.executable).with_name("toetap")
COLUMNS, ROWS = 120, 36
LEAST_PAUSE, MOST_PAUSE = 0.2, 0.4
_WHEN = 16
"""Columns of a row that tell when it was, in one style and so in one piece."""

_DOWN, _UP, _PAGE_DOWN, _PAGE_UP = "\x1b[B", "\x1b[A", "\x1b[6~", "\x1b[5~"
_HOME, _END = "\x1b[H", "\x1b[F"


@dataclass(frozen=True, slots=True)
class Long:
    """A history of some length, with its index warm."""

    data: Path
    cache: Path
    count: int

    @contextmanager
    def window(self) -> Iterator[Window]:
        """The program at its first screen, and quiet."""
        with Window(self._line(), COLUMNS, ROWS) as window:
            window.wait_for("Top five")
            window.watch(1.5)
            yield window

    def make(self) -> None:
        """Make its files and its index, which trusts them once they are a while old."""
        histories.write(self.data, self.count)
        for pause in (SETTLED / SECOND, 0):
            subprocess.run(self._line("stats"), check=True, capture_output=True)
            time.sleep(pause)

    def _line(self, *command: str) -> list[str | Path]:
        return ["env", f"XDG_CACHE_HOME={self.cache}", PROGRAM, *command, "--data-dir", self.data]


def shown(one: Row, today: date) -> str:
    """What tells a row from those about it."""
    return row(one, today).plain[:_WHEN].strip()


def opened(past: Long, runs: int) -> list[float]:
    """Seconds from the key to the newest session, told in full."""
    found = []
    for _ in range(runs):
        with past.window() as window:
            before = window.write("h")
            found.append(window.wait_for("active") - before)
    return found


def charted(past: Long, runs: int) -> list[float]:
    """Seconds from the key for the trends to the first chart with its sentence."""
    found = []
    for _ in range(runs):
        with past.window() as window:
            window.write("h")
            window.wait_for("active")
            window.watch(0.5)
            before = window.write("t")
            found.append(window.wait_for("in all:") - before)
    return found


def scrolled(past: Long, presses: int) -> list[float]:
    """Seconds from a key to the row that it leads to."""
    index = SessionIndex(past.data, past.cache / "toetap", __version__)
    choose = random.Random(1)  # noqa: S311 - the same way through the list in every run
    today, found, last = MachineClock().wall().date(), list[float](), past.count - 1
    with past.window() as window:
        window.write("h")
        window.wait_for("active")
        page = _page_of(window)
        at = last - page
        leads = {_DOWN: 1, _UP: -1, _PAGE_DOWN: page, _PAGE_UP: -page}
        keys = [_DOWN, _UP, _PAGE_UP, _PAGE_UP, _PAGE_DOWN, _HOME, _END]
        for _ in range(presses):
            window.watch(choose.uniform(LEAST_PAUSE, MOST_PAUSE))
            key = choose.choice(keys)
            to = {_HOME: 0, _END: last}.get(key, at + leads.get(key, 0))
            to = max(0, min(to, last))
            if to == at:
                continue
            at = to
            wanted = shown(index.rows(at, 1)[0], today)
            before = window.write(key)
            found.append(window.wait_for(wanted) - before)
    index.close()
    return found


def _page_of(window: Window) -> int:
    """How far a page is, seen from the end of the list: what the pointer goes by."""
    screen = pyte.Screen(COLUMNS, ROWS)
    stream, places = pyte.ByteStream(screen), list[int]()
    for key in (_HOME, _END, _PAGE_UP):
        window.write(key)
        for _, piece in window.record(1):
            stream.feed(piece)
        places.append(next(y for y, line in enumerate(screen.display) if "▶" in line[:4]))
    return places[1] - places[2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, nargs="+", default=[100, 10_000, 100_000])
    parser.add_argument("--presses", type=int, default=150)
    parser.add_argument("--runs", type=int, default=9)
    asked = parser.parse_args()
    least: float | None = None
    with tempfile.TemporaryDirectory() as folder:
        for count in asked.sessions:
            past = Long(Path(folder, f"{count}"), Path(folder, "cache"), count)
            past.make()
            print_head(f"{count:,} sessions, ms")
            opening = opened(past, asked.runs)
            print_row("history opened", opening)
            print_row("trends opened", charted(past, asked.runs))
            print_row("key to row", scrolled(past, asked.presses))
            least = least or median(opening)
            print(f"opened in {median(opening) / least:.2f} times the first")


if __name__ == "__main__":
    main()
