"""What is asked of the week: nothing is taken on, and nothing paused, that was not said."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from toetap.coach.asking import follow_up
from toetap.coach.asking_plan import pause_length_question, pause_question, plan_question
from toetap.coach.person import CheckupsTold, Pause, Person
from toetap.coach.task import Task

TODAY = date(2026, 11, 20)
TASKS = {
    "taps": Task(name="Taps", asks="twice a day", days=7, start="tap-drill", times=2),
    "walking": Task(name="Walking", asks="half an hour", days=3, start="walk"),
}
PLAN = plan_question(TASKS)


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
    assert anew == Pause(TODAY, None, "illness")


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
