"""A whole session as text that a person can read: what was said when, and what was kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from tests.coach.builders import T0, Coached
from toetap.coach.cues import Cue
from toetap.coach.inputs import Input
from toetap.coach.record import ExerciseRecord, SessionRecord, SetRecord
from toetap.coach.script import Script
from toetap.coach.units import SECOND

Line = tuple[float, Input]
"""When something is said, in seconds from the start, and what."""


def told(script: Script, lines: Iterable[Line], *, until: float = 0) -> str:
    """Lead a session through these lines, and tell it."""
    coached = Coached.through(script)
    text: list[str] = []
    for at, given in lines:
        text += _cues(coached.until(T0 + round(at * 1000) * SECOND // 1000))
        text.append(f"{at:8.3f}  > {_said(given)}")
        text += _cues(coached.say(given))
    text += _cues(coached.until(max(coached.now, T0 + round(until * SECOND))))
    return "\n".join([*text, "", *_record(coached.record()), ""])


def _cues(coached: Coached) -> list[str]:
    new, coached.cues = coached.cues, []
    return [_cue(cue) for cue in new]


def _cue(cue: Cue) -> str:
    number = f" {cue.number}" if cue.number else ""
    return f"{(cue.at - T0) / SECOND:8.3f}    {cue.kind}{number}"


def _said(given: Input) -> str:
    values = [str(getattr(given, field.name)) for field in fields(given)]
    return " ".join([type(given).__name__, *values])


def _record(record: SessionRecord) -> list[str]:
    reason = f", {record.reason}" if record.reason else ""
    lines = [f"{record.title}: {record.status}{reason}, {record.active_seconds} s active"]
    for name, answers in (("before", record.before), ("after", record.after)):
        given = [
            f"{field} {value}"
            for field in answers.__struct_fields__
            if (value := getattr(answers, field)) is not None
        ]
        lines += [f"  {name}: {', '.join(given)}"] if given else []
    lines += [f"  note: {record.note}"] if record.note else []
    for exercise in record.exercises:
        lines += _exercise(exercise)
    return lines


def _exercise(exercise: ExerciseRecord) -> list[str]:
    heading = f"{exercise.name}, level {exercise.level}, {exercise.posture}: {exercise.status}"
    return [heading, *(_set(one) for one in exercise.sets)]


def _set(one: SetRecord) -> str:
    taps = [one.pattern, one.reading, f"{one.bpm} bpm" if one.bpm else None, one.kept_up]
    words = [one.kind, one.limbs, one.side, f"{one.done} of {one.target}", f"in {one.seconds} s"]
    return "  " + ", ".join([*words, *(word for word in taps if word)])
