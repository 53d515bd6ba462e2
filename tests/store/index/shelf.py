"""An index beside the files it is of, and what both say."""

from __future__ import annotations

from pathlib import Path

from toetap.coach.facts import weeks_of
from toetap.coach.progress import days, did_something
from toetap.coach.record import SessionRecord
from toetap.store.files import FileSystem
from toetap.store.folder import survey
from toetap.store.history import Entry, History
from toetap.store.index.history import SessionIndex
from toetap.store.index.rows import Choice, Row
from toetap.store.reading import read_history

VERSION = "1.2.3"


def index_of(data: Path, cache: Path | None, version: str = VERSION) -> SessionIndex:
    """An index on a machine whose files are all long settled."""
    return SessionIndex(data, cache, version, now=lambda: 4_000_000_000_000_000_000)


def fresh(data: Path) -> History:
    """All files, read anew."""
    return read_history(survey(FileSystem().scandir, data / "sessions"))


def row(entry: Entry) -> Row:
    """The row of a session, by hand."""
    record = entry.record
    return Row(
        id=record.id,
        path=entry.path,
        started=record.started,
        title=record.title,
        routine=record.routine,
        status=record.status,
        active_seconds=record.active_seconds,
        full=len([one for one in record.exercises if one.status == "done"]),
        exercises=len(record.exercises),
        did=did_something(record),
        read_only=entry.read_only,
    )


def choices(records: list[SessionRecord]) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """What was done, by hand; of several names the latest stands."""
    routines, exercises = dict[str, str](), dict[str, str]()
    for record in reversed(records):
        routines[record.routine] = record.title
        exercises |= {each.id: each.name for each in record.exercises}
    return _by_name(routines), _by_name(exercises)


def _by_name(named: dict[str, str]) -> tuple[Choice, ...]:
    found = [Choice(one, name) for one, name in named.items()]
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id)))


def hold(index: SessionIndex, data: Path) -> None:
    """Hold what an index says against a fresh read of the files."""
    truth = fresh(data)
    assert index.rows(0, 1000) == tuple(map(row, truth.sessions))
    assert index.count() == len(truth.sessions)
    assert index.attention() == truth.attention
    records = [entry.record for entry in truth.sessions]
    weeks, done = weeks_of(records), days(records)
    assert index.weeks() == weeks
    assert index.mondays() == tuple(week.monday for week in weeks)
    assert index.days() == tuple(done[day] for day in sorted(done))
    assert index.choices() == choices(records)
    for day in done:
        that = [one.routine for one in records if one.started.date() == day and did_something(one)]
        assert index.done_on(day) == set(that)
    for entry in truth.sessions:
        assert index.open(entry.record.id) == entry
