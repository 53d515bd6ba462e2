"""After a session: what is suggested for the next one, and what a person's answer changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from msgspec.structs import replace as revised

from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Exercise
from toetap.coach.own_tempo import ROUNDS, TappedRound, TempoOffer, offer, slower, tapped_rounds
from toetap.coach.person import Chosen, Person, TempoTold
from toetap.coach.practice import History, history, practices
from toetap.coach.progress import did_something
from toetap.coach.progression import Answer, Suggestion, choose, suggestions
from toetap.coach.record import SessionRecord
from toetap.coach.wording import rung_words

P = TypeVar("P", bound=Person)

_TEMPO_TITLE = "The tempo of your taps"


@dataclass(frozen=True, slots=True)
class Practised:
    """What was practised so far, as far as the next session hangs on it.

    Attributes:
        practices: By exercise, the oldest first.
        rounds: The latest rounds of taps, each with the start of its session, the oldest first.
    """

    practices: History = field(default_factory=dict)
    rounds: tuple[tuple[datetime, TappedRound], ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """One of the answers to a suggestion.

    Attributes:
        answer: Which.
        words: What it comes to: "take level 2".
    """

    answer: Answer
    words: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Something that is for the person to decide; nothing is changed where they do not.

    Attributes:
        title: What it is about.
        offers: What is suggested, in words.
        why: The reason, with the figures it rests on.
        ways: The answers, of which no two come to the same.
        about: The suggestion or the offer itself.
    """

    title: str
    offers: str
    why: str
    ways: tuple[Way, ...]
    about: Suggestion | TempoOffer


@dataclass(frozen=True, slots=True)
class NextTime:
    """What comes of a session for the next one.

    Attributes:
        decisions: What the person is asked about.
        holds: What stays as it is, and why, a sentence or two an exercise.
    """

    decisions: tuple[Decision, ...] = ()
    holds: tuple[str, ...] = ()


def practised_of(records: Iterable[SessionRecord]) -> Practised:
    """The past in sessions that are over, in whatever order these come."""
    over = sorted((one for one in records if one.status != "in progress"), key=_started)
    rounds = [(one.started, each) for one in over for each in tapped_rounds(one)]
    return Practised(history(over), tuple(rounds[-ROUNDS:]))


def and_then(past: Practised, record: SessionRecord) -> Practised:
    """The past once a session, which was not part of it, is over."""
    practised: History = {
        **past.practices,
        **{name: (*past.practices.get(name, ()), one) for name, one in practices(record).items()},
    }
    rounds = (*past.rounds, *((record.started, one) for one in tapped_rounds(record)))
    return Practised(practised, rounds[-ROUNDS:])


def next_time(
    record: SessionRecord, past: Practised, catalogue: Catalogue, person: Person
) -> NextTime:
    """What is suggested after a session.

    Args:
        record: The session, just over.
        past: What was practised before it.
        catalogue: Where its routine is found; what has gone since is passed over.
        person: What they have told for good.
    """
    if not did_something(record):
        return NextTime()
    now, today = and_then(past, record), record.started.date()
    routine = catalogue.routines.get(record.routine)
    every = suggestions(routine, catalogue, now.practices, person, today) if routine else ()
    done = {one.id for one in record.exercises}
    found = [one for one in every if one.exercise in done]
    decisions = [level_decision(one, catalogue) for one in found if one.kind != "hold"]
    if tapped_rounds(record) and (tempo := _tempo_offered(now, catalogue, person)):
        decisions.append(tempo)
    holds = (
        f"{catalogue.exercises[one.exercise].name}: {one.why}"
        for one in found
        if one.kind == "hold" and len(catalogue.exercises[one.exercise].level) > 1
    )
    return NextTime(tuple(decisions), tuple(holds))


def decided(person: P, decision: Decision, answer: Answer, at: datetime) -> P:
    """What the person has told, with their answer to a suggestion.

    Args:
        person: What they told before.
        decision: What was asked.
        answer: What they answered.
        at: Now, with the offset of the place.
    """
    match decision.about:
        case Suggestion() as suggestion:
            return at_level(person, suggestion.exercise, choose(suggestion, answer, at))
        case tempo:
            bpm = {"take": tempo.bpm, "keep": tempo.now, "back": slower(tempo.now)}[answer]
            return revised(person, tempo=TempoTold(bpm, at))


def at_level(person: P, exercise: str, chosen: Chosen) -> P:
    """What the person has told, with a level that they chose."""
    return revised(person, level={**person.level, exercise: chosen})


def level_decision(suggestion: Suggestion, catalogue: Catalogue) -> Decision:
    """A level, as something to decide."""
    exercise = catalogue.exercises[suggestion.exercise]
    level, now = suggestion.level, suggestion.now
    of = f"level {level} of {len(exercise.level)}"
    offers = f"{_direction(suggestion, exercise)}: {of}, {rung_words(exercise, level)}."
    results: Mapping[Answer, tuple[str, int]] = {
        "take": (f"take level {level}", level),
        "keep": (f"keep level {now}", now),
        "back": (f"go back to level {now - 1}", max(1, now - 1)),
    }
    return Decision(exercise.name, offers, suggestion.why, _ways(results), suggestion)


def _direction(suggestion: Suggestion, exercise: Exercise) -> str:
    if suggestion.kind != "offer_more":
        return "A little less"
    if suggestion.step == "posture":
        return f"Now {exercise.rung(suggestion.level).posture}, if you like"
    return "A little more, if you like"


def _tempo_offered(past: Practised, catalogue: Catalogue, person: Person) -> Decision | None:
    told = person.tempo
    rounds = [
        (one, catalogue.exercises[one.exercise])
        for at, one in past.rounds
        if one.exercise in catalogue.exercises and (told.since is None or at > told.since)
    ]
    found = offer(told.bpm, rounds)
    return None if found is None else tempo_decision(found)


def tempo_decision(found: TempoOffer) -> Decision:
    """A tempo, as something to decide."""
    least = slower(found.now)
    results: Mapping[Answer, tuple[str, int]] = {
        "take": (f"take {found.bpm}", found.bpm),
        "keep": (f"keep {found.now}", found.now),
        "back": (f"go back to {least}", least),
    }
    offers = f"Start at {found.bpm} beats a minute, if you like."
    return Decision(_TEMPO_TITLE, offers, found.why, _ways(results), found)


def _ways(results: Mapping[Answer, tuple[str, int]]) -> tuple[Way, ...]:
    """The answers that come to something else than those before them."""
    seen: set[int] = set()
    ways = []
    for answer, (words, result) in results.items():
        if result not in seen:
            seen.add(result)
            ways.append(Way(answer, words))
    return tuple(ways)


def _started(record: SessionRecord) -> datetime:
    return record.started
