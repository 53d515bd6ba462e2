"""What sessions amount to, as sums that can be added up in any order.

A week of ten years ago need never be read again: its facts are kept (`toetap.store.index`), and
`toetap.coach.stats` answers from them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from operator import add

from msgspec import Struct
from msgspec.structs import astuple

from toetap.coach.progress import did_something
from toetap.coach.record import ExerciseRecord, Kind, SessionRecord, SetRecord
from toetap.coach.units import DAYS_A_WEEK, Limbs, SetSide

Key = tuple[str, Kind, Limbs, SetSide]
Sums = Mapping[Key, Sequence[int]]

_UNNAMED = (date.min, "")


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


def sums_of(exercise: ExerciseRecord) -> Sums:
    """What the sets of one exercise amount to, each sum in the order of `Done`."""
    found: dict[Key, list[int]] = {}
    for one in exercise.sets:
        _count(found.setdefault((exercise.id, one.kind, one.limbs, one.side), [0] * _SUMS), one)
    return found


class Tally:
    """Adds up sessions, one after the other.

    Args:
        sums_of: What one exercise amounts to. The same exercise comes again and again, so whoever
            reads many sessions may remember it.
    """

    def __init__(self, sums_of: Callable[[ExerciseRecord], Sums] = sums_of) -> None:
        self._sums_of = sums_of
        self._days = [0] * DAYS_A_WEEK
        self._seconds = [0] * DAYS_A_WEEK
        self._ended = Counter[str]()
        self._logged = 0
        self._pain: list[tuple[int, int]] = []
        self._numbness: list[int] = []
        self._effort: list[int] = []
        self._doses: dict[Key, Sequence[int]] = {}
        self._names: dict[str, tuple[date, str]] = {}

    def add(self, record: SessionRecord) -> None:
        """Add a session; one in which nothing was done makes no difference."""
        if not did_something(record):
            return
        day, before, after = record.started.date(), record.before, record.after
        self._days[day.weekday()] += 1
        self._seconds[day.weekday()] += record.active_seconds
        self._ended[record.status] += 1
        self._logged += record.source == "logged"
        if before.pain is not None and after.pain is not None:
            self._pain.append((before.pain, after.pain))
        if before.numbness is not None:
            self._numbness.append(before.numbness)
        if after.effort is not None:
            self._effort.append(after.effort)
        doses, names = self._doses, self._names
        for exercise in record.exercises:
            for key, sums in self._sums_of(exercise).items():
                so_far = doses.get(key)
                doses[key] = sums if so_far is None else [*map(add, so_far, sums)]
            name = (day, exercise.name)
            if names.get(exercise.id, _UNNAMED) < name:
                names[exercise.id] = name

    def facts(self) -> Facts:
        """What they amount to so far."""
        return Facts(
            sessions=tuple(self._days),
            seconds=tuple(self._seconds),
            completed=self._ended["completed"],
            partial=self._ended["partial"],
            stopped=self._ended["stopped"],
            pain=Paired(
                len(self._pain),
                sum(before for before, _ in self._pain),
                sum(after for _, after in self._pain),
            ),
            numbness=Scale(len(self._numbness), sum(self._numbness)),
            effort=Scale(len(self._effort), sum(self._effort)),
            doses=_in_order(self._doses),
            names=tuple(Named(one, *self._names[one]) for one in sorted(self._names)),
            logged=self._logged,
        )


def facts_of(*records: SessionRecord) -> Facts:
    """What sessions amount to; nothing if nothing was done in them."""
    tally = Tally()
    for record in records:
        tally.add(record)
    return tally.facts()


def together(many: Iterable[Facts]) -> Facts:
    """The facts of all of them. The order makes no difference."""
    every = tuple(many)
    if len(every) == 1:
        return every[0]
    doses: dict[Key, Sequence[int]] = {}
    for facts in every:
        for dose in facts.doses:
            key, sums = dose.key, astuple(dose.sum)
            so_far = doses.get(key)
            doses[key] = sums if so_far is None else [*map(add, so_far, sums)]
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
        doses=_in_order(doses),
        names=_names(named for one in every for named in one.names),
        logged=sum(one.logged for one in every),
    )


def weeks_of(records: Iterable[SessionRecord]) -> tuple[Week, ...]:
    """The weeks in which anything was done, the oldest first."""
    found: dict[date, Tally] = {}
    for record in records:
        if did_something(record):
            found.setdefault(monday_of(record.started.date()), Tally()).add(record)
    return tuple(Week(monday, found[monday].facts()) for monday in sorted(found))


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


def _scales(scales: Iterable[Scale]) -> Scale:
    every = tuple(scales)
    return Scale(sum(one.answers for one in every), sum(one.total for one in every))


def _in_order(doses: Mapping[Key, Sequence[int]]) -> tuple[Dose, ...]:
    return tuple(Dose(*key, Done(*doses[key])) for key in sorted(doses))


def _names(named: Iterable[Named]) -> tuple[Named, ...]:
    latest: dict[str, Named] = {}
    for one in named:
        so_far = latest.get(one.exercise)
        if so_far is None or (one.day, one.name) > (so_far.day, so_far.name):
            latest[one.exercise] = one
    return tuple(latest[exercise] for exercise in sorted(latest))
