"""A device pulled by hand on made-up time, and tracks that are easily found in its sound."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tests.coach.builders import script_for
from toetap.coach.cues import Cue
from toetap.coach.exercise import Dose, Taps
from toetap.coach.handling import handle
from toetap.coach.inputs import Input, Press
from toetap.coach.session import Session, start
from toetap.coach.sounding import Sound, Strike, strikes, struck
from toetap.coach.units import SECOND
from toetap.sound.clip import RATE, Clip, Placed
from toetap.sound.feeder import Feeder, Order, Shown
from toetap.sound.outlet import Outlet
from toetap.sound.track import Track

PERIOD = RATE * 40 // 1000
T0 = 7_000 * SECOND
HOLD = PERIOD * SECOND // RATE
"""What the rig's device holds: it asks for two periods at its start, and then for one at a time."""
TAPPING = Taps(pattern="8/8 4x2 2x4", bpm=120, limbs=("feet",))


def impulse(value: int, frames: int = 1) -> Clip:
    """A clip that is one value in all of its frames."""
    return Clip(array("h", [value, value] * frames))


class Impulses:
    """Strikes as single frames, one bit a sound, so that each can be found exactly."""

    def __init__(self) -> None:
        self.clips: dict[Sound, Clip] = {}
        self.asked: list[tuple[int, int]] = []

    def placed(self, session: Session, start: int, end: int) -> Iterable[Placed]:
        self.asked.append((start, end))
        return [self._of(strike) for strike in strikes(session, start, end)]

    def told(self, session: Session, cues: Sequence[Cue]) -> Iterable[Placed]:
        return [self._of(strike) for strike in struck(session, cues)]

    def _of(self, strike: Strike) -> Placed:
        clip = self.clips.setdefault(strike.sound, impulse(1 << len(self.clips)))
        return Placed(strike.at, clip, strike.mark)

    def named(self, value: int) -> list[Sound]:
        return [sound for bit, sound in enumerate(self.clips) if value >> bit & 1]


@dataclass
class FixedTrack:
    """Tells of certain things, whatever the session."""

    things: Sequence[Placed] = ()
    caused: Sequence[Placed] = ()

    def placed(self, session: Session, start: int, end: int) -> Iterable[Placed]:  # noqa: ARG002 - as the port has it
        return [thing for thing in self.things if start <= thing.at < end]

    def told(self, session: Session, cues: Sequence[Cue]) -> Iterable[Placed]:  # noqa: ARG002 - the same
        return self.caused if cues else ()


class Hand:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.instant = T0

    def now(self) -> int:
        return self.instant


@dataclass
class Rig:
    """A feeder, an outlet, and a device that asks at exactly the pace of the clock."""

    track: Impulses = field(default_factory=Impulses)
    others: Sequence[Track] = ()
    clock: Hand = field(default_factory=Hand)
    session: Session = field(init=False)
    heard: array[int] = field(default_factory=lambda: array("h"))

    def __post_init__(self) -> None:
        self.outlet = Outlet(self.clock.now)
        self.feeder = Feeder((self.track, *self.others), self.outlet)
        self._pull()
        self._pull()
        self._next = self.clock.instant + HOLD

    def begin(self, dose: Dose = TAPPING) -> Rig:
        """At the press that begins the first set, a second after the device."""
        self.until(T0 + SECOND + SECOND // 10)
        self.session = start(script_for(dose), self.clock.instant)
        self.order(Shown(self.session))
        self.wait(1.95)
        self.say(Press())
        self.wait(1.95)
        return self.say(Press())

    def say(self, given: Input) -> Rig:
        turn = handle(self.session, given, self.clock.instant)
        self.session = turn.session
        return self.order(Shown(turn.session, turn.cues))

    def order(self, *orders: Order) -> Rig:
        self.feeder.feed(orders)
        return self

    def wait(self, seconds: float) -> Rig:
        return self.until(self.clock.instant + round(seconds * SECOND))

    def until(self, instant: int) -> Rig:
        """Let time pass; the device asks when it has room, and the feeder follows each time."""
        while self._next <= instant:
            self.clock.instant = self._next
            self._pull()
            self.feeder.feed()
            self._next += HOLD
        self.clock.instant = instant
        return self

    def _pull(self) -> None:
        self.heard.frombytes(bytes(self.outlet.take(PERIOD)))

    def frame_of(self, at: int) -> int:
        """The frame that is heard at an instant: the device began to play when it was opened."""
        return ((at - T0) * RATE + SECOND // 2) // SECOND

    def onsets(self, since: int = T0) -> list[tuple[int, Sound]]:
        """Each frame that is not silent, and the sounds that begin there."""
        left = self.heard[0::2]
        found = [at for at in range(self.frame_of(since), len(left)) if left[at]]
        return [(at, sound) for at in found for sound in self.track.named(left[at])]

    def expected(self, since: int, until: int) -> list[tuple[int, Sound]]:
        """What the session strikes, by frames."""
        found = strikes(self.session, since, until)
        return [(self.frame_of(strike.at), strike.sound) for strike in found]
