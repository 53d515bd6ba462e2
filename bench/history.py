"""What a long history costs: opening it, asking it, and making its index, at three lengths.

python -m bench.history [--runs 15] [--sessions 100 10000 100000]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from statistics import median

from bench import histories
from toetap.store.index.history import SessionIndex
from toetap.store.index.walking import SETTLED

ROWS = 50
_OPEN = """
import sys, time
from datetime import date
from pathlib import Path
from toetap.store.index.history import SessionIndex
began = time.perf_counter()
index = SessionIndex(Path(sys.argv[1]), Path(sys.argv[2]), "bench")
index.refresh()
month = index.weeks(date(2026, 11, 1), date(2026, 11, 30))
rows, count = index.rows(0, 50), index.count()
seconds = time.perf_counter() - began
# Not getrusage: what that tells begins with the memory of the process that started this one.
peak = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")]
print(seconds, *peak)
"""


def seconds_of(work: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def fastest_parser() -> tuple[str, Callable[[str], object]]:
    """The fastest TOML parser that is installed; rtoml is written in Rust."""
    for name in ("rtoml", "tomli"):
        try:
            return name, import_module(name).loads
        except ImportError:
            continue
    return "tomllib", tomllib.loads


def parse_alone(data: Path, parse: Callable[[str], object]) -> None:
    """Read every file and parse it, and nothing else."""
    for path in (data / "sessions").rglob("*.toml"):
        parse(path.read_text(encoding="utf-8"))


def opened(data: Path, cache: Path, runs: int) -> tuple[float, float]:
    """Seconds until rows, month and count are there, warm, and MiB; each in its own process."""
    line: list[str | Path] = [sys.executable, "-c", _OPEN, data, cache]
    told = [
        subprocess.run(line, check=True, capture_output=True, text=True).stdout.split()
        for _ in range(runs + 1)
    ][1:]
    return median(float(seconds) for seconds, _ in told), float(told[-1][1]) / 1024


def scrolled(data: Path, cache: Path, total: int) -> list[float]:
    """Seconds for a screenful of rows, at 200 places from the newest session to the oldest."""
    index = SessionIndex(data, cache, "bench")
    index.refresh()
    places = [total * step // 200 for step in range(200)]
    return sorted(seconds_of(lambda at=at: index.rows(at, ROWS)) for at in places)  # type: ignore[misc]


def command(*argv: str | Path, cache: Path) -> float:
    """Seconds that a command takes from exec to exit."""
    program = Path(sys.executable).with_name("toetap")
    env = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    return seconds_of(
        lambda: subprocess.run([program, *argv], check=True, capture_output=True, env=env)
    )


def tell_of(data: Path, cache: Path, count: int, runs: int) -> tuple[float, float]:
    """Print the figures of one length; gives seconds to open and MiB."""
    size = histories.write(data, count)
    print(f"\n{count:,} sessions, {size / count / 1024:.1f} KiB each")
    name, parse = fastest_parser()
    seconds_of(lambda: parse_alone(data, parse))  # the files are in memory for both
    alone = seconds_of(lambda: parse_alone(data, parse))
    index = SessionIndex(data, cache, "bench")
    cold = seconds_of(index.refresh)
    time.sleep(SETTLED / 1_000_000_000)
    index.refresh()
    whole = seconds_of(index.verify)
    index.close()
    print(f"  parsing alone ({name})    {alone:8.2f} s {count / alone:10,.0f} files a second")
    print(f"  index made from nothing  {cold:8.2f} s {count / cold:10,.0f} files a second", end="")
    print(f"   {cold / alone:.2f} times")
    print(f"  every file looked at     {whole:8.2f} s")
    seconds, memory = opened(data, cache, runs)
    print(f"  open, warm               {1000 * seconds:8.1f} ms   {memory:.0f} MiB")
    places = scrolled(data, cache, count)
    print(f"  {ROWS} rows anywhere         {1000 * places[len(places) // 2]:8.1f} ms", end="")
    print(f"   p99 {1000 * places[-2]:.1f} ms")
    command("stats", "--data-dir", data, cache=cache)
    pairs = [
        (command("stats", "--data-dir", data, cache=cache), command("--version", cache=cache))
        for _ in range(runs)
    ]
    print(f"  toetap stats, warm       {1000 * median(ours for ours, _ in pairs):8.1f} ms", end="")
    print(f"   {median(ours / least for ours, least in pairs):.2f} times toetap --version")
    return seconds, memory


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--sessions", type=int, nargs="+", default=[100, 10_000, 100_000])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = {
            count: tell_of(Path(folder, f"{count}"), Path(folder, "cache"), count, asked.runs)
            for count in asked.sessions
        }
    least = min(figures)
    print()
    for count, (seconds, memory) in figures.items():
        times, more = seconds / figures[least][0], memory - figures[least][1]
        print(f"open at {count:,} against {least:,}: {times:.2f} times, {more:+.0f} MiB")


if __name__ == "__main__":
    main()
