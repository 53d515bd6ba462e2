"""A session that was cut off, brought back to mind: where it stood, when, and what can be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from msgspec.structs import replace

from toetap.coach.adapting import adapted
from toetap.coach.catalogue import Catalogue
from toetap.coach.handling import handle
from toetap.coach.inputs import Leave
from toetap.coach.person import Person
from toetap.coach.record import SessionRecord
from toetap.coach.recording import ChangedRoutineError, Stamp, record_of, resume
from toetap.coach.safety import kept
from toetap.coach.session import Session
from toetap.coach.wording import about

_MINUTE, _HOUR = 60, 3600
_GONE = "Nothing of its routine is open now, so it can't go on."


@dataclass(frozen=True, slots=True)
class Recalled:
    """A session that was cut off.

    Attributes:
        sentence: Where it stood, and when: "You were at set 3 of Toe curls, 12 minutes ago."
        done: What there is of it.
        why_not: Why it can't be gone on with; empty if it can.
        session: The session to go on with, waiting for the person; None where it can't be.
        ended: The same ended where it stood, to be kept as it is; None where nothing was done.
    """

    sentence: str
    done: str
    why_not: str
    session: Session | None
    ended: SessionRecord | None


def recall(
    record: SessionRecord,
    catalogue: Catalogue,
    wall: datetime,
    now: int,
    *,
    person: Person | None = None,
    rungs: Mapping[str, int] | None = None,
) -> Recalled:
    """Bring a session back to mind.

    Args:
        record: What was kept of it.
        catalogue: Where its routine is found, which may have changed since, or be gone.
        wall: The local time of day.
        now: The instant, for the session that may go on.
        person: What they have told for good; None for nothing.
        rungs: The level that each exercise is at, for what the session had not come to; None for
            the routine's own.
    """
    # What was begun goes on as it was, whatever level it is at by now.
    begun = {exercise.id: exercise.level for exercise in record.exercises}
    levels = {**(rungs or {}), **begun}
    session, why_not = _to_go_on(record, catalogue, now, levels, person or Person())
    return Recalled(
        sentence=f"{_where(record, session)}, {ago(record.ended, wall)}.",
        done=_done(record),
        why_not=why_not,
        session=session,
        ended=_ended(record, session),
    )


def ago(then: datetime, now: datetime) -> str:
    """When something was, as one would say it now: "12 minutes ago", "yesterday at 17:40"."""
    passed = (now - then) // timedelta(seconds=1)
    if 0 <= passed < _MINUTE:
        return "a moment ago"
    if 0 <= passed < _HOUR:
        minutes = passed // _MINUTE
        return "a minute ago" if minutes == 1 else f"{minutes} minutes ago"
    day = now.date()
    if then.date() == day:
        return f"today at {then:%H:%M}"
    if then.date() == day - timedelta(days=1):
        return f"yesterday at {then:%H:%M}"
    year = "" if then.year == now.year else f" {then.year}"
    return f"on {then:%A} {then.day} {then:%B}{year} at {then:%H:%M}"


def _to_go_on(
    record: SessionRecord,
    catalogue: Catalogue,
    now: int,
    levels: Mapping[str, int],
    person: Person,
) -> tuple[Session | None, str]:
    if record.status != "in progress":
        return None, ""
    routine = catalogue.routines.get(record.routine)
    if routine is None:
        return None, "Its routine is no longer there, so it can't go on."
    # What the look at the feet left out stays left out, and nobody is stood up by a resumption.
    script = adapted(routine, catalogue, levels, kept(record.before.feet), person).script
    try:
        return (None, _GONE) if script is None else (resume(script, record, now), "")
    except ChangedRoutineError:
        return None, "Its routine has changed since, so it can't go on."


def _where(record: SessionRecord, session: Session | None) -> str:
    if record.status != "in progress":
        return f"{record.title} was done, and not yet saved"
    if not record.exercises:
        return f"You had begun {record.title}, with nothing counted yet"
    last = record.exercises[-1]
    work = None if session is None else session.work
    alone = session is not None and work is not None and len(session.script.sets_in(work.part)) == 1
    return (
        f"You were at {last.name}" if alone else f"You were at set {len(last.sets)} of {last.name}"
    )


def _done(record: SessionRecord) -> str:
    """How much there is of it: "Top five in ten minutes: 2 exercises done, 6 min of exercise"."""
    whole = sum(exercise.status == "done" for exercise in record.exercises)
    exercises = "1 exercise" if whole == 1 else f"{whole} exercises"
    return f"{record.title}: {exercises} done, {about(record.active_seconds)} so far."


def _ended(record: SessionRecord, session: Session | None) -> SessionRecord | None:
    if record.status != "in progress":
        return record
    if not any(each.done for exercise in record.exercises for each in exercise.sets):
        return None
    if session is None:
        return replace(record, status="partial", at_set=None)
    stamp = Stamp(record.id, record.started, record.ended, record.app)
    return record_of(handle(session, Leave(), session.now).session, stamp)
