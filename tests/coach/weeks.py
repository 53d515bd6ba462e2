"""Weeks of a made-up person, to be looked back over."""

from datetime import UTC, date, datetime, timedelta

import msgspec

from tests.store.records import session
from toetap.coach.facts import weeks_of
from toetap.coach.goal import Plan
from toetap.coach.looking_back import SPANS, Back, Span, look_back
from toetap.coach.record import After, Before, Kind, SessionRecord
from toetap.coach.units import SetSide

MONDAY = datetime(2026, 9, 7, 9, tzinfo=UTC)
TODAY = date(2026, 11, 21)
PLAN = Plan(days=5, minutes=60)
TWELVE, _YEAR, ALL = SPANS


def week(
    number: int,
    kind: Kind = "reps",
    sides: tuple[SetSide, ...] = ("right", "left"),
    done: int = 8,
    target: int = 10,
    **changes: object,
) -> SessionRecord:
    """A session on the Monday of this week; the left side does one less than the right."""
    whole = session(started=MONDAY + timedelta(weeks=number))
    exercise = whole.exercises[0]
    sets = tuple(
        msgspec.structs.replace(
            exercise.sets[0], kind=kind, side=side, target=target, done=done - (side == "left")
        )
        for side in sides
    )
    return msgspec.structs.replace(
        whole, exercises=(msgspec.structs.replace(exercise, sets=sets),), **changes
    )


def felt(number: int, before: int, after: int) -> SessionRecord:
    return week(
        number, before=Before(pain=before, numbness=before), after=After(pain=after, effort=after)
    )


def back(*many: SessionRecord, span: Span = ALL, plan: Plan = PLAN) -> Back:
    return look_back(weeks_of(many), TODAY, span, plan)
