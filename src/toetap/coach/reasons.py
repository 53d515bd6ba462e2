"""Why a level is offered, holds or falls: one sentence each, with the figures it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from toetap.coach.exercise import Rung
from toetap.coach.following import Fall
from toetap.coach.person import Person
from toetap.coach.practice import EASY, HARD, PAIN_UP, Practice

_LISTED = 3
"""Days that are named one by one."""


def day_words(day: date) -> str:
    """A day as people say it: "4 May"."""
    return f"{day.day} {day:%B}"


def more(level: int, easy: Sequence[Practice]) -> str:
    """Why more is offered."""
    effort = max(one.effort or 0 for one in easy)
    told = f"with effort {effort} at most and pain not up"
    return f"Level {level} was done in full {_when([one.day for one in easy])}, {told}."


def _when(days: Sequence[date]) -> str:
    if len(days) > _LISTED:
        return f"{len(days)} times in a row, from {day_words(days[0])} to {day_words(days[-1])}"
    *most, last = map(day_words, days)
    return f"on {', '.join(most)} and {last}"


def fell(fall: Fall, level: int) -> str:
    """Why a level has become one lower."""
    instead = f"level {level} instead of {level + 1}"
    if fall.kind == "away":
        assert fall.last is not None
        return f"{fall.away} days since {day_words(fall.last)}: {instead}."
    if fall.kind == "pain":
        return f"Stopped for pain on {day_words(fall.since[-1].day)}: {instead}."
    told = "; ".join(_figures(one) for one in fall.since)
    return f"{_sentence(told)}: {instead}."


def too_much(one: Practice) -> str:
    """What was too much in a practice: "Pain 3 to 5 and effort 8 on 4 May"."""
    return _sentence(_figures(one))


def _figures(one: Practice) -> str:
    figures: list[str] = []
    if (one.pain_up or 0) >= PAIN_UP:
        figures.append(f"pain {one.pain_before} to {one.pain_after}")
    if (one.effort or 0) >= HARD:
        figures.append(f"effort {one.effort}")
    return f"{' and '.join(figures)} on {day_words(one.day)}"


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"


def held_after(one: Practice, level: int) -> str:
    """Why a level holds after a practice that was too much."""
    return f"{too_much(one)}: level {level} stays as it is."


def held_after_stop(one: Practice, level: int) -> str:
    """Why a level holds after a session that was stopped for pain elsewhere."""
    return f"The session on {day_words(one.day)} was stopped for pain: level {level} stays."


def counting(level: int, easy: int, wanted: int, latest: Practice | None) -> str:
    """Why a level holds while there is too little to go by."""
    so_far = f"Level {level} was done in full with effort up to {EASY} and pain not up"
    times = "once" if easy == 1 else f"{easy} times in a row"
    count = f"{so_far} {times}; more is offered after {wanted}."
    if latest is not None and latest.full and not latest.told:
        return f"Pain or effort was not told on {day_words(latest.day)}. {count}"
    return count


def top(level: int) -> str:
    """Why nothing more is offered."""
    return f"Level {level} of {level} is the top of the ladder."


def unsuited(rung: Rung, level: int, person: Person) -> str:
    """Why a level is not open to a person."""
    if rung.needs_feeling and not person.feet.feel_well:
        return f"Level {level} is only for feet that feel well."
    missing = [
        words
        for there, words in (
            (person.standing.worktop, "a worktop to hold"),
            (person.standing.shoes, "shoes"),
            (person.standing.steady, "that you are steady"),
        )
        if not there
    ]
    return f"Level {level} is standing, and not confirmed so far: {', '.join(missing)}."


def too_early(level: int, days: int, wanted: int, posture: str) -> str:
    """Why another posture is not offered yet."""
    return f"Level {level} is {posture}, after {wanted} days with the exercise; it is {days} now."
