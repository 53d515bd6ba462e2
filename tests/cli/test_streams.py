"""Answers into pipes, full disks, closed streams and narrow encodings."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

Out = pytest.CaptureFixture[str]


def environment(**more: str) -> dict[str, str]:
    """The environment, without what changes how Python buffers and encodes."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**plain, **more}


def start_process(*argv: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "toetap", *argv],
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def in_shell(line: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """A command line with `$T` for toetap, for what only a shell can do to its streams."""
    return subprocess.run(
        ["/bin/sh", "-c", line],
        env=environment(T=f"{sys.executable} -m toetap", **more),
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=20,
    )


def test_what_only_prints_never_loads_textual(data: Path) -> None:
    program = """\
import sys
from toetap.cli import run
for line in sys.argv[1:]:
    code = run(line.split())
    loaded = [name for name in sys.modules if name.split(".")[0] == "textual"]
    print(line, code, loaded, file=sys.stderr)
"""
    lines = (
        "--help", "--version", "paths", "schema exercise", "schema routine", "check",
        "routines", "routines --json", "show top-five", "show toe-curls-towel",
        f"history --data-dir {data}", f"history --json --data-dir {data}",
    )  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", program, *lines],
        env=environment(),
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stderr.splitlines() == [f"{line} 0 []" for line in lines]


def test_a_reader_that_has_seen_enough_is_left_in_peace(data: Path) -> None:
    for argv in (["history", "--data-dir", str(data)], ["schema", "exercise"], ["--help"]):
        with start_process(*argv) as process:
            assert process.stdout
            assert process.stderr
            process.stdout.close()
            assert (process.stderr.read(), process.wait(timeout=20)) == (b"", 141)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_an_answer_that_cannot_be_written_is_a_problem() -> None:
    done = in_shell("$T routines > /dev/full")
    assert done.returncode == 1
    assert done.stderr == b"toetap: The answer could not be written: No space left on device.\n"


def test_a_closed_stream_is_no_reason_to_fail() -> None:
    assert in_shell("$T routines >&-").returncode == 0
    assert in_shell("$T --content /nowhere/at/all routines 2>&-").stderr == b""
    assert in_shell("$T 2>&1 >&- <&-").returncode == 2


def test_a_warning_never_lands_in_the_answer_when_there_is_nowhere_else() -> None:
    done = in_shell("$T --content /nowhere/at/all routines --json 2>&-")
    assert json.loads(done.stdout)


def test_an_answer_comes_out_in_any_encoding() -> None:
    for encoding in ({"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}):
        done = in_shell("$T show tap-drill && $T routines", **encoding)
        assert (done.returncode, done.stderr) == (0, b"")
        assert b"2 min ? " in done.stdout or "2 min · ".encode() in done.stdout
