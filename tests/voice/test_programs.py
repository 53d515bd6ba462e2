import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.voice.speakers import program, until
from toetap.voice.programs import MOST_BYTES, ProgramError, output

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the programs here are shell scripts")


def runs(pid: int) -> bool:
    """Whether it does; one that has ended may wait for long to be noticed."""
    told = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return told.stdout.strip()[:1] not in {"", "Z"}


def test_a_program_reads_the_text_and_what_it_writes_comes_back(tmp_path: Path) -> None:
    echo = program(tmp_path, "echo", "cat; echo; echo complaint >&2")
    assert output([echo], "Sit tall – grüße.") == "Sit tall – grüße.\n".encode()


def test_complaints_are_written_nowhere(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    output([program(tmp_path, "loud", "echo complaint >&2")], "")
    assert capfd.readouterr() == ("", "")


def test_a_program_sees_what_it_is_told_and_no_shell_reads_it(tmp_path: Path) -> None:
    show = program(tmp_path, "show", 'printf "%s|%s" "$1" "$TOETAP_SAID"')
    assert output([show, "$(id)"], "", environment={"TOETAP_SAID": "a;b"}) == b"$(id)|a;b"


def test_a_program_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProgramError, match="can't be started"):
        output([os.fspath(tmp_path / "gone")], "")


def test_a_program_that_fails_is_told_with_its_code(tmp_path: Path) -> None:
    with pytest.raises(ProgramError, match="ended with 3"):
        output([program(tmp_path, "fails", "exit 3")], "left")


@pytest.mark.parametrize("script", ["sleep 60", "sleep 60 & sleep 60", "exec >&-; sleep 60"])
def test_a_program_that_hangs_is_ended_with_all_that_it_started(
    tmp_path: Path, script: str
) -> None:
    began = time.monotonic()
    with pytest.raises(ProgramError, match="does not answer"):
        output([program(tmp_path, "hangs", script)], "left", seconds=0.2)
    assert time.monotonic() - began < 30


def test_what_a_program_leaves_behind_holds_nothing_up_and_is_ended(tmp_path: Path) -> None:
    began = time.monotonic()
    leaves = program(tmp_path, "leaves", f"sleep 60 & echo $! >{tmp_path}/child; echo said; exit 0")
    assert output([leaves], "left", seconds=30) == b"said\n"
    assert time.monotonic() - began < 15
    child = int((tmp_path / "child").read_text())
    until(lambda: not runs(child))


@pytest.mark.skipif(not shutil.which("setsid"), reason="nothing else leaves the group so easily")
@pytest.mark.parametrize("times", [1, 90_000])
def test_what_has_left_the_group_can_hold_the_pipes_but_nothing_up(
    tmp_path: Path, times: int
) -> None:
    began = time.monotonic()
    escapes = program(tmp_path, "escapes", "exec 3<&0; setsid sleep 8 <&3 & sleep 0.3; exit 0")
    with pytest.raises(ProgramError, match="does not answer"):
        output([escapes], "left" * times, seconds=1)
    assert time.monotonic() - began < 7


def test_a_program_that_writes_without_end_is_ended(tmp_path: Path) -> None:
    with pytest.raises(ProgramError, match="does not stop writing"):
        output([program(tmp_path, "floods", f"head -c {MOST_BYTES * 2} /dev/zero")], "left")


def test_a_program_that_does_not_read_is_no_trouble(tmp_path: Path) -> None:
    assert output([program(tmp_path, "deaf", "exec <&-; echo said")], "left" * 9_000) == b"said\n"
