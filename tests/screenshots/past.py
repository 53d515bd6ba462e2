"""A made-up person's last six weeks, each session led by the coach as any session is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from random import Random

from toetap.coach.catalogue import Catalogue
from toetap.coach.goal import Plan
from toetap.coach.handling import handle
from toetap.coach.inputs import Answer, Input, Kept, Leave, Note, Press, Stop
from toetap.coach.passage import advance, next_change
from toetap.coach.record import KeptUp, Reason, SessionRecord
from toetap.coach.recording import Stamp, record_of
from toetap.coach.script import build
from toetap.coach.session import Session, start
from toetap.coach.tapping import unanswered
from toetap.coach.units import SECOND
from toetap.store.ids import new_id

PLACE = timezone(timedelta(hours=1))
VERSION = "0.1.0"
PLAN = Plan(days=4, minutes=40)

_BEGAN = 1000 * SECOND
_LOOK_AT_FEET = 40
_GET_READY = 9
_REP = 3


@dataclass(frozen=True, slots=True)
class Did:
    """One session of the past.

    Attributes:
        day: "MM-DD" of 2026.
        at: "HH:MM", the time of the place.
        routine: Which.
        felt: Pain before, pain after, effort, as digits; a dot for no answer.
        level: The rung of every exercise.
        minutes: When the person ended it early, in minutes; 0 if they did not.
        reason: Why they stopped; None if they ended it without trouble.
        note: Their words.
    """

    day: str
    at: str
    routine: str
    felt: str
    level: int = 1
    minutes: int = 0
    reason: Reason | None = None
    note: str = ""

    @property
    def started(self) -> datetime:
        """When it began."""
        return datetime.fromisoformat(f"2026-{self.day}T{self.at}").replace(tzinfo=PLACE)


PAST = (
    Did("10-12", "09:02", "top-five", "534", note="First time. Left foot slower than the right."),
    Did("10-13", "09:10", "warm-up", "5.2"),
    Did("10-14", "09:05", "top-five", "545"),
    Did("10-16", "17:40", "tap-drill", "433"),
    Did("10-18", "10:15", "top-five", "534"),
    Did("10-19", "09:00", "top-five", "434"),
    Did("10-20", "08:10", "morning-toes", "4.2"),
    Did("10-21", "09:12", "top-five", "434", minutes=6, note="The telephone rang."),
    Did("10-23", "09:08", "tap-drill", "433"),
    Did("10-24", "10:30", "hands-only", "..2"),
    Did("10-26", "09:04", "top-five", "444"),
    Did("10-27", "17:30", "tap-drill", "433"),
    Did("10-29", "09:15", "top-five", "645", minutes=5, reason="pain", note="Cramp in the arch."),
    Did("10-31", "10:05", "hands-only", "..2"),
    Did("11-01", "10:20", "warm-up", "4.2"),
    Did("11-02", "09:06", "top-five", "434"),
    Did("11-03", "09:01", "tap-drill", "323"),
    Did("11-04", "09:09", "top-five", "433"),
    Did("11-06", "09:00", "seated", "333"),
    Did("11-07", "10:12", "top-five", "333", level=2, note="Ball in place of the towel soon?"),
    Did("11-09", "09:03", "top-five", "434", level=2),
    Did("11-10", "08:05", "morning-toes", "3.2"),
    Did("11-10", "17:45", "tap-drill", "323"),
    Did("11-12", "09:11", "top-five", "434", level=2, minutes=4, reason="dizzy"),
    Did("11-13", "09:20", "hands-only", "..1"),
    Did("11-14", "10:02", "top-five", "333", level=2),
    Did("11-16", "09:05", "top-five", "323", level=2, note="Kept up with all three rounds."),
    Did("11-17", "17:32", "tap-drill", "323"),
    Did("11-18", "09:07", "top-five", "323", level=2),
    Did("11-18", "17:50", "hands-only", "..1"),
    Did("11-20", "07:45", "morning-toes", "3.2"),
)


def records(catalogue: Catalogue) -> Iterator[SessionRecord]:
    """What is kept of each session of the past."""
    random = Random(5)  # noqa: S311 - the same made-up ids and hesitations in every run
    for did in PAST:
        script = build(
            catalogue.routines[did.routine],
            catalogue,
            dict.fromkeys(catalogue.exercises, did.level),
        )
        session = _led(start(script, _BEGAN), did, random)
        took = timedelta(seconds=(session.now - _BEGAN) // SECOND)
        stamp = Stamp(new_id(random.randbytes), did.started, did.started + took, VERSION)
        yield record_of(session, stamp)


def cut_off(catalogue: Catalogue) -> SessionRecord:
    """The record of a session that went on for six minutes, and then its program was gone."""
    session = start(build(catalogue.routines["top-five"], catalogue), _BEGAN)
    random = Random(5)  # noqa: S311 - the same hesitations in every run
    while session.active < 6 * 60 * SECOND:
        session = _carried_on(session, random)
    started = datetime(2026, 11, 20, 9, 8, tzinfo=PLACE)
    took = timedelta(seconds=(session.now - _BEGAN) // SECOND)
    stamp = Stamp(new_id(random.randbytes), started, started + took, VERSION)
    return record_of(session, stamp)


def _led(session: Session, did: Did, random: Random) -> Session:
    """A session from its beginning to its end."""
    before, after, effort = tuple(did.felt)
    session = _answered(session, Answer("pain before", _number(before)))
    while not session.over and not (did.minutes and session.active > did.minutes * 60 * SECOND):
        session = _carried_on(session, random)
    if not session.over:
        session = _answered(session, Leave() if did.reason is None else Stop(did.reason))
    session = _answered(session, Answer("pain after", _number(after)))
    session = _answered(session, Answer("effort", _number(effort)))
    return _answered(session, Note(did.note))


def _carried_on(session: Session, random: Random) -> Session:
    """One step further: what comes by itself, or a press once the person is ready for it."""
    if unanswered(session) is not None:
        kept: KeptUp = "yes" if random.random() < 0.8 else "lost it"
        session = _answered(session, Kept(kept))
    due = next_change(session)
    if due is not None:
        return advance(session, due).session
    thinks = {"prepare": _LOOK_AT_FEET, "ready": _GET_READY}.get(session.stage.kind, _REP)
    pressed = session.now + thinks * SECOND + random.randrange(SECOND)
    return _answered(advance(session, pressed).session, Press())


def _answered(session: Session, given: Input) -> Session:
    return handle(session, given, session.now).session


def _number(digit: str) -> int | None:
    return None if digit == "." else int(digit)
