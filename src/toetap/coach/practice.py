"""One exercise of one session, as far as its level hangs on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from msgspec import Struct

from toetap.coach.record import ExerciseRecord, SessionRecord
from toetap.coach.units import Posture

PAIN_UP = 2
"""Points out of ten by which pain may not go up; a change of two is one that people notice."""

HARD = 8
"""Effort out of ten that is too much."""

EASY = 4
"""Effort out of ten up to which there is room for more."""


class Practice(Struct, frozen=True, kw_only=True, array_like=True):
    """What was done of an exercise in a session, and what was said of that session.

    Attributes:
        at: When the session started.
        level: The rung it was done at.
        done: Anything of it was done.
        full: All of it was, and no round of taps was lost.
        stopped: The session was stopped for pain, in this exercise or after it.
    """

    at: datetime
    level: int
    posture: Posture
    done: bool
    full: bool
    stopped: bool = False
    pain_before: int | None = None
    pain_after: int | None = None
    effort: int | None = None

    @property
    def day(self) -> date:
        """The day on which it was."""
        return self.at.date()

    @property
    def pain_up(self) -> int | None:
        """By how much pain went up, below 0 if it went down; None where it was not told."""
        if self.pain_before is None or self.pain_after is None:
            return None
        return self.pain_after - self.pain_before

    @property
    def too_much(self) -> bool:
        """It was told to be more than enough."""
        return (self.pain_up or 0) >= PAIN_UP or (self.effort or 0) >= HARD

    @property
    def told(self) -> bool:
        """Pain and effort were told."""
        return self.pain_up is not None and self.effort is not None

    @property
    def smooth(self) -> bool:
        """Done in full, and nothing that was told says that it was not easy."""
        light = (self.effort or 0) <= EASY and (self.pain_up or 0) <= 0
        return self.full and not self.stopped and light

    @property
    def easy(self) -> bool:
        """Done in full, and told to have been easy and without more pain."""
        return self.smooth and self.told


History = Mapping[str, tuple[Practice, ...]]
"""The practices of each exercise by its id, the oldest first."""


def practices(record: SessionRecord) -> dict[str, Practice]:
    """What a session says about the levels of its exercises.

    A stop for pain counts against what had been begun by then; if nothing had, against all of it.
    """
    begun = {exercise.id for exercise in record.exercises if _begun(exercise)}
    pain = record.status == "stopped" and record.reason == "pain"
    found: dict[str, Practice] = {}
    for exercise in record.exercises:
        one = Practice(
            at=record.started,
            level=exercise.level,
            posture=exercise.posture,
            done=any(each.done for each in exercise.sets),
            full=exercise.status == "done" and all(s.kept_up != "lost it" for s in exercise.sets),
            stopped=pain and (not begun or exercise.id in begun),
            pain_before=record.before.pain,
            pain_after=record.after.pain,
            effort=record.after.effort,
        )
        found[exercise.id] = _both(found[exercise.id], one) if exercise.id in found else one
    return found


def history(records: Iterable[SessionRecord]) -> History:
    """The practices in sessions that are over, in whatever order these come."""
    return gathered(practices(record) for record in records if record.status != "in progress")


def gathered(sessions: Iterable[Mapping[str, Practice]]) -> History:
    """The practices of sessions that were told one by one, in whatever order these come."""
    found: dict[str, list[Practice]] = {}
    for session in sessions:
        for name, one in session.items():
            found.setdefault(name, []).append(one)
    return {name: tuple(sorted(every, key=lambda one: one.at)) for name, every in found.items()}


def _begun(exercise: ExerciseRecord) -> bool:
    return any(one.done or one.seconds for one in exercise.sets)


def _both(first: Practice, again: Practice) -> Practice:
    """An exercise that a session has twice, as one: at the lower level, and full if both were."""
    low, high = sorted((first, again), key=lambda one: one.level)
    return Practice(
        at=low.at,
        level=low.level,
        posture=low.posture,
        done=low.done or high.done,
        full=low.full and high.full,
        stopped=low.stopped or high.stopped,
        pain_before=low.pain_before,
        pain_after=low.pain_after,
        effort=low.effort,
    )
