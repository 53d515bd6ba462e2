"""Every end is a good end: the terminal as it was, the right status, at once, nothing lost."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.terminal.ends import (
    PLACES,
    SIGNALS,
    End,
    Place,
    by_closing_the_window,
    by_signal,
    by_signal_while_its_lines_are_not_taken,
    by_signal_while_stalled,
    by_stopping,
)
from tests.terminal.victim import TOETAP, Victim

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="what a process does is read from /proc"
)


@pytest.fixture(scope="module")
def at_once() -> Iterator[ThreadPoolExecutor]:
    """Several trials at the same time: each of them mostly waits."""
    with ThreadPoolExecutor(4) as pool:
        yield pool


def all_of(
    at_once: ThreadPoolExecutor, trial: Callable[..., End], *ways: tuple[object, ...]
) -> dict[tuple[object, ...], End]:
    running: dict[tuple[object, ...], Future[End]] = {
        way: at_once.submit(trial, *way) for way in ways
    }
    return {way: each.result() for way, each in running.items()}


def in_session(place: object) -> bool:
    return place in ("session", "dialog")


def test_a_signal_ends_it_in_good_order_wherever_it_is(
    at_once: ThreadPoolExecutor, tmp_path: Path
) -> None:
    ways = [
        (tmp_path / f"{place}{number}", place, number) for place in PLACES for number in SIGNALS
    ]
    for (_, place, number), end in all_of(at_once, by_signal, *ways).items():
        where = f"{place}, {number!r}: {end}"
        assert end.status == 128 + number, where  # type: ignore[operator]
        assert end.clean, where
        assert end.seconds < 2, where
        assert end.kept == (1 if place in ("session", "dialog") else 0), where


def test_a_signal_ends_the_plain_face_in_good_order_too(
    at_once: ThreadPoolExecutor, tmp_path: Path
) -> None:
    def trial(home: Path, place: Place, number: int) -> End:
        return by_signal(home, place, number, plain=True)

    ways = [
        (tmp_path / f"{place}{number}", place, number) for place in PLACES for number in SIGNALS
    ]
    for (_, place, number), end in all_of(at_once, trial, *ways).items():
        where = f"{place}, {number!r}: {end}"
        assert end.status == 128 + number, where  # type: ignore[operator]
        assert end.clean, where
        assert end.seconds < 2, where
        assert (end.kept, end.saved) == (0, 1 if in_session(place) else 0), where


def test_a_closed_window_ends_the_plain_face_though_hang_ups_are_ignored(
    at_once: ThreadPoolExecutor, tmp_path: Path
) -> None:
    def closing(home: Path, place: Place, ignored: bool) -> End:  # noqa: FBT001
        return by_closing_the_window(home, place, ignored=ignored, plain=True)

    ways = [
        (tmp_path / f"{place}{ignored}", place, ignored)
        for place in PLACES[1:]
        for ignored in (False, True)
    ]
    for (_, place, _ignored), end in all_of(at_once, closing, *ways).items():
        assert end.status == 128 + signal.SIGHUP, (place, end)
        assert end.seconds < 2, (place, end)
        assert (end.kept, end.saved) == (0, 0 if place == "menu" else 1), (place, end)


def test_a_closed_window_ends_it_though_hang_ups_are_ignored(
    at_once: ThreadPoolExecutor, tmp_path: Path
) -> None:
    def closing(home: Path, place: Place, ignored: bool) -> End:  # noqa: FBT001
        return by_closing_the_window(home, place, ignored=ignored)

    ways = [
        (tmp_path / f"{place}{ignored}", place, ignored)
        for place in ("menu", "session", "dialog")
        for ignored in (False, True)
    ]
    for (_, place, _ignored), end in all_of(at_once, closing, *ways).items():
        assert end.status == 128 + signal.SIGHUP, (place, end)
        assert end.seconds < 2, (place, end)
        assert end.kept == (0 if place == "menu" else 1), (place, end)


def test_a_terminal_that_takes_nothing_in_is_given_back_all_the_same(
    at_once: ThreadPoolExecutor, tmp_path: Path
) -> None:
    ways = [
        (tmp_path / f"{place}{number}", place, number)
        for place, number in (("menu", signal.SIGTERM), ("session", signal.SIGHUP))
    ]
    for (_, place, number), end in all_of(at_once, by_signal_while_stalled, *ways).items():
        assert end.status == 128 + number, (place, end)  # type: ignore[operator]
        assert end.clean, (place, end)
        assert end.seconds < 3, (place, end)


def test_lines_that_are_not_taken_hold_no_end_up_and_nothing_is_lost(tmp_path: Path) -> None:
    end = by_signal_while_its_lines_are_not_taken(tmp_path / "home", "session", signal.SIGTERM)
    assert (end.status, end.clean, end.kept + end.saved) == (143, True, 1), end
    assert end.seconds < 2, end


def test_stopped_it_gives_the_terminal_back_and_goes_on_whole(
    at_once: ThreadPoolExecutor, tmp_path: Path
) -> None:
    running = {place: at_once.submit(by_stopping, tmp_path / place, place) for place in PLACES}
    for place, trial in running.items():
        end, state, given_back = trial.result()
        assert (state, given_back) == ("T", True), place
        assert (end.status, end.clean) == (143, True), (place, end)


def test_control_z_and_fg_are_those_of_every_program(home: Path) -> None:
    shell = ("/bin/bash", "--norc", "--noprofile", "-i")
    with Victim(home, program=shell, environment={"PS1": "READY$ "}) as victim:
        victim.wait_for("READY$ ")
        victim.write(f"{TOETAP} start top-five; echo left with $?\n".encode())
        victim.wait_for("all is well")
        victim.press("\r", "Before you start")
        victim.press(" ", "Toe curls")
        victim.press(" ", "1 of")
        victim.watch(0.3)
        victim.write(b"\x1a")
        victim.wait_for("Stopped")
        victim.wait_for("READY$ ")
        victim.write(b"fg\n")
        victim.wait_for("go on")  # it is paused
        victim.watch(0.3)
        victim.write(b"\x1a")
        victim.wait_for("READY$ ")
        # bash lets a stopped job that it kills go on behind the shell, where the terminal is not
        # its own: there it may come to stand once more, and the next `fg` sees it end.
        again = b"fg; S=$?; [ $S = 147 ] && { fg; S=$?; }"
        victim.write(b"kill %1; " + again + b"; echo gone with $S\n")
        victim.wait_for("gone with 143")


JUNK = (
    b"\xff\xfe\xc3(",
    b"\x1b[99999999999u",
    b"\x1b[<1;2M",
    b"\x1b[?2048;9$y",
    b"\x1b[48;x;2;3;4t",
    b"\x1b[1;99999999999999999999A",
    b"\x1b[200~\x1b[31m\x00\x1b[201~",
)


def test_no_byte_that_is_typed_ends_it(home: Path) -> None:
    with Victim(home, "start", "top-five") as victim:
        victim.wait_for("all is well")
        victim.press("\r", "Before you start")
        for junk in JUNK:
            victim.write(junk)
            victim.watch(0.15)
        assert victim.process.poll() is None
        victim.press(" ", "Toe curls")


BROKEN = """\
import sys
from pathlib import Path

