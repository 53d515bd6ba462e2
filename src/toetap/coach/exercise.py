"""What the coach knows of an exercise: its words, its levels, and the kinds of dose.

These types are the content format: files are checked against them and the JSON Schema that editors
use is made from them. docs/content-format.md explains each key to someone who writes content.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from toetap.coach.taps import Pattern, parse
from toetap.coach.tempo import MAX_BPM, MIN_BPM
from toetap.coach.units import Limbs, Posture, Reading

MAX_REPS = 500
MAX_HOLD = 120
MAX_STEP = 90 * 60

Region = Literal[
    "big toe", "middle toes", "little toe", "outer ball", "inner ball",
    "arch", "heel", "outer edge", "inner edge",
    "thumb", "fingers", "palm",
]  # fmt: skip
"""A part of the sole, or of the palm, that the picture can light up."""

SolePoint = Literal[
    "big toe", "middle toes", "little toe", "outer ball", "inner ball",
    "arch", "heel", "outer edge", "inner edge",
]  # fmt: skip

Sides = Literal["both", "each", "each then both"]
"""Both sides together; right, then left; or right, left, and then both together."""

Id = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$(?!\n)", max_length=60)]
Line = Annotated[str, Meta(min_length=1, max_length=120, description="One short line.")]
Text = Annotated[str, Meta(min_length=1, max_length=1000, description="A sentence or a few.")]
Level = Annotated[int, Meta(ge=1, le=20, description="A rung of the ladder; 1 is the first.")]

RepCount = Annotated[
    int,
    Meta(ge=1, le=MAX_REPS, description="Repetitions: for each side, and for each direction."),
]
HoldSeconds = Annotated[
    int, Meta(ge=0, le=MAX_HOLD, description="Seconds to hold each repetition; 0 for no hold.")
]
StepSeconds = Annotated[
    int, Meta(ge=1, le=MAX_STEP, description="Seconds in each direction, or in all without one.")
]
RestSeconds = Annotated[int, Meta(ge=0, le=600, description="Seconds of rest between sets.")]
Directions = Annotated[
    tuple[Line, ...],
    Meta(max_length=4, description="Directions in order; the work is shared equally among them."),
]


class Reps(Struct, frozen=True, tag_field="kind", tag="reps", forbid_unknown_fields=True):
    """Repetitions, counted one by one; with a hold, each is a hold and a release."""

    count: RepCount
    hold: HoldSeconds = 0
    release: Annotated[
        int, Meta(ge=0, le=MAX_HOLD, description="Seconds to let go after each hold.")
    ] = 0
    order: Annotated[
        Literal["one after the other", "alternating"],
        Meta(description="One side and then the other, or a repetition on each in turn."),
    ] = "one after the other"
    directions: Directions = ()
    pace: Annotated[
        int, Meta(ge=1, le=30, description="Seconds a repetition takes when the coach paces it.")
    ] = 4
    rest: RestSeconds = 5
    hold_cue: Annotated[str, Meta(max_length=120, description="What to do in the hold.")] = ""
    release_cue: Annotated[str, Meta(max_length=120, description="What to do in the release.")] = ""


class Hold(Struct, frozen=True, tag_field="kind", tag="hold", forbid_unknown_fields=True):
    """A position held for a while, once or several times."""

    seconds: Annotated[int, Meta(ge=1, le=MAX_HOLD, description="Seconds to hold.")]
    times: Annotated[int, Meta(ge=1, le=20, description="How often, on each side.")] = 1
    rest: RestSeconds = 10


class Time(Struct, frozen=True, tag_field="kind", tag="time", forbid_unknown_fields=True):
    """Something done for a while, in one direction after the other if it has any."""

    seconds: StepSeconds
    directions: Directions = ()
    rest: RestSeconds = 10


class Taps(Struct, frozen=True, tag_field="kind", tag="taps", forbid_unknown_fields=True):
    """A tap pattern led by the metronome, one round for each entry of `limbs`."""

    pattern: Annotated[str, Meta(max_length=300, description='Tap notation: "8/8 4x2 2x4".')]
    limbs: Annotated[
        tuple[Literal["feet", "hands", "hands+feet"], ...],
        Meta(min_length=1, max_length=12, description="What taps in each round, in order."),
    ] = ("feet", "hands", "hands+feet")
    bpm: Annotated[int, Meta(ge=MIN_BPM, le=MAX_BPM, description="Beats a minute.")] = 60
    reading: Annotated[
        Reading, Meta(description="Four of both: together, or right and left in turn.")
    ] = "together"
    rest: RestSeconds = 10

    def __post_init__(self) -> None:
        parse(self.pattern)

    def parsed(self) -> Pattern:
        """The pattern as phrases and beats."""
        return parse(self.pattern)


class Path(Struct, frozen=True, tag_field="kind", tag="path", forbid_unknown_fields=True):
    """Pressure that moves from point to point of the sole."""

    points: Annotated[
        tuple[SolePoint, ...],
        Meta(min_length=1, max_length=40, description="Points of the sole, in order."),
    ]
    seconds: Annotated[int, Meta(ge=1, le=MAX_HOLD, description="Seconds on each point.")] = 3
    rest: RestSeconds = 5


Dose = Reps | Hold | Time | Taps | Path
"""How much of an exercise, and how it is counted. `kind` says which of the five it is."""


class Rung(Struct, frozen=True, forbid_unknown_fields=True):
    """A level: one rung of an exercise's ladder."""

    posture: Posture
    dose: Dose
    note: Annotated[str, Meta(max_length=200, description="What is new on this rung.")] = ""
    needs_feeling: Annotated[
        bool,
        Meta(description="Only for feet that feel well: a hard ball, marbles, an uneven floor."),
    ] = False


class Exercise(Struct, frozen=True, forbid_unknown_fields=True):
    """One exercise. Its id is the name of its file."""

    name: Line
    summary: Line
    limbs: Limbs
    sides: Annotated[Sides, Meta(description="Which side works, and in what order.")]
    cue: Annotated[Line, Meta(description="The one line shown while it is done.")]
    steps: Annotated[tuple[Text, ...], Meta(min_length=1, max_length=12)]
    level: Annotated[
        tuple[Rung, ...],
        Meta(min_length=1, max_length=20, description="The ladder, easiest first."),
    ]
    known: Annotated[Text, Meta(description="What is known of it, from the sources.")]
    not_claimed: Annotated[Text, Meta(description="What nobody should expect from it.")]
    cautions: tuple[Text, ...] = ()
    equipment: tuple[Line, ...] = ()
    barefoot: Annotated[
        bool, Meta(description="Done in bare feet, and so only while seated or lying.")
    ] = False
    regions: Annotated[
        tuple[Region, ...], Meta(description="What the picture lights up; empty for all of it.")
    ] = ()
    sources: Annotated[
        tuple[Line, ...], Meta(description="Ids from sources.toml, or a source in full.")
    ] = ()
    reviewed: Annotated[
        date | None, Meta(description="The day it was last held against its sources.")
    ] = None
    id: str = ""

    def rung(self, level: int) -> Rung:
        """The rung of this 1-based level; beyond the ladder's end, its last."""
        return self.level[min(level, len(self.level)) - 1]


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a fact comes from."""

    title: Annotated[str, Meta(min_length=1, max_length=300)]
    where: Annotated[
        str, Meta(min_length=1, max_length=300, description="A DOI, a PubMed number or an address.")
    ]
    says: Annotated[str, Meta(max_length=1000, description="What it found, in our words.")] = ""
