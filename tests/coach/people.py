"""Made-up people, practices and choices, for what the coach decides about levels."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from toetap.coach.exercise import Exercise, Reps, Rung
from toetap.coach.person import AskFirst, Chosen, FeetTold, Person, Standing
from toetap.coach.practice import Practice
from toetap.coach.units import Posture

MONDAY = date(2026, 1, 5)
STEADY = Standing(worktop=True, shoes=True, steady=True)
SURE = Person(feet=FeetTold(feel="well"), standing=STEADY, ask_first=AskFirst(read=True))
"""Somebody with feet that feel well, and everything that standing needs."""


def ladder(
    *postures: Posture, limbs: str = "feet", needs_feeling: tuple[int, ...] = ()
) -> Exercise:
    """An exercise with a rung for each posture, each with more than the one before it."""
    rungs = tuple(
        Rung(posture, Reps(count=5 + 2 * at), needs_feeling=at + 1 in needs_feeling)
        for at, posture in enumerate(postures)
    )
    return Exercise(
        id="raises",
        name="Raises",
        summary="Up and down.",
        limbs=limbs,  # type: ignore[arg-type]
        sides="both",
        cue="Up and down.",
        steps=("Up.", "Down."),
        level=rungs,
        known="Nothing.",
        not_claimed="Everything.",
    )


RAISES = ladder("seated", "seated", "seated", "standing", "standing")


def at(day: int, hour: int = 9) -> datetime:
    """A time of day so many days after the first Monday."""
    return datetime.combine(MONDAY, datetime.min.time(), UTC) + timedelta(days=day, hours=hour)


def on(day: int) -> date:
    """The day that is so many days after the first Monday."""
    return MONDAY + timedelta(days=day)


def practice(
    day: int,
    level: int = 1,
    of: Exercise = RAISES,
    *,
    at_: datetime | None = None,
    done: bool = True,
    full: bool = True,
    stopped: bool = False,
    pain: tuple[int | None, int | None] = (2, 2),
    effort: int | None = 3,
) -> Practice:
    """An easy one, done in full: effort 3, and pain as it was."""
    return Practice(
        at=at_ or at(day),
        level=level,
        posture=of.rung(level).posture,
        done=done,
        full=full,
        stopped=stopped,
        pain_before=pain[0],
        pain_after=pain[1],
        effort=effort,
    )


SCALES = st.one_of(st.none(), st.integers(0, 10))


@st.composite
def practices_of(draw: st.DrawFn, exercise: Exercise = RAISES) -> tuple[Practice, ...]:
    """A random history, with days without a session now and then, and long gaps."""
    found: list[Practice] = []
    day = 0
    for _ in range(draw(st.integers(0, 24))):
        day += draw(st.sampled_from([0, 1, 1, 2, 2, 3, 7, 13, 14, 15, 40]))
        level = draw(st.integers(1, len(exercise.level)))
        done = draw(st.integers(0, 5)) > 0
        kind = draw(st.sampled_from(["easy", "easy", "easy", "any"]))
        usual = kind == "easy"
        found.append(
            Practice(
                at=at(day, 6 + len(found) % 12),
                level=level,
                posture=exercise.rung(level).posture,
                done=done,
                full=done and (usual or draw(st.booleans())),
                stopped=not usual and draw(st.booleans()),
                pain_before=2 if usual else draw(SCALES),
                pain_after=2 if usual else draw(SCALES),
                effort=3 if usual else draw(SCALES),
            )
        )
    return tuple(sorted(found, key=lambda one: one.at))


PEOPLE: st.SearchStrategy[Person] = st.builds(
    Person,
    feet=st.builds(FeetTold, feel=st.sampled_from([None, "well", "less", "little"])),
    standing=st.builds(
        Standing, worktop=st.booleans(), shoes=st.booleans(), steady=st.booleans()
    ),
    ask_first=st.builds(
        AskFirst, agreed=st.booleans(), ulcer=st.booleans(), unaided=st.booleans(),
        heart=st.booleans(),
    ),
    level=st.dictionaries(
        st.just("raises"),
        st.builds(
            Chosen,
            rung=st.integers(1, 8),
            since=st.one_of(st.none(), st.integers(0, 60).map(at)),
        ),
    ),
)  # fmt: skip