from toetap import closing, console, content, folders
from toetap.ending import Watch
from toetap.errors import ToetapError
from toetap.settings.told import Told
from toetap.sources import settings_file
from toetap.store.ids import new_id
from toetap.store.index.late import LateIndex
from toetap.store.sessions import FileStore
from toetap.tui.app import ToetapApp
from toetap.tui.clock import SystemClock
from toetap.tui.ends import AppGuest
from toetap.tui.parts import Parts
from toetap.under_way import UnderWay

class Breaking(SystemClock):
    def asleep(self):
        if (Path.home() / "break").exists():
            found = "my own " + "words"
            raise RuntimeError(found)
        return super().asleep()

store = FileStore(folders.data_folder(None))
index = LateIndex(folders.data_folder(None), None, "0.1.0")
catalogue, _ = content.load([], content.built_in())
under_way = UnderWay(folders.state_folder(), store)
file = settings_file()
file.read()
parts = Parts(
    catalogue, store, index, Breaking(), new_id, "0.1.0", told=Told(file), under_way=under_way
)
app = ToetapApp(parts, catalogue.routine("top-five"))
watch = Watch({0: 1})
watch.start()
watch.guest = AppGuest(app)
try:
    closing.closed(app, app.run(), watch)
except ToetapError as error:
    console.tell(error)
    sys.exit(error.exit_code)
"""


def test_a_fault_of_its_own_is_told_calmly_and_loses_nothing(home: Path) -> None:
    with Victim(home, program=(sys.executable, "-c", BROKEN)) as victim:
        victim.wait_for("all is well")
        victim.press("\r", "Before you start")
        victim.press(" ", "Toe curls")
        victim.press(" ", "1 of")
        victim.watch(0.3)
        (home / "break").touch()
        status, _seconds = victim.end()
        said = victim.seen.decode()
        assert (status, victim.settings) == (1, victim.before)
    assert "Something went wrong inside toetap, and it had to close." in said
    assert "What you did is kept: start toetap again to go on." in said
    assert "Traceback" not in said
    (report,) = (home / "state" / "toetap" / "reports").iterdir()
    assert "in asleep" in report.read_text()
    assert "builtins.RuntimeError" in report.read_text()
    assert "my own words" not in said + report.read_text()
    assert report.stat().st_mode & 0o777 == 0o600
    with Victim(home) as victim:
        victim.wait_for("You were at")


EARLY = """
import sys

class Interrupted:
    @staticmethod
    def find_spec(name, *_):
        if name == "signal":
            raise KeyboardInterrupt

sys.modules.pop("signal", None)
sys.meta_path.insert(0, Interrupted)
from toetap.__main__ import main
main()
"""


def test_from_its_first_line_on_an_interrupt_ends_it_without_a_word() -> None:
    done = subprocess.run([sys.executable, "-c", EARLY], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
