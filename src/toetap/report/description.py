"""What stands in the report; the page and the paper are both made of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from toetap.cleaning import clean, fold
from toetap.coach import summaries
from toetap.coach.record import SessionRecord
from toetap.coach.stats import ExerciseLine, Side, Stats
from toetap.coach.units import DAYS_A_WEEK
from toetap.report.plots import Line, bars, lines

WEEKS = 52
"""Weeks in a plot, at most: more could not be told apart on paper."""

_NAME = 48
"""Letters of a name that are written out."""

ABOUT = (
    "This was written by toetap, a coach for exercises at home, from what the person did with it "
    "and told it. Repetitions were counted by the person's own presses, times by a clock. Pain, "
    "numbness and effort are the person's own answers from 0, none, to 10, the most possible. "
    "Sessions marked as entered afterwards were not guided. toetap is no medical device; nothing "
    "here is a measurement, a diagnosis or a judgement of whether the exercises help."
)


@dataclass(frozen=True, slots=True)
class Report:
    """What the report is of.

    Attributes:
        found: The figures.
        since: The first day that was asked for; None for all of it. `until` is the last.
        made: The day the report is made on, by this `version` of the program.
        stops: Sessions that were stopped for a reason, the newest first.
        notes: Sessions with words of the person's own, the newest first.
        unreadable: Files that are in none of the figures, as they could not be read.
    """

    found: Stats
    since: date | None
    until: date
    made: date
    version: str
    stops: Sequence[SessionRecord] = ()
    notes: Sequence[SessionRecord] = ()
    unreadable: int = 0


@dataclass(frozen=True, slots=True)
class Room:
    """How much of what can be long is written out: all that is left out is told.

    Attributes:
        exercises: How many of them, those that took the most time first.
        sessions: Stops and notes, so many of each.
        letters: Of a note.
    """

    exercises: int
    sessions: int
    letters: int


ROOMS = (
    Room(40, 6, 180),
    Room(40, 6, 120),
    Room(30, 5, 100),
    Room(20, 4, 90),
    Room(12, 3, 60),
    Room(8, 1, 40),
)
"""From the most to the least: what keeps the report to two pages is chosen."""


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture as SVG; `words` say it to those who can't see it."""

    title: str
    svg: str
    words: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below their names.

    Attributes:
        shares: What part each column takes of the room that is left; 0 for one that takes what
            it needs.
        numbers: Which columns hold numbers.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report under a title of its own; `small` is written last, and small."""

    title: str
    words: str = ""
    plots: tuple[Plot, ...] = ()
    table: Table | None = None
    small: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """All of it, in the order it is read."""

    title: str
    made: str
    sections: tuple[Section, ...]


def described(report: Report, room: Room = ROOMS[0]) -> Document:
    """The report in so much room."""
    begun = report.since or report.found.first
    days = f"{begun} to {report.until}" if begun else f"up to {report.until}"
    return Document(
        title=f"Exercises at home, {days}",
        made=f"Made on {report.made} by toetap {report.version}.",
        sections=tuple(_sections(report, room)),
    )


def _sections(report: Report, room: Room) -> Iterator[Section]:
    found = report.found
    yield Section("How often, and how much", summaries.kept_up(found), _weekly(found))
    if found.first is not None:
        yield Section("As planned, and in full", summaries.adherence(found))
        yield from _felt(found)
        yield Section("Tempo of the taps", summaries.tempo(found))
        yield _doses(found.exercises, room)
    if report.stops:
        yield _stops(report.stops, room)
    if report.notes:
        yield _notes(report.notes, room)
    files = summaries.counted(report.unreadable, "file")
    missing = f"{files} could not be read and are in none of these figures."
    small = missing if report.unreadable else ""
    yield Section("What the figures are and are not", ABOUT, small=small)


def _weekly(found: Stats) -> tuple[Plot, ...]:
    shown = found.weeks[-WEEKS:]
    if not shown:
        return ()
    mondays = [line.monday for line in shown]
    minutes = [line.seconds / 60 for line in shown]
    days = [float(line.days) for line in shown]
    latest = f" The latest {WEEKS} weeks." if len(found.weeks) > WEEKS else ""
    return (
        Plot(
            f"Minutes a week.{latest}",
            bars(mondays, minutes, found.plan.minutes),
            f"Minutes a week, from {min(minutes):.0f} to {max(minutes):.0f}.",
        ),
        Plot(
            "Days a week with a session.",
            bars(mondays, days, found.plan.days, whole=DAYS_A_WEEK),
            f"Days a week, from {min(days):.0f} to {max(days):.0f}.",
        ),
    )


def _felt(found: Stats) -> Iterator[Section]:
    shown = found.weeks[-WEEKS:]
    mondays = [line.monday for line in shown]
    pain = (
        Line("pain before", "circle", tuple(line.pain_before for line in shown)),
        Line("pain after", "square", tuple(line.pain_after for line in shown)),
    )
    other = (
        Line("numbness before", "cross", tuple(line.numbness for line in shown)),
        Line("effort", "square", tuple(line.effort for line in shown)),
    )
    both = f"{summaries.numbness(found)} {summaries.effort(found)}"
    for title, words, drawn in (
        ("Pain, before and after", summaries.pain(found), pain),
        ("Numbness and effort", both, other),
    ):
        told = any(value is not None for line in drawn for value in line.values)
        plot = Plot("Means of a week, 0 to 10.", lines(mondays, drawn), words)
        yield Section(title, words, (plot,) if told else ())


def _doses(exercises: Sequence[ExerciseLine], room: Room) -> Section:
    head = ("exercise", "right", "left", "both, or in turn", "sets", "in full", "time")
    rows = tuple(_dose(line) for line in exercises[: room.exercises])
    small = "Done of asked, over all of these days."
    if rest := exercises[room.exercises :]:
        more = summaries.counted(len(rest), "more exercise")
        sets = summaries.counted(sum(line.sets for line in rest), "set")
        took = summaries.length(sum(line.seconds for line in rest))
        small += f" And {more}, {sets} in {took}, that are not listed."
    return Section(
        "What was done of each exercise, by side",
        table=Table(head, rows, shares=(1, 0, 0, 0, 0, 0, 0), numbers=(4, 5, 6)),
        small=small,
    )


def _dose(line: ExerciseLine) -> tuple[str, ...]:
    by_side = {side.side: side for side in line.sides}
    sides = (("right",), ("left",), ("both", "alternating"))
    return (
        _own(line.name, _NAME),
        *(_amount([by_side[name] for name in names if name in by_side], line) for names in sides),
        f"{line.sets:,}",
        f"{line.full:,}",
        summaries.length(line.seconds),
    )


def _amount(sides: Sequence[Side], line: ExerciseLine) -> str:
    if not sides:
        return ""
    done, target = sum(side.done for side in sides), sum(side.target for side in sides)
    return summaries.amount(done, target, line)


def _stops(stops: Sequence[SessionRecord], room: Room) -> Section:
    rows = tuple(
        (
            f"{one.started:%Y-%m-%d %H:%M}",
            one.reason or "no reason told",
            _own(one.title, _NAME),
            _own(one.note, room.letters),
        )
        for one in stops[: room.sessions]
    )
    head = ("when", "reason", "routine", "own words")
    return Section("Stopped sessions, the latest", table=Table(head, rows, shares=(0, 0, 1, 3)))


def _notes(notes: Sequence[SessionRecord], room: Room) -> Section:
    rows = tuple(
        (
            f"{one.started:%Y-%m-%d}",
            f"{_own(one.title, _NAME)}{' (entered afterwards)' if one.source == 'logged' else ''}",
            _own(one.note, room.letters),
        )
        for one in notes[: room.sessions]
    )
    return Section(
        "Notes, the latest", table=Table(("day", "routine", "own words"), rows, shares=(0, 1, 3))
    )


def _own(words: str, letters: int) -> str:
    """Words of somebody's own, of at most so many letters; it is told where they go on."""
    words = clean(fold(words))
    return words if len(words) <= letters else f"{words[:letters].rstrip()} … (it goes on)"
