from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as revised

from tests.coach.builders import Coached, script_for
from toetap.coach.exercise import Reps
from toetap.coach.inputs import Leave
from toetap.coach.progress import Day, days, did_something, month, month_after, weeks_in_a_row
from toetap.coach.record import SessionRecord

FRIDAY = date(2026, 11, 20)
WEEK = timedelta(days=7)
dates = st.dates(date(2000, 1, 1), date(2100, 12, 31))


def session_at(started: datetime, *, reps: int = 1, seconds: int = 60) -> SessionRecord:
    coached = Coached.into_first_set(script_for(Reps(count=5))).press(reps).say(Leave())
    return revised(coached.record(), started=started, active_seconds=seconds)


def test_a_session_counts_once_anything_was_done() -> None:
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert did_something(session_at(at))
    assert not did_something(session_at(at, reps=0))


def test_the_sessions_of_a_day_are_added_up() -> None:
    morning, evening = (datetime(2026, 11, 20, hour, tzinfo=UTC) for hour in (9, 20))
    found = days(
        [session_at(morning), session_at(evening, seconds=40), session_at(evening, reps=0)]
    )
    assert found == {FRIDAY: Day(FRIDAY, sessions=2, seconds=100)}


def test_a_day_is_the_one_that_the_person_lived() -> None:
    just_past_midnight = datetime(2026, 11, 20, 0, 30, tzinfo=timezone(timedelta(hours=9)))
    assert list(days([session_at(just_past_midnight)])) == [FRIDAY]


def test_weeks_in_a_row_are_those_with_a_session() -> None:
    active = [FRIDAY, FRIDAY - WEEK, FRIDAY - WEEK - timedelta(days=4), FRIDAY - 3 * WEEK]
    assert weeks_in_a_row(active, FRIDAY) == 2
    assert weeks_in_a_row([], FRIDAY) == 0


def test_this_week_does_not_end_the_row_while_it_is_still_young() -> None:
    active = [FRIDAY, FRIDAY - WEEK]
    assert weeks_in_a_row(active, FRIDAY + WEEK) == 2
    assert weeks_in_a_row(active, FRIDAY + 2 * WEEK) == 0


def test_a_month_is_shown_in_whole_weeks() -> None:
    weeks = month(FRIDAY)
    assert weeks[0][0] == date(2026, 10, 26)
    assert weeks[-1][-1] == date(2026, 12, 6)


@given(dates)
def test_a_months_weeks_hold_each_of_its_days_once_and_no_week_too_many(day: date) -> None:
    weeks = month(day)
    shown = [one for week in weeks for one in week]
    assert shown == [shown[0] + timedelta(days=offset) for offset in range(len(shown))]
    assert all(len(week) == 7 and week[0].weekday() == 0 for week in weeks)
    assert all(any(one.month == day.month for one in week) for week in weeks)
    assert day in shown


@given(dates, st.integers(-600, 600))
def test_going_forth_and_back_by_months_leads_to_the_same_month(day: date, by: int) -> None:
    there = month_after(day, by)
    assert there.day == 1
    assert month_after(there, -by) == day.replace(day=1)


def test_months_go_over_the_years_end() -> None:
    assert month_after(date(2026, 12, 31), 1) == date(2027, 1, 1)
    assert month_after(date(2026, 1, 31), -1) == date(2025, 12, 1)


@pytest.mark.parametrize("by", [-1, 1])
def test_however_long_a_month_key_is_held_there_is_a_month_to_show(by: int) -> None:
    last = month_after(FRIDAY, by * 100_000)
    assert month_after(last, by) == last
    assert any(last in week for week in month(last))
