from functools import cache
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as revised

from tests.coach.builders import T0, exercise
from tests.coach.people import PEOPLE, SURE
from toetap.coach.adapting import Adapted, adapted, works_feet
from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Reps, Rung, Taps, Time
from toetap.coach.handling import handle
from toetap.coach.inputs import Press
from toetap.coach.person import FeetTold, Person, TempoTold
from toetap.coach.record import Before
from toetap.coach.routine import Item, Routine
from toetap.coach.safety import Sign, check
from toetap.coach.script import Prepare, Script
from toetap.coach.session import start
from toetap.coach.units import AT_REST
from toetap.content import built_in, load

SIGNS: tuple[Sign, ...] = get_args(Sign)


@cache
def ours() -> Catalogue:
    catalogue, problems = load([], built_in())
    assert not problems
    return catalogue


ROUTINES = sorted(ours().routines)
rungs = st.dictionaries(st.sampled_from(sorted(ours().exercises)), st.integers(1, 9))
routines = st.sampled_from(ROUTINES)
signs = st.sets(st.sampled_from(SIGNS), max_size=3)


def fit(
    name: str, *found: Sign, person: Person = SURE, levels: dict[str, int] | None = None
) -> Adapted:
    routine = ours().routines[name]
    checked = check(found, person, of_feet=works_feet(routine, ours()))
    return adapted(routine, ours(), levels or {}, checked, person)


def limbs(script: Script) -> set[str]:
    return {script.work(tally).limbs for tally in range(len(script.works))}


@pytest.mark.parametrize("name", ROUTINES)
def test_when_all_is_well_a_routine_is_done_as_it_stands(name: str) -> None:
    found = fit(name)
    assert found.script is not None
    assert len(found.script.parts) == len(ours().routines[name].item)
    assert (found.changes, found.instead) == ((), ())


@given(routines, rungs, signs, PEOPLE)
def test_a_failed_foot_check_leads_to_no_foot_exercise(
    name: str, levels: dict[str, int], found: set[Sign], person: Person
) -> None:
    script = fit(name, "blister", *found, person=person, levels=levels).script
    if name != "hands-only":
        assert script is None or limbs(script) == {"hands"}


@given(routines, rungs, signs, PEOPLE)
def test_nothing_leads_from_not_today_into_a_session(
    name: str, levels: dict[str, int], found: set[Sign], person: Person
) -> None:
    told = fit(name, "unwell", *found, person=person, levels=levels)
    assert told.script is None
    assert told.instead == ()


@given(routines, rungs, signs, PEOPLE)
def test_nobody_stands_who_has_not_confirmed_it_or_is_unsteady(
    name: str, levels: dict[str, int], found: set[Sign], person: Person
) -> None:
    script = fit(name, *found, person=person, levels=levels).script
    for part in script.parts if script else ():
        if part.posture not in AT_REST:
            assert not found
            assert part.posture == "walking" or person.standing.confirmed


@given(routines, rungs, signs, PEOPLE)
def test_what_is_done_instead_is_never_a_higher_level(
    name: str, levels: dict[str, int], found: set[Sign], person: Person
) -> None:
    script = fit(name, *found, person=person, levels=levels).script
    asked = {item.exercise: item.level for item in ours().routines[name].item} | levels
    for part in script.parts if script else ():
        assert part.level <= asked[part.exercise.id]


def test_a_blister_leaves_the_hands_of_a_routine_and_offers_others() -> None:
    found = fit("seated", "blister")
    assert found.script is not None
    assert [part.exercise.id for part in found.script.parts] == ["open-and-close-hands"]
    assert found.instead == ("hands-only",)
    assert all(change.kind == "left out" for change in found.changes)
    assert found.changes[0].words == "Seated march is left out: no foot exercise today."
    assert fit("top-five", "wound").script is None


def test_unsteady_brings_a_seated_level_in_place_of_a_standing_one() -> None:
    found = fit("raises", "unsteady", levels={"heel-raises": 5, "toe-raises": 2})
    assert found.script is not None
    assert [(part.level, part.posture) for part in found.script.parts] == [
        (3, "seated"), (2, "seated"),
    ]  # fmt: skip
    assert [change.words for change in found.changes] == ["Heel raises: level 3, seated today."]
    assert found.instead == ()


