"""Lets a session be heard: one long-lived stream, fed by a thread of its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event, Thread

from toetap.coach.cues import Cue
from toetap.coach.session import Session
from toetap.sound.device import OpenDevice
from toetap.sound.feeder import LOUDEST, Muted, Order, Shifted, Shown, Silenced, Turned
from toetap.sound.keeper import Keeper
from toetap.sound.stream import Report
from toetap.sound.track import Track

MOST_SHIFT = 200
"""Milliseconds by which sound may be moved against the picture, either way."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long the thread of sound waits, in seconds.

    Attributes:
        first: Before it starts, so that the first screen is not held up by it.
        feed: Between two looks at the stock.
        end: For the thread to come to its end, when the program does.
    """

    first: float = 0.3
    feed: float = 0.03
    end: float = 1.0


class Player:
    """The sounds of a session, on the machine's device.

    The thread starts with the first session that is shown: by the time that anything is to be
    heard, the device has played silence for a second or two, which a sound server may swallow.
    Whatever happens there, the session goes on.
    """

    def __init__(
        self,
        tracks: Sequence[Track],
        open_device: OpenDevice,
        now: Callable[[], int],
        *,
        volume: int = LOUDEST,
        shift: int = 0,
        muted: bool = False,
        pace: Pace = Pace(),
    ) -> None:
        """Make ready; nothing is opened yet.

        Args:
            tracks: What is heard of a session.
            open_device: Opens the device, in the thread of sound.
            now: The clock of the sessions, in nanoseconds.
            volume: How loud, from 0 to 100.
            shift: Milliseconds by which sound comes later than the picture; -200 to 200.
            muted: Be quiet until told otherwise.
            pace: How long the thread waits.
        """
        self._pace = pace
        self._muted = muted
        standing = (Turned(volume), Shifted(_within_limits(shift)), Muted(muted))
        self._keeper = Keeper(tracks, open_device, now, standing)
        self._orders: deque[Order] = deque()
        self._wake = Event()
        self._closing = Event()
        self._thread: Thread | None = None

    @property
    def heard(self) -> bool:
        """Something goes out to a device now, and it is not muted."""
        stream = self._keeper.stream
        return stream is not None and not stream.device.mute and not self._muted

    @property
    def muted(self) -> bool:
        """The person wants quiet."""
        return self._muted

    def show(self, session: Session, cues: Sequence[Cue] = ()) -> None:
        """The session as it stands after an input, and what that input has just caused."""
        self._order(Shown(session, tuple(cues)))
        if self._thread is None and not self._closing.is_set():
            self._thread = Thread(target=self._run, name="sound", daemon=True)
            self._thread.start()

    def silence(self) -> None:
        """There is no session any more; what still sounds is faded out."""
        self._order(Silenced())

    def mute(self, muted: bool) -> None:  # noqa: FBT001 - as the port has it
        """Go quiet at once, or be heard again from the next beat on."""
        self._muted = muted
        self._order(Muted(muted))

    def turn(self, volume: int) -> None:
        """Sound so loud from now on, from 0 to 100."""
        self._order(Turned(volume))

    def shift(self, milliseconds: int) -> None:
        """Sound so many milliseconds later than the picture, or earlier if negative."""
        self._order(Shifted(_within_limits(milliseconds)))

    def status(self) -> str:
        """Empty while all is well, or one line for people."""
        return self._keeper.trouble

    def report(self) -> Report | None:
        """How the stream does; None while there is none."""
        stream = self._keeper.stream
        return None if stream is None else stream.report()

    def close(self) -> None:
        """Let the device go. Nothing is heard afterwards."""
        self._closing.set()
        self._wake.set()
        if self._thread is not None:
            # A device that hangs must not keep the program from ending.
            self._thread.join(self._pace.end)

    def _order(self, order: Order) -> None:
        self._orders.append(order)
        self._wake.set()

    def _run(self) -> None:
        self._closing.wait(self._pace.first)
        while not self._closing.is_set() and not self._keeper.given_up:
            self._wake.clear()
            self._keeper.step([self._orders.popleft() for _ in range(len(self._orders))])
            self._wake.wait(self._pace.feed)
        self._keeper.close()


def _within_limits(milliseconds: int) -> int:
    return max(-MOST_SHIFT, min(MOST_SHIFT, milliseconds))
