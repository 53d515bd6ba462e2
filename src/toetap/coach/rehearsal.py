"""All that may be said in a session, so that it can be made ready beforehand."""

from __future__ import annotations

from collections.abc import Iterator

from toetap.coach.exercise import Dose, Path, Reps, Time
from toetap.coach.saying_between import length, then
from toetap.coach.script import COUNT_IN, Prepare, Rest, Script, Work
from toetap.coach.stopping import every_advice
from toetap.coach.words import KEYS, WordKey, Words

_FILLED: frozenset[WordKey] = frozenset(
    ("count", "reps done", "way", "other way", "point", "minutes to go", "routine", "within reach",
     "exercise", "next exercise", "rest seconds", "rest minutes", "text")
)  # fmt: skip
"""Words with something in them that the script has."""


def rehearsal(script: Script) -> Iterator[Words]:
    """All words that any session with this script may need, about in the order they are needed.

    Some come more than once.
    """
    for step in script.steps:
        match step:
            case Prepare():
                yield Words("routine", text=script.routine.name)
                if step.equipment:
                    yield Words("within reach", text=", ".join(step.equipment))
                yield from (Words(key) for key in KEYS if key not in _FILLED)
                yield from (Words("count", number) for number in range(COUNT_IN, 0, -1))
            case Rest():
                yield from _of_rest(script, step)
            case Work() if step.number == 1:
                yield from _of_dose(step.dose, step.target)
            case _:
                pass
    yield from (Words("text", text=words) for words in every_advice())


def _of_rest(script: Script, rest: Rest) -> Iterator[Words]:
    work = script.steps[rest.before]
    assert isinstance(work, Work)
    if rest.opens:
        exercise = script.parts[work.part].exercise
        yield Words("next exercise" if work.part else "exercise", text=exercise.name)
        yield Words("text", text=exercise.steps[0])
        yield Words("text", text=exercise.cue)
    if rest.seconds is not None and (words := length(rest.seconds)) is not None:
        yield words
    if (following := then(script, work)) is not None:
        yield Words(following)


def _of_dose(dose: Dose, target: int) -> Iterator[Words]:
    match dose:
        case Reps():
            yield from (Words("text", text=cue) for cue in (dose.hold_cue, dose.release_cue) if cue)
            yield from _of_ways(dose.directions)
            yield from (Words("count", number) for number in range(1, target + 1))
            if dose.release:
                yield from (Words("reps done", number) for number in range(1, target + 1))
        case Time():
            yield from _of_ways(dose.directions)
            for minutes in range(5, target // 60 + 1, 5):
                yield Words("minutes to go", minutes)
        case Path():
            yield from (Words("point", text=point) for point in dict.fromkeys(dose.points))
        case _:
            pass


def _of_ways(directions: tuple[str, ...]) -> Iterator[Words]:
    for way in directions:
        yield Words("way", text=way)
        yield Words("other way", text=way)
