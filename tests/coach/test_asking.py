"""What is asked for good, before all exercise: nothing is assumed that was not said."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from toetap.coach.asking import AGREED, ASK_FIRST, FEEL, STANDING, WELCOME, follow_up
from toetap.coach.person import AskFirst, FeetTold, Person, Standing
from toetap.coach.safety import CONDITIONS, withheld

TODAY = date(2026, 11, 20)


def test_the_welcome_is_only_read() -> None:
    assert WELCOME.told(Person(), frozenset()) == Person()
    assert WELCOME.picked(Person()) == frozenset()
    assert not WELCOME.options


def test_none_of_the_conditions_is_an_answer_too() -> None:
    assert ASK_FIRST.told(Person(), frozenset()).ask_first == AskFirst(read=True)
    assert not ASK_FIRST.skippable


@given(st.frozensets(st.integers(0, len(CONDITIONS) - 1), min_size=1))
def test_whoever_has_a_condition_is_asked_about_their_care_team(picked: frozenset[int]) -> None:
    told = ASK_FIRST.told(Person(), picked)
    assert follow_up(ASK_FIRST, told, TODAY) is AGREED
    assert {one.name for one in withheld(told.ask_first)} == {CONDITIONS[at].name for at in picked}
    assert not withheld(AGREED.told(told, frozenset({0})).ask_first)
    assert AGREED.picked(AGREED.told(told, frozenset({0}))) == {0}
    assert withheld(AGREED.told(told, frozenset({1})).ask_first)


def test_leave_for_one_condition_is_no_leave_for_another() -> None:
    told = AGREED.told(ASK_FIRST.told(Person(), frozenset({0, 1})), frozenset({0}))
    assert ASK_FIRST.told(told, frozenset({0})).ask_first.agreed
    assert not ASK_FIRST.told(told, frozenset({0, 2})).ask_first.agreed
    assert not ASK_FIRST.told(told, frozenset()).ask_first.agreed


def test_no_answer_leaves_the_feet_as_careful_as_before() -> None:
    assert FEEL.told(Person(feet=FeetTold("well")), frozenset()).feet == FeetTold()
    assert FEEL.says(Person()).endswith("feeling little")


def test_standing_takes_all_three() -> None:
    assert STANDING.told(Person(), frozenset({0})).standing.confirmed
    two = Person(standing=Standing(worktop=True, shoes=True))
    assert STANDING.picked(two) == {1}


def test_nothing_follows_what_asks_for_nothing() -> None:
    assert follow_up(FEEL, Person(), TODAY) is None
    assert follow_up(ASK_FIRST, Person(), TODAY) is None
