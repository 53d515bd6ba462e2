"""Reminders: the times that were chosen, on days with rests between, and none on a pause."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toetap.coach.person import Pause, Person
from toetap.coach.reminders import days_of, reminders, spread
from toetap.coach.task import Task

FRIDAY = date(2026, 11, 20)
TIMES = (time(9), time(14), time(18))


def task(days: int = 7, times: int = 1) -> Task:
    return Task(name="Taps", asks="twice a day", days=days, start="tap-drill", times=times)


def test_what_was_not_taken_on_is_not_reminded_of() -> None:
    plan = {"taps": task(), "walk": task()}
    found = reminders(plan, Person(plan={"walk": True}), TIMES, {"walk": 30}, FRIDAY)
    assert [(one.id, one.minutes, one.start) for one in found] == [
        ("walk-1", 30, datetime(2026, 11, 20, 9))  # noqa: DTZ001 - any clock's nine
    ]


def test_it_says_what_to_do() -> None:
    (one,) = reminders({"taps": task()}, Person(plan={"taps": True}), TIMES, {}, FRIDAY)
    assert one.words == "Twice a day. To begin: toetap start tap-drill"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [(1, (9,)), (2, (9, 18)), (3, (9, 14, 18)), (5, (9, 14, 18))],
)
def test_times_are_spread_over_the_day(wanted: int, found: tuple[int, ...]) -> None:
    assert tuple(at.hour for at in spread(TIMES, wanted)) == found


@given(st.lists(st.times(), min_size=1, max_size=8), st.integers(1, 12))
def test_every_reminder_has_a_time_of_its_own(times: list[time], wanted: int) -> None:
    found = spread(times, wanted)
    assert len(set(found)) == len(found) == min(wanted, len(set(times)))
    assert list(found) == sorted(found)
    assert set(found) <= set(times)


@given(st.integers(1, 7))
def test_days_are_as_many_as_the_task_asks_for(days: int) -> None:
    found = days_of(task(days))
    assert len(found) == days
    assert all(0 <= day <= 6 for day in found)


@given(st.integers(1, 7), st.dates(date(2026, 1, 1), date(2027, 1, 1)))
def test_the_first_is_on_one_of_its_days(days: int, today: date) -> None:
    (one,) = reminders({"t": task(days)}, Person(plan={"t": True}), TIMES[:1], {}, today)
    assert one.start.weekday() in one.days
    assert 0 <= (one.start.date() - today).days < 7


def test_a_pause_with_an_end_puts_it_off() -> None:
    person = Person(plan={"t": True}, pause=Pause(FRIDAY, date(2026, 11, 25)))
    (one,) = reminders({"t": task()}, person, TIMES, {}, FRIDAY)
    assert one.start.date() == date(2026, 11, 26)
