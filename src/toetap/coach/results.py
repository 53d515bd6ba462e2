"""What was done against what was asked, by exercise and side."""

from __future__ import annotations

from dataclasses import dataclass

from toetap.coach.record import ExerciseRecord, Kind, SessionRecord, SetRecord

UNITS: dict[Kind, str] = {
    "reps": "reps",
    "hold": "s held",
    "time": "s",
    "taps": "taps",
    "path": "points",
}


@dataclass(frozen=True, slots=True)
class Result:
    """The sets of one exercise for one side, or one kind of limbs, taken together.

    Attributes:
        what: The side, or for taps the limbs.
        done: What was done.
        target: What was asked.
        unit: What both count.
        seconds: Active seconds spent in it.
        remarks: Tempo, reading, and whether the person kept up.
    """

    what: str
    done: int
    target: int
    unit: str
    seconds: int
    remarks: str = ""

    @property
    def mark(self) -> str:
        """A sign that tells done from partial from not done by its shape."""
        if self.done >= self.target:
            return "✓"
        return "◐" if self.done else "–"

    @property
    def words(self) -> str:
        """The result in words: "left 4 of 5 reps"."""
        remarks = f", {self.remarks}" if self.remarks else ""
        return f"{self.what} {self.done} of {self.target} {self.unit}{remarks}"


def felt(record: SessionRecord) -> tuple[str, ...]:
    """The answers from 0 to 10 that were given, each in words: "pain before 3"."""
    before, after = record.before, record.after
    answers = (
        ("pain before", before.pain),
        ("pain after", after.pain),
        ("numbness before", before.numbness),
        ("effort", after.effort),
    )
    return tuple(f"{what} {value}" for what, value in answers if value is not None)


def results(exercise: ExerciseRecord) -> tuple[Result, ...]:
    """The results of an exercise, in the order of its sets."""
    found: dict[str, Result] = {}
    for one in exercise.sets:
        name = what(one)
        so_far = found.get(name)
        found[name] = Result(
            name,
            one.done + (so_far.done if so_far else 0),
            one.target + (so_far.target if so_far else 0),
            UNITS[one.kind],
            one.seconds + (so_far.seconds if so_far else 0),
            _remarks(one),
        )
    return tuple(found.values())


def what(one: SetRecord) -> str:
    """What a set is of: its side, or for taps its limbs."""
    if one.kind == "taps":
        return one.limbs.replace("+", " and ")
    return "in turn" if one.side == "alternating" else one.side


def _remarks(one: SetRecord) -> str:
    if one.kind != "taps":
        return ""
    kept = {"yes": "kept up", "lost it": "lost the beat", None: ""}[one.kept_up]
    words = [f"{one.bpm} bpm" if one.bpm else "", one.reading or "", kept]
    return ", ".join(word for word in words if word)
