"""Ways to end the real program, and what is left of the terminal afterwards.

The suite takes a sample of each; `make faults` all of them, many times.
"""

from __future__ import annotations

import fcntl
import re
import signal
import struct
import termios
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.terminal.victim import Victim

Place = Literal["start", "menu", "session", "dialog"]
PLACES: tuple[Place, ...] = ("start", "menu", "session", "dialog")
PLAIN = {"TOETAP_PLAIN": "1"}
"""The plain face in the same places: a session is saved there, where the screen keeps it."""

_ROUTINE = """\
name = "Circles"
summary = "Many of them."
[[item]]
exercise = "ball-circles"
[item.dose]
kind = "reps"
count = 50
"""
SIGNALS = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)


@dataclass(frozen=True, slots=True)
class End:
    """How a program ended.

    Attributes:
        status: Its exit status; minus the signal that killed it.
        seconds: From what ended it until it was gone.
        settings_as_before: The settings of its terminal are what they were before it began.
        modes_left: Private modes of the terminal that it has left switched.
        kept: Sessions that are kept as under way.
        saved: Sessions that are saved.
        said: What it sent to the terminal at last.
    """

    status: int
    seconds: float
    settings_as_before: bool = True
    modes_left: frozenset[str] = frozenset()
    kept: int = 0
    saved: int = 0
    said: bytes = b""

    @property
    def clean(self) -> bool:
        """Nobody can tell from the terminal that there was a program."""
        return self.settings_as_before and not self.modes_left and b"Traceback" not in self.said


def by_signal(home: Path, place: Place, number: int, *, plain: bool = False) -> End:
    """Send the program a signal."""
    return _ended(home, place, lambda victim: victim.signal(number), plain=plain)


def by_closing_the_window(home: Path, place: Place, *, ignored: bool, plain: bool = False) -> End:
    """Close the window, with SIGHUP ignored as under `nohup` or not."""
    return _ended(home, place, Victim.hang_up, ignores_hang_up=ignored, plain=plain)


def by_signal_while_stalled(home: Path, place: Place, number: int) -> End:
    """Send a signal to a program whose terminal takes nothing in any more."""

    def stall(victim: Victim) -> None:
        for step in range(60):  # more than any terminal's buffer holds
            size = struct.pack("HHHH", 24 + step % 3, 80 + step % 5, 0, 0)
            fcntl.ioctl(victim.terminal, termios.TIOCSWINSZ, size)
            time.sleep(0.02)
        victim.signal(number)

    return _ended(home, place, stall, reading=False)


def by_signal_while_its_lines_are_not_taken(home: Path, place: Place, number: int) -> End:
    """Send a signal to a plain face that waits to write."""

    def stall(victim: Victim) -> None:
        for _ in range(300):  # each answered with a page of words
            victim.write(b"help\n")
        time.sleep(0.5)
        victim.signal(number)

    return _ended(home, place, stall, reading=False, plain=True)


def by_stopping(home: Path, place: Place) -> tuple[End, str, bool]:
    """Stop the program as Ctrl+Z does, let it go on, and end it.

    Returns:
        Its end; what the kernel said of it while it was stopped, "T"; and whether the terminal was
        as before meanwhile.
    """
    with _victim(home, place) as victim:
        _come_to(victim, place)
        # While it starts, the system itself stops it, and does not where no shell looks after it.
        victim.signal(signal.SIGSTOP if place == "start" else signal.SIGTSTP)
        until = time.monotonic() + 2
        while (state := victim.state()) != "T" and time.monotonic() < until:
            victim.watch(0.02)
        victim.watch(0.05)
        given_back = victim.settings == victim.before and not modes_left(victim.everything)
        victim.signal(signal.SIGCONT)
        if place == "start":
            victim.wait_for("Top five")
        elif place == "dialog":
            victim.wait_for("Leave the session")
        victim.watch(0.3)
        return _end(victim, home, lambda: victim.signal(signal.SIGTERM)), state, given_back


def modes_left(seen: bytes) -> frozenset[str]:
    """The private modes that are not as they were; line ends, 7, and the cursor, 25, were on."""
    now = dict[str, str]()
    for modes, how in re.findall(r"\x1b\[\?([\d;]+)([hl])", seen.decode(errors="replace")):
        now |= dict.fromkeys(modes.split(";"), how)
    on = ("7", "25")
    return frozenset(mode for mode, how in now.items() if how != ("h" if mode in on else "l"))


def _ended(
    home: Path,
    place: Place,
    how: Callable[[Victim], None],
    *,
    reading: bool = True,
    ignores_hang_up: bool = False,
    plain: bool = False,
) -> End:
    with _victim(home, place, ignores_hang_up=ignores_hang_up, plain=plain) as victim:
        (_come_by_lines_to if plain else _come_to)(victim, place)
        return _end(victim, home, lambda: how(victim), reading=reading)


def _end(victim: Victim, home: Path, how: Callable[[], None], *, reading: bool = True) -> End:
    how()
    status, seconds = victim.end(reading=reading)
    if victim.terminal < 0:
        return End(status, seconds, kept=_kept(home), saved=_saved(home))
    as_before = victim.settings == victim.before
    victim.watch(0.05)
    left = modes_left(victim.everything)
    said = victim.seen[-1000:]
    return End(status, seconds, as_before, left, _kept(home), _saved(home), said)


def _kept(home: Path) -> int:
    return len(list((home / "state" / "toetap" / "running").glob("*.toml")))


def _saved(home: Path) -> int:
    return len(list((home / "data" / "toetap" / "sessions").rglob("*.toml")))


def _victim(
    home: Path, place: Place, *, ignores_hang_up: bool = False, plain: bool = False
) -> Victim:
    home.mkdir(exist_ok=True)
    argv = ("start", "top-five") if place in ("session", "dialog") else ()
    if plain and argv:
        own = home / "config" / "toetap" / "routines"
        own.mkdir(parents=True)
        (own / "circles.toml").write_text(_ROUTINE, encoding="utf-8")
        argv = ("start", "circles")
    environment = PLAIN if plain else None
    return Victim(home, *argv, ignores_hang_up=ignores_hang_up, environment=environment)


def _come_to(victim: Victim, place: Place) -> None:
    if place == "start":
        victim.wait_until_it_hears(signal.SIGTERM)
        return
    if place == "menu":
        victim.wait_for("Top five")
    else:
        victim.wait_for("all is well")
        victim.press("\r", "Before you start")
        victim.press(" ", "Toe curls")
        victim.press(" ", "1 of")
    if place == "dialog":
        victim.press("q", "Leave the session")
    victim.watch(0.1)


def _come_by_lines_to(victim: Victim, place: Place) -> None:
    if place == "start":
        victim.wait_until_it_hears(signal.SIGTERM)
        return
    if place == "menu":
        victim.wait_for("Which one?")
    else:
        victim.wait_for("all is well")
        victim.press("\n", "not today.")
        victim.press("\n", "Enter: start.")
        victim.press("\n", "count a rep")
        victim.press("\n", "Rep 1 of 50")
    if place == "dialog":
        victim.press("leave\n", "Leave?")
    victim.watch(0.1)
