import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.coach.people import PEOPLE, RAISES, STEADY, SURE, ladder
from toetap.coach.exercise import Dose, Exercise, Hold, Path, Reps, Rung, Taps, Time
from toetap.coach.ladder import amount, fitting, step_to, suits
from toetap.coach.person import FeetTold, Person
from toetap.coach.units import AT_REST, Posture

POSTURES: st.SearchStrategy[Posture] = st.sampled_from(["lying", "seated", "standing", "walking"])


def test_a_step_is_one_of_dose_or_of_posture() -> None:
    assert [step_to(RAISES, level) for level in range(1, 6)] == [
        "dose", "dose", "dose", "posture", "dose",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("dose", "seconds"),
    [
        (Reps(count=10), 40),
        (Reps(count=10, hold=3, release=2, directions=("in", "out")), 100),
        (Hold(seconds=10, times=3), 30),
        (Time(seconds=30, directions=("in", "out")), 60),
        (Taps(pattern="1/1", limbs=("feet", "hands"), bpm=60), 120),
        (Path(points=("heel", "arch"), seconds=4), 8),
    ],
)
def test_an_amount_tells_doses_of_a_kind_apart(dose: Dose, seconds: int) -> None:
    assert amount(dose) == seconds


def test_standing_needs_to_be_confirmed_and_walking_does_not() -> None:
    standing, walking = Rung("standing", Reps(count=5)), Rung("walking", Time(seconds=600))
    assert suits(standing, SURE)
    assert not suits(standing, Person())
    assert suits(walking, Person())
    assert not suits(walking, SURE, on_feet=False)
    assert not suits(standing, SURE, on_feet=False)


def test_what_needs_feeling_is_only_for_feet_that_feel_well() -> None:
    marbles = Rung("seated", Reps(count=5), needs_feeling=True)
    assert suits(marbles, SURE)
    for feel in (None, "less", "little"):
        assert not suits(marbles, Person(feet=FeetTold(feel=feel)))


def of(*rungs: Rung) -> Exercise:
    return Exercise(
        id="x", name="X", summary="X.", limbs="feet", sides="both", cue="X.", steps=("X.",),
        level=rungs, known="X.", not_claimed="X.",
    )  # fmt: skip


def test_in_place_of_standing_comes_the_most_that_asks_for_no_more() -> None:
    seated = [Rung("seated", Reps(count=count)) for count in (8, 10, 15)]
    exercise = of(*seated, Rung("standing", Reps(count=10)), Rung("standing", Reps(count=30)))
    assert fitting(exercise, 4, Person()) == 2
    assert fitting(exercise, 5, Person()) == 3
    assert fitting(exercise, 5, SURE) == 5
    assert fitting(exercise, 5, SURE, on_feet=False) == 3
    assert fitting(exercise, 9, SURE) == 5


def test_where_every_seated_level_asks_for_more_it_is_the_one_that_asks_for_least() -> None:
    exercise = of(
        Rung("seated", Reps(count=15)), Rung("seated", Reps(count=12)),
        Rung("standing", Reps(count=5)), Rung("standing", Hold(seconds=1)),
    )  # fmt: skip
    assert fitting(exercise, 3, Person()) == 2
    assert fitting(exercise, 4, Person()) == 2


def test_where_no_lower_level_suits_there_is_none() -> None:
    assert fitting(ladder("standing", "standing"), 2, Person()) is None
    assert fitting(ladder("walking"), 1, SURE, on_feet=False) is None
    assert fitting(ladder("seated", needs_feeling=(1,)), 1, Person()) is None


@given(
    postures=st.lists(POSTURES, min_size=1, max_size=6),
    level=st.integers(1, 8),
    person=PEOPLE,
    on_feet=st.booleans(),
)
def test_what_fits_is_never_higher_and_always_suits(
    postures: list[Posture], level: int, person: Person, *, on_feet: bool
) -> None:
    exercise = ladder(*postures)
    found = fitting(exercise, level, person, on_feet=on_feet)
    if found is None:
        below = range(1, min(level, len(postures)) + 1)
        assert not any(suits(exercise.rung(one), person, on_feet=on_feet) for one in below)
        return
    rung = exercise.rung(found)
    assert found <= level
    assert suits(rung, person, on_feet=on_feet)
    if rung.posture not in AT_REST:
        assert on_feet
        assert rung.posture == "walking" or person.standing == STEADY
