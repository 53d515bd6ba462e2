"""A save under strace, which makes any one of its system calls fail or the last thing it did."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.promises import versions
from tests.store.faulty import files_below
from toetap.store.history import Attention
from toetap.store.ids import id_in
from toetap.store.reading import examine
from toetap.store.sessions import FileStore

ROOT = Path(__file__).parents[2]
CODES = ("ENOSPC", "EIO", "EACCES", "EROFS", "EDQUOT")
KILL = "killed"
CALLS = ("openat", "mkdir", "mkdirat", "write", "fsync", "rename", "renameat", "renameat2", "close")
ACTS = ("first save", "save again", "under way")

_TRIES = 5
_BEGIN, _END = "toetap-begins", "toetap-ends"
_CHILD = f"""
import os, sys
from pathlib import Path
import tomli_w
from tests.faults.promises import versions
from toetap.errors import NotSavedError
from toetap.store.running import Running
from toetap.store.sessions import FileStore

old, new = versions(0, 2)
data, act = Path(sys.argv[1]), sys.argv[2]
store, running = FileStore(data), Running(data)
if act == "save again":
    store.save(old)
if act == "under way":
    running._write(old)  # as its thread does
told = b"saved"
os.access("{_BEGIN}", 0)
try:
    running._write(new) if act == "under way" else store.save(new)
except (NotSavedError, OSError) as error:
    told = b"NOT SAVED " + str(error).encode()
os.access("{_END}", 0)
os.write(1, told)
"""


@dataclass(frozen=True, slots=True)
class Point:
    """A system call of a save.

    Attributes:
        act: Which save: one of `ACTS`.
        call: The system call.
        number: The how-manieth of its name it is in the whole program.
        order: The how-manieth call of the save it is.
    """

    act: str
    call: str
    number: int
    order: int


def reason_to_skip() -> str | None:
    """Why there can be no strace here; None if there can."""
    if sys.platform != "linux":
        return "strace is for Linux"
    if shutil.which("strace") is None:
        return "strace is not installed"
    tried = subprocess.run(
        ["strace", "-e", "inject=fsync:error=EIO", "true"], capture_output=True, check=False
    )
    return "strace may not trace here" if tried.returncode else None


def points(act: str) -> list[Point]:
    """Every call that a save makes, in order."""
    with TemporaryDirectory() as name:
        log = _run(Path(name), act).log
    counts: Counter[tuple[str, str]] = Counter()  # strace counts in each thread anew
    found: list[Point] = []
    saver = ""
    for thread, call, rest in re.findall(r"^(\d+) +(\w+)\((.*)$", log, re.MULTILINE):
        counts[thread, call] += 1
        if _BEGIN in rest:
            saver = thread
        elif _END in rest:
            saver = ""
        elif thread == saver and call in CALLS:
            found.append(Point(act, call, counts[thread, call], len(found)))
    return found


def violations(cases: Iterable[tuple[Point, str]], workers: int = 4) -> Iterator[str]:
    """Each promise that is broken when this call fails so, or is the last one that is come to."""
    with ThreadPoolExecutor(workers) as pool:
        for told in pool.map(_violations, cases):
            yield from told


@dataclass(frozen=True, slots=True)
class _Run:
    status: int
    told: str
    log: str

    def hit(self, *, killed: bool) -> bool:
        """Whether the fault came within the save."""
        _before, begun, within = self.log.partition(_BEGIN)
        if killed:
            return bool(begun) and _END not in within
        return "INJECTED" in within.partition(_END)[0]


def _violations(case: tuple[Point, str]) -> list[str]:
    point, fault = case
    inject = "signal=KILL" if fault == KILL else f"error={fault}"
    for _ in range(_TRIES):
        with TemporaryDirectory() as name:
            run = _run(Path(name), point.act, f"{point.call}:{inject}:when={point.number}")
            if run.hit(killed=fault == KILL):
                told = _judged(Path(name), run, point.act, killed=fault == KILL)
                return [f"{point}, {fault}: {what}" for what in told]
        # The interpreter's own calls before the save were not as many as the last time.
        point = points(point.act)[point.order]
    return [f"{point}, {fault}: the fault never came where it was meant to"]


def _judged(data: Path, run: _Run, act: str, *, killed: bool) -> Iterator[str]:
    if killed != (run.status < 0):
        yield f"it ended with {run.status}: {run.told}"
    old, new = versions(0, 2)
    files = files_below(data)
    seen = [examine(path) for path in files if id_in(path.name)]
    if any(isinstance(one, Attention) for one in seen):
        yield "a file is torn"
    kept = [one[0].record for one in seen if not isinstance(one, Attention)]
    if run.told == "saved" and kept != [new]:
        yield f"it said saved, and {len(kept)} files are there"
    if act != "first save" and kept not in ([old], [new]):
        yield "what was there is not"
    if not killed and any(path.suffix == ".tmp" for path in files):
        yield "a temporary file was left"
    if not killed and not run.told.startswith(("saved", "NOT SAVED ")):
        yield f"it said {run.told!r}"
    if killed:
        FileStore(data).save(new)
        if FileStore(data).read(new.id).record != new:
            yield "it can't be saved any more"


def _run(data: Path, act: str, inject: str = "") -> _Run:
    log = data.with_name(f"{data.name}.log")
    traced = ",".join(f"?{call}" for call in (*CALLS, "access", "faccessat", "faccessat2"))
    command = ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={traced}"]
    if "signal" not in inject:
        command.append("--seccomp-bpf")  # faster, and sends no signals
    if inject:
        command += ["-e", f"inject={inject}"]
    try:
        done = subprocess.run(
            [*command, sys.executable, "-c", _CHILD, str(data), act],
            capture_output=True,
            check=False,
            cwd=ROOT,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"},
        )
        text = log.read_text(encoding="utf-8", errors="replace")
    finally:
        log.unlink(missing_ok=True)
    return _Run(done.returncode, done.stdout.decode() or done.stderr.decode()[-300:], text)
