"""The real program in a pseudo-terminal, killed at random moments of a session.

A rep is acknowledged once its number has stood on the screen for `SHOWN` seconds: sooner than
anybody could have read it and pulled the plug.

python -m tests.faults.windows FOLDER TRIALS SEED
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.terminal.conftest import content
from tests.terminal.terminal import Terminal
from toetap.coach.record import SessionRecord
from toetap.store.remains import unreadable
from toetap.store.running import left_over
from toetap.store.sessions import FileStore
from toetap.tui.glyphs import Glyphs

SHOWN = 0.1
LONGEST = 3.0
"""Seconds of a session after which it is killed at the latest."""

_PATIENCE = 20.0
_HEIGHT = 7


@dataclass(slots=True)
class Figures:
    """What came of trials.

    Attributes:
        trials: How many programs were killed.
        acknowledged: Reps that had stood on the screen for long enough.
        shown: Reps that had been seen at all.
        kept: Reps that were there afterwards.
        saved: Sessions of which the screen had said that they are saved.
        lost: What was acknowledged and is not there.
        torn: Files with a session's name that are none.
    """

    trials: int = 0
    acknowledged: int = 0
    shown: int = 0
    kept: int = 0
    saved: int = 0
    lost: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)

    def add(self, other: Figures) -> None:
        """Take in the figures of further trials."""
        self.trials += other.trials
        self.acknowledged += other.acknowledged
        self.shown += other.shown
        self.kept += other.kept
        self.saved += other.saved
        self.lost += other.lost
        self.torn += other.torn


class Counter:
    """Reads the large number on the screen."""

    def __init__(self) -> None:
        self._alphabet = Glyphs().alphabet(_HEIGHT)

    def read(self, screen: str, least: int) -> int:
        """The number, if it is one of those that can come after `least`; else `least`."""
        lines = screen.split("\n")
        return next((n for n in range(least + 4, least, -1) if self._stands(lines, n)), least)

    def _stands(self, lines: list[str], number: int) -> bool:
        rows = ["  " + row.rstrip() for row in self._alphabet.rows(str(number))]
        return any(
            all(line.endswith(row) for line, row in zip(lines[top:], rows, strict=False))
            for top in range(len(lines) - _HEIGHT)
        )


def in_the_middle(folder: Path, chosen: random.Random, counter: Counter) -> Figures:
    """Kill a program while reps are counted."""
    routines = content(folder / "content", "longer", reps=90)
    home = _home(folder)
    seen: list[float] = []
    with _started(home, routines, "longer") as terminal:
        end = time.monotonic() + chosen.uniform(0, LONGEST)
        press = 0.0
        while (now := time.monotonic()) < end:
            if now >= press:
                terminal.type("space")
                press = now + chosen.uniform(0.2, 0.35)
            terminal.watch(0.005)
            seen += [time.monotonic()] * (counter.read(terminal.text, len(seen)) - len(seen))
        _kill(terminal)
        killed = time.monotonic()
    acknowledged = sum(killed - moment >= SHOWN for moment in seen)
    kept = max((record.exercises[0].sets[0].done for record in _found(home)), default=0)
    figures = Figures(1, acknowledged, len(seen), kept, torn=_torn(home))
    if kept < acknowledged:
        figures.lost.append(f"{folder.name}: {acknowledged} were acknowledged, {kept} are there")
    return figures


def at_the_end(folder: Path, chosen: random.Random, _counter: Counter) -> Figures:
    """Kill a program while a session of four reps and some taps is saved."""
    routines = content(folder / "content", "short", reps=2)
    home = _home(folder)
    with _started(home, routines, "short") as terminal:
        terminal.press("space", "space")
        terminal.wait_for("set 2 of 2", seconds=_PATIENCE)
        terminal.press("space", "space")
        terminal.wait_for("Not saved yet", seconds=_PATIENCE)
        terminal.watch(SHOWN)
        terminal.type("enter")
        terminal.watch(chosen.uniform(0, 0.25))
        saved = "Saved: " in terminal.text
        _kill(terminal)
    reps = max((sum(_reps(record)) for record in _found(home)), default=0)
    figures = Figures(1, 4, 4, reps, int(saved), torn=_torn(home))
    if reps < 4:
        figures.lost.append(f"{folder.name}: {reps} of 4 reps are there after the end")
    if saved and not FileStore(_data(home)).history().sessions:
        figures.lost.append(f"{folder.name}: it said saved, and nothing is")
    return figures


def trials(folder: Path, count: int, seed: int) -> Iterator[Figures]:
    """Kill so many programs; every fifth of them while it saves."""
    chosen = random.Random(seed)  # noqa: S311 - to be told again, not to be secret
    counter = Counter()
    for number in range(count):
        trial = at_the_end if number % 5 == 4 else in_the_middle
        yield trial(folder / f"{seed}-{number}", chosen, counter)


def _home(folder: Path) -> Path:
    home = folder / "home"
    home.mkdir(parents=True)
    return home


def _started(home: Path, routines: Path, name: str) -> Terminal:
    terminal = Terminal.of_toetap("--content", str(routines), "start", name, home=home)
    terminal.well(seconds=_PATIENCE)
    terminal.press("space", "space")
    terminal.wait_for("count a rep", seconds=_PATIENCE)
    return terminal


def _kill(terminal: Terminal) -> None:
    with suppress(ProcessLookupError):  # it may have come to its own end
        os.kill(terminal.pid, signal.SIGKILL)


def _data(home: Path) -> Path:
    return home / "data" / "toetap"


def _state(home: Path) -> Path:
    return home / "state" / "toetap"


def _found(home: Path) -> list[SessionRecord]:
    store = FileStore(_data(home))
    _until_it_is_gone(home)
    left = [one.record for one in left_over(_state(home))]
    return left + [entry.record for entry in store.history().sessions]


def _until_it_is_gone(home: Path) -> None:
    """A killed program holds its lock until the system has cleared it away."""
    end = time.monotonic() + _PATIENCE
    files = list((_state(home) / "running").glob("*.toml"))
    while files and not left_over(_state(home)) and time.monotonic() < end:
        time.sleep(0.01)


def _torn(home: Path) -> list[str]:
    troubles = (*FileStore(_data(home)).history().attention, *unreadable(_state(home)))
    return [str(one.path) for one in troubles]


def _reps(record: SessionRecord) -> list[int]:
    sets = (one for exercise in record.exercises for one in exercise.sets)
    return [one.done for one in sets if one.kind == "reps"]


def main() -> None:
    """Print the figures of so many trials as JSON."""
    folder, count, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    figures = Figures()
    for one in trials(folder, count, seed):
        figures.add(one)
    print(json.dumps(asdict(figures)))  # noqa: T201 - for whoever started it


if __name__ == "__main__":
    main()
