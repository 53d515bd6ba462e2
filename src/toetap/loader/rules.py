"""What the types can't ask of content: how its keys fit together, and what its ids lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct

from toetap.coach.catalogue import nearest
from toetap.coach.exercise import MAX_STEP, Dose, Exercise, Hold, Path, Reps, Taps, Time
from toetap.coach.routine import Item, Routine
from toetap.coach.script import set_seconds
from toetap.coach.task import Task
from toetap.coach.units import AT_REST, Posture

_PALM = frozenset({"thumb", "fingers", "palm"})
# What the picture can show of these limbs, and what a round of taps for them may ask for.
_HAS_SOLE = frozenset({"feet", "legs", "hands+feet"})
_HAS_PALM = frozenset({"hands", "hands+feet"})
_MAY_TAP = {
    "feet": ("feet",),
    "hands": ("hands",),
    "hands+feet": ("feet", "hands", "hands+feet"),
    "legs": (),
}

Told = tuple[str, str]
"""A key and what is wrong with it."""


class Known(NamedTuple):
    """What a routine may refer to.

    Attributes:
        exercises: Those that can be used.
        faulty: Ids of exercises that exist and can't be used, each with its file.
    """

    exercises: Mapping[str, Exercise]
    faulty: Mapping[str, str]


def of_parts(parts: Iterable[tuple[str, Struct]]) -> Iterator[Told]:
    """What is wrong within a file's own parts."""
    for key, part in parts:
        if isinstance(part, Exercise):
            yield from _of_exercise(part)
        elif isinstance(part, Reps | Hold | Time | Taps | Path):
            yield from _of_dose(part, key)


def _of_dose(dose: Dose, key: str) -> Iterator[Told]:
    blamed, target = _target(dose)
    seconds = set_seconds(dose, target)
    if seconds > MAX_STEP:
        took = f"makes a set of {seconds // 60} minutes; at most {MAX_STEP // 60}"
        yield f"{key}.{blamed}", took


def _target(dose: Dose) -> tuple[str, int]:
    """The key that makes a set long, and the most that one set of this dose asks for."""
    match dose:
        case Reps():
            sides = 2 if dose.order == "alternating" else 1
            return "count", sides * dose.count * max(1, len(dose.directions))
        case Hold():
            return "seconds", dose.seconds
        case Time():
            return "seconds", dose.seconds * max(1, len(dose.directions))
        case Taps():
            return "pattern", len(dose.parsed().beats(dose.reading))
        case Path():
            return "points", len(dose.points)


def _of_exercise(exercise: Exercise) -> Iterator[Told]:
    limbs = exercise.limbs
    for number, region in enumerate(exercise.regions, start=1):
        palm = region in _PALM
        if limbs not in (_HAS_PALM if palm else _HAS_SOLE):
            part = "palm" if palm else "sole"
            yield f"regions[{number}]", f"'{region}' is part of a {part}, but limbs is '{limbs}'"
    if exercise.sides != "both" and all(isinstance(rung.dose, Taps) for rung in exercise.level):
        told = f"is '{exercise.sides}', but in taps the pattern says which side taps"
        yield "sides", f"{told}; write sides = 'both'"
    yield from _of_ladder(exercise)
    for number, rung in enumerate(exercise.level, start=1):
        yield from _of_use(rung.dose, exercise, f"level[{number}].dose")


def _of_ladder(exercise: Exercise) -> Iterator[Told]:
    """Whether the levels are a ladder of doses in each posture, and the postures a ladder, too."""
    behind: list[Posture] = []
    for number, rung in enumerate(exercise.level, start=1):
        key, posture = f"level[{number}].posture", rung.posture
        if exercise.barefoot and posture not in AT_REST:
            yield key, f"is '{posture}', but it is done barefoot; bare feet only while at rest"
        if behind and posture == behind[-1]:
            continue
        if posture in behind:
            yield key, f"is '{posture}' again; levels of one posture stand together"
        elif posture in AT_REST and any(one not in AT_REST for one in behind):
            yield key, f"is '{posture}', after '{behind[-1]}'; levels at rest come first"
        behind.append(posture)


