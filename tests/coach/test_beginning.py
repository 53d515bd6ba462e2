"""From what a person wants to the session that the day allows."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.coach.builders import T0, exercise
from tests.coach.people import MONDAY, PEOPLE, SURE, on, practice
from toetap.coach.beginning import Beginning, begin, look
from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Reps, Taps
from toetap.coach.handling import handle
from toetap.coach.inputs import Press
from toetap.coach.metronome import metronome
from toetap.coach.person import AskFirst, Chosen, Person
from toetap.coach.practice import History
from toetap.coach.record import Before
from toetap.coach.routine import Item, Routine
from toetap.coach.safety import QUESTIONS, Sign, check
from toetap.coach.script import Script
from toetap.coach.session import start
from toetap.coach.viewing import view_of
from toetap.content import built_in, load

SIGNS = [one.sign for one in QUESTIONS]
ILL: tuple[Sign, ...] = ("dizzy", "unwell")


@cache
def ours() -> Catalogue:
    catalogue, _ = load([], built_in())
    return catalogue


def begins(
    wanted: str | Script, *signs: Sign, person: Person = SURE, past: History | None = None
) -> Beginning:
    what = wanted if isinstance(wanted, Script) else ours().routines[wanted]
    asked = look(what, ours(), person)
    checked = check(signs, person, of_feet=asked.of_feet)
    return begin(what, ours(), past or {}, person, on(100), checked=checked)


def test_a_session_that_works_the_feet_asks_for_them_and_one_of_the_hands_does_not() -> None:
    feet = look(ours().routines["top-five"], ours(), SURE)
    assert feet.questions == QUESTIONS
    assert "both feet" in feet.heading
    hands = look(ours().routines["hands-only"], ours(), SURE)
    assert [one.sign for one in hands.questions] == list(ILL)
    assert not hands.of_feet
    assert look(metronome(), ours(), SURE).of_feet
    assert not look(metronome(limbs="hands"), ours(), SURE).of_feet


def test_who_never_read_whom_to_ask_first_reads_it_before_they_begin() -> None:
    new, known = Person(), Person(ask_first=AskFirst(read=True))
    routine = ours().routines["top-five"]
    told = " ".join(look(routine, ours(), new).words)
    assert "care team" in told
    assert "skin" in told
    assert "care team" not in " ".join(look(routine, ours(), known).words)
    assert look(routine, ours(), SURE).words == ()


def test_when_all_is_well_nothing_stands_before_the_session() -> None:
    for name in ("top-five", "hands-only"):
        made = begins(name)
        assert not made.news()
        assert made.heading == "Made to fit"
    session = begins("top-five").session(T0)
    assert session.before == Before(feet="clear")
    assert begins("hands-only").session(T0).before.feet is None


@given(st.sampled_from(sorted(ours().routines)), st.sets(st.sampled_from(SIGNS)), PEOPLE)
def test_not_today_leaves_nothing_to_begin_and_nothing_instead(
    name: str, signs: set[Sign], person: Person
) -> None:
    for wanted in (name, metronome(), metronome(limbs="hands")):
        made = begins(wanted, "dizzy", *signs, person=person)
        assert (made.script, made.changes, made.instead) == (None, (), ())
        assert made.heading == "Not today"
        assert made.news(advised=True)
        assert made.checked.advice


def test_a_sign_on_a_foot_offers_the_hands_and_begins_nothing_by_one_key() -> None:
    made = begins("top-five", "blister")
    assert made.script is None
    assert [one.id for one in made.instead] == ["hands-only"]
    assert made.heading == "Hands only"
    assert made.feet_rest
    checked = made.checked
    other = begin(made.instead[0], ours(), {}, SURE, on(100), checked=checked)
    assert other.news()
    assert not other.news(advised=True)
    assert other.session(T0).before.feet == "hands"


def test_an_unsteady_day_is_seated() -> None:
    made = begins("raises", "unsteady", person=SURE)
    assert made.heading == "Seated today"
    assert made.script is not None
    assert not made.feet_rest
    assert made.session(T0).before.feet == "seated"


def test_what_is_not_open_at_all_says_so() -> None:
    standing = exercise(Reps(count=3), id_="stand", posture="standing")
    routine = Routine(id="x", name="X", summary="X.", item=(Item(exercise="stand"),))
    known = Catalogue({"stand": standing}, {"x": routine})
    made = begin(routine, known, {}, Person(), MONDAY, checked=check((), Person()))
    assert made.script is None
    assert made.heading == "Not open yet"
    assert "not confirmed" in made.changes[0]


def test_a_level_that_fell_is_told_with_its_reason_and_one_left_out_is_not() -> None:
    past = {
        name: (practice(90 - 30, level=2, of=ours().exercises[name]),)
        for name in ("heel-raises", "toe-raises")
    }
    chosen = {name: Chosen(2) for name in past}
    person = Person(feet=SURE.feet, standing=SURE.standing, ask_first=SURE.ask_first, level=chosen)
    made = begins("raises", person=person, past=past)
    assert any(one.startswith("Heel raises: 40 days since") for one in made.changes)
    assert made.script is not None
    assert made.script.parts[0].level == 1
    assert begins("raises", "wound", person=person, past=past).changes == ()
    some = begins("seated", "wound").changes
    assert some
    assert all("left out" in one for one in some)


def test_the_taps_of_a_metronome_are_tapped_by_hand_where_the_feet_rest() -> None:
    made = begins(metronome("4/4", 72), "wound")
    assert made.script is not None
    dose = made.script.parts[0].dose
    assert isinstance(dose, Taps)
    assert (dose.limbs, dose.bpm, dose.pattern) == (("hands",), 72, "4/4")
    assert made.changes == ("The hands tap instead: no foot exercise today.",)
    session = made.session(T0)
    assert (session.before.feet, session.stage.kind) == ("hands", "taps")
    for wanted, signs in ((metronome(), ("unsteady",)), (metronome(limbs="hands"), ())):
        assert begins(wanted, *signs).script is wanted


@pytest.mark.parametrize("looked", [True, False])
def test_a_session_asks_for_the_look_only_where_nobody_has(*, looked: bool) -> None:
    script = begins("top-five").script
    assert script is not None
    session = start(script, T0, Before(feet="clear") if looked else None)
    view = view_of(session)
    assert (view.heading == "First, look at both feet") is not looked
    assert bool(view.lines) is not looked
    assert (view.figure is None) is looked or view.figure is not None
    assert view.press == ("go on" if looked else "all is well, go on")
    assert handle(session, Press(), T0).session.before.feet == "clear"
