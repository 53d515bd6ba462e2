"""A routine made to fit the person and the day: what is done instead, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from msgspec.structs import replace as revised

from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Dose, Exercise, Taps
from toetap.coach.ladder import fitting, suits
from toetap.coach.own_tempo import paced
from toetap.coach.person import Person
from toetap.coach.reasons import unsuited
from toetap.coach.routine import Item, Routine
from toetap.coach.safety import Checked
from toetap.coach.script import Script, build

ChangeKind = Literal["another level", "left out"]


@dataclass(frozen=True, slots=True)
class Change:
    """What is different from the routine as it stands.

    Attributes:
        exercise: The id of the exercise.
        kind: It is done at a lower level, or not at all.
        words: The same in one sentence.
    """

    exercise: str
    kind: ChangeKind
    words: str


@dataclass(frozen=True, slots=True)
class Adapted:
    """A routine for this person and this day.

    Attributes:
        script: What to go through; None where nothing of the routine is open today.
        changes: What is different, in the order of the routine.
        instead: Ids of other routines that are open as they are, where this one is not.
    """

    script: Script | None
    changes: tuple[Change, ...] = ()
    instead: tuple[str, ...] = ()


def works_feet(routine: Routine, catalogue: Catalogue) -> bool:
    """Whether a routine works anything but the hands, so that the feet are looked at before it."""
    return any(
        not _of_hands(catalogue.exercises[item.exercise], item.dose) for item in routine.item
    )


def adapted(
    routine: Routine,
    catalogue: Catalogue,
    rungs: Mapping[str, int],
    checked: Checked,
    person: Person,
) -> Adapted:
    """Fit a routine to what the day allows.

    Args:
        routine: What was meant to be done.
        catalogue: Where its exercises are found.
        rungs: The level that each exercise is at, in place of the routine's own.
        checked: What the look before the session came to.
        person: What they have told for good.
    """
    items, changes = _fitted(routine, catalogue, rungs, checked, person)
    script = build(revised(routine, item=items), catalogue) if items else None
    instead = () if len(items) == len(routine.item) else _open(routine, catalogue, checked, person)
    return Adapted(script, changes, instead)


def _fitted(
    routine: Routine,
    catalogue: Catalogue,
    rungs: Mapping[str, int],
    checked: Checked,
    person: Person,
) -> tuple[tuple[Item, ...], tuple[Change, ...]]:
    items: list[Item] = []
    changes: list[Change] = []
    for item in routine.item:
        exercise = catalogue.exercises[item.exercise]
        level = min(rungs.get(item.exercise, item.level), len(exercise.level))
        fits = _level(exercise, item, level, checked, person)
        if fits is None:
            words = _left_out(exercise, level, checked, person)
            changes.append(Change(exercise.id, "left out", words))
            continue
        if fits != level:
            words = _lower(exercise, level, fits, checked, person)
            changes.append(Change(exercise.id, "another level", words))
        dose = paced(exercise, fits, person.tempo.bpm) if item.dose is None else item.dose
        items.append(revised(item, level=fits, dose=dose))
    return tuple(items), tuple(changes)


def _level(
    exercise: Exercise, item: Item, level: int, checked: Checked, person: Person
) -> int | None:
    if checked.allows == "not today":
        return None
    if checked.allows == "hands" and not _of_hands(exercise, item.dose):
        return None
    return fitting(
        exercise, level, person, on_feet=checked.on_feet or _of_hands(exercise, item.dose)
    )


def _of_hands(exercise: Exercise, dose: Dose | None) -> bool:
    """Nothing but the hands works, in this dose or at any level."""
    doses = [rung.dose for rung in exercise.level] if dose is None else [dose]
    return exercise.limbs == "hands" and all(
        set(one.limbs) == {"hands"} for one in doses if isinstance(one, Taps)
    )


def _left_out(exercise: Exercise, level: int, checked: Checked, person: Person) -> str:
    today = {"not today": "nothing today", "hands": "no foot exercise today"}.get(checked.allows)
    rung = exercise.rung(level)
    if today is None and suits(rung, person):
        today = "it is done on the feet"
    why = f": {today}." if today else f". {unsuited(rung, level, person)}"
    return f"{exercise.name} is left out{why}"


def _lower(exercise: Exercise, level: int, fits: int, checked: Checked, person: Person) -> str:
    instead = f"{exercise.name}: level {fits}, {exercise.rung(fits).posture}"
    if not checked.on_feet:
        return f"{instead} today."
    return f"{instead}. {unsuited(exercise.rung(level), level, person)}"


def _open(
    routine: Routine, catalogue: Catalogue, checked: Checked, person: Person
) -> tuple[str, ...]:
    """Other routines of which everything is open today."""

    def whole(other: Routine) -> Iterator[bool]:
        for item in other.item:
            exercise = catalogue.exercises[item.exercise]
            yield _level(exercise, item, item.level, checked, person) is not None

    return tuple(
        name
        for name, other in catalogue.routines.items()
        if name != routine.id and all(whole(other))
    )
