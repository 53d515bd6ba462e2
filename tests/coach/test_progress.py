from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as revised

from tests.coach.builders import Coached, script_for
from toetap.coach.exercise import Reps
from toetap.coach.inputs import Leave
from toetap.coach.progress import (
    Day,
    days,
    did_something,
    last_week,
    month_after,
    weeks_in_a_row,
)
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


@given(dates, st.integers(-600, 600))
def test_going_forth_and_back_by_months_leads_to_the_same_month(day: date, by: int) -> None:
    there = month_after(day, by)
    assert there.day == 1
    assert month_after(there, -by) == day.replace(day=1)


def test_months_go_over_the_years_end() -> None:
    assert month_after(date(2026, 12, 31), 1) == date(2027, 1, 1)
    assert month_after(date(2026, 1, 31), -1) == date(2025, 12, 1)


@given(
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.integers(1, 53),
)
def test_the_day_that_is_looked_at_is_among_the_weeks(today: date, day: date, weeks: int) -> None:
    last = last_week(today, day, weeks)
    assert last.weekday() == 0
    assert last - timedelta(weeks=weeks - 1) <= day < last + timedelta(weeks=1)


@given(st.integers(0, 30), st.integers(31, 53))
def test_the_weeks_stay_while_the_day_is_among_them(back: int, weeks: int) -> None:
    looked_at = FRIDAY - timedelta(weeks=back)
    assert last_week(FRIDAY, looked_at, weeks) == last_week(FRIDAY, None, weeks)
    assert last_week(FRIDAY, None, weeks) == date(2026, 11, 16)
