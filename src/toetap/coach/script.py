"""Routine and levels to script: everything that a person goes through, step by step, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Dose, Exercise, Hold, Path, Reps, Sides, Taps, Time
from toetap.coach.record import Kind
from toetap.coach.routine import Routine
from toetap.coach.tempo import UNITS_PER_BEAT
from toetap.coach.units import AT_REST, SECOND, Limbs, Posture, SetSide

COUNT_IN = 4
"""Beats before each round of taps. They are counted in nothing."""

LEAD_IN = 3
"""Seconds to get into place before something timed starts. They are counted in nothing."""

READY_ESTIMATE = 10
"""Seconds that a rest until ready is taken to last when a routine's time is told."""

KINDS: dict[type[Dose], Kind] = {
    Reps: "reps",
    Hold: "hold",
    Time: "time",
    Taps: "taps",
    Path: "path",
}


@dataclass(frozen=True, slots=True)
class Prepare:
    """Before the first exercise: the look at the feet, and what to have within reach."""

    look_at_feet: bool
    equipment: tuple[str, ...]
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rest:
    """A rest that leads into the work at step `before`.

    `seconds` is None for a rest until the person is ready. `opens` is true where a new exercise
    begins after it.
    """

    before: int
    seconds: int | None
    opens: bool


@dataclass(frozen=True, slots=True)
class Work:
    """One set.

    Attributes:
        part: Index of its exercise in `Script.parts`.
        tally: Index of its tally among all sets of the script, from 0.
        number: Which set of the exercise it is, from 1.
        limbs: What works.
        side: Which side the set is for.
        target: Repetitions, seconds, beats or points, by the kind of dose.
        dose: How it is counted.
    """

    part: int
    tally: int
    number: int
    limbs: Limbs
    side: SetSide
    target: int
    dose: Dose

    @property
    def kind(self) -> Kind:
        """The kind of dose, as a record names it."""
        return KINDS[type(self.dose)]


Step = Prepare | Rest | Work


@dataclass(frozen=True)
class Part:
    """One exercise of the routine at its chosen level.

    `rest` is None where the person is waited for, whatever the routine says: before the first, on
    another posture, and before whatever is done on the feet. Nobody is stood up by a countdown.
    """

    exercise: Exercise
    level: int
    posture: Posture
    dose: Dose
    rest: int | None

    @property
    def seconds(self) -> int:
        """How long it takes, rests between its sets included."""
        sets = planned_sets(self)
        work = sum(set_seconds(self.dose, target) for _limbs, _side, target in sets)
        return work + self.dose.rest * (len(sets) - 1)


@dataclass(frozen=True)
class Script:
    """A routine laid out as steps.

    Attributes:
        routine: What is laid out.
        parts: Its exercises.
        steps: Everything in order.
        until_left: The taps of its one set go on, round after round, until the person leaves.
    """

    routine: Routine
    parts: tuple[Part, ...]
    steps: tuple[Step, ...]
    until_left: bool = False

    @cached_property
    def works(self) -> tuple[int, ...]:
        """The places of the sets among the steps; a set's `tally` is its index here."""
        return tuple(at for at, step in enumerate(self.steps) if isinstance(step, Work))

    def work(self, tally: int) -> Work:
        """The set with this tally."""
        step = self.steps[self.works[tally]]
        assert isinstance(step, Work)
        return step

    def sets_in(self, part: int) -> tuple[Work, ...]:
        """The sets of one exercise."""
        return tuple(step for step in self.steps if isinstance(step, Work) and step.part == part)

    @cached_property
    def seconds(self) -> int:
        """About how long the whole takes."""
        rests = sum(READY_ESTIMATE if part.rest is None else part.rest for part in self.parts)
        return rests + sum(part.seconds for part in self.parts)


def build(
    routine: Routine, catalogue: Catalogue, levels: Mapping[str, int] | None = None
) -> Script:
    """Lay a routine out as steps.

    Args:
        routine: What to do.
        catalogue: Where its exercises are found.
        levels: Chosen rungs by exercise id, in place of the routine's own.
    """
    chosen = levels or {}
    parts: list[Part] = []
    for item in routine.item:
        exercise = catalogue.exercises[item.exercise]
        level = min(chosen.get(item.exercise, item.level), len(exercise.level))
        rung = exercise.rung(level)
        dose = rung.dose if item.dose is None else item.dose
        stays = bool(parts) and parts[-1].posture == rung.posture in AT_REST
        rest = item.rest if stays else None
        parts.append(Part(exercise, level, rung.posture, dose, rest))
    return Script(routine, tuple(parts), tuple(_steps(routine, parts)))


def _steps(routine: Routine, parts: list[Part]) -> Iterator[Step]:
    equipment = dict.fromkeys(thing for part in parts for thing in part.exercise.equipment)
    feet = any(part.exercise.limbs != "hands" for part in parts)
    yield Prepare(feet, tuple(equipment), routine.cautions)
    at = tally = 1
    for index, part in enumerate(parts):
        for number, (limbs, side, target) in enumerate(planned_sets(part), start=1):
            yield Rest(at + 1, part.rest if number == 1 else part.dose.rest, opens=number == 1)
            yield Work(index, tally - 1, number, limbs, side, target, part.dose)
            at += 2
            tally += 1


def planned_sets(part: Part) -> list[tuple[Limbs, SetSide, int]]:
    """The sets of an exercise in order: limbs, side and target of each."""
    dose, limbs = part.dose, part.exercise.limbs
    sides = _sides(part.exercise.sides)
    match dose:
        case Reps():
            each = dose.count * max(1, len(dose.directions))
            if dose.order == "alternating" and len(sides) > 1:
                alternating: list[tuple[Limbs, SetSide, int]] = [(limbs, "alternating", 2 * each)]
                return alternating + [(limbs, side, each) for side in sides[2:]]
            return [(limbs, side, each) for side in sides]
        case Hold():
            return [(limbs, side, dose.seconds) for side in sides for _ in range(dose.times)]
        case Time():
            return [(limbs, side, dose.seconds * max(1, len(dose.directions))) for side in sides]
        case Taps():
            beats = len(dose.parsed().beats(dose.reading))
            return [(round_limbs, "alternating", beats) for round_limbs in dose.limbs]
        case _:
            return [(limbs, side, len(dose.points)) for side in sides]


def _sides(sides: Sides) -> tuple[SetSide, ...]:
    every: dict[Sides, tuple[SetSide, ...]] = {
        "both": ("both",),
        "each": ("right", "left"),
        "each then both": ("right", "left", "both"),
    }
    return every[sides]


def set_seconds(dose: Dose, target: int) -> int:
    """About how many seconds a set of this target takes."""
    match dose:
        case Reps():
            return target * (dose.hold + dose.release or dose.pace)
        case Taps():
            return (target + COUNT_IN) * UNITS_PER_BEAT // dose.bpm // SECOND
        case Path():
            return target * dose.seconds
        case _:
            return target
