"""`toetap render`, as a person uses it."""

import os
import shutil
import signal
import subprocess
import sys
import time
import wave
from pathlib import Path

import pytest

from tests.voice.speakers import program, tone
from toetap.cli import run
from toetap.ending import ENDS

MIB = 1024 * 1024
MEASURED = """
import sys
from toetap.cli import run
code = run(sys.argv[1:])
# Not getrusage: what that tells begins with the memory of the process that started this one.
print(*(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
sys.exit(code)
"""


@pytest.fixture(autouse=True)
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The programs of the machine: none."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def seconds(path: Path) -> float:
    with wave.open(os.fspath(path)) as file:
        return float(file.getnframes() / file.getframerate())


def test_a_routine_is_written_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "taps.wav"
    assert run(["render", "tap-drill", "-o", str(path), "--no-voice"]) == 0
    said = capsys.readouterr()
    assert said.out == f"Saved: {path} (02:18, clicks only)\n"
    assert said.err == ""
    assert seconds(path) == 138


def test_without_a_speech_program_there_are_clicks_and_a_word_about_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "taps.wav"
    assert run(["render", "tap-drill", "-o", str(path)]) == 0
    said = capsys.readouterr()
    assert said.err.startswith("toetap: No voice: no speech program found. Install ")
    assert "clicks only" in said.out
    assert path.exists()


@pytest.mark.skipif(os.name != "posix", reason="the program here is a shell script")
def test_with_a_speech_program_there_are_words(
    tmp_path: Path, programs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "tone.wav").write_bytes(tone(0.2))
    program(programs, "espeak-ng", f"exec {shutil.which('cat', path='/bin')} {tmp_path}/tone.wav")
    assert run(["render", "tap-drill", "-o", str(tmp_path / "taps.wav")]) == 0
    said = capsys.readouterr()
    assert "clicks and words" in said.out
    assert said.err == ""


@pytest.mark.skipif(os.name != "posix", reason="the program here is a shell script")
def test_a_speech_program_that_fails_costs_the_words_and_nothing_else(
    tmp_path: Path, programs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program(programs, "espeak-ng", "echo oops >&2; exit 1")
    assert run(["render", "tap-drill", "-o", str(tmp_path / "taps.wav")]) == 0
    said = capsys.readouterr()
    assert said.err == (
        "toetap: No voice: the speech program ended with 1. The session goes on without.\n"
    )
    assert seconds(tmp_path / "taps.wav") == 138


def test_another_tempo_makes_another_length(tmp_path: Path) -> None:
    path = tmp_path / "taps.wav"
    assert run(["render", "tap-drill", "-o", str(path), "--no-voice", "--bpm", "120"]) == 0
    assert seconds(path) == 10 + 10 + 10 + 3 * 36 / 2


def test_more_time_to_get_ready_makes_it_longer(tmp_path: Path) -> None:
    path = tmp_path / "taps.wav"
    assert run(["render", "tap-drill", "-o", str(path), "--no-voice", "--ready", "30"]) == 0
    assert seconds(path) == 158


@pytest.mark.parametrize(
    ("more", "code", "told"),
    [
        (["--bpm", "300"], 2, "'300' can't be a tempo.\nWrite a number from 30 to 180."),
        (["--ready", "x"], 2, "'x' can't be such a time.\nWrite a number from 5 to 120."),
        (["-o", "gone/a.wav"], 2, "There is no folder gone."),
        (["-o", "-"], 2, "Name the file to make: -o FILE"),
    ],
)
def test_what_can_not_be_is_told(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    more: list[str],
    code: int,
    told: str,
) -> None:
    assert run(["render", "tap-drill", "-o", str(tmp_path / "a.wav"), *more]) == code
    assert told in capsys.readouterr().err
    assert not (tmp_path / "a.wav").exists()


def test_a_routine_that_is_not_there_is_told_with_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["render", "tap-dril", "-o", str(tmp_path / "a.wav")]) == 1
    assert "tap-drill" in capsys.readouterr().err


def test_a_file_that_is_there_is_kept_unless_forced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(b"mine")
    assert run(["render", "tap-drill", "-o", str(path), "--no-voice"]) == 1
    assert "--force" in capsys.readouterr().err
    assert path.read_bytes() == b"mine"
    assert run(["render", "tap-drill", "-o", str(path), "--no-voice", "--force"]) == 0
    assert seconds(path) == 138


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere memory is told in other units")
def test_half_an_hour_takes_no_more_memory_than_a_minute(tmp_path: Path) -> None:
    command = ["render", "walk", "-o", str(tmp_path / "walk.wav"), "--no-voice"]
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *command], capture_output=True, text=True, check=True
    )
    assert int(done.stdout.splitlines()[-1]) * 1024 < 120 * MIB
    assert (tmp_path / "walk.wav").stat().st_size > 300 * MIB
    (tmp_path / "walk.wav").unlink()  # test folders are kept for a while


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device")
def test_a_device_is_refused_and_force_is_no_advice(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["render", "tap-drill", "-o", "/dev/full", "--no-voice"]) == 2
    told = capsys.readouterr().err
    assert "/dev/full is no file that can be replaced." in told
    assert "--force" not in told


@pytest.mark.skipif(os.name != "posix", reason="there are no such signals")
@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (["SIGINT"], {130}),
        (["SIGTERM"], {143}),
        (["SIGHUP"], {129}),
        (["SIGHUP", "SIGTERM"], {129, 143}),
    ],
)
def test_what_ends_it_leaves_no_half_file(
    tmp_path: Path, names: list[str], codes: set[int]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    command = ["render", "walk", "-o", str(out / "walk.wav"), "--no-voice"]
    with subprocess.Popen(
        [sys.executable, "-m", "toetap", *command], stderr=subprocess.PIPE
    ) as process:
        while not list(out.iterdir()):
            assert process.poll() is None
            time.sleep(0.005)
        for name in names:
            process.send_signal(getattr(signal, name))
        told = process.communicate(timeout=30)[1]
    assert process.returncode in codes
    assert told == b""
    assert list(out.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="there are no such signals")
def test_the_signals_are_as_they_were_once_the_file_is_there(tmp_path: Path) -> None:
    before = [signal.getsignal(number) for number in ENDS]
    assert run(["render", "tap-drill", "-o", str(tmp_path / "a.wav"), "--no-voice"]) == 0
    assert [signal.getsignal(number) for number in ENDS] == before
