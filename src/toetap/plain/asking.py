"""What a person is asked for good, line by line: at the first start, and again in the settings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec.structs import replace

from toetap.coach.asking import follow_up
from toetap.coach.person import TempoTold
from toetap.coach.question import NOTHING, Picked, Question
from toetap.errors import NotSavedError
from toetap.plain.desk import Desk
from toetap.plain.parts import Parts
from toetap.plain.vocabulary import Unknown, number
from toetap.settings.asking import TEMPO, says
from toetap.settings.told import Change
from toetap.settings.values import Settings

Left = Literal["later", "back"]


def left_by(word: str, *, may_wait: bool) -> Left | None:
    """What somebody wants who does not answer; None for an answer."""
    if word in ("back", "b", "quit", "q", "leave"):
        return "back"
    return "later" if may_wait and word in ("later", "l") else None


class Asking:
    """Puts such questions, lets the answers hold, and keeps them."""

    def __init__(self, desk: Desk, parts: Parts) -> None:
        self._desk = desk
        self._parts = parts

    def run(self, questions: tuple[Question, ...], *, later: bool) -> bool:
        """Ask one after the other.

        Args:
            questions: What is asked.
            later: What safety allows to be left may be left, with all after it.

        Returns:
            False if the person left instead of answering.
        """
        left, asked = list(questions), 0
        while left:
            question = left.pop(0)
            may_wait = later and question.skippable and asked > 0
            answer = self._asked(question, may_wait=may_wait)
            if answer == "later":
                return True
            if answer is None or answer == "back":
                return False
            asked += 1
            today = self._parts.clock.wall().date()
            if follows := follow_up(question, self._parts.told.now, today):
                left.insert(0, follows)
        return True

    def _asked(self, question: Question, *, may_wait: bool) -> Picked | Left | None:
        """Ask, and let the answer hold; None if nobody answers."""
        if question.id == TEMPO:
            from toetap.plain.tempo import ask_tempo  # noqa: PLC0415 - seldom asked

            found = ask_tempo(self._desk, self._parts.told.now, may_wait=may_wait)
            if isinstance(found, int):
                self._hold(question, lambda was: replace(was, tempo=TempoTold(found)))
            return NOTHING if isinstance(found, int) else found

        def read(text: str) -> Picked | Left | Unknown:
            return self._read(question, text, may_wait=may_wait)

        self._desk.say(f"{question.asks}.".replace("?.", "?"), *question.lines)
        self._desk.say(*_options(question))
        answer: Picked | Left | None = self._desk.ask(
            read, *self._ways(question, may_wait=may_wait)
        )
        if isinstance(answer, frozenset):
            picked = answer

            def change(was: Settings) -> Settings:
                told = question.told(was, picked)
                assert isinstance(told, Settings)
                return told

            self._hold(question, change)
        return answer

    def _hold(self, question: Question, change: Change) -> None:
        """Let an answer hold, keep it, and tell it."""
        told = self._parts.told
        told.change(change, question.keys)
        try:
            told.keep()
        except NotSavedError as error:
            self._desk.say(f"NOT SAVED. {error.message} {error.hint}".rstrip())
        if question.options or question.id == TEMPO:
            self._desk.say(f"{question.topic}: {says(question, told.now)}.")

    def _ways(self, question: Question, *, may_wait: bool) -> Iterator[str]:
        later = " later: the rest another time." if may_wait else ""
        if not question.options:
            yield f"Enter goes on.{later}"
        elif question.many:
            holds = question.says(self._parts.told.now)
            yield f"Answer the numbers that hold, or 0 for none. Enter: {holds}.{later}"
        else:
            holds = question.says(self._parts.told.now)
            yield f"Answer 1 to {len(question.options)}. Enter leaves it: {holds}.{later}"

    def _read(self, question: Question, text: str, *, may_wait: bool) -> Picked | Left | Unknown:
        word, count = text.casefold(), len(question.options)
        if left := left_by(word, may_wait=may_wait):
            return left
        if not word:
            return question.picked(self._parts.told.now)
        if question.many and word in ("0", "none", "no"):
            return frozenset()
        places = [number(one) for one in word.replace(",", " ").split()]
        if not all(place is not None and 1 <= place <= count for place in places):
            return Unknown(f"Only numbers from 1 to {count} will do here.")
        if len(places) > 1 and not question.many:
            return Unknown("Only one number will do here.")
        return frozenset(place - 1 for place in places if place is not None)


def _options(question: Question) -> Iterator[str]:
    for place, option in enumerate(question.options, start=1):
        more = f" {option.more}." if option.more else ""
        yield f"{place}. {option.words}.{more}"
