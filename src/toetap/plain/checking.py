"""Check-ups, line by line: what they were, and one more."""

from __future__ import annotations

from msgspec.structs import replace

from toetap.coach.checkups import (
    COUNT_SECONDS,
    FEELINGS,
    PLACES,
    Checkup,
    Counting,
    Feeling,
    Foot,
    Places,
    Taps,
    next_on,
    trends,
)
from toetap.coach.units import SECOND
from toetap.errors import NotSavedError
from toetap.plain.desk import Desk
from toetap.plain.parts import Parts
from toetap.plain.vocabulary import Unknown, Word, number, understood
from toetap.store.checkups import CheckupStore

_FEET: tuple[Foot, ...] = ("right", "left")
_MOST_TAPS = 200
_MOST = 10
_SKIP = Word("skip", "Leave it out.")
_COUNT = Word("count", "Enter with each tap; the first starts the time.", ("c", "t"))
_LEAVE = Word("leave", "Keep nothing of it.", ("back", "b", "quit", "q"))
_NEW = Word("new", "A check-up now.", ("n", "a"))


class Checking:
    """Tells the lines over time, and leads through one more."""

    def __init__(self, desk: Desk, parts: Parts) -> None:
        self._desk = desk
        self._parts = parts

    def run(self) -> None:
        """Tell what was, and ask for one more."""
        store = self._parts.checkups
        if store is None:
            return
        found = store.all()
        told = [trend.words for trend in trends(found.checkups)]
        due = next_on(found.checkups)
        self._desk.say(*(told or ["No check-up yet."]))
        if due is not None:
            self._desk.say(f"The next: {due.day} {due:%B %Y}.")
        word: Word | None = self._desk.ask(
            lambda text: understood(text, (_NEW, _LEAVE)) if text else _LEAVE,
            "new: a check-up now, seated, a few minutes. Enter: back.",
        )
        if word is _NEW:
            self._new(store)

    def _new(self, store: CheckupStore) -> None:
        parts = self._parts
        checkup = self._asked(Checkup(id=parts.new_id(), at=parts.clock.wall(), app=parts.version))
        if checkup is None:
            self._desk.say("Not kept.")
            return
        try:
            self._desk.say(f"Saved: {store.save(checkup)}")
        except NotSavedError as error:
            self._desk.say(f"NOT SAVED. {error.message} {error.hint}".rstrip())

    def _asked(self, checkup: Checkup) -> Checkup | None:
        """The check-up with its answers; None if the person left."""
        taps: Taps | None = checkup.taps
        for foot in _FEET:
            taps = None if taps is None else self._counted(foot, taps)
        if taps is None:
            return None
        checkup = replace(checkup, taps=taps)
        for feeling in FEELINGS:
            places = self._felt(feeling)
            if places is None:
                return None
            checkup = replace(checkup, **{feeling: places})
        return checkup

    def _counted(self, foot: Foot, taps: Taps) -> Taps | None:
        """The taps with those of a foot; None if the person left."""
        answer = self._desk.ask(
            _count,
            f"{foot.capitalize()} foot, seated, heel on the floor: taps in {COUNT_SECONDS} s.",
            "Type the number that someone counted; or count, then Enter with each tap.",
            "Enter leaves it out.",
        )
        if answer is None or answer is _LEAVE:
            return None
        if isinstance(answer, int):
            return replace(taps, **{foot: answer}, counted="someone")
        if answer is _COUNT:
            number_ = self._by_enter()
            self._desk.say(f"The time is over: {number_} taps.")
            return replace(taps, **{foot: number_}, counted="keys")
        return taps

    def _by_enter(self) -> int:
        """Taps in ten seconds from the first Enter on."""
        self._desk.say("Go: Enter with each tap. The first starts the time.")
        counting, until = Counting(), None
        while (line := self._desk.hear(until, judged=True)) is not None:
            counting = counting.pressed(line.at)
            if counting.began is not None:
                until = counting.began + COUNT_SECONDS * SECOND
            if counting.over(line.at):
                break
        return min(counting.taps, _MOST_TAPS)

    def _felt(self, feeling: Feeling) -> Places | None:
        """How each place feels; None if the person left."""
        self._desk.say(f"{feeling.capitalize()} now, from 0, none, to 10, the most possible.")
        places = Places()
        for place in PLACES:
            name = place.replace("_", " ").capitalize()
            answer = self._desk.ask(_scale, f"{name}? Enter leaves it out.")
            if answer is None or answer is _LEAVE:
                return None
            if isinstance(answer, int):
                places = replace(places, **{place: answer})
        return places


def _count(text: str) -> int | Word | Unknown:
    return _number(text, _MOST_TAPS, (_COUNT, _LEAVE, _SKIP))


def _scale(text: str) -> int | Word | Unknown:
    return _number(text, _MOST, (_LEAVE, _SKIP))


def _number(text: str, most: int, words: tuple[Word, ...]) -> int | Word | Unknown:
    if not text:
        return _SKIP
    value = number(text)
    if value is None:
        return understood(text, words)
    return value if value <= most else Unknown(f"Only 0 to {most} will do.")
