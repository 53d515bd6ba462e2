"""The foot check: what is asked, and what the answers allow."""

import re
from itertools import combinations
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields

from tests.coach.people import PEOPLE, SURE
from toetap.coach.person import AskFirst, Person
from toetap.coach.safety import (
    CONDITIONS,
    QUESTIONS,
    Allows,
    Sign,
    check,
    kept,
    may_go_on,
    questions,
    skin_words,
)

SIGNS: tuple[Sign, ...] = get_args(Sign)
ORDER: tuple[Allows, ...] = get_args(Allows)
OF_THE_FOOT: tuple[Sign, ...] = ("wound", "blister", "swelling", "colour", "temperature")

signs = st.sets(st.sampled_from(SIGNS))


def test_every_sign_is_asked_for_once() -> None:
    assert tuple(one.sign for one in QUESTIONS) == SIGNS
    assert all(one.asks.endswith("?") for one in QUESTIONS)


def test_all_well_allows_everything_and_says_nothing() -> None:
    checked = check((), SURE)
    assert (checked.allows, checked.feet, checked.advice, checked.signs) == (
        "everything", "clear", (), (),
    )  # fmt: skip
    assert checked.on_feet


@pytest.mark.parametrize("sign", OF_THE_FOOT)
def test_anything_new_on_a_foot_leaves_the_hands_and_says_whom_to_call(sign: Sign) -> None:
    checked = check([sign], SURE)
    assert (checked.allows, checked.feet) == ("hands", "hands")
    told = " ".join(checked.advice)
    assert "No foot exercise today" in told
    assert "foot team or doctor now" in told
    assert "Hands only is still open" in told
    assert not checked.on_feet


@pytest.mark.parametrize("sign", ["dizzy", "unwell"])
def test_dizzy_or_unwell_is_not_today_with_what_to_do_instead(sign: Sign) -> None:
    checked = check([sign], SURE)
    assert (checked.allows, checked.feet) == ("not today", None)
    assert "No session today" in checked.advice[0]
    assert "emergency help now" in checked.advice[0]


def test_sugar_that_may_be_low_is_left_to_ones_own_plan_and_begins_nothing() -> None:
    checked = check(["dizzy"], SURE)
    assert checked.allows == "not today"
    assert "your own plan if your sugar may be low" in checked.advice[0]
    assert not re.search(r"\d", checked.advice[0])  # sources disagree on figures


def test_unsteady_is_everything_seated() -> None:
    checked = check(["unsteady"], SURE)
    assert (checked.allows, checked.feet, checked.on_feet) == ("seated", "seated", False)
    assert "seated" in checked.advice[0]


def test_the_most_pressing_advice_comes_first_and_none_twice() -> None:
    checked = check(["blister", "wound", "unwell", "unsteady"], SURE)
    assert checked.allows == "not today"
    assert checked.advice[0].startswith("No session today")
    assert len(set(checked.advice)) == len(checked.advice) == 3
    assert "Hands only" not in " ".join(checked.advice)


@given(some=signs, others=signs, person=PEOPLE, of_feet=st.booleans())
def test_more_signs_never_allow_more(
    some: set[Sign], others: set[Sign], person: Person, *, of_feet: bool
) -> None:
    fewer = check(some, person, of_feet=of_feet)
    more = check(some | others, person, of_feet=of_feet)
    assert ORDER.index(more.allows) >= ORDER.index(fewer.allows)


@given(signs, PEOPLE)
def test_without_a_look_at_the_feet_nothing_but_the_hands_is_open(
    found: set[Sign], person: Person
) -> None:
    checked = check(found, person, of_feet=False)
    assert checked.allows in ("hands", "not today")
    assert checked.feet is None


def test_a_session_of_the_hands_asks_about_the_whole_person_alone() -> None:
    assert [one.sign for one in questions(of_feet=False)] == ["dizzy", "unwell"]
    assert questions() == QUESTIONS
    assert check((), SURE, of_feet=False).advice == ()


def test_every_condition_can_be_told_and_holds_until_the_care_team_agrees() -> None:
    told = {one.name for one in fields(AskFirst)} - {"read", "agreed"}
    assert {one.name for one in CONDITIONS} == told
    for condition in CONDITIONS:
        person = Person(ask_first=AskFirst(**{condition.name: True}))
        checked = check((), person)
        assert checked.allows == condition.allows != "everything"
        assert condition.words in checked.advice[-1]
        agreed = Person(ask_first=AskFirst(**{condition.name: True, "agreed": True}))
        assert check((), agreed).allows == "everything"


@pytest.mark.parametrize(("first", "again"), list(combinations(SIGNS, 2)))
def test_another_look_that_allows_less_ends_a_session_that_was_cut_off(
    first: Sign, again: Sign
) -> None:
    before, now = check([first], SURE), check([again], SURE)
    if before.feet is not None:
        less = ORDER.index(now.allows) > ORDER.index(before.allows)
        assert may_go_on(before.feet, now) is not less
    assert not may_go_on("clear", now)
    assert may_go_on("hands", check(["wound"], SURE))


def test_what_a_record_tells_of_the_look_is_read_back() -> None:
    for sign in SIGNS:
        checked = check([sign], SURE)
        if checked.feet is not None:
            assert kept(checked.feet).allows == checked.allows
    assert kept(None).feet is None


def test_feet_that_feel_little_are_looked_at_before_and_after() -> None:
    (words,) = skin_words(Person())
    assert "before and after" in words
    assert skin_words(SURE) == ()


def test_no_face_is_told_which_of_its_keys_to_name() -> None:
    said = [one.asks + one.advice for one in QUESTIONS] + [one.words for one in CONDITIONS]
    assert not [
        text for text in said if re.search(r"\b(press|type|key|enter)\b", text, re.IGNORECASE)
    ]


def test_a_session_of_the_hands_alone_goes_on_without_a_look_at_the_feet() -> None:
    assert may_go_on(None, check((), SURE, of_feet=False))
    assert not may_go_on("hands", check(["dizzy"], SURE, of_feet=False))
