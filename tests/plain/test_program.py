"""The program itself: pipes, closed streams, a full disk, a real terminal, and Ctrl+C in it."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.test_streams import environment, in_shell
from tests.terminal.conftest import ROUTINE
from tests.terminal.home import settings_of
from tests.terminal.terminal import BETWEEN_PRESSES, Terminal
from tests.terminal.test_session import only_session, sets_of
from toetap.clock import MachineClock

QUICK = """\
name = "Quick"
summary = "Two circles."
[[item]]
exercise = "ball-circles"
[item.dose]
kind = "reps"
count = 2
rest = 0
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    own = folder / "config" / "toetap" / "routines"
    own.mkdir(parents=True)
    (own / "quick.toml").write_text(QUICK, encoding="utf-8")
    (own / "longer.toml").write_text(ROUTINE.format(reps=100), encoding="utf-8")
    settings_of(folder)
    return folder


def of(home: Path) -> dict[str, str]:
    return {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
    }


def shell(line: str, home: Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    return in_shell(line, **of(home), **more)


def test_a_file_of_answers_drives_a_whole_session(home: Path) -> None:
    done = shell(r"printf '\n2\n\n\n\n\n\n\n1\n4\nnote\nfine\n\n' | $T start quick --plain", home)
    assert (done.returncode, done.stderr) == (0, b"")
    told = done.stdout.decode().splitlines()
    assert told[-1].startswith("Saved: ")
    kept = only_session(home)
    assert (kept["status"], kept["note"]) == ("completed", "fine")
    assert (kept["before"]["pain"], kept["after"]) == (2, {"pain": 1, "effort": 4})
    assert sets_of(kept) == [("reps", "right", 2, 2), ("reps", "left", 2, 2)]


@pytest.mark.parametrize("how", ["TERM=dumb $T start quick", "$T start quick", "TOETAP_PLAIN=1 $T"])
def test_without_a_terminal_the_plain_face_comes_by_itself(how: str, home: Path) -> None:
    done = shell(f"printf 'quit\\n\\n\\n' | {how}", home)
    assert b"\x1b" not in done.stdout
    assert done.stdout.count(b"\n") > 5


def test_a_wrong_setting_is_told_before_a_metronome_too(home: Path) -> None:
    settings = home / "config" / "toetap" / "settings.toml"
    settings.write_text("[sound]\non = false\nvolume = 400\n", encoding="utf-8")
    done = shell(r"printf 'leave\ndiscard\n' | $T metronome --plain", home)
    first = done.stdout.decode().splitlines()[0]
    assert first == f"Problem: {settings}: sound.volume: is 400; at most 100"


@pytest.mark.parametrize(
    ("settings", "which"),
    [("[sound]\non = false\n", "Sound"), ('[voice]\nspeaker = "none"\n', "The voice")],
)
def test_a_voice_that_was_asked_for_in_vain_is_told(settings: str, which: str, home: Path) -> None:
    (home / "config" / "toetap" / "settings.toml").write_text(settings, encoding="utf-8")
    done = shell(r"printf 'leave\ndiscard\n' | $T metronome --plain --voice", home)
    first = done.stdout.decode().splitlines()[0]
    assert first == f"Problem: {which} is off in your settings, so nothing is spoken."


@pytest.mark.parametrize(
    "how", ["--plain < /dev/null", "<&- >&-", "start quick <&-", "start quick < /dev/null"]
)
def test_nothing_to_read_is_told_with_what_to_do(how: str, home: Path) -> None:
    done = shell(f"$T {how}", home)
    assert done.returncode == 2
    assert b"nothing here to read your answers from" in done.stderr
    assert b"Traceback" not in done.stderr
    assert not (home / "data").exists()


@pytest.mark.parametrize("how", ["start quick --plain", "metronome", "--plain"])
def test_nowhere_to_write_to_is_told_with_what_to_do(how: str, home: Path) -> None:
    done = shell(rf"printf '\n\n\n\n' | $T {how} >&-", home)
    assert done.returncode == 2
    assert b"the standard output is closed" in done.stderr


def test_a_reader_that_goes_while_nothing_is_said_is_noticed_at_once(home: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "toetap", "start", "quick", "--plain"],
        env=environment(**of(home)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(10) == 141


def test_answers_that_end_too_soon_are_a_problem_and_what_was_done_is_kept(home: Path) -> None:
    done = shell(r"printf '\n\n\n\n\n' | $T start longer --plain", home)
    assert done.returncode == 1
    kept = only_session(home)
    assert kept["status"] == "partial"
    assert sets_of(kept)[0] == ("reps", "right", 2, 100)


def test_a_reader_that_has_seen_enough_leaves_what_is_done_kept(home: Path) -> None:
    line = (
        r"(printf '\n\n\n\n'; sleep 0.4; printf '\n\n\n\n\n') | $T start quick --plain | head -n 3"
    )
    done = shell(line, home)
    assert b"Traceback" not in done.stderr
    assert done.stdout.count(b"\n") == 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_lines_that_cannot_be_written_are_a_problem(home: Path) -> None:
    done = shell(r"printf '\n\n\n\n' | $T start walk --plain > /dev/full", home)
    assert done.returncode == 1
    assert b"No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr


def test_what_cannot_be_saved_is_printed_to_keep(home: Path) -> None:
    data = home / "kept"
    (data / "sessions").mkdir(parents=True)
    year = data / "sessions" / f"{MachineClock().wall():%Y}"
    year.write_text("in the way", encoding="utf-8")
    done = shell(
        rf"printf '\n\n\n\n\n\n\n\n\n\nprint\n' | $T start quick --plain --data-dir {data}", home
    )
    assert done.returncode == 1
    assert b"NOT SAVED. " in done.stdout
    assert b'routine = "quick"' in done.stdout


def test_the_lines_come_as_they_are_due_and_not_at_the_end(home: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "toetap", "start", "quick", "--plain"],
        env=environment(**of(home)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        for told in (b"Enter: none of these", b"Enter: go on.", b"Enter: start."):
            process.stdin.write(b"\n")
            process.stdin.flush()
            while told not in process.stdout.readline():
                pass
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 128 + signal.SIGTERM


def plain(home: Path, *argv: str, **environment: str) -> Terminal:
    return Terminal.of_toetap(*argv, home=home, size=(100, 60), environment=environment)


def write(terminal: Terminal, line: str) -> None:
    """Type a line."""
    terminal.press(f"{line}\r")


def well(terminal: Terminal) -> None:
    """All is well with the feet and the person; what to have at hand is read."""
    terminal.wait_for("Enter: none of these")
    terminal.press("enter")
    terminal.wait_for("Enter: go on.")
    terminal.watch(BETWEEN_PRESSES)


def test_a_session_in_a_terminal_by_lines_alone(home: Path) -> None:
    with plain(home, "--plain") as terminal:
        terminal.wait_for("Which one?")
        write(terminal, "quick")
        well(terminal)
        terminal.press("enter")
        terminal.wait_for("Enter: start.")
        terminal.press("enter", "enter", "enter")
        terminal.wait_for("Rep 2 of 2, right.", "Set 2 of 2, left.")
        terminal.press("enter", "enter")
        terminal.wait_for("Done: Quick")
        write(terminal, "3")
        terminal.press("enter", "enter")
        terminal.wait_for("Saved: ")
        terminal.press("\x04")
        assert terminal.end() == 0
        assert b"\x1b" not in terminal.seen
    assert only_session(home)["after"] == {"pain": 3}


def test_an_enter_held_down_counts_once_in_a_terminal(home: Path) -> None:
    with plain(home, "start", "longer", TOETAP_PLAIN="1") as terminal:
        well(terminal)
        terminal.press("enter")
        terminal.wait_for("Enter: start.")
        terminal.press("enter")
        terminal.wait_for("Enter: count a rep.")
        terminal.press("enter")
        terminal.watch(1.2)
        terminal.hold("enter", seconds=0.5)
        terminal.watch(0.3)
        write(terminal, "leave")
        terminal.wait_for("Leave?")
        write(terminal, "keep")
        terminal.wait_for("Pain in your feet now?")
        terminal.press("\x04")
        assert terminal.end() == 0
    assert sets_of(only_session(home))[0][2] == 2


def test_ctrl_c_twice_leaves_calmly(home: Path) -> None:
    with plain(home, "start", "longer", "--plain") as terminal:
        well(terminal)
        terminal.press("enter", "enter")
        terminal.wait_for("Enter: count a rep.")
        terminal.press("enter")
        terminal.press("ctrl+c", "ctrl+c")
        assert terminal.end() == 130
        assert "Traceback" not in terminal.text
    kept = only_session(home)
    assert kept["status"] == "stopped"
    assert "reason" not in kept
    assert sets_of(kept)[0][2] == 1


def test_a_window_that_is_closed_keeps_what_is_done(home: Path) -> None:
    terminal = plain(home, "start", "longer", "--plain")
    well(terminal)
    terminal.press("enter", "enter")
    terminal.wait_for("Enter: count a rep.")
    terminal.press("enter")
    terminal._process.close(force=False)  # the far end of the terminal, as a window would
    for _ in range(100):
        if list((home / "data").rglob("*.toml")):
            break
        time.sleep(0.05)
    kept = only_session(home)
    assert (kept["status"], sets_of(kept)[0][2]) == ("partial", 1)
