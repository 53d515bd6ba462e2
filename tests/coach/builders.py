"""Small exercises, routines and sessions to try the mind on, and a hand to lead it by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from toetap.coach.catalogue import Catalogue
from toetap.coach.cues import Cue, CueKind
from toetap.coach.exercise import Dose, Exercise, Region, Rung, Sides
from toetap.coach.handling import handle
from toetap.coach.inputs import Input, Next, Press
from toetap.coach.passage import advance
from toetap.coach.record import SessionRecord, SetRecord
from toetap.coach.recording import Stamp, record_of
from toetap.coach.routine import Item, Routine
from toetap.coach.script import Script, build
from toetap.coach.session import Session, Tally, Turn, start
from toetap.coach.units import SECOND, Limbs, Posture
from toetap.coach.view import View
from toetap.coach.viewing import view_of

MS = SECOND // 1000
T0 = 7_000 * SECOND
"""When made-up sessions start: not zero, so that an absolute time can't pass for a span."""

STAMP = Stamp(
    id="7h2k9qmxw4c8v1tz",
    started=datetime(2026, 11, 20, 9, 8, tzinfo=UTC),
    ended=datetime(2026, 11, 20, 9, 19, 12, tzinfo=UTC),
    app="0.1.0",
)


def exercise(
    *doses: Dose,
    id_: str = "curls",
    limbs: Limbs = "feet",
    sides: Sides = "both",
    posture: Posture = "seated",
    equipment: tuple[str, ...] = (),
    regions: tuple[Region, ...] = (),
    cautions: tuple[str, ...] = (),
) -> Exercise:
    """An exercise with a level for each dose."""
    return Exercise(
        id=id_,
        name=id_.replace("-", " ").capitalize(),
        summary="A little exercise.",
        limbs=limbs,
        sides=sides,
        cue="Do it slowly.",
        steps=("Sit tall.", "Do it."),
        level=tuple(Rung(posture, dose) for dose in doses),
        known="Nothing.",
        not_claimed="Everything.",
        equipment=equipment,
        regions=regions,
        cautions=cautions,
    )


def script_of(
    *exercises: Exercise, rests: Sequence[int | None] = (), cautions: tuple[str, ...] = ()
) -> Script:
    """A script of these exercises; `rests` are those before the second, the third and so on.

    Where the posture changes, and before what is done on the feet, the person is waited for.
    """
    between = [None, *rests, *[None] * len(exercises)]
    items = tuple(
        Item(exercise=one.id, rest=rest) for one, rest in zip(exercises, between, strict=False)
    )
    routine = Routine(
        id="morning", name="Morning", summary="A routine.", item=items, cautions=cautions
    )
    return build(routine, Catalogue(exercises={one.id: one for one in exercises}))


def script_for(dose: Dose, sides: Sides = "both", limbs: Limbs = "feet") -> Script:
    """A script of one exercise with this dose."""
    return script_of(exercise(dose, sides=sides, limbs=limbs))


@dataclass
class Coached:
    """A session that is led through made-up times, and everything it said on the way."""

    session: Session
    cues: list[Cue] = field(default_factory=list)

    @classmethod
    def through(cls, script: Script) -> Coached:
        return cls(start(script, T0))

    @classmethod
    def into_first_set(cls, script: Script) -> Coached:
        """Just begun with the first set, the look at the feet and the rest behind."""
        return cls.through(script).say(Press()).wait(2).say(Press()).wait(2)

    @property
    def now(self) -> int:
        return self.session.now

    @property
    def elapsed(self) -> int:
        """Nanoseconds since the start, pauses included."""
        return self.session.now - T0

    @property
    def view(self) -> View:
        return view_of(self.session)

    @property
    def stage(self) -> str:
        return self.session.stage.kind

    def wait(self, seconds: float) -> Coached:
        """Let time pass, to the millisecond."""
        return self._turn(advance(self.session, self.now + round(seconds * 1000) * MS))

    def until(self, at: int) -> Coached:
        return self._turn(advance(self.session, at))

    def say(self, *inputs: Input, apart: float = 2) -> Coached:
        """Tell it something now; several things so many seconds apart."""
        for place, given in enumerate(inputs):
            if place:
                self.wait(apart)
            self._turn(handle(self.session, given, self.now))
        return self

    def press(self, times: int = 1) -> Coached:
        """Press, wait two seconds, and so on."""
        for _ in range(times):
            self.say(Press()).wait(2)
        return self

    def skip(self, times: int = 1) -> Coached:
        for _ in range(times):
            self.say(Next()).wait(2)
        return self

    def hold_key(self, given: Input, seconds: float, *, delay: float = 0.5) -> Coached:
        """Hold a key down, as a terminal tells of it: a press, a wait, then 30 a second."""
        self.say(given).wait(delay)
        for _ in range(round((seconds - delay) * 30)):
            self.say(given).wait(0.033)
        return self.wait(2)

    def tally(self, of: int = 0) -> Tally:
        return self.session.tallies[of]

    def record(self) -> SessionRecord:
        return record_of(self.session, STAMP)

    def sets(self) -> tuple[SetRecord, ...]:
        return tuple(one for listed in self.record().exercises for one in listed.sets)

    def said(self) -> list[CueKind]:
        """The kinds of all cues so far."""
        return [cue.kind for cue in self.cues]

    def last_said(self) -> CueKind:
        return self.cues[-1].kind

    def _turn(self, turn: Turn) -> Coached:
        self.session = turn.session
        self.cues += turn.cues
        return self


Event = tuple[int, Input]
"""Something said, and how many nanoseconds after what was said before."""


def played(session: Session, events: Iterable[Event]) -> Turn:
    """The session after all these events, and every cue."""
    turn = Turn(session)
    for gap, given in events:
        turn = turn.then(handle(turn.session, given, turn.session.now + gap))
    return turn
