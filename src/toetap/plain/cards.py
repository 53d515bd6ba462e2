"""Everything about a routine and its exercises, and about the levels of one of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from toetap.coach.card import RungTold, ladder_told
from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Exercise
from toetap.coach.next_time import at_level, practised_of
from toetap.coach.person import Chosen
from toetap.coach.progression import course_of
from toetap.coach.script import Part, Script
from toetap.plain.deciding import kept
from toetap.plain.desk import Desk
from toetap.plain.parts import Parts
from toetap.plain.spoken import asked_of, capital, routine_facts, sentence
from toetap.plain.vocabulary import Unknown, Word, number

_SKIP = Word("leave", "Leave it as it is.")


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
    yield f"Reviewed {exercise.reviewed}." if exercise.reviewed else "Not reviewed."


class Levels:
    """Tells the levels of an exercise, and lets the person choose one by hand."""

    def __init__(self, desk: Desk, parts: Parts) -> None:
        self._desk = desk
        self._parts = parts

    def choose(self, exercise: Exercise) -> None:
        """Tell them and ask."""
        parts, wall = self._parts, self._parts.clock.wall()
        past = practised_of(entry.record for entry in parts.store.history().sessions)
        person = parts.told.now
        now = course_of(exercise, past.practices, person, wall.date()).rung
        ladder = ladder_told(exercise, now, person)
        self._desk.say(f"{sentence(exercise.name)} You are on level {now}.", *map(_rung, ladder))
        found = self._desk.ask(
            partial(_level, ladder),
            f"Answer 1 to {len(ladder)}. Enter: leave it as it is.",
        )
        if isinstance(found, int):
            chosen = Chosen(found, wall)
            parts.told.change(lambda settings: at_level(settings, exercise.id, chosen))
            kept(self._desk, parts, f"Noted: {exercise.name}, level {found}.")


def _rung(rung: RungTold) -> str:
    here = " You are here." if rung.here else ""
    note = f" {rung.note}" if rung.note else ""
    closed = f" Not open. {rung.why_not}" if rung.why_not else ""
    return f"Level {rung.level}: {rung.words}.{here}{note}{closed}"


def _level(ladder: tuple[RungTold, ...], text: str) -> int | Word | Unknown:
    if not text:
        return _SKIP
    level = number(text)
    found = next((rung for rung in ladder if rung.level == level), None)
    if found is None:
        return Unknown(f"There are levels 1 to {len(ladder)}.")
    return Unknown(found.why_not) if found.why_not else found.level
