"""After a session, line by line: what is suggested, why, and the person's own decision."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from toetap.coach.next_time import Decision, decided
from toetap.coach.progression import Answer
from toetap.errors import NotSavedError
from toetap.plain.desk import Desk
from toetap.plain.parts import Parts
from toetap.plain.spoken import capital
from toetap.plain.vocabulary import Unknown, Word, either, understood
from toetap.settings.values import Settings

_LATER = Word("later", "Decide another time.", ("l",))


class Deciding:
    """Tells what a session leaves to decide, and asks about it."""

    def __init__(self, desk: Desk, parts: Parts) -> None:
        self._desk = desk
        self._parts = parts

    def run(self, decisions: Sequence[Decision]) -> None:
        """Tell and ask. Answers in a pipe were written before anything was suggested."""
        for one in decisions:
            answer = self._asked(one)
            if answer is not None:
                self._decide(one, answer)

    def _asked(self, one: Decision) -> Answer | None:
        told = f"{one.title}. {one.offers} {one.why}"
        if not self._desk.typed:
            self._desk.say(told)
            return None
        ways = tuple(Word(way.answer, way.words, (way.answer[0],)) for way in one.ways)
        comes_to = " ".join(f"{capital(way.answer)}: {way.words}." for way in one.ways)
        found = self._desk.ask(
            partial(_read, ways),
            told,
            f"{comes_to} Answer {either(way.name for way in ways)}. Enter: another time.",
        )
        return next((way.answer for way in one.ways if found and way.answer == found.name), None)

    def _decide(self, one: Decision, answer: Answer) -> None:
        at = self._parts.clock.wall()

        def change(settings: Settings) -> Settings:
            return decided(settings, one, answer, at)

        self._parts.told.change(change)
        words = next(way.words for way in one.ways if way.answer == answer)
        kept(self._desk, self._parts, f"Noted: {words}.")


def kept(desk: Desk, parts: Parts, noted: str) -> None:
    """Bring what the person has just chosen to the disk, and say so, or why not."""
    try:
        parts.told.keep()
    except NotSavedError as error:
        desk.say(
            noted, f"NOT SAVED. {error.message} {error.hint}".rstrip(),
            "It holds until toetap is closed.",
        )  # fmt: skip
    else:
        desk.say(noted)


def _read(ways: tuple[Word, ...], text: str) -> Word | Unknown:
    return understood(text, (*ways, _LATER)) if text else _LATER
