"""Session to record, and from the record of a session that was cut off back to the session."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from toetap.coach.exercise import Taps
from toetap.coach.passage import go_to
from toetap.coach.record import ExerciseRecord, ExerciseStatus, SessionRecord, SetRecord
from toetap.coach.script import Script, Work
from toetap.coach.session import Session, Tally, start
from toetap.coach.units import SECOND, whole_seconds
from toetap.errors import ToetapError


class ChangedRoutineError(ToetapError):
    """The routine of a record is no longer what the session went through."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a record needs that the mind can't know.

    Attributes:
        id: The session's id.
        started: Wall-clock time of the start, with the offset of the place.
        ended: The same of the end, or of the latest change.
        app: The version of the program.
    """

    id: str
    started: datetime
    ended: datetime
    app: str

    def until(self, wall: datetime, active: int) -> Stamp:
        """The same for a session that has lasted until now.

        Args:
            wall: The local time of day. If the clock was set back, nothing ends before it began.
            active: Active nanoseconds so far.
        """
        least = self.started + timedelta(seconds=whole_seconds(active))
        return replace(self, ended=wall if wall >= self.started else least)


def record_of(session: Session, stamp: Stamp) -> SessionRecord:
    """What is kept of a session.

    While it is in progress the sets are listed up to the furthest that was reached, goes on or
    comes next; which of them it stands at is told. Once it is over every set is listed, and what
    was not done is told as not done.
    """
    here, listed = session.work, _listed(session)
    return SessionRecord(
        id=stamp.id,
        routine=session.script.routine.id,
        title=session.script.routine.name,
        started=stamp.started,
        ended=stamp.ended,
        active_seconds=whole_seconds(session.exercised),
        status=session.status,
        reason=session.reason,
        at_set=None if here is None else here.tally + 1,
        app=stamp.app,
        note=session.note,
        before=session.before,
        after=session.after,
        exercises=tuple(
            exercise
            for part in range(len(session.script.parts))
            if (exercise := _exercise(session, part, listed)).sets
        ),
    )


def _listed(session: Session) -> int:
    """How many sets are listed. Never one without those before it, so that each is known again."""
    if session.over:
        return len(session.tallies)
    here = 0 if session.work is None else session.work.tally + 1
    reached = (place for place, tally in enumerate(session.tallies, start=1) if tally.reached)
    return max(here, *reached, 0)


def _exercise(session: Session, index: int, listed: int) -> ExerciseRecord:
    part = session.script.parts[index]
    works = [work for work in session.script.sets_in(index) if work.tally < listed]
    return ExerciseRecord(
        id=part.exercise.id,
        name=part.exercise.name,
        level=part.level,
        posture=part.posture,
        status=_status([session.tally(work) for work in works]),
        sets=tuple(_set(work, session.tally(work)) for work in works),
    )


def _status(tallies: list[Tally]) -> ExerciseStatus:
    if all(tally.done >= tally.target for tally in tallies):
        return "done"
    return "partial" if any(tally.done for tally in tallies) else "skipped"


def _set(work: Work, tally: Tally) -> SetRecord:
    taps = work.dose if isinstance(work.dose, Taps) else None
    return SetRecord(
        kind=work.kind,
        limbs=work.limbs,
        side=work.side,
        pattern=str(taps.parsed()) if taps else None,
        reading=(tally.reading or taps.reading) if taps else None,
        bpm=(tally.bpm or taps.bpm) if taps else None,
        target=tally.target,
        done=tally.done,
        seconds=whole_seconds(tally.spent),
        kept_up=tally.kept_up,
    )


def resume(script: Script, record: SessionRecord, now: int) -> Session:
    """The session that a record "in progress" is of, ready to go on at the set it stood at.

    It waits for the person there, with the reading and the tempo they last tapped in. A record that
    does not tell the set goes on at its last.

    Raises:
        ChangedRoutineError: The script does not have the sets that the record lists.
    """
    session = replace(
        start(script, now),
        active=record.active_seconds * SECOND,
        before=record.before,
        after=record.after,
        note=record.note,
    )
    matched = _matched(script, record)
    for work, kept in matched:
        session = session.with_tally(work, _tally(kept))
    if not matched:
        return session
    here, _kept = matched[min(record.at_set or len(matched), len(matched)) - 1]
    session = go_to(session, script.works[here.tally] - 1, returned=True).session
    tapped = [pair for pair in matched if pair[1].kind == "taps" and pair[1].done]
    if not tapped:
        return session
    work, kept = tapped[-1]
    bpm = kept.bpm if work.part == here.part else None
    return replace(session, reading=kept.reading, bpm=bpm)


def _tally(kept: SetRecord) -> Tally:
    return Tally(
        done=kept.done,
        spent=kept.seconds * SECOND,
        target=kept.target,
        bpm=kept.bpm,
        reading=kept.reading,
        kept_up=kept.kept_up,
        reached=True,
    )


def _matched(script: Script, record: SessionRecord) -> list[tuple[Work, SetRecord]]:
    """The sets of a record, each with the set of the script that it is of."""
    pairs: list[tuple[Work, SetRecord]] = []
    parts = iter(range(len(script.parts)))
    for exercise in record.exercises:
        part = next((part for part in parts if _is_of(script, part, exercise)), None)
        works = () if part is None else script.sets_in(part)
        found = list(zip(works, exercise.sets, strict=False))
        if len(found) < len(exercise.sets) or not all(_fits(*pair) for pair in found):
            raise ChangedRoutineError(
                f"{record.title} has changed since this session: it no longer has "
                f"{exercise.name} as it was.",
                "Keep what is done, and start the routine anew.",
            )
        pairs += found
    return pairs


def _fits(work: Work, kept: SetRecord) -> bool:
    return (work.kind, work.side, work.limbs) == (kept.kind, kept.side, kept.limbs)


def _is_of(script: Script, part: int, exercise: ExerciseRecord) -> bool:
    planned = script.parts[part]
    return (planned.exercise.id, planned.level) == (exercise.id, exercise.level)
