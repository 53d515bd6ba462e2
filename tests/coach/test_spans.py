from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toetap.coach.progress import month_after
from toetap.coach.spans import Span, spans, written

FRIDAY = date(2026, 11, 20)
ONE = timedelta(days=1)


def test_the_spans_that_are_asked_about_most() -> None:
    found = {one.name: (one.since, one.until) for one in spans(FRIDAY)}
    assert found == {
        "any time": (None, None),
        "this week": (date(2026, 11, 16), None),
        "last 4 weeks": (date(2026, 10, 26), None),
        "last 12 weeks": (date(2026, 8, 31), None),
        "this year": (date(2026, 1, 1), None),
        "last year": (date(2025, 1, 1), date(2025, 12, 31)),
    }


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        (" 2026-2 ", date(2026, 2, 1), date(2026, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2026-11-20", FRIDAY, FRIDAY),
    ],
)
def test_a_year_a_month_or_a_day_can_be_written(text: str, since: date, until: date) -> None:
    assert written(text) == Span(text, since, until)


@pytest.mark.parametrize(
    "text", ["", "26", "November", "2026-13", "2026-02-30", "0000", "9999", "9999-12", "2026-1-1-1"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert written(text) is None


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_a_day_is_in_its_month_and_its_month_in_its_year(day: date) -> None:
    month, year = written(f"{day:%Y-%m}"), written(f"{day:%Y}")
    assert written(str(day)) == Span(str(day), day, day)
    assert month == Span(f"{day:%Y-%m}", day.replace(day=1), month_after(day, 1) - ONE)
    assert year == Span(f"{day:%Y}", date(day.year, 1, 1), date(day.year, 12, 31))
