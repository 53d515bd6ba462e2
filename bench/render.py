"""How long a routine takes to be written to a sound file, and how much memory.

python -m bench.render [ROUTINE ...]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import wave
from pathlib import Path

USUAL = ("tap-drill", "top-five", "walk")


def rendered(routine: str, file: Path, *more: str) -> tuple[float, float, float]:
    """Seconds of sound, seconds that it took, and the most memory in MB."""
    command = [sys.executable, "-m", "toetap", "render", routine, "-o", str(file), *more]
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _pid, code, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(code)
    took = time.perf_counter() - began
    if process.returncode:
        raise SystemExit(process.returncode)
    with wave.open(str(file)) as made:
        seconds = made.getnframes() / made.getframerate()
    file.unlink()
    return seconds, took, used.ru_maxrss / (1024 * (1024 if sys.platform == "darwin" else 1))


def main() -> None:
    print(f"{'render':<28}{'sound s':>9}{'took s':>9}{'times':>9}{'MB':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for routine in sys.argv[1:] or USUAL:
            for words, more in (("clicks and words", ()), ("clicks", ("--no-voice",))):
                seconds, took, memory = rendered(routine, Path(folder) / "a.wav", *more)
                name = f"{routine}, {words}"
                times = seconds / took
                print(f"{name:<28}{seconds:>9.0f}{took:>9.1f}{times:>9.0f}{memory:>9.0f}")


if __name__ == "__main__":
    main()