def test_a_walk_on_an_unsteady_day_is_not_open_and_seated_routines_are() -> None:
    found = fit("walk", "unsteady")
    assert found.script is None
    assert found.changes[0].words == "Walking is left out: it is done on the feet."
    assert "seated" in found.instead
    assert "walk" not in found.instead


def test_without_confirmation_it_stays_seated_on_the_best_of_days() -> None:
    found = fit("raises", person=Person(), levels={"heel-raises": 4})
    assert found.script is not None
    assert found.script.parts[0].posture == "seated"
    assert found.changes[0].words == (
        "Heel raises: level 1, seated. Level 4 is standing, and not confirmed so far: a worktop to "
        "hold, shoes, that you are steady."
    )


def test_nothing_today_offers_nothing() -> None:
    found = fit("hands-only", "dizzy")
    assert (found.script, found.instead) == (None, ())
    assert found.changes[0].words.endswith("left out: nothing today.")


def own(*rungs: Rung, item: Item | None = None) -> tuple[Routine, Catalogue]:
    marbles = revised(exercise(*(rung.dose for rung in rungs), id_="marbles"), level=rungs)
    routine = Routine(
        id="mine", name="Mine", summary="Mine.", item=(item or Item(exercise="marbles"),)
    )
    return routine, Catalogue({"marbles": marbles}, {"mine": routine})


def test_feet_that_feel_little_get_no_marbles() -> None:
    routine, catalogue = own(
        Rung("seated", Reps(count=5)), Rung("seated", Reps(count=6), needs_feeling=True)
    )
    levels = {"marbles": 2}
    for feel, level in ((None, 1), ("little", 1), ("less", 1), ("well", 2)):
        person = Person(feet=FeetTold(feel=feel))  # type: ignore[arg-type]
        found = adapted(routine, catalogue, levels, check((), person), person)
        assert found.script is not None
        assert found.script.parts[0].level == level
    only, catalogue = own(Rung("seated", Reps(count=6), needs_feeling=True))
    found = adapted(only, catalogue, {}, check((), Person()), Person())
    assert found.script is None
    assert found.changes[0].words == (
        "Marbles is left out. Level 1 is only for feet that feel well."
    )


def test_taps_start_at_the_persons_own_tempo_unless_the_routine_has_a_dose_of_its_own() -> None:
    person = Person(tempo=TempoTold(bpm=50))
    found = fit("tap-drill", person=person, levels={"hand-and-foot-tapping": 2})
    assert found.script is not None
    dose = found.script.parts[0].dose
    assert isinstance(dose, Taps)
    assert dose.bpm == 56
    own_dose = Taps(pattern="1/1", bpm=80)
    routine, catalogue = own(
        Rung("seated", Time(seconds=5)), item=Item(exercise="marbles", dose=own_dose)
    )
    kept = adapted(routine, catalogue, {}, check((), person), person)
    assert kept.script is not None
    assert kept.script.parts[0].dose == own_dose


def test_hands_that_tap_with_the_feet_work_the_feet() -> None:
    assert works_feet(ours().routines["tap-drill"], ours())
    assert not works_feet(ours().routines["hands-only"], ours())
    hidden = Catalogue(
        {"palms": exercise(Taps(pattern="1/1", limbs=("feet",)), id_="palms", limbs="hands")}
    )
    routine = Routine(id="x", name="X", summary="X.", item=(Item(exercise="palms"),))
    assert works_feet(routine, hidden)


def test_the_record_says_what_was_answered() -> None:
    found, checked = fit("raises", "unsteady"), check(["unsteady"], SURE)
    assert found.script is not None
    session = start(found.script, T0, Before(feet=checked.feet))
    step = found.script.steps[0]
    assert isinstance(step, Prepare)
    assert step.look_at_feet
    assert handle(session, Press(), T0).session.before.feet == "seated"
