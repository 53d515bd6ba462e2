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
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from pathlib import Path
from statistics import median

from bench import exchange, histories, looking_back
from bench.looking_back import Long
from toetap.store.index.crew import MOST, cores
from toetap.store.index.history import SessionIndex
from toetap.store.index.walking import SETTLED

ROWS = 50
TRIES = 3
SAMPLE = 2000
EXCHANGED = 10_000
PARSERS = ("toml_rs", "rtoml", "pytomlpp", "tomli", "tomllib")
"""The first three are written in Rust and C++, the fourth is compiled Python."""

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


def fastest_parser(data: Path) -> tuple[str, Callable[[str], object]]:
    """The fastest TOML parser that is installed, tried on some of these files; prints them all."""
    texts = [path.read_text(encoding="utf-8") for path in islice(files(data), SAMPLE)]
    found: dict[str, tuple[float, Callable[[str], object]]] = {}
    for name in PARSERS:
        with suppress(ImportError):
            parse: Callable[[str], object] = import_module(name).loads
            tries = [seconds_of(lambda parse=parse: [*map(parse, texts)]) for _ in range(5)]  # type: ignore[misc]
            found[name] = min(tries) / len(texts), parse
    told = (f"{name} {1_000_000 * each:.0f} µs" for name, (each, _) in found.items())
    print(f"  parsers, a file          {', '.join(told)}")
    fastest = min(found, key=lambda name: found[name][0])
    return fastest, found[fastest][1]


def files(data: Path) -> Iterator[Path]:
    """Every file of a history."""
    return (data / "sessions").rglob("*.toml")


def parse_alone(data: Path, parse: Callable[[str], object]) -> None:
    """Read every file and parse it, and nothing else."""
    for path in files(data):
        parse(path.read_text(encoding="utf-8"))


def made(data: Path, most: int) -> float:
    """Seconds until there is an index where there was none."""
    with tempfile.TemporaryDirectory() as cache:
        index = SessionIndex(data, Path(cache), "bench", most=most)
        seconds = seconds_of(index.refresh)
        index.close()
        return seconds


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


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds to open the index, and the screen, and the memory of each in MiB."""

    seconds: float
    memory: float
    screen: float
    program: float


def tell_of(data: Path, cache: Path, count: int, runs: int) -> Figures:
    """Print the figures of one length."""
    size = histories.write(data, count)
    print(f"\n{count:,} sessions, {size / count / 1024:.1f} KiB each")
    name, parse = fastest_parser(data)
    seconds_of(lambda: parse_alone(data, parse))  # the files are in memory for all
    tries = [
        (seconds_of(lambda: parse_alone(data, parse)), made(data, MOST), made(data, 1))
        for _ in range(TRIES)
    ]
    alone, cold, single = map(median, zip(*tries, strict=True))
    index = SessionIndex(data, cache, "bench")
    index.refresh()
    time.sleep(SETTLED / 1_000_000_000)
    index.refresh()
    whole = seconds_of(index.verify)
    index.close()
    print(f"  {f'parsing alone ({name})':<24} {alone:8.2f} s {count / alone:10,.0f} files a second")
    print(f"  index made from nothing  {cold:8.2f} s {count / cold:10,.0f} files a second", end="")
    print(f"   {median(many / least for least, many, _ in tries):.2f} times")
    print(
        f"  the same by one process  {single:8.2f} s {count / single:10,.0f} files a second", end=""
    )
    print(f"   {median(one / least for least, _, one in tries):.2f} times")
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
    screen, program = on_screen(Long(data, cache, count), runs)
    print(f"  history on the screen    {1000 * screen:8.1f} ms   {program:.0f} MiB")
    return Figures(seconds, memory, screen, program)


def on_screen(past: Long, runs: int) -> tuple[float, float]:
    """Seconds from the key to the newest session, told in full, and MiB of the whole program."""
    seconds = median(looking_back.opened(past, runs))
    with past.window() as window:
        window.write("h")
        window.wait_for("active")
        window.watch(1)
        return seconds, window.most_memory


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--sessions", type=int, nargs="+", default=[100, 10_000, 100_000])
    asked = parser.parse_args()
    print(f"{cores()} cores; the index is made by {min(cores(), MOST)} processes and this one")
    with tempfile.TemporaryDirectory() as folder:
        figures = {
            count: tell_of(Path(folder, f"{count}"), Path(folder, "cache"), count, asked.runs)
            for count in asked.sessions
        }
        if (some := Path(folder, f"{EXCHANGED}")).is_dir():
            print()
            exchange.tell_of(some, Path(folder))
    least = figures[min(figures)]
    print()
    for count, one in figures.items():
        opened_in, on = one.seconds / least.seconds, one.screen / least.screen
        more = one.memory - least.memory, one.program - least.program
        print(f"{count:,} against {min(figures):,}: history on the screen {on:.2f} times", end="")
        print(f" {more[1]:+.0f} MiB, index alone {opened_in:.2f} times {more[0]:+.0f} MiB")


if __name__ == "__main__":
    main()
