"""What sessions amount to, as sums that can be added up in any order.

A week of ten years ago need never be read again: its facts are kept (`toetap.store.index`), and
`toetap.coach.stats` answers from them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import astuple

from toetap.coach.progress import did_something
from toetap.coach.record import Kind, SessionRecord, SetRecord
from toetap.coach.units import DAYS_A_WEEK, Limbs, SetSide

Key = tuple[str, Kind, Limbs, SetSide]


class Scale(Struct, frozen=True, array_like=True):
    """Answers from 0 to 10: how many, and their sum."""

    answers: int = 0
    total: int = 0


class Paired(Struct, frozen=True, array_like=True):
    """Answers given both before and after: how many, and both sums."""

    answers: int = 0
    before: int = 0
    after: int = 0


class Done(Struct, frozen=True, array_like=True):
    """Sets taken together.

    Attributes:
        sets: How many were asked; `full` of them were done in full.
        target: What was asked, and `done` what was done, in the unit of their kind.
        seconds: Active seconds.
        beats: Taps done at a known tempo; `paced` is their sum, each times its beats a minute.
        kept: Sets in which the person kept up; in `lost` they did not.
    """

    sets: int = 0
    full: int = 0
    target: int = 0
    done: int = 0
    seconds: int = 0
    beats: int = 0
    paced: int = 0
    kept: int = 0
    lost: int = 0


_SUMS = len(Done.__struct_fields__)


class Dose(Struct, frozen=True, array_like=True):
    """What was done of one exercise for one side."""

    exercise: str
    kind: Kind
    limbs: Limbs
    side: SetSide
    sum: Done

    @property
    def key(self) -> Key:
        """What it is of."""
        return (self.exercise, self.kind, self.limbs, self.side)


class Named(Struct, frozen=True, array_like=True):
    """What an exercise was called on a day."""

    exercise: str
    day: date
    name: str


class Facts(Struct, frozen=True, array_like=True):
    """Sums over sessions in which anything was done.

    Attributes:
        sessions: On each day of a week, Monday first; `seconds` are the active ones.
        completed: How many of the sessions were completed; `partial` were left early, and
            `stopped` for a reason.
        pain: Where it was told both before and after.
        numbness: Before; it is not asked afterwards.
        effort: Afterwards.
        doses: By exercise and side, in the order of their keys.
        names: The latest of each exercise, by its id.
        logged: How many of the sessions were entered afterwards, and not guided.
    """

    sessions: tuple[int, ...] = (0,) * DAYS_A_WEEK
    seconds: tuple[int, ...] = (0,) * DAYS_A_WEEK
    completed: int = 0
    partial: int = 0
    stopped: int = 0
    pain: Paired = Paired()
    numbness: Scale = Scale()
    effort: Scale = Scale()
    doses: tuple[Dose, ...] = ()
    names: tuple[Named, ...] = ()
    logged: int = 0


class Week(Struct, frozen=True, array_like=True):
    """The facts of a week that begins on this Monday."""

    monday: date
    facts: Facts


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def facts_of(record: SessionRecord) -> Facts:
    """What one session amounts to; nothing if nothing was done in it."""
    if not did_something(record):
        return Facts()
    day = record.started.date()
    doses: dict[Key, list[int]] = {}
    for exercise in record.exercises:
        for one in exercise.sets:
            _count(doses.setdefault((exercise.id, one.kind, one.limbs, one.side), [0] * _SUMS), one)
    before, after = record.before, record.after
    return Facts(
        sessions=_on(day, 1),
        seconds=_on(day, record.active_seconds),
        completed=int(record.status == "completed"),
        partial=int(record.status == "partial"),
        stopped=int(record.status == "stopped"),
        pain=Paired(1, before.pain, after.pain)
        if before.pain is not None and after.pain is not None
        else Paired(),
        numbness=_scale(before.numbness),
        effort=_scale(after.effort),
        doses=_in_order({key: Done(*sums) for key, sums in doses.items()}),
        names=_names(Named(exercise.id, day, exercise.name) for exercise in record.exercises),
        logged=int(record.source == "logged"),
    )


def together(many: Iterable[Facts]) -> Facts:
    """The facts of all of them. The order makes no difference."""
    every = tuple(many)
    if len(every) == 1:
        return every[0]
    doses: dict[Key, list[Done]] = {}
    for facts in every:
        for dose in facts.doses:
            key = (dose.exercise, dose.kind, dose.limbs, dose.side)
            doses.setdefault(key, []).append(dose.sum)
    return Facts(
        sessions=tuple(map(sum, zip(*(one.sessions for one in every), strict=True)))
        or Facts().sessions,
        seconds=tuple(map(sum, zip(*(one.seconds for one in every), strict=True)))
        or Facts().seconds,
        completed=sum(one.completed for one in every),
        partial=sum(one.partial for one in every),
        stopped=sum(one.stopped for one in every),
        pain=Paired(
            sum(one.pain.answers for one in every),
            sum(one.pain.before for one in every),
            sum(one.pain.after for one in every),
        ),
        numbness=_scales(one.numbness for one in every),
        effort=_scales(one.effort for one in every),
        doses=_in_order({key: summed(sums) for key, sums in doses.items()}),
        names=_names(named for one in every for named in one.names),
        logged=sum(one.logged for one in every),
    )


def weeks_of(records: Iterable[SessionRecord]) -> tuple[Week, ...]:
    """The weeks in which anything was done, the oldest first."""
    found: dict[date, list[Facts]] = {}
    for record in records:
        facts = facts_of(record)
        if any(facts.sessions):
            found.setdefault(monday_of(record.started.date()), []).append(facts)
    return tuple(Week(monday, together(found[monday])) for monday in sorted(found))


def summed(many: Iterable[Done]) -> Done:
    """All of them together; only of the same kind do target and done mean anything then."""
    every = tuple(many)
    return every[0] if len(every) == 1 else Done(*map(sum, zip(*map(astuple, every), strict=True)))


def _count(sums: list[int], one: SetRecord) -> None:
    """Add a set to the sums, which are in the order of `Done`."""
    sums[0] += 1
    sums[1] += one.done >= one.target
    sums[2] += one.target
    sums[3] += one.done
    sums[4] += one.seconds
    if one.bpm is not None:
        sums[5] += one.done
        sums[6] += one.done * one.bpm
    if one.kept_up is not None:
        sums[7 if one.kept_up == "yes" else 8] += 1


def _on(day: date, amount: int) -> tuple[int, ...]:
    weekday = day.weekday()
    return (0,) * weekday + (amount,) + (0,) * (DAYS_A_WEEK - 1 - weekday)


def _scale(answer: int | None) -> Scale:
    return Scale() if answer is None else Scale(1, answer)


def _scales(scales: Iterable[Scale]) -> Scale:
    every = tuple(scales)
    return Scale(sum(one.answers for one in every), sum(one.total for one in every))


def _in_order(doses: dict[Key, Done]) -> tuple[Dose, ...]:
    return tuple(Dose(*key, doses[key]) for key in sorted(doses))


def _names(named: Iterable[Named]) -> tuple[Named, ...]:
    latest: dict[str, Named] = {}
    for one in named:
        so_far = latest.get(one.exercise)
        if so_far is None or (one.day, one.name) > (so_far.day, so_far.name):
            latest[one.exercise] = one
    return tuple(latest[exercise] for exercise in sorted(latest))
