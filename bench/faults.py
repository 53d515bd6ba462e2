"""Whatever fails, and whenever: how often it was tried, and how often a promise was broken.

python -m bench.faults [cuts calls kills windows ends files] [--trials N] [--windows N] [--ends N]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.ends import ends as every_end
from tests.faults import medium, promises, straced

ROOT = Path(__file__).parents[1]
WORKERS = os.cpu_count() or 4
ENOUGH = 1000
MOST_SECONDS, MOST_MEGABYTES = 1.0, 200.0

LAYERS = {
    "the file's sync": medium.without_file_syncs,
    "the folder's sync": medium.without_folder_syncs,
    "the rename": medium.without_renames,
    "the second name of a move": medium.with_moves_that_are_renames,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """How often the random ones are tried."""

    trials: int
    windows: int
    ends: int


def _lived(layer: promises.Layer) -> tuple[medium.Medium, list[promises.Safe]]:
    with TemporaryDirectory() as name:
        return promises.lead_a_life(Path(name), layer)


def cuts(_asked: Asked) -> Iterator[str]:
    """Power cuts at every moment, with all that may be on the medium then."""
    life, safe = _lived(medium.Medium.system)
    states = sum(1 for _ in life.cuts())
    broken = list(promises.broken_by_a_cut(life, safe))
    print(f"  {len(life.events)} moments, {states} states of the medium: {len(broken)} violations")
    yield from broken
    for what, layer in LAYERS.items():
        first = islice(promises.broken_by_a_cut(*_lived(layer)), ENOUGH)
        told = Counter(one.split(":")[0] for one in first)
        words = ", ".join(f"{number} {kind}" for kind, number in sorted(told.items()))
        print(f"  without {what}: {words or 'nothing'} among the first {ENOUGH} noticed")
        if not told:
            yield f"nothing notices that {what} is gone"
    strict = list(promises.broken_by_a_copy_cut_short(promises.read_whole))
    lax = list(promises.broken_by_a_copy_cut_short(promises.read_without_the_end))
    print(f"  a file cut at every byte: {len(strict)} taken for whole; without [end]: {len(lax)}")
    yield from strict
    if not lax:
        yield "nothing notices that [end] is not asked for"


def calls(_asked: Asked) -> Iterator[str]:
    """Every system call of a save, failing in every way, and as the last that is come to."""
    if reason := straced.reason_to_skip():
        print(f"  SKIPPED: {reason}")
        return
    for act in straced.ACTS:
        found = straced.points(act)
        faults = (*straced.CODES, straced.KILL)
        cases = [(point, fault) for point in found for fault in faults]
        broken = list(straced.violations(cases, WORKERS))
        print(f"  {act}: {len(found)} calls x {len(faults)} faults: {len(broken)} violations")
        yield from broken


def kills(asked: Asked) -> Iterator[str]:
    """Kill -9 of programs that keep one session after the other."""
    total = _spread("tests.faults.killing", asked.trials, WORKERS)
    print(
        f"  {total['trials']} programs killed, {total['told']} reps told safe: "
        f"{len(total['lost'])} lost, {len(total['torn'])} torn, {len(total['locked'])} locked"
    )
    yield from (*total["lost"], *total["torn"], *total["locked"])


def windows(asked: Asked) -> Iterator[str]:
    """Kill -9 of the real program in a pseudo-terminal."""
    total = _spread("tests.faults.windows", asked.windows, WORKERS)
    print(
        f"  {total['trials']} windows killed, {total['acknowledged']} reps acknowledged "
        f"({total['shown']} shown at all, {total['kept']} there afterwards), "
        f"{total['saved']} killed after Saved: "
        f"{len(total['lost'])} lost, {len(total['torn'])} torn"
    )
    yield from (*total["lost"], *total["torn"])


def ends(asked: Asked) -> Iterator[str]:
    """Signals, closed windows, stalled terminals and Ctrl+Z, in every place of the program."""
    yield from every_end(asked.ends)


def files(_asked: Asked) -> Iterator[str]:
    """Hostile files, each of the largest size."""
    command = [sys.executable, "-m", "tests.faults.hostile"]
    done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
    costs = json.loads(done.stdout)
    worst = sorted(costs, key=lambda cost: -cost["seconds"])
    most = max(cost["megabytes"] for cost in costs)
    print(f"  {len(costs)} files; at most {most:.0f} MB; the slowest:")
    for cost in worst[:3]:
        print(f"    {1000 * cost['seconds']:6.0f} ms  {cost['what']}")
    yield from (
        f"too dear: {cost}"
        for cost in costs
        if cost["seconds"] > MOST_SECONDS or cost["megabytes"] > MOST_MEGABYTES
    )


def _spread(module: str, count: int, workers: int) -> dict[str, Any]:
    """The sum of what so many programs of trials print, each with a seed of its own."""
    with TemporaryDirectory() as folder, ThreadPoolExecutor(workers) as pool:

        def part(seed: int) -> dict[str, Any]:
            mine = count // workers + (seed < count % workers)
            command = [sys.executable, "-m", module, folder, str(mine), str(seed)]
            done = subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=ROOT)
            found: dict[str, Any] = json.loads(done.stdout)
            return found

        return _summed(pool.map(part, range(workers)))


def _summed(parts: Iterable[dict[str, Any]]) -> dict[str, Any]:
    total: dict[str, Any] = {}
    for part in parts:
        for key, value in part.items():
            total[key] = total[key] + value if key in total else value
    return total


SECTIONS: dict[str, Callable[[Asked], Iterator[str]]] = {
    "cuts": cuts,
    "calls": calls,
    "kills": kills,
    "windows": windows,
    "ends": ends,
    "files": files,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=", ".join(SECTIONS))
    parser.add_argument("--trials", type=int, default=2000, help="programs killed in `kills`")
    parser.add_argument("--windows", type=int, default=200, help="windows killed in `windows`")
    parser.add_argument("--ends", type=int, default=20, help="how often each end in `ends`")
    given = parser.parse_args()
    broken: list[str] = []
    for name in given.sections or SECTIONS:
        print(f"{name}: {SECTIONS[name].__doc__}", flush=True)
        begun = time.monotonic()
        found = list(SECTIONS[name](Asked(given.trials, given.windows, given.ends)))
        broken += found
        for one in found[:20]:
            print(f"  BROKEN {one}")
        print(f"  {time.monotonic() - begun:.0f} s\n", flush=True)
    print(f"{len(broken)} violations.")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
