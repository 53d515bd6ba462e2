"""Content files put together: who has which id, and whether what is referred to exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from toetap.cleaning import clean
from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Exercise, Source
from toetap.coach.routine import Routine
from toetap.coach.task import Task
from toetap.loader import rules
from toetap.loader.entries import Entry, Told
from toetap.loader.places import Kind, Problem


@dataclass(frozen=True)
class Assembled:
    """What some files are together.

    Attributes:
        catalogue: All that nothing is wrong with.
        problems: All that is wrong, in the order of the files.
    """

    catalogue: Catalogue
    problems: tuple[Problem, ...]


def assemble(entries: Sequence[Entry]) -> Assembled:
    """Put entries together; of two with the same id the first is used."""
    assembly = _Assembly(entries)
    assembly.take_sources()
    assembly.take_exercises()
    assembly.take_routines()
    assembly.take_plan()
    return assembly.result()


class _Assembly:
    """What is known so far: first the sources, then the exercises that cite them, then routines."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._told = {id(entry): list(entry.problems) for entry in entries}
        self._exercises: dict[str, Exercise] = {}
        self._routines: dict[str, Routine] = {}
        self._plan: dict[str, Task] = {}
        self._sources: dict[str, Source] = {}
        self._source_names: dict[str, Path] = {}
        self._faulty: dict[str, str] = {}
        self._own: set[str] = set()
        self._taken: dict[str, Path] = {}

    def take_sources(self) -> None:
        """Take what sources can be read; the ids of the others are known all the same."""
        for entry in self._of("sources"):
            for name, source in entry.parts:
                first = self._source_names.get(name)
                if first is not None:
                    self._tell(entry, [(name, _taken("source", name, first, "it"))])
                elif isinstance(source, Source):
                    self._sources[name] = source
                    self._source_names[name] = entry.file.path
            for problem in entry.problems:
                self._source_names.setdefault(problem.key.partition(".")[0], entry.file.path)

    def take_exercises(self) -> None:
        """Take the exercises that nothing is wrong with, and note the ids of the others."""
        for entry in self._of("exercise"):
            whole, name = entry.whole, entry.file.id
            if isinstance(whole, Exercise):
                self._tell(entry, self._of_sources(whole.sources))
            if not self._is_first(entry):
                continue
            if isinstance(whole, Exercise) and not self._told[id(entry)]:
                self._exercises[name] = whole
                self._note_owner(entry)
            else:
                self._faulty[name] = clean(str(entry.file.path))

    def take_routines(self) -> None:
        """Take the routines that nothing is wrong with."""
        known = rules.Known(self._exercises, self._faulty)
        for entry in self._of("routine"):
            whole = entry.whole
            self._tell(entry, rules.of_items(entry.parts, known))
            first = self._is_first(entry)
            if first and isinstance(whole, Routine) and not self._told[id(entry)]:
                self._routines[entry.file.id] = whole
                self._note_owner(entry)

    def take_plan(self) -> None:
        """Take the tasks that nothing is wrong with; of two with the same id the first."""
        first: dict[str, Path] = {}
        for entry in self._of("plan"):
            faulty = {problem.key.partition(".")[0] for problem in entry.problems}
            for name, task in entry.parts:
                assert isinstance(task, Task)
                told = self._of_task(name, task)
                if name in first:
                    told.append((name, _taken("task", name, first[name], "it")))
                elif not told and name not in faulty:
                    self._plan[name] = task
                first.setdefault(name, entry.file.path)
                self._tell(entry, told)

    def _of_task(self, name: str, task: Task) -> list[Told]:
        sources = self._of_sources(task.sources)
        return [
            *rules.of_task(name, task, self._exercises, self._routines),
            *((f"{name}.{key}", text) for key, text in sources),
        ]

    def result(self) -> Assembled:
        """Everything taken, in the order it is shown in."""
        exercises = sorted(self._exercises.items(), key=lambda pair: pair[1].name.casefold())
        routines = sorted(
            self._routines.items(), key=lambda pair: (pair[1].order, pair[1].name.casefold())
        )
        catalogue = Catalogue(
            dict(exercises), dict(routines), self._sources, frozenset(self._own), self._plan
        )
        problems = (problem for entry in self._entries for problem in self._told[id(entry)])
        return Assembled(catalogue, tuple(problems))

    def _of_sources(self, cited: Sequence[str]) -> Iterable[Told]:
        return rules.of_sources(cited, self._source_names)

    def _of(self, kind: Kind) -> Iterator[Entry]:
        return (entry for entry in self._entries if entry.kind == kind)

    def _is_first(self, entry: Entry) -> bool:
        """Whether the id is still free. Ids that differ only in case are the same.

        An exercise and a routine share no id either: `toetap show` takes the ids of both.
        """
        path = entry.file.path
        first = self._taken.setdefault(entry.file.id.lower(), path)
        if first is not path:
            kind = entry.kind or "content"
            self._tell(entry, [("", _taken(kind, entry.file.id, first, "this file"))])
        return first is path

    def _note_owner(self, entry: Entry) -> None:
        if entry.file.own:
            self._own.add(entry.file.id)

    def _tell(self, entry: Entry, told: Iterable[Told]) -> None:
        self._told[id(entry)] += [Problem(entry.file.path, key, text) for key, text in told]


def _taken(kind: str, name: str, first: Path, what: str) -> str:
    return clean(f"the {kind} id '{name}' is already taken by {first}; rename {what}")
