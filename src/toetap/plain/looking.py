"""Before a session, line by line: the look, what it allows, and the session that comes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from toetap.coach.beginning import Beginning, Wanted, begin, look
from toetap.coach.burst import Burst
from toetap.coach.heard import Silent
from toetap.coach.inputs import Press
from toetap.coach.metronome import OPENING
from toetap.coach.next_time import Practised, practised_of
from toetap.coach.routine import Routine
from toetap.coach.safety import Checked, Question, Sign, check
from toetap.coach.session import Session
from toetap.plain.desk import Desk
from toetap.plain.parts import Parts
from toetap.plain.spoken import sentence
from toetap.plain.vocabulary import Unknown, Word, number, understood

_NONE = Word("none", "None of these.", ("no", "n", "well", "all well"))
_AS_BEFORE = Word("as before", "What was said earlier.")
_LEAVE = Word("leave", "Begin nothing.", ("quit", "q", "x", "stop", "exit", "not now"))
_BEGIN = Word("begin", "Begin what is open.", ("b", "yes"))


@dataclass(frozen=True, slots=True)
class _Taken:
    """The way that a person takes: begin, another routine instead, or neither."""

    begins: bool = False
    instead: Routine | None = None


class Looking:
    """Asks how the person is before each session, and lets nothing begin that is not open.

    What was told holds for the day, until the person says otherwise.
    """

    def __init__(self, desk: Desk, parts: Parts) -> None:
        self._desk = desk
        self._parts = parts
        self._told: frozenset[Sign] = frozenset()
        self._day: date | None = None

    def past(self) -> Practised:
        """What was practised so far."""
        return practised_of(entry.record for entry in self._parts.store.history().sessions)

    def look(self, wanted: Wanted) -> Checked | None:
        """Ask; None where the person begins nothing, or nobody answers."""
        person, today = self._parts.told.now, self._parts.clock.wall().date()
        asked = look(wanted, self._parts.catalogue, person)
        told = [one for one in asked.questions if self._day == today and one.sign in self._told]
        self._desk.say(
            f"{asked.title}: before you start.",
            asked.heading,
            *(f"{place}. {one.asks}" for place, one in enumerate(asked.questions, start=1)),
            *asked.words,
        )
        found = self._desk.ask(
            partial(_signs, asked.questions, bool(told)), _how(asked.questions, told)
        )
        if found is None or found is _LEAVE:
            return None
        if isinstance(found, frozenset):
            self._told, self._day = found, today
        signs = {one.sign for one in told} if found is _AS_BEFORE else self._told
        return check(signs, person, of_feet=asked.of_feet)

    def begin(self, wanted: Wanted) -> tuple[Session, Practised] | None:
        """Look, and tell what is open; the session to lead, and what it follows on."""
        checked = self.look(wanted)
        return None if checked is None else self._fitted(wanted, checked, self.past())

    def _fitted(
        self, wanted: Wanted, checked: Checked, past: Practised, *, advised: bool = False
    ) -> tuple[Session, Practised] | None:
        parts = self._parts
        made = begin(
            wanted, parts.catalogue, past.practices, parts.told.now, parts.clock.wall().date(),
            checked=checked,
        )  # fmt: skip
        if made.news(advised=advised):
            self.tell(made)
            chosen = self._chosen(made)
            if chosen is not None and chosen.instead is not None:
                return self._fitted(chosen.instead, checked, past, advised=True)
            if chosen is None or not chosen.begins:
                return None
        return self._started(made), past

    def tell(self, made: Beginning) -> None:
        """What kind of day it is, what to do first, and what is different."""
        self._desk.say(sentence(made.heading), *made.checked.advice, *made.changes)

    def _chosen(self, made: Beginning) -> _Taken | None:
        """Which way the person takes; None where there is none to take."""
        if made.script is None and not made.instead:
            return None
        words = (*((_BEGIN,) if made.script else ()), _LEAVE)
        # With something to be done for a foot, nothing begins by an Enter alone.
        enter = _LEAVE if made.script is None or made.feet_rest else _BEGIN
        others = [
            f"{place}: {one.name}, instead." for place, one in enumerate(made.instead, start=1)
        ]
        told = [f"{word.name}: {word.does}" for word in words]
        return self._desk.ask(
            partial(_way, words, made.instead, enter), *others, *told, f"Enter: {enter.name}."
        )

    def _started(self, made: Beginning) -> Session:
        """The Enter that led here is the session's first press: twice, it answers no question."""
        assert made.script is not None
        now = self._parts.clock.now()
        if made.script.until_left:
            return made.session(now + (0 if isinstance(self._parts.sounds, Silent) else OPENING))
        session = made.session(now)
        return replace(session, burst=Burst(Press(), now, 1)) if self._desk.typed else session


def _how(questions: tuple[Question, ...], told: list[Question]) -> str:
    if told:
        before = " ".join(str(questions.index(one) + 1) for one in told)
        return (
            f"Earlier today: {before}. Enter: that still holds. Or none, if none of these is so "
            "any more; or the numbers of what is so; or leave, to begin nothing."
        )
    return (
        "Enter: none of these, all is well. Or the numbers of what is so, with spaces between; "
        "or leave, to begin nothing."
    )


def _signs(
    questions: tuple[Question, ...],
    told: bool,  # noqa: FBT001 - whether anything was told before
    text: str,
) -> frozenset[Sign] | Word | Unknown:
    """The signs that were told by their numbers, or a word."""
    if not text:
        return _AS_BEFORE if told else frozenset()
    parts = text.replace(",", " ").split()
    places = [number(part) for part in parts]
    if all(place is not None and 1 <= place <= len(questions) for place in places):
        return frozenset(questions[place - 1].sign for place in places if place)
    if any(place is not None for place in places):
        return Unknown(f"There are 1 to {len(questions)}, with spaces between.")
    word = understood(text, (_NONE, _LEAVE))
    return frozenset() if word is _NONE else word


def _way(
    words: tuple[Word, ...], others: tuple[Routine, ...], enter: Word, text: str
) -> _Taken | Unknown:
    place = number(text)
    if place is not None and 1 <= place <= len(others):
        return _Taken(instead=others[place - 1])
    if place is not None:
        return Unknown(f"There is no number {place} here.")
    word = understood(text, words) if text else enter
    return word if isinstance(word, Unknown) else _Taken(begins=word is _BEGIN)