def _of_use(dose: Dose, exercise: Exercise, key: str) -> Iterator[Told]:
    """Whether the exercise can be done in this dose."""
    limbs = exercise.limbs
    match dose:
        case Reps(order="alternating") if exercise.sides == "both":
            yield f"{key}.order", "alternating sides need sides = 'each', not 'both'"
        case Path() if limbs not in _HAS_SOLE:
            yield f"{key}.kind", f"a path leads over the sole, but limbs is '{limbs}'"
        case Taps() if limbs == "legs":
            yield f"{key}.kind", "taps are for feet and hands, but limbs is 'legs'"
        case Taps():
            for number, taps in enumerate(dose.limbs, start=1):
                if taps not in _MAY_TAP[limbs]:
                    told = f"'{taps}' is more than the exercise's limbs = '{limbs}'"
                    yield f"{key}.limbs[{number}]", f"{told}; write limbs = ['{limbs}']"


def of_review(parts: Iterable[tuple[str, Struct]]) -> Iterator[Told]:
    """What toetap's own exercises need, and a person's own may leave out."""
    for _key, part in parts:
        if isinstance(part, Exercise):
            if not part.sources:
                yield "sources", "is missing; what toetap brings along says where it comes from"
            if part.reviewed is None:
                yield "reviewed", "is missing; what toetap brings along says when it was last read"


def of_sources(cited: Iterable[str], known: Mapping[str, object]) -> Iterator[Told]:
    """Whether each id of a source leads to one."""
    for number, source in enumerate(cited, start=1):
        if not _in_full(source) and source not in known:
            hint = _perhaps(source, known)
            told = f"there is no source '{source}' in sources.toml; {hint}"
            yield f"sources[{number}]", f"{told}or write the source in full"


def _in_full(source: str) -> bool:
    return " " in source or "://" in source or source.lower().startswith("doi:")


def of_task(
    name: str,
    task: Task,
    exercises: Mapping[str, Exercise],
    routines: Mapping[str, Routine],
) -> Iterator[Told]:
    """Whether what a task of the plan names exists, and whether anything can count for it."""
    if not task.routines and not task.exercises:
        yield name, "nothing counts for it; name routines or exercises"
    if task.most is not None and task.most < task.times:
        yield f"{name}.most", f"is {task.most}, and times is {task.times}; it can't be fewer"
    if task.start not in routines:
        yield f"{name}.start", _nothing("routine", task.start, routines)
    for key, what, named, known in (
        ("routines", "routine", task.routines, routines),
        ("exercises", "exercise", task.exercises, exercises),
    ):
        for number, one in enumerate(named, start=1):
            if one not in known:
                yield f"{name}.{key}[{number}]", _nothing(what, one, known)


def of_items(parts: Iterable[tuple[str, Struct]], known: Known) -> Iterator[Told]:
    """Whether each item of a routine names an exercise, a level and a dose that it can have."""
    for key, part in parts:
        if isinstance(part, Item):
            exercise = known.exercises.get(part.exercise)
            if exercise is None:
                yield f"{key}.exercise", _no_exercise(part.exercise, known)
            else:
                yield from _of_item(part, exercise, key)


def _of_item(item: Item, exercise: Exercise, key: str) -> Iterator[Told]:
    top = len(exercise.level)
    if item.level > top:
        levels = "1 level" if top == 1 else f"{top} levels"
        yield f"{key}.level", f"is {item.level}; '{item.exercise}' has {levels}"
    if item.dose is not None:
        yield from _of_use(item.dose, exercise, f"{key}.dose")


def _no_exercise(name: str, known: Known) -> str:
    if name in known.faulty:
        return f"'{name}' can't be used: see what is told of {known.faulty[name]}"
    return _nothing("exercise", name, known.exercises)


def _nothing(what: str, name: str, known: Mapping[str, object]) -> str:
    hint = _perhaps(name, known).rstrip(" ,") or "an id is the name of a file"
    return f"there is no {what} '{name}'; {hint}"


def _perhaps(name: str, names: Mapping[str, object]) -> str:
    close = nearest(name, names)
    return f"did you mean {' or '.join(close)}? " if close else ""
