"""What keeping costs: a counted rep, the look at the start, a backup and a restore.

python -m bench.keeping [--sessions 5000]
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from bench.figures import print_head, print_row
from tests.store.records import session
from toetap.coach.record import SessionRecord
from toetap.store.backup import Places, back_up, restore
from toetap.store.running import Running, left_over
from toetap.store.sessions import FileStore

REPS = 300
BETWEEN = 0.02
LONG = 10.0


def timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def large(done: int) -> SessionRecord:
    """A session of ten exercises with eight sets each."""
    one = session().exercises[0]
    exercises = tuple(replace(one, sets=one.sets * 4) for _ in range(10))
    return replace(session(), status="in progress", active_seconds=done, exercises=exercises)


def reps(state: Path) -> None:
    """From a counted rep until it is on the disk, and what of that the screen waits for."""
    running = Running(state)
    told, safe = list[float](), list[float]()
    for done in range(REPS):
        record = large(done)
        begun = time.perf_counter()
        running.keep(record)
        told.append(time.perf_counter() - begun)
        running.wait(LONG)
        safe.append(time.perf_counter() - begun)
        time.sleep(BETWEEN)
    print_head(f"a counted rep, ms ({REPS})")
    print_row("the screen's own thread", told)
    print_row("until it is on the disk", safe)
    running.done()
    running.wait(LONG)


def whole(root: Path, sessions: int) -> None:
    """A backup of so many sessions, restored where there is nothing, and again."""
    places = Places(root / "data", root / "config", root / "state")
    store = FileStore(places.data)
    for number in range(sessions):
        store.save(session(number % 20_000))
    archive = root / "backup.tar.gz"
    other = Places(root / "d", root / "c", root / "s")
    print(f"\n{sessions} sessions, seconds")
    for name, act in (
        ("back up", lambda: back_up(places, archive)),
        ("restore, nothing there", lambda: restore(archive, other)),
        ("restore again", lambda: restore(archive, other)),
        ("look for what was cut off", lambda: left_over(places.state, store)),
    ):
        print(f"  {name:<28}{timed(act):8.2f}")
    print(f"  {'the archive, KiB':<28}{archive.stat().st_size / 1024:8.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=2000, help="how many to back up")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        reps(Path(folder) / "state")
        whole(Path(folder), given.sessions)


if __name__ == "__main__":
    main()
