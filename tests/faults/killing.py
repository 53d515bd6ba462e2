"""Programs that keep sessions, killed at random moments: what was told to be safe is there.

python -m tests.faults.killing FOLDER TRIALS SEED
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import tomli_w  # noqa: F401 - imported here, so that not every child does it anew
from msgspec.structs import replace

from tests.store.records import session
from toetap.coach.record import SessionRecord
from toetap.store.remains import unreadable
from toetap.store.running import Running, left_over
from toetap.store.sessions import FileStore

LONGEST = 0.03
"""Seconds after the first word of a child within which it is killed."""

_LONG = 10.0
_REPS = 7


@dataclass(slots=True)
class Figures:
    """What came of trials.

    Attributes:
        trials: How many programs were killed.
        told: How many records had been told to be safe.
        lost: Those of them that are not there.
        torn: Files with a session's name that are none.
        locked: Sessions that nobody could take any more.
    """

    trials: int = 0
    told: int = 0
    lost: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    locked: list[str] = field(default_factory=list)

    def add(self, other: Figures) -> None:
        """Take in the figures of further trials."""
        self.trials += other.trials
        self.told += other.told
        self.lost += other.lost
        self.torn += other.torn
        self.locked += other.locked


def _grown(number: int, reps: int) -> SessionRecord:
    status = "completed" if reps == _REPS else "in progress"
    return replace(session(number), active_seconds=reps, status=status)


def _lead(folder: Path, words: int) -> None:
    """Sessions one after the other, each kept after every rep and saved at its end."""
    store = FileStore(folder / "data")
    for number in range(10_000):
        running = Running(folder / "state")
        for reps in range(1, _REPS):
            running.keep(_grown(number, reps))
            assert running.wait(_LONG)
            os.write(words, b"%d %d\n" % (number, reps))
        store.save(_grown(number, _REPS))
        os.write(words, b"%d %d\n" % (number, _REPS))
        running.done()


def _killed(folder: Path, seconds: float) -> dict[int, int]:
    """What a program had told to be safe when it was killed: reps by session."""
    heard, words = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(heard)
        try:
            _lead(folder, words)
        finally:
            os._exit(1)
    os.close(words)
    with os.fdopen(heard) as lines:
        first = lines.readline()
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        told = [first, *lines]
    os.waitpid(child, 0)
    safe: dict[int, int] = {}
    for line in told:
        if line.endswith("\n"):
            number, reps = map(int, line.split())
            safe[number] = reps
    return safe


def _wrong(folder: Path, safe: dict[int, int]) -> Figures:
    store, state = FileStore(folder / "data"), folder / "state"
    history, left = store.history(), left_over(state)
    kept = {entry.record.id: entry.record for entry in history.sessions}
    found = {one.record.id: one.record for one in left} | kept
    lost = [
        f"rep {reps} of session {number}"
        for number, reps in safe.items()
        if (record := found.get(session(number).id)) is None or record.active_seconds < reps
    ]
    torn = [str(one.path) for one in (*history.attention, *unreadable(state))]
    locked = [str(one.path) for one in left if one.take() is None]
    return Figures(1, sum(safe.values()), lost, torn, locked)


def trials(folder: Path, count: int, seed: int) -> Iterator[Figures]:
    """Kill so many programs, each in a folder of its own and at a moment of its own."""
    chosen = random.Random(seed)  # noqa: S311 - to be told again, not to be secret
    for number in range(count):
        place = folder / f"{seed}-{number}"
        yield _wrong(place, _killed(place, chosen.uniform(0, LONGEST)))


def main() -> None:
    """Print the figures of so many trials as JSON."""
    folder, count, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    figures = Figures()
    for one in trials(folder, count, seed):
        figures.add(one)
    print(json.dumps(asdict(figures)))  # noqa: T201 - for whoever started it


if __name__ == "__main__":
    main()
