"""Keeps the outlet of one device stocked with what is to be heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toetap.coach.cues import Cue
from toetap.coach.session import Session
from toetap.coach.units import SECOND
from toetap.sound.clip import RATE
from toetap.sound.mixer import mix, silence
from toetap.sound.outlet import Outlet
from toetap.sound.plan import Plan
from toetap.sound.timeline import Timeline
from toetap.sound.track import Track
from toetap.sound.volume import Mixed

AHEAD = RATE * 240 // 1000
"""Frames kept ready. All of them can still be rewritten, so that more costs no time to answer."""
LOUDEST = 100
_MILLISECOND = SECOND // 1000


@dataclass(frozen=True, slots=True)
class Shown:
    """The session stands like this."""

    session: Session
    cues: Sequence[Cue] = ()


@dataclass(frozen=True, slots=True)
class Silenced:
    """There is no session any more."""


@dataclass(frozen=True, slots=True)
class Muted:
    """The person wants quiet, or to hear again."""

    muted: bool


@dataclass(frozen=True, slots=True)
class Turned:
    """Everything is to be so loud, from 0 to 100."""

    volume: int


@dataclass(frozen=True, slots=True)
class Shifted:
    """Everything is to sound so many milliseconds later."""

    milliseconds: int


Order = Shown | Silenced | Muted | Turned | Shifted


class Feeder:
    """Mixes anew, again and again, all that the device has not taken yet."""

    def __init__(self, tracks: Sequence[Track], outlet: Outlet) -> None:
        self._track = Mixed(tracks, LOUDEST)
        self._outlet = outlet
        self.timeline = Timeline()
        self._plan = Plan()
        self._waiting: tuple[Order, ...] = ()
        self._nothing = silence(AHEAD)

    def feed(self, orders: Sequence[Order] = ()) -> None:
        """Stock the outlet, with these orders carried out."""
        self._waiting = (*self._waiting, *orders)
        self._take_notes()
        if not self.timeline.related:
            return
        while True:
            position = self._outlet.position
            plan = self._plan
            for order in self._waiting:
                plan = self._carried_out(plan, order, position)
            plan = plan.extended(position + AHEAD, self._track, self.timeline, position)
            samples = mix(plan.placements, position, AHEAD) if plan.placements else self._nothing
            # If the device took more meanwhile, some of this has been heard as it was before.
            if self._outlet.replace(position, samples):
                self._plan, self._waiting = plan, ()
                return

    def _take_notes(self) -> None:
        for frame, at in self._outlet.notes():
            self.timeline.note(frame, at)

    def _carried_out(self, plan: Plan, order: Order, position: int) -> Plan:
        match order:
            case Shown():
                return plan.shown(
                    order.session, order.cues, self._track, self.timeline, position
                )  # fmt: skip
            case Silenced():
                return plan.silenced(position)
            case Muted():
                return plan.asked_anew(order.muted, self.timeline, position)
            case Turned():
                self._track.turn(order.volume)
                return plan.asked_anew(plan.quiet, self.timeline, position)
            case Shifted():
                self.timeline.shift = order.milliseconds * _MILLISECOND
                return plan.asked_anew(plan.quiet, self.timeline, position)
