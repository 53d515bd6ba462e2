"""The list of routines, and what a person can ask for there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from toetap.coach.catalogue import Catalogue, nearest
from toetap.coach.exercise import Exercise
from toetap.coach.routine import Routine
from toetap.coach.script import Part, Script, build
from toetap.plain.desk import Desk
from toetap.plain.parts import Parts
from toetap.plain.spoken import asked_of, capital, routine_facts
from toetap.plain.vocabulary import Unknown, Word, either, helped, number, understood

_WORDS = (
    Word("show", "show and a number: tell every step of a routine, and what is known of it."),
    Word("list", "Tell the routines once more.", ("again", "l")),
    Word("history", "Tell what was done.", ("h",)),
    Word("help", "This list.", ("?",)),
    Word("quit", "Leave toetap.", ("q", "leave", "exit")),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person wants next.

    Attributes:
        what: Start the routine, look back, or quit.
        routine: The routine to start.
    """

    what: Literal["start", "history", "quit"]
    routine: Routine | None = None


class Choosing:
    """Lets a person choose a routine."""

    def __init__(self, desk: Desk, parts: Parts) -> None:
        self._desk = desk
        self._parts = parts
        self._scripts = tuple(
            build(routine, parts.catalogue) for routine in parts.catalogue.routines.values()
        )

    def run(self, *, listed: bool) -> Choice:
        """Ask for a routine; tell them all first, unless they have just been told."""
        if listed:
            self._list()
        while True:
            word = self._desk.ask(self._read, self._question)
            match word:
                case None:
                    return Choice("quit")
                case Routine():
                    return Choice("start", word)
                case Script():
                    self._desk.say(*shown(word, self._parts.catalogue))
                case Word(name="list"):
                    self._list()
                case Word(name="help"):
                    self._desk.say("A number, or a part of a name: start it.", *helped(_WORDS))
                case Word(name="history"):
                    return Choice("history")
                case _:
                    return Choice("quit")

    @property
    def _question(self) -> str:
        count = len(self._scripts)
        return f"Which one? Answer 1 to {count}, or a part of a name. Or history, help, quit."

    def _list(self) -> None:
        today = self._parts.clock.wall().date()
        index = self._parts.index()
        index.refresh()
        done = index.done_on(today)
        for place, script in enumerate(self._scripts, start=1):
            routine = script.routine
            own = " Your own." if routine.id in self._parts.catalogue.own else ""
            again = " Done today." if routine.id in done else ""
            self._desk.say(f"{place}. {routine.name}. {routine_facts(script)}{own}{again}")

    def _read(self, text: str) -> Routine | Script | Word | Unknown:
        """A routine to start, one to show, or a word."""
        command, _, which = text.partition(" ")
        if command.casefold() == "show":
            return self._found(which.strip())
        if not text:
            return Unknown("Nothing was chosen.")
        word = understood(text, _WORDS)
        if isinstance(word, Word):
            return word
        found = self._found(which.strip() if command.casefold() == "start" and which else text)
        return found.routine if isinstance(found, Script) else found

    def _found(self, which: str) -> Script | Unknown:
        """The one routine with this number, id or part of a name."""
        place = number(which)
        if place is not None:
            if 1 <= place <= len(self._scripts):
                return self._scripts[place - 1]
            return Unknown(f"There is no number {place}; there are 1 to {len(self._scripts)}.")
        wanted = which.casefold()
        same = [one for one in self._scripts if wanted in _names(one.routine)]
        parts = [one for one in self._scripts if wanted and _has(one.routine, wanted)]
        match same or parts:
            case [one]:
                return one
            case []:
                return Unknown(self._unknown(which))
            case several:
                return Unknown(f"{which} can be {_named(several)}.")

    def _unknown(self, which: str) -> str:
        names = {name: None for one in self._scripts for name in _names(one.routine)}
        known = {word.name: None for word in _WORDS}
        near = nearest(which[:60], {**names, **known})
        meant = f" Did you mean {either(near)}?" if near else ""
        return f"There is no routine or word like that.{meant}"


def _names(routine: Routine) -> tuple[str, str]:
    return routine.id, routine.name.casefold()


def _has(routine: Routine, wanted: str) -> bool:
    return any(wanted in name for name in _names(routine))


def _named(scripts: Sequence[Script]) -> str:
    return either(script.routine.name for script in scripts)


def shown(script: Script, catalogue: Catalogue) -> Iterator[str]:
    """Everything about a routine, exercise by exercise."""
    routine = script.routine
    yield f"{routine.name}. {routine.summary}"
    yield routine_facts(script)
    if routine.about:
        yield routine.about
    for line in routine.cautions:
        yield f"Mind: {line}"
    for place, part in enumerate(script.parts, start=1):
        yield f"Exercise {place} of {len(script.parts)}: {part.exercise.name}."
        yield from _card(part, catalogue)


def _card(part: Part, catalogue: Catalogue) -> Iterator[str]:
    exercise: Exercise = part.exercise
    yield exercise.summary
    yield f"{capital(part.posture)}. {capital(asked_of(part))}."
    for number_, line in enumerate(exercise.steps, start=1):
        yield f"Step {number_}. {line}"
    for line in exercise.cautions:
        yield f"Mind: {line}"
    yield f"Known: {exercise.known}"
    yield f"Not claimed: {exercise.not_claimed}"
    for source in exercise.sources:
        found = catalogue.sources.get(source)
        yield f"Source: {f'{found.title}, {found.where}' if found else source}"
