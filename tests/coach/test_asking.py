"""What is asked for good: each answer holds, changes only its own, and nothing is assumed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from toetap.coach.asking import (
    AGREED,
    ASK_FIRST,
    FEEL,
    STANDING,
    WELCOME,
    Question,
    follow_up,
    pause_length_question,
    pause_question,
    plan_question,
)
from toetap.coach.person import (
    AskFirst,
    CheckupsTold,
    FeetTold,
    Pause,
    Person,
    Standing,
)
from toetap.coach.safety import CONDITIONS, withheld
from toetap.coach.task import Task

TODAY = date(2026, 11, 20)
TASKS = {
    "taps": Task(name="Taps", asks="twice a day", days=7, start="tap-drill", times=2),
    "walking": Task(name="Walking", asks="half an hour", days=3, start="walk"),
}
PLAN = plan_question(TASKS)
EVERY = (ASK_FIRST, FEEL, STANDING, PLAN, pause_question(TODAY))
questions = pytest.mark.parametrize("question", EVERY, ids=lambda one: one.id)


def answers(question: Question) -> st.SearchStrategy[frozenset[int]]:
    places = st.integers(0, len(question.options) - 1)
    if question.many:
        return st.frozensets(places)
    return places.map(lambda place: frozenset({place}))


@questions
@given(data=st.data())
def test_what_was_answered_is_what_holds(question: Question, data: st.DataObject) -> None:
    picked = data.draw(answers(question))
    assert question.picked(question.told(Person(), picked)) == picked


@questions
@given(data=st.data())
def test_an_answer_changes_nothing_but_its_own_keys(
    question: Question, data: st.DataObject
) -> None:
    told = question.told(Person(), data.draw(answers(question)))
    tables = {key[0] for key in question.keys}
    for name in Person.__struct_fields__:
        if name not in tables:
            assert getattr(told, name) == getattr(Person(), name)


@questions
def test_every_question_says_what_holds(question: Question) -> None:
    assert question.says(Person())
    assert all(option.name and option.words for option in question.options)


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


def test_check_ups_are_asked_with_the_plan_or_not_at_all() -> None:
    wanted = PLAN.told(Person(), frozenset({1, 2}))
    assert wanted.plan == {"taps": False, "walking": True}
    assert wanted.checkups == CheckupsTold(wanted=True)
    without = plan_question(TASKS, checkups=False)
    assert without.told(Person(), frozenset({0})).checkups == CheckupsTold()
    assert without.picked(wanted) == {1}


def test_a_pause_begins_today_and_keeps_its_beginning() -> None:
    question = pause_question(TODAY)
    paused = question.told(Person(), frozenset({2}))
    assert paused.pause == Pause(TODAY, None, "travel")
    later = pause_question(date(2026, 11, 25)).told(paused, frozenset({1}))
    assert later.pause == Pause(TODAY, None, "illness")
    assert question.told(later, frozenset({0})).pause == Pause()
    assert follow_up(question, Person(), TODAY) is None


def test_a_pause_that_is_over_is_none() -> None:
    over = Person(pause=Pause(date(2026, 10, 1), date(2026, 10, 5), "travel"))
    assert pause_question(TODAY).picked(over) == {0}
    anew = pause_question(TODAY).told(over, frozenset({1})).pause
    assert anew == Pause(TODAY, date(2026, 10, 5), "illness")


@pytest.mark.parametrize(
    ("place", "until"), [(0, None), (1, date(2026, 11, 26)), (3, date(2026, 12, 17))]
)
def test_a_pause_is_as_long_as_was_said(place: int, until: date | None) -> None:
    question = pause_question(TODAY)
    paused = question.told(Person(), frozenset({1}))
    length = follow_up(question, paused, TODAY)
    assert length is not None
    told = length.told(paused, frozenset({place}))
    assert told.pause == replace(paused.pause, until=until)
    assert length.picked(told) == {place}


def test_a_pause_until_another_day_is_none_of_the_lengths() -> None:
    other = Person(pause=Pause(TODAY, date(2026, 11, 22)))
    assert pause_length_question(TODAY).picked(other) == frozenset()


def test_nothing_follows_what_asks_for_nothing() -> None:
    assert follow_up(FEEL, Person(), TODAY) is None
    assert follow_up(ASK_FIRST, Person(), TODAY) is None
