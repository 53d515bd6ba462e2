"""Check-ups: every four weeks, if wanted, a count of taps and three scales. Trends, no verdict.

The count is that of Hinman 2019 (10.15406/mojgg.2019.04.00175): foot taps in ten seconds, seated,
each foot by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Annotated, Literal

from msgspec import Meta, Struct

from toetap.coach.person import CheckupsTold, Moment
from toetap.coach.units import SECOND

SCHEMA = 1
EVERY_DAYS = 28
COUNT_SECONDS = 10
_SAME_PRESS = SECOND // 12
"""Nobody taps a foot twelve times a second; a key that is held repeats faster."""

Foot = Literal["left", "right"]
Place = Literal["left_foot", "right_foot", "left_hand", "right_hand"]
Feeling = Literal["pain", "numbness", "tingling"]
Counted = Literal["keys", "someone"]

Answer = Annotated[int, Meta(ge=0, le=10)]
TapCount = Annotated[int, Meta(ge=0, le=200)]

PLACES: tuple[Place, ...] = ("right_foot", "left_foot", "right_hand", "left_hand")
FEELINGS: tuple[Feeling, ...] = ("pain", "numbness", "tingling")


class Taps(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Foot taps in ten seconds; None where they were not counted."""

    left: TapCount | None = None
    right: TapCount | None = None
    counted: Counted | None = None


class Places(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Answers from 0, none, to 10, the most possible; None where none was given."""

    left_foot: Answer | None = None
    right_foot: Answer | None = None
    left_hand: Answer | None = None
    right_hand: Answer | None = None


class Checkup(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One check-up, as it is kept: a small file of its own."""

    id: str
    at: Moment
    app: str
    taps: Taps = Taps()
    pain: Places = Places()
    numbness: Places = Places()
    tingling: Places = Places()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Counting:
    """Ten seconds of foot taps on their way. Instants are nanoseconds of the monotonic clock.

    Attributes:
        began: The first tap; None before it.
        latest: The press before, counted or not.
        taps: Taps so far.
    """

    began: int | None = None
    latest: int = 0
    taps: int = 0

    def pressed(self, at: int) -> Counting:
        """The same after a press, which counts unless it is a repeat or comes too late."""
        if self.began is None:
            return Counting(at, at, 1)
        if self.over(at):
            return self
        again = at - self.latest < _SAME_PRESS
        return replace(self, latest=at, taps=self.taps + (not again))

    def over(self, now: int) -> bool:
        """The ten seconds have passed."""
        return self.began is not None and now - self.began >= COUNT_SECONDS * SECOND

    def left(self, now: int) -> int:
        """Whole seconds left, the one that has begun included."""
        passed = 0 if self.began is None else now - self.began
        return max(0, -((passed - COUNT_SECONDS * SECOND) // SECOND))


@dataclass(frozen=True, slots=True)
class Trend:
    """What one figure was, check-up by check-up.

    Attributes:
        what: "foot taps in 10 s", "pain".
        where: "right foot".
        figures: Day and figure, the oldest first; only where one was given.
        words: First and latest in one sentence, without a verdict.
    """

    what: str
    where: str
    figures: tuple[tuple[date, int], ...]
    words: str


def due(told: CheckupsTold, past: Iterable[Checkup], day: date) -> bool:
    """Whether a check-up is due: wanted, and none in the last four weeks."""
    on = next_on(past)
    return told.wanted is True and (on is None or on <= day)


def next_on(past: Iterable[Checkup]) -> date | None:
    """The day on which the next is due; None before the first, which is due whenever it suits."""
    latest = max((one.at.date() for one in past), default=None)
    return None if latest is None else latest + timedelta(days=EVERY_DAYS)


def trends(past: Sequence[Checkup]) -> tuple[Trend, ...]:
    """All figures that were given at least once, the taps first."""
    every = sorted(past, key=_when)
    found = [
        _trend("foot taps in 10 s", "right foot", [(one, one.taps.right) for one in every]),
        _trend("foot taps in 10 s", "left foot", [(one, one.taps.left) for one in every]),
    ]
    for what in FEELINGS:
        asked: list[tuple[Checkup, Places]] = [(one, getattr(one, what)) for one in every]
        for place in PLACES:
            figures = [(one, getattr(places, place)) for one, places in asked]
            found.append(_trend(what, place.replace("_", " "), figures))
    return tuple(trend for trend in found if trend.figures)


def _when(one: Checkup) -> datetime:
    return one.at


def _trend(what: str, where: str, figures: Iterable[tuple[Checkup, int | None]]) -> Trend:
    given = tuple((one.at.date(), figure) for one, figure in figures if figure is not None)
    return Trend(what, where, given, _words(what, where, given))


def _words(what: str, where: str, given: Sequence[tuple[date, int]]) -> str:
    if not given:
        return ""
    (first, before), (latest, now) = given[0], given[-1]
    name = f"{what[0].upper()}{what[1:]}, {where}"
    if len(given) == 1:
        return f"{name}: {now} on {_day(latest)}."
    return f"{name}: {before} on {_day(first)}, {now} on {_day(latest)}, {len(given)} check-ups."


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
