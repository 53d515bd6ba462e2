"""What is asked of sound and voice, and all that is asked at the first start and later."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import get_args

from msgspec.structs import replace

from toetap.coach.asking import AGREED, ASK_FIRST, FEEL, STANDING, WELCOME, follow_up
from toetap.coach.asking_plan import pause_question, plan_question
from toetap.coach.person import Person
from toetap.coach.question import NOTHING, Option, Picked, Question
from toetap.coach.task import Task
from toetap.settings.values import Clicks, Reps, Settings, Speaker

TEMPO = "tempo"
"""The id of the question that is answered by tapping."""


def _settings(person: Person) -> Settings:
    assert isinstance(person, Settings)
    return person


def _heard(person: Person) -> Picked:
    settings = _settings(person)
    if not settings.sound.on:
        return frozenset({2})
    return frozenset({1 if settings.voice.speaker == "none" else 0})


def _with_heard(person: Person, picked: Picked) -> Person:
    settings, place = _settings(person), min(picked, default=0)
    speaker = settings.voice.speaker
    spoken: Speaker = "auto" if place == 0 and speaker == "none" else speaker
    voice = replace(settings.voice, speaker="none" if place == 1 else spoken)
    return replace(settings, sound=replace(settings.sound, on=place != 2), voice=voice)  # noqa: PLR2004 - the third answer


HEARD = Question(
    "sound",
    "Sound",
    "What would you like to hear?",
    _heard,
    _with_heard,
    keys=(("sound", "on"), ("voice", "speaker")),
    lines=("In a session m is sound off or on, and v the voice.",),
    options=(
        Option("Clicks, and words where there is a voice", "clicks and words"),
        Option("Clicks only", "clicks only"),
        Option("Nothing", "silent"),
    ),
)


def _clicks(person: Person) -> Picked:
    return frozenset({get_args(Clicks).index(_settings(person).sound.clicks)})


def _with_clicks(person: Person, picked: Picked) -> Person:
    settings = _settings(person)
    clicks = get_args(Clicks)[min(picked, default=0)]
    return replace(settings, sound=replace(settings.sound, clicks=clicks))


CLICKS = Question(
    "clicks",
    "Clicks",
    "Which clicks?",
    _clicks,
    _with_clicks,
    keys=(("sound", "clicks"),),
    lines=("They change with the next start.",),
    options=(
        Option("Wood: short and dry", "wood"),
        Option("Soft: low and round", "soft"),
        Option("Bright: high and clear", "bright"),
    ),
)


def _reps(person: Person) -> Picked:
    return frozenset({get_args(Reps).index(_settings(person).voice.reps)})


def _with_reps(person: Person, picked: Picked) -> Person:
    settings = _settings(person)
    return replace(
        settings, voice=replace(settings.voice, reps=get_args(Reps)[min(picked, default=0)])
    )


COUNTED = Question(
    "reps",
    "Counting aloud",
    "Which reps does the voice count?",
    _reps,
    _with_reps,
    keys=(("voice", "reps"),),
    lines=("It changes with the next start.",),
    options=(
        Option("Every one", "every rep"),
        Option("Every fifth", "every fifth"),
        Option("None", "none"),
    ),
)


def _tempo_said(person: Person, picked: Picked) -> Person:  # noqa: ARG001 - told by tapping
    return person


TAPPED = Question(
    TEMPO,
    "Your tempo",
    "Tap your own tempo",
    lambda _person: NOTHING,
    _tempo_said,
    keys=(("tempo", "bpm"),),
    lines=(
        "Press Space as you would tap your foot, easy and steady, four times or more.",
        "Taps start near it. They grow faster only if you like.",
    ),
    none="as the exercise has it",
)
"""How a tempo that was tapped becomes the person's is `toetap.coach.person.TempoTold`."""


def says(question: Question, settings: Settings) -> str:
    """What holds of a question, in few words."""
    if question.id == TEMPO and settings.tempo.bpm is not None:
        return f"{settings.tempo.bpm} beats a minute"
    return question.says(settings)


def first_questions(tasks: Mapping[str, Task]) -> tuple[Question, ...]:
    """What is asked at the first start, in its order."""
    plan = (plan_question(tasks),) if tasks else ()
    return (WELCOME, ASK_FIRST, FEEL, STANDING, HEARD, TAPPED, *plan)


def all_questions(tasks: Mapping[str, Task], person: Person, today: date) -> tuple[Question, ...]:
    """What a person can answer anew in the settings, in its order."""
    agreed = (AGREED,) if follow_up(ASK_FIRST, person, today) else ()
    plan = (plan_question(tasks),) if tasks else ()
    return (
        ASK_FIRST, *agreed, FEEL, STANDING, TAPPED, *plan, pause_question(today), HEARD, CLICKS,
        COUNTED,
    )  # fmt: skip


NEEDED = (WELCOME, ASK_FIRST)
"""What is asked before any session, whatever was asked for."""
