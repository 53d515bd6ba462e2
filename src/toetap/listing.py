"""Answers on standard output: tables for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Exercise
from toetap.coach.results import results
from toetap.coach.routine import Routine
from toetap.coach.script import Part, build
from toetap.coach.wording import about, equipment, listed, part_words, postures
from toetap.store.format import to_document
from toetap.store.history import Entry, History

ROWS = 20
"""Sessions in the table where no limit is given."""


def as_json(answer: object) -> None:
    """An answer for programs; dates as ISO 8601."""

    def plain(value: object) -> str:
        if isinstance(value, datetime | date):
            return value.isoformat()
        return str(value)

    print(json.dumps(answer, indent=2, ensure_ascii=False, default=plain))


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def routines(catalogue: Catalogue, *, json_wanted: bool) -> None:
    """The routines, in the order of the list in the app."""
    scripts = [build(routine, catalogue) for routine in catalogue.routines.values()]
    if json_wanted:
        as_json([_routine_data(script.routine, catalogue) for script in scripts])
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
    Console(highlight=False).print(table)


def _routine_data(routine: Routine, catalogue: Catalogue) -> dict[str, object]:
    script = build(routine, catalogue)
    return {
        "id": routine.id,
        "name": routine.name,
        "summary": routine.summary,
        "seconds": script.seconds,
        "postures": list(postures(script)),
        "equipment": list(equipment(script)),
        "own": routine.id in catalogue.own,
        "exercises": [
            {"id": part.exercise.id, "level": part.level, "dose": msgspec.to_builtins(part.dose)}
            for part in script.parts
        ],
    }


def show(entry: Exercise | Routine, catalogue: Catalogue, *, json_wanted: bool) -> None:
    """Everything about an exercise or a routine."""
    if json_wanted:
        if isinstance(entry, Routine):
            as_json(_routine_data(entry, catalogue) | {"cautions": list(entry.cautions)})
        else:
            as_json(msgspec.to_builtins(entry))
        return
    console = Console(highlight=False, soft_wrap=False)
    lines = _routine_lines(entry, catalogue) if isinstance(entry, Routine) else []
    for line in lines or _exercise_lines(entry, catalogue):
        console.print(line)


def _routine_lines(entry: Exercise | Routine, catalogue: Catalogue) -> list[Text]:
    assert isinstance(entry, Routine)
    script = build(entry, catalogue)
    facts = [about(script.seconds), entry.when, listed(postures(script))]
    lines = [
        Text(entry.name, "bold"),
        Text(entry.summary),
        Text(" · ".join(fact for fact in facts if fact)),
    ]
    if things := listed(equipment(script)):
        lines.append(Text(f"At hand: {things}"))
    if entry.about:
        lines += [Text(), Text(entry.about)]
    lines.append(Text())
    for number, part in enumerate(script.parts, start=1):
        lines.append(Text.assemble(f"{number:>2}. ", (part.exercise.name, "bold")))
        lines.append(Text(f"    {part_words(part)}  ({part.exercise.id})", "dim"))
    lines += [Text.assemble(("\nMind: ", "bold"), caution) for caution in entry.cautions]
    return lines


def _exercise_lines(entry: Exercise | Routine, catalogue: Catalogue) -> list[Text]:
    assert isinstance(entry, Exercise)
    lines = [Text(entry.name, "bold"), Text(entry.summary)]
    if entry.equipment:
        lines.append(Text(f"At hand: {listed(entry.equipment)}"))
    lines.append(Text())
    lines += [Text(f"{number:>2}. {step}") for number, step in enumerate(entry.steps, start=1)]
    lines.append(Text())
    for level, rung in enumerate(entry.level, start=1):
        words = part_words(Part(entry, level, rung.posture, rung.dose, None))
        note = f" - {rung.note}" if rung.note else ""
        lines.append(Text(f"Level {level}: {rung.posture}, {words}{note}"))
    lines.append(Text())
    lines += [Text.assemble(("Mind: ", "bold"), caution) for caution in entry.cautions]
    lines.append(Text.assemble(("Known: ", "bold"), entry.known))
    lines.append(Text.assemble(("Not claimed: ", "bold"), entry.not_claimed))
    for source in entry.sources:
        found = catalogue.sources.get(source)
        words = f"{found.title}, {found.where}" if found else source
        lines.append(Text.assemble(("Source: ", "bold"), words))
    lines.append(Text(f"Reviewed {entry.reviewed}" if entry.reviewed else "Not reviewed"))
    return lines


def history(past: History, limit: int | None, since: date | None, *, json_wanted: bool) -> None:
    """What was done, the newest first."""
    found = [
        entry for entry in past.sessions if since is None or entry.record.started.date() >= since
    ]
    if json_wanted:
        as_json([to_document(entry.record) for entry in found[:limit]])
        return
    if not found:
        print("Nothing here yet. `toetap` opens the coach.")
        return
    _print_history(found[: limit or ROWS], len(found))


def _print_history(entries: Sequence[Entry], of: int) -> None:
    table = _table("when", "active", "status", "routine", "done")
    for entry in entries:
        record = entry.record
        table.add_row(
            f"{record.started:%Y-%m-%d %H:%M}",
            about(record.active_seconds),
            record.status,
            Text(record.title),
            Text(_in_short(entry)),
        )
    Console(highlight=False).print(table)
    if len(entries) < of:
        print(f"{len(entries)} of {of}; --limit N shows more.")


def _in_short(entry: Entry) -> str:
    exercises = entry.record.exercises
    full = sum(all(result.mark == "✓" for result in results(exercise)) for exercise in exercises)
    return f"{full} of {len(exercises)} exercises"


def paths(named: Mapping[str, Path], *, json_wanted: bool) -> None:
    """Where everything is kept."""
    if json_wanted:
        as_json({name: str(path) for name, path in named.items()})
        return
    width = max(map(len, named))
    for name, path in named.items():
        print(f"{name:<{width}}  {path}")
