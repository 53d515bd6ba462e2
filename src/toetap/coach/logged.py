"""A session that was not guided, entered afterwards."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from msgspec.structs import replace

from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Exercise, Taps
from toetap.coach.record import FIRST_YEAR, After, ExerciseRecord, SessionRecord, SetRecord
from toetap.coach.routine import Item, Routine
from toetap.coach.script import Script, Work, build, set_seconds
from toetap.errors import UsageError

MOST_MINUTES = 600
_MINUTE = 60
_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?")


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


def entered(
    script: Script,
    *,
    session_id: str,
    now: datetime,
    app: str,
    began: datetime | None = None,
    minutes: int | None = None,
    note: str = "",
    pain: int | None = None,
) -> SessionRecord:
    """The record of a session that is over by now.

    Args:
        script: What was done.
        session_id: The id of the new record.
        now: The local time of day, with the offset of the place.
        app: The version of the program.
        began: When, with the offset of the place; None so that it has ended now.
        minutes: How long it took; None for about as long as it is laid out.
        note: The person's own words.
        pain: Afterwards, 0 to 10; None for no answer.

    Raises:
        UsageError: It would not be over, or lies in no year that is kept.
    """
    record = logged(
        script,
        session_id=session_id,
        started=(began or now).replace(microsecond=0),
        app=app,
        minutes=minutes,
        note=note,
        pain=pain,
    )
    if began is None:
        took = record.ended - record.started
        record = replace(record, started=record.started - took, ended=record.started)
    if record.ended > now or record.started.year < FIRST_YEAR:
        raise UsageError(
            f"{record.started:%Y-%m-%d %H:%M} is no time for a session that is over.",
            "Say with --when when it began, and with --minutes how long it took.",
        )
    return record


def time_of_day(text: str) -> time | None:
    """A time as people type it: "8", "8:30", "0830", "8.30"; None where it is none."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour <= time.max.hour and minute <= time.max.minute else None


def logged(
    script: Script,
    *,
    session_id: str,
    started: datetime,
    app: str,
    minutes: int | None = None,
    note: str = "",
    pain: int | None = None,
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
        pain: Afterwards, 0 to 10; None for no answer.
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
        after=After(pain=pain),
        exercises=tuple(
            _exercise(script, index, active, alone=alone) for index in range(len(script.parts))
        ),
    )


def _exercise(script: Script, index: int, active: int, *, alone: bool) -> ExerciseRecord:
    part = script.parts[index]
    return ExerciseRecord(
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
