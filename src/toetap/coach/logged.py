"""A session that was not guided, entered afterwards."""

from __future__ import annotations

from datetime import datetime, timedelta

from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Exercise, Taps
from toetap.coach.record import ExerciseRecord, SessionRecord, SetRecord
from toetap.coach.routine import Item, Routine
from toetap.coach.script import Script, Work, build, set_seconds

_MINUTE = 60


def script_of(entry: Exercise | Routine, catalogue: Catalogue, level: int | None = None) -> Script:
    """What was done, laid out: a routine, or one exercise by itself.

    Args:
        entry: The routine or exercise.
        catalogue: Where exercises are found.
        level: The rung of every exercise; None for the routine's own, or the first.
    """
    if isinstance(entry, Exercise):
        item = Item(exercise=entry.id, level=level or 1)
        entry = Routine(name=entry.name, summary=entry.summary, item=(item,), id=entry.id)
    levels = dict.fromkeys(catalogue.exercises, level) if level is not None else None
    return build(entry, catalogue, levels)


def logged(
    script: Script,
    *,
    session_id: str,
    started: datetime,
    app: str,
    minutes: int | None = None,
    note: str = "",
) -> SessionRecord:
    """The record of a script that was gone through whole, without being guided.

    Of something done for a while and nothing else, as a walk, the minutes are what was done and
    asked. All other sets are taken as done just as they are laid out; the time is shared among
    them as it would have been.

    Args:
        script: What was done.
        session_id: The id of the new record.
        started: When, with the offset of the place.
        app: The version of the program.
        minutes: How long it took; None for about as long as it is laid out.
        note: The person's own words.
    """
    active = script.seconds if minutes is None else minutes * _MINUTE
    alone = len(script.works) == 1 and script.work(0).kind == "time"
    if alone and minutes is None:
        active = script.work(0).target
    return SessionRecord(
        id=session_id,
        routine=script.routine.id,
        title=script.routine.name,
        started=started,
        ended=started + timedelta(seconds=active),
        active_seconds=active,
        status="completed",
        source="logged",
        app=app,
        note=note,
        exercises=tuple(
            ExerciseRecord(
                id=part.exercise.id,
                name=part.exercise.name,
                level=part.level,
                posture=part.posture,
                status="done",
                sets=tuple(
                    _timed(work, active) if alone else _set(work, script.seconds, active)
                    for work in script.sets_in(index)
                ),
            )
            for index, part in enumerate(script.parts)
        ),
    )


def _timed(work: Work, active: int) -> SetRecord:
    return SetRecord(
        kind=work.kind, limbs=work.limbs, side=work.side, target=active, done=active, seconds=active
    )


def _set(work: Work, planned: int, active: int) -> SetRecord:
    taps = work.dose if isinstance(work.dose, Taps) else None
    return SetRecord(
        kind=work.kind,
        limbs=work.limbs,
        side=work.side,
        pattern=str(taps.parsed()) if taps else None,
        reading=taps.reading if taps else None,
        bpm=taps.bpm if taps else None,
        target=work.target,
        done=work.target,
        seconds=set_seconds(work.dose, work.target) * active // planned,
    )
