"""What goes to the terminal goes out whole, and nobody waits for ever for one that stalls."""

import os
import select
import sys
import threading
import time
from collections.abc import Iterator

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from toetap.tui.outlet import Held, Outlet

MUCH = "x" * 300_000


@pytest.fixture
def terminal() -> Iterator[tuple[int, Outlet]]:
    """A terminal, by the handle that its window reads from, and the way out to it."""
    window, inner = os.openpty()
    with os.fdopen(inner, "w", encoding="utf-8") as file:
        yield window, Outlet(file)
    os.close(window)


def test_what_is_written_comes_out_whole(terminal: tuple[int, Outlet]) -> None:
    window, outlet = terminal
    outlet.write(MUCH)
    outlet.write("… the end")
    writing = threading.Thread(target=outlet.flush)
    writing.start()
    seen = b""
    while not seen.endswith("… the end".encode()):
        seen += os.read(window, 65536)
    writing.join(5)
    assert len(seen) == len(MUCH) + len("… the end".encode())
    assert not outlet.dropped


def test_a_stalled_terminal_is_waited_for_until_there_is_no_time_left(
    terminal: tuple[int, Outlet],
) -> None:
    _window, outlet = terminal
    outlet.write(MUCH)
    writing = threading.Thread(target=outlet.flush)
    writing.start()
    writing.join(0.5)
    assert writing.is_alive()
    outlet.hurry()
    writing.join(5)
    assert not writing.is_alive()
    assert outlet.dropped
    outlet.write("more")
    outlet.flush()  # which waits for nothing any more


def test_in_a_hurry_a_terminal_that_reads_still_gets_all(terminal: tuple[int, Outlet]) -> None:
    window, outlet = terminal
    outlet.hurry()
    outlet.write("farewell")
    outlet.flush()
    assert os.read(window, 100) == b"farewell"
    assert not outlet.dropped


def test_a_terminal_that_is_gone_is_not_written_to(terminal: tuple[int, Outlet]) -> None:
    window, outlet = terminal
    os.dup2(os.open(os.devnull, os.O_RDONLY), window)  # which closes its window
    outlet.write("anybody there?")
    outlet.flush()
    assert outlet.dropped


def seconds_until_seen(window: int, since: float) -> float:
    assert select.select([window], [], [], 5)[0]
    return time.monotonic() - since


def test_what_is_held_back_comes_out_when_its_time_has_come(
    terminal: tuple[int, Outlet],
) -> None:
    window, outlet = terminal
    since = time.monotonic()
    outlet.write("before")
    outlet.write(Held(0.03))
    assert os.read(window, 100) == b"before"
    outlet.write("beat")
    threading.Thread(target=outlet.flush).start()
    assert seconds_until_seen(window, since) >= 0.03
    assert os.read(window, 100) == b"beat"


def test_nothing_is_held_back_for_long(terminal: tuple[int, Outlet]) -> None:
    window, outlet = terminal
    since = time.monotonic()
    outlet.write(Held(3600))
    outlet.write("beat")
    outlet.flush()
    assert 0.05 <= seconds_until_seen(window, since) < 5


def test_what_is_let_out_is_held_back_no_longer(terminal: tuple[int, Outlet]) -> None:
    window, outlet = terminal
    held = Held(0.05)
    held.until += 3600
    outlet.write(held)
    outlet.write("beat")
    writing = threading.Thread(target=outlet.flush)
    writing.start()
    held.over.set()
    writing.join(5)
    assert os.read(window, 100) == b"beat"
