"""The list of routines, and what a person can ask for there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from toetap.coach.catalogue import nearest
from toetap.coach.exercise import Exercise
from toetap.coach.routine import Routine
from toetap.coach.script import Script, build
from toetap.plain.cards import Levels, shown
from toetap.plain.desk import Desk
from toetap.plain.parts import Parts
from toetap.plain.spoken import routine_facts
from toetap.plain.vocabulary import Unknown, Word, either, helped, number, understood

if TYPE_CHECKING:
    from toetap.store.index.history import SessionIndex

_WORDS = (
    Word("show", "show and a number: tell every step of a routine, and what is known of it."),
    Word("level", "level and the name of an exercise: tell its levels, and choose one by hand."),
    Word("list", "Tell the routines once more.", ("again", "l")),
    Word("today", "Tell what is due today, and how the week stands.", ("t",)),
    Word("history", "Tell what was done.", ("h",)),
    Word("settings", "Tell what you told, and tell it anew: feet, standing, plan, sound."),
    Word("check-ups", "Every four weeks, if you like: foot taps, and how it feels.", ("c",)),
    Word("help", "This list.", ("?",)),
    Word("quit", "Leave toetap.", ("q", "leave", "exit")),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person wants next.

    Attributes:
        what: Start the routine, look back, answer anew, check up, or quit.
        routine: The routine to start.
    """

    what: Literal["start", "history", "settings", "check-ups", "quit"]
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
            match self._desk.ask(self._read, self._question):
                case Routine() as routine:
                    return Choice("start", routine)
                case Script() as script:
                    self._desk.say(*shown(script, self._parts.catalogue))
                case Exercise() as exercise:
                    Levels(self._desk, self._parts).choose(exercise)
                case Word(name="history" | "settings" | "check-ups" as what):
                    return Choice(what)
                case Word(name="list" | "today" | "help" as what):
                    self._tell(what)
                case _:
                    return Choice("quit")

    def _tell(self, what: str) -> None:
        match what:
            case "list":
                self._list()
            case "today":
                self._desk.say(*self._today(asked=True))
            case _:
                self._desk.say("A number, or a part of a name: start it.", *helped(_WORDS))

    @property
    def _question(self) -> str:
        count = len(self._scripts)
        first = f"Which one? Answer 1 to {count}, or a part of a name."
        return f"{first} Or today, history, settings, help, quit."

    def _list(self) -> None:
        self._desk.say(*self._today(asked=False))
        today = self._parts.clock.wall().date()
        index = self._parts.index()
        index.refresh()
        done = index.done_on(today)
        for place, script in enumerate(self._scripts, start=1):
            routine = script.routine
            own = " Your own." if routine.id in self._parts.catalogue.own else ""
            again = " Done today." if routine.id in done else ""
            self._desk.say(f"{place}. {routine.name}. {routine_facts(script)}{own}{again}")

    def _today(self, *, asked: bool) -> Iterator[str]:
        """What is due today, and how the week stands."""
        from toetap.due import CHECKUP, day_of  # noqa: PLC0415 - late, for the start

        parts = self._parts

        def index() -> SessionIndex:
            found = parts.index()
            found.refresh()
            return found

        day = parts.clock.wall().date()
        held = day_of(parts.catalogue.plan, parts.told.now, day, index, parts.checkups)
        if held.empty:
            if asked:
                yield "Nothing is taken on. settings is where to choose."
            return
        if held.today.words:
            yield f"Today. {held.today.words}"
        if not held.today.paused:
            yield from (f"{'Due' if one.due else 'Today'}: {one.words}" for one in held.today.tasks)
        if held.checkup:
            yield CHECKUP

    def _read(self, text: str) -> Routine | Script | Exercise | Word | Unknown:
        """A routine to start, one to show, an exercise whose level is to be set, or a word."""
        command, _, which = text.partition(" ")
        if command.casefold() == "show":
            return self._found(which.strip())
        if command.casefold() == "level":
            return self._exercise(which.strip())
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

    def _exercise(self, which: str) -> Exercise | Unknown:
        """The one exercise with this id, or a part of this name."""
        wanted, known = which.casefold(), self._parts.catalogue.exercises.values()
        same = [one for one in known if wanted in (one.id, one.name.casefold())]
        parts = [one for one in known if wanted and wanted in one.name.casefold()]
        match same or parts:
            case [one]:
                return one
            case []:
                return Unknown("There is no exercise like that. show and a number tells some.")
            case several:
                return Unknown(f"{which} can be {either(one.name for one in several)}.")

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
