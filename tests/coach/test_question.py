"""Every question that is answered for good: what was answered holds, and changes only its own."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toetap.coach.asking import ASK_FIRST, FEEL, STANDING
from toetap.coach.asking_plan import pause_question, plan_question
from toetap.coach.person import Person
from toetap.coach.question import Question
from toetap.coach.task import Task

TASKS = {"walking": Task(name="Walking", asks="half an hour", days=3, start="walk")}
EVERY = (ASK_FIRST, FEEL, STANDING, plan_question(TASKS), pause_question(date(2026, 11, 20)))
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
