"""Every way to end the real program, in every place, many times."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.terminal.ends import (
    PLACES,
    SIGNALS,
    End,
    Place,
    by_closing_the_window,
    by_signal,
    by_signal_while_stalled,
    by_stopping,
)

AT_ONCE = 6


@dataclass(frozen=True, slots=True)
class Way:
    """A way to end the program.

    Attributes:
        name: What is done to it, and where it is then.
        place: Where it is.
        status: The exit status that tells of it.
        seconds: Within which it must be gone.
        act: Does it, in a home of its own; says how it ended and what was wrong before.
        plain: It is the plain face, which saves a session that is ended.
    """

    name: str
    place: Place
    status: int
    seconds: float
    act: Callable[[Path], tuple[End, str]]
    plain: bool = False


def ways() -> Iterator[Way]:
    """All of them."""
    for place in PLACES:
        for number in SIGNALS:
            yield _way(f"{number.name}, {place}", place, number, 2, by_signal)
            plainly = partial(by_signal, plain=True)
            yield _way(f"{number.name}, {place}, plain", place, number, 2, plainly, plain=True)
        yield Way(f"Ctrl+Z, {place}", place, 128 + signal.SIGTERM, 2, _stopped(place))
    for place in PLACES[1:]:
        for ignored, plain in product((False, True), (False, True)):
            how = f"{', SIGHUP ignored' if ignored else ''}, {place}{', plain' if plain else ''}"
            yield Way(
                f"window closed{how}",
                place,
                128 + signal.SIGHUP,
                3,
                _closed(place, ignored=ignored, plain=plain),
                plain,
            )
        for number in (signal.SIGTERM, signal.SIGHUP):
            yield _way(
                f"{number.name}, stalled, {place}", place, number, 3, by_signal_while_stalled
            )


def ends(times: int) -> Iterator[str]:
    """Ends of the real program: the status, the terminal, what is kept, and how long it takes."""
    if sys.platform != "linux":
        print("  SKIPPED: what a process does is read from /proc")
        return
    print(f"  {'ms until it is gone, ' + str(times) + ' each':<40}{'p50':>8}{'max':>8}")
    with TemporaryDirectory() as folder, ThreadPoolExecutor(AT_ONCE) as pool:
        begun = [
            (way, [pool.submit(way.act, Path(folder) / f"{n}-{time}") for time in range(times)])
            for n, way in enumerate(ways())
        ]
        for way, running in begun:
            found = [each.result() for each in running]
            took = [1000 * end.seconds for end, _ in found]
            print(f"  {way.name:<40}{median(took):>8.0f}{max(took):>8.0f}", flush=True)
            for end, before in found:
                yield from (f"{way.name}: {fault}: {end}" for fault in _faults(way, end, before))


def _faults(way: Way, end: End, before: str) -> Iterator[str]:
    if end.status != way.status:
        yield "another status"
    if end.seconds >= way.seconds:
        yield "too late"
    if not end.clean:
        yield "the terminal is not as before"
    if (end.saved if way.plain else end.kept) != (way.place in ("session", "dialog")):
        yield "not kept"
    if before:
        yield before


def _way(
    name: str,
    place: Place,
    number: int,
    seconds: float,
    act: Callable[[Path, Place, int], End],
    *,
    plain: bool = False,
) -> Way:
    def ended(home: Path) -> tuple[End, str]:
        return act(home, place, number), ""

    return Way(name, place, 128 + number, seconds, ended, plain)


def _closed(place: Place, *, ignored: bool, plain: bool) -> Callable[[Path], tuple[End, str]]:
    return lambda home: (by_closing_the_window(home, place, ignored=ignored, plain=plain), "")


def _stopped(place: Place) -> Callable[[Path], tuple[End, str]]:
    def act(home: Path) -> tuple[End, str]:
        end, state, given_back = by_stopping(home, place)
        return end, "" if (state, given_back) == ("T", True) else f"stopped: {state}, {given_back}"

    return act
