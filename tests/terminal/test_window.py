"""The window itself: its size, and how it is left behind."""

import re
import sys
from pathlib import Path

import pytest

from tests.terminal.terminal import Terminal

TOETAP = Path(sys.executable).with_name("toetap")


def test_a_window_that_is_too_small_asks_for_room_and_the_session_waits(
    home: Path, longer: Path
) -> None:
    with Terminal.of_toetap("--content", str(longer), "start", "longer", home=home) as terminal:
        terminal.well()
        terminal.press("space", "space")
        terminal.wait_for("count a rep")
        terminal.resize(40, 10)
        terminal.wait_for("A little more room, please", "60 columns by 20 rows")
        # Keys go nowhere while nothing of the session can be seen.
        terminal.press("space", "space")
        terminal.resize(80, 24)
        terminal.wait_for("set 1 of 2 · RIGHT", "go on")
        before = clock_on(terminal)
        terminal.watch(1.5)
        assert clock_on(terminal) == before
        terminal.press("space")
        terminal.wait_for("count a rep")


def clock_on(terminal: Terminal) -> str:
    found = re.search(r"1 of 2 · (\d\d:\d\d)", terminal.text)
    assert found, terminal.text
    return found[1]


def test_a_storm_of_sizes_does_no_harm(home: Path) -> None:
    with Terminal.of_toetap(home=home) as terminal:
        terminal.wait_for("Top five in ten minutes")
        for columns, rows in ((1, 1), (300, 100), (2, 50), (200, 2), (60, 20), (59, 19), (80, 24)):
            terminal.resize(columns, rows)
            terminal.watch(0.1)
        terminal.wait_for("Top five in ten minutes")
        terminal.press("q")
        assert terminal.end() == 0


def test_a_window_that_is_too_small_from_the_start_asks_for_room(home: Path) -> None:
    with Terminal.of_toetap(home=home, size=(40, 10)) as terminal:
        terminal.wait_for("A little more room, please")
        terminal.resize(80, 24)
        terminal.wait_for("Top five in ten minutes")


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
def test_the_terminal_is_left_as_it_was(key: str, home: Path) -> None:
    line = f"stty -g; {TOETAP}; echo left with $?; stty -g"
    with Terminal(["/bin/sh", "-c", line], home) as terminal:
        terminal.wait_for("Top five in ten minutes")
        terminal.press(key)
        assert terminal.end() == 0
    first, *_, left, last = terminal.seen.decode().splitlines()
    assert left.endswith("left with 0")
    assert first == last
    assert modes_left_switched(terminal.seen) == set()
    # The extended keys are a pile: as often as it was added to, it was taken from.
    added, taken = (re.findall(kind, terminal.seen) for kind in (rb"\x1b\[>\d+u", rb"\x1b\[<\d*u"))
    assert len(added) == len(taken)


def modes_left_switched(seen: bytes) -> set[str]:
    """The private modes of the terminal that are not as they were; the cursor, 25, was on."""
    now = dict[str, str]()
    for modes, how in re.findall(r"\x1b\[\?([\d;]+)([hl])", seen.decode()):
        now |= dict.fromkeys(modes.split(";"), how)
    return {mode for mode, how in now.items() if how != ("h" if mode in ("7", "25") else "l")}


def in_bash(line: str, home: Path) -> Terminal:
    """A command line with `$T` for toetap."""
    return Terminal(["/bin/bash", "-c", f"set -o pipefail; T={TOETAP}; {line}"], home)


@pytest.mark.parametrize("line", ["TERM=dumb $T", "$T | cat", "$T 2> /dev/null"])
def test_on_half_a_terminal_the_plain_face_leads(line: str, home: Path) -> None:
    with in_bash(line, home) as terminal:
        terminal.wait_for("Which one?")
        terminal.press("quit", "enter")
        assert terminal.end() == 0
    assert b"\x1b" not in terminal.seen


@pytest.mark.parametrize("line", ["$T < /dev/null", "$T sound < /dev/null", "$T sound | cat"])
def test_no_half_terminal_is_drawn_on(line: str, home: Path) -> None:
    with in_bash(line, home) as terminal:
        assert terminal.end() == 2
    assert b"\x1b" not in terminal.seen
