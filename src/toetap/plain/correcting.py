"""What was done of each set, asked one after the other, to be corrected."""

from __future__ import annotations

from dataclasses import replace

from toetap.coach.correcting import MOST, Countable, countable
from toetap.coach.record import SessionRecord
from toetap.plain.desk import Desk
from toetap.plain.spoken import several
from toetap.plain.vocabulary import Unknown, Word, number, understood

_NEXT = Word("next", "Leave this one as it is.")
_SAVE = Word("save", "Save what is changed so far.", ("s",))
_BACK = Word("back", "Change nothing.", ("b",))


def counted(desk: Desk, record: SessionRecord) -> tuple[int, ...] | None:
    """Ask for the count of each set.

    Returns:
        All of them, in their order; None if nothing is to change.
    """
    sets = list(countable(record))
    desk.say(
        f"{several(len(sets), 'set')}. A number: what was done. Enter: as it is. "
        "save: save what is changed so far. back: change nothing."
    )
    for place, one in enumerate(sets):
        answer = desk.ask(_understood, f"{one.exercise}, {one.what}: {_words(one)}")
        if answer is None or answer is _BACK:
            return None
        if answer is _SAVE:
            break
        if isinstance(answer, int):
            sets[place] = replace(one, done=answer)
    done = tuple(one.done for one in sets)
    return done if done != tuple(one.done for one in countable(record)) else None


def _words(one: Countable) -> str:
    return f"{one.done} of {one.target} {one.unit}."


def _understood(text: str) -> int | Word | Unknown:
    if not text:
        return _NEXT
    count = number(text)
    if count is None:
        return understood(text, (_NEXT, _SAVE, _BACK))
    return count if count <= MOST else Unknown(f"At most {MOST}.")
