"""What the person told for good, line by line, each of it to be answered anew."""

from __future__ import annotations

from functools import partial

from toetap.coach.question import Question
from toetap.plain.asking import Asking
from toetap.plain.desk import Desk
from toetap.plain.parts import Parts
from toetap.plain.vocabulary import Unknown, Word, number, understood
from toetap.settings.asking import all_questions, says

_BACK = Word("back", "Return to the routines.", ("b", "leave", "quit", "q"))


class SettingsRoom:
    """Tells what holds, and asks anew."""

    def __init__(self, desk: Desk, parts: Parts) -> None:
        self._desk = desk
        self._parts = parts

    def run(self) -> None:
        """Until the person goes back."""
        while True:
            questions = self._questions()
            self._desk.say("Settings.")
            for place, one in enumerate(questions, start=1):
                self._desk.say(f"{place}. {one.topic}: {says(one, self._parts.told.now)}.")

            asked = self._desk.ask(
                partial(_read, questions),
                f"Answer 1 to {len(questions)} to change one. Enter: back.",
            )
            if not isinstance(asked, Question):
                return
            Asking(self._desk, self._parts).run((asked,), later=False)

    def _questions(self) -> tuple[Question, ...]:
        today = self._parts.clock.wall().date()
        return all_questions(self._parts.catalogue.plan, self._parts.told.now, today)


def _read(questions: tuple[Question, ...], text: str) -> Question | Word | Unknown:
    place = number(text)
    if place is not None and 1 <= place <= len(questions):
        return questions[place - 1]
    return understood(text, (_BACK,)) if text else _BACK
