"""Answers on standard output: tables for people, JSON for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from textwrap import indent

import msgspec
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from toetap.cleaning import clean
from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Exercise
from toetap.coach.routine import Routine
from toetap.coach.script import Part, Script, build
from toetap.coach.wording import about, equipment, listed, part_words, postures
from toetap.store.format import to_document
from toetap.store.history import Attention, Entry
from toetap.store.index.history import SessionIndex
from toetap.store.index.rows import Row
from toetap.store.index.wanted import Wanted
from toetap.store.reading import examine

ROWS = 20
"""Sessions in the table where no limit is given."""

_PAGE = 500
_NO_EDGE = 10_000


def as_json(answer: object) -> None:
    """An answer for programs; dates as ISO 8601.

    In ASCII, so that no encoding of a pipe and no half character in a path's name can spoil it.
    """
    print(_dumped(answer))


def _dumped(answer: object) -> str:
    def plain(value: object) -> str:
        return value.isoformat() if isinstance(value, datetime | date) else str(value)

    return json.dumps(answer, indent=2, default=plain)


def _print(*answer: RenderableType) -> None:
    """Print to the width of the terminal. In a pipe there is no edge, and a row is a line."""
    console = Console(highlight=False, width=None if sys.stdout.isatty() else _NO_EDGE)
    # Captured, since Rich would end the program by itself where a pipe breaks.
    with console.capture() as captured:
        for one in answer:
            console.print(one)
    for line in captured.get().removesuffix("\n").split("\n"):
        print(line.rstrip())


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for column in columns:
        # The first is what a row is called, to be copied whole; the others give way.
        table.add_column(column, overflow="fold", no_wrap=column == columns[0])
    return table


def routines(catalogue: Catalogue, *, json_wanted: bool) -> None:
    """The routines, in the order of the list in the app."""
    scripts = [build(routine, catalogue) for routine in catalogue.routines.values()]
    if json_wanted:
        as_json([_routine_data(script, catalogue) for script in scripts])
        return
    table = _table("routine", "time", "posture", "what it is")
    for script in scripts:
        own = " (your own)" if script.routine.id in catalogue.own else ""
        table.add_row(
            Text(script.routine.id, "bold"),
            about(script.seconds),
            listed(postures(script)),
            Text(script.routine.name + own),
        )
    _print(table)


def show(entry: Exercise | Routine, catalogue: Catalogue, *, json_wanted: bool) -> None:
    """Everything about an exercise or a routine."""
    if isinstance(entry, Routine):
        script = build(entry, catalogue)
        if json_wanted:
            as_json(_routine_data(script, catalogue))
        else:
            _print(*_routine_lines(script))
    elif json_wanted:
        as_json(msgspec.to_builtins(entry))
    else:
        _print(*_exercise_lines(entry, catalogue))


def _routine_data(script: Script, catalogue: Catalogue) -> dict[str, object]:
    routine = script.routine
    return {
        "id": routine.id,
        "name": routine.name,
        "summary": routine.summary,
        "when": routine.when,
        "about": routine.about,
        "cautions": list(routine.cautions),
        "seconds": script.seconds,
        "postures": list(postures(script)),
        "equipment": list(equipment(script)),
        "own": routine.id in catalogue.own,
        "exercises": [
            {"id": part.exercise.id, "level": part.level, "dose": msgspec.to_builtins(part.dose)}
            for part in script.parts
        ],
    }


def _routine_lines(script: Script) -> Iterator[Text]:
    routine = script.routine
    facts = [about(script.seconds), routine.when, listed(postures(script))]
    yield Text(routine.name, "bold")
    yield Text(routine.summary)
    yield Text(" · ".join(fact for fact in facts if fact))
    if things := listed(equipment(script)):
        yield Text(f"At hand: {things}")
    if routine.about:
        yield Text()
        yield Text(routine.about)
    yield Text()
    for number, part in enumerate(script.parts, start=1):
        yield Text.assemble(f"{number:>2}. ", (part.exercise.name, "bold"))
        yield Text(f"    {part_words(part)}  ({part.exercise.id})", "dim")
    if routine.cautions:
        yield Text()
    for caution in routine.cautions:
        yield _told("Mind", caution)


def _exercise_lines(exercise: Exercise, catalogue: Catalogue) -> Iterator[Text]:
    yield Text(exercise.name, "bold")
    yield Text(exercise.summary)
    if exercise.equipment:
        yield Text(f"At hand: {listed(exercise.equipment)}")
    yield Text()
    for number, step in enumerate(exercise.steps, start=1):
        yield Text(f"{number:>2}. {step}")
    yield Text()
    for level, rung in enumerate(exercise.level, start=1):
        words = part_words(Part(exercise, level, rung.posture, rung.dose, None))
        note = f" - {rung.note}" if rung.note else ""
        yield Text(f"Level {level}: {rung.posture}, {words}{note}")
    yield Text()
    for caution in exercise.cautions:
        yield _told("Mind", caution)
    yield _told("Known", exercise.known)
    yield _told("Not claimed", exercise.not_claimed)
    for source in exercise.sources:
        found = catalogue.sources.get(source)
        yield _told("Source", f"{found.title}, {found.where}" if found else source)
    yield Text(f"Reviewed {exercise.reviewed}" if exercise.reviewed else "Not reviewed")


def _told(what: str, words: str) -> Text:
    return Text.assemble((f"{what}: ", "bold"), words)


def history(
    index: SessionIndex, limit: int | None, since: date | None, *, json_wanted: bool
) -> None:
    """What was done, the newest first; `since` is the first day of it."""
    wanted = Wanted(since=since)
    if json_wanted:
        sessions(_kept(index, wanted, limit))
    elif found := index.rows(0, limit or ROWS, wanted):
        _print(_history_table(found))
        if len(found) < (count := index.count(wanted)):
            print(f"{len(found)} of {count}; --limit N shows more.")
    elif index.count():
        print(f"Nothing since {since}.")
    elif not index.attention():
        print("Nothing here yet. `toetap` opens the coach.")


def sessions(entries: Iterable[Entry]) -> None:
    """Whole sessions for programs, one after the other, so that no history is too long."""
    between = "["
    for entry in entries:
        print(between, indent(_dumped(_document(entry)), "  "), sep="\n", end="")
        between = ","
    print("[]" if between == "[" else "\n]")


def _kept(index: SessionIndex, wanted: Wanted, limit: int | None) -> Iterator[Entry]:
    """The files of these sessions, as they are now."""
    every = index.count(wanted) if limit is None else limit
    for first in range(0, every, _PAGE):
        for row in index.rows(first, min(_PAGE, every - first), wanted):
            seen = examine(row.path)
            if not isinstance(seen, Attention):
                yield seen[0]


def _document(entry: Entry) -> dict[str, object]:
    """A session as this toetap knows it; the file of a newer one may hold more."""
    document = to_document(entry.record)
    return {**document, "read_only": True} if entry.read_only else document


def _history_table(rows: Sequence[Row]) -> Table:
    table = _table("when", "active", "status", "routine", "done")
    for row in rows:
        table.add_row(
            f"{row.started:%Y-%m-%d %H:%M}",
            about(row.active_seconds),
            row.status,
            Text(row.title),
            f"{row.full} of {row.exercises} exercises",
        )
    return table


def paths(named: Mapping[str, Path], *, json_wanted: bool) -> None:
    """Where everything is kept."""
    if json_wanted:
        as_json({name: str(path) for name, path in named.items()})
        return
    width = max(map(len, named))
    for name, path in named.items():
        print(f"{name:<{width}}  {clean(str(path))}")
