"""What a person has told the coach for good. It lives as tables in their settings file.

Nothing told is never taken as "all is well": feet that nobody spoke of are treated as feet that
feel little, and nobody stands who did not say that they may.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from toetap.coach.exercise import Id, Level
from toetap.coach.tempo import MAX_BPM, MIN_BPM

Feel = Literal["well", "less", "little"]
"""How much the feet feel, in the person's own judgement."""

PauseReason = Literal["illness", "travel", "other"]

Moment = Annotated[datetime, Meta(tz=True)]
"""A time of day with the offset of its place, so that any two can be told apart."""

Bpm = Annotated[int, Meta(ge=MIN_BPM, le=MAX_BPM)]


class FeetTold(Struct, frozen=True, forbid_unknown_fields=True):
    """The feet, on ordinary days."""

    feel: Feel | None = None

    @property
    def feel_well(self) -> bool:
        """They feel well enough to warn of what is hard or sharp."""
        return self.feel == "well"


class Standing(Struct, frozen=True, forbid_unknown_fields=True):
    """What standing needs. Each is False until the person has said that it is so.

    Attributes:
        worktop: There is a worktop or a fixed rail to hold.
        shoes: They wear shoes for it.
        steady: They feel steady on their feet.
    """

    worktop: bool = False
    shoes: bool = False
    steady: bool = False

    @property
    def confirmed(self) -> bool:
        """All that standing needs is there."""
        return self.worktop and self.shoes and self.steady


class AskFirst(Struct, frozen=True, forbid_unknown_fields=True):
    """Conditions with which a care team is asked first; `toetap.coach.safety` says what each means.

    Attributes:
        read: The person has read them and answered.
        agreed: Their care team knows of it and agrees.
    """

    read: bool = False
    agreed: bool = False
    ulcer: bool = False
    surgery: bool = False
    amputation: bool = False
    deformity: bool = False
    unaided: bool = False
    autonomic: bool = False
    heart: bool = False


class TempoTold(Struct, frozen=True, forbid_unknown_fields=True):
    """The tempo that the person tapped or took.

    Attributes:
        bpm: In beats a minute; None where they did not.
        since: When they did, where another was offered. What was tapped before offers none again.
    """

    bpm: Bpm | None = None
    since: Moment | None = None


class Chosen(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A level that the person chose for an exercise.

    Attributes:
        rung: The 1-based rung.
        since: When they did. What was done before says nothing about it; None where it was written
            by hand and all of the history counts.
        kept: How often in a row they kept this level when more was offered. The more often, the
            longer until it is offered again.
    """

    rung: Level
    since: Moment | None = None
    kept: Annotated[int, Meta(ge=0, le=1000)] = 0


class Pause(Struct, frozen=True, forbid_unknown_fields=True):
    """Days on which nothing is due.

    Attributes:
        since: The first of them; None for no pause at all.
        until: The last of them; None while nobody knows.
    """

    since: date | None = None
    until: date | None = None
    reason: PauseReason = "other"

    def covers(self, day: date) -> bool:
        """Whether this day is one of them."""
        if self.since is None or day < self.since:
            return False
        return self.until is None or day <= self.until


class CheckupsTold(Struct, frozen=True, forbid_unknown_fields=True):
    """Whether check-ups are wanted; None where it was not asked."""

    wanted: bool | None = None


class Person(Struct, frozen=True, forbid_unknown_fields=True):
    """All that a person has told.

    Attributes:
        level: Chosen levels by exercise.
        plan: Tasks of the weekly plan by id: taken on, or left.
    """

    feet: FeetTold = FeetTold()
    standing: Standing = Standing()
    ask_first: AskFirst = AskFirst()
    tempo: TempoTold = TempoTold()
    level: dict[Id, Chosen] = field(default_factory=dict)
    plan: dict[Id, bool] = field(default_factory=dict)
    pause: Pause = Pause()
    checkups: CheckupsTold = CheckupsTold()
