"""The least that shows a beat: what the beat on the screen is measured against.

    python bench/pulse.py BPM FILE

Writes the instant of its beat 0 to the file.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("TEXTUAL_FPS", "240")

from textual.app import App, ComposeResult
from textual.widgets import Static

LATER = 1.0


class Pulse(App[None]):
    """Counts beats, each at its time."""

    def __init__(self, bpm: int, file: Path) -> None:
        super().__init__()
        self._beat = 60 / bpm
        self._file = file
        self._count = 0
        self._begins = 0.0

    def compose(self) -> ComposeResult:
        """One line."""
        yield Static("ready.")

    def on_mount(self) -> None:
        """The first beat comes a second later."""
        self._begins = time.monotonic() + LATER
        self._file.write_text(str(self._begins), encoding="utf-8")
        self.set_timer(LATER, self._show)

    def _show(self) -> None:
        self.query_one(Static).update(f"beat {self._count}.", layout=False)
        self._count += 1
        due = self._begins + self._count * self._beat
        self.set_timer(max(0.0, due - time.monotonic()), self._show)


if __name__ == "__main__":
    Pulse(int(sys.argv[1]), Path(sys.argv[2])).run()
