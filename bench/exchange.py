"""Takes a whole history out and brings it in elsewhere: is it the same, as data?

python -m bench.exchange [--sessions 10000]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import histories
from toetap.coach.record import SessionRecord
from toetap.store.files import FileSystem
from toetap.store.folder import survey
from toetap.store.reading import whole

PROGRAM = Path(sys.executable).with_name("toetap")


def records(data: Path) -> dict[str, SessionRecord]:
    """Every session in a folder, read from its file."""
    found = survey(FileSystem().scandir, data / "sessions").sessions
    return {entry.record.id: entry.record for entry, _document in whole(found)}


def timed(cache: Path, *argv: str | Path) -> float:
    """Seconds that a command takes, which must not fail."""
    began = time.perf_counter()
    env = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    subprocess.run([PROGRAM, *argv], check=True, capture_output=True, env=env)
    return time.perf_counter() - began


def tell_of(data: Path, folder: Path) -> None:
    """Print for each format how long out and in take, and whether all came through."""
    before = records(data)
    for name in ("json", "csv"):
        file, copy, cache = folder / f"out.{name}", folder / f"copy-{name}", folder / "cache"
        out = timed(cache, "export", "--format", name, "-o", file, "--data-dir", data)
        back = timed(cache, "import", file, "--data-dir", copy)
        same = "the same records" if records(copy) == before else "NOT THE SAME"
        print(f"  {len(before):,} by {name:<5} out {out:6.1f} s   in {back:6.1f} s   {same}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=10_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        histories.write(Path(folder, "data"), asked.sessions)
        tell_of(Path(folder, "data"), Path(folder))


if __name__ == "__main__":
    main()
