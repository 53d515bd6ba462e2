from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.coach.weeks import ALL, PLAN, TODAY, TWELVE, back, week
from toetap.coach.facts import weeks_of
from toetap.coach.looking_back import SPANS, Span, bins_of, look_back


def test_a_look_back_begins_with_its_first_week_or_the_first_session() -> None:
    many = [week(number) for number in range(-10, 11)]
    twelve = back(*many, span=TWELVE)
    assert twelve.found.weeks[0].monday == date(2026, 8, 31)
    assert len(twelve.found.weeks) == 12
    assert len(twelve.weeks) == 12
    early = back(*many[-3:], span=TWELVE)
    assert early.found.weeks[0].monday == date(2026, 11, 2)
    assert len(back(*many).found.weeks) == 21


def test_weeks_in_a_row_are_told_whole_however_short_the_look_back() -> None:
    assert back(*(week(number) for number in range(-10, 11)), span=TWELVE).found.row == 21


def test_weeks_come_in_any_order() -> None:
    many = weeks_of([week(8), week(9), week(10)])
    there, turned = (look_back(tuple(weeks), TODAY, ALL, PLAN) for weeks in (many, many[::-1]))
    assert there == turned


@given(st.lists(st.integers(-60, 10), max_size=12), st.integers(1, 60), st.sampled_from(SPANS))
def test_bins_hold_every_week_once_and_fit(numbers: list[int], most: int, span: Span) -> None:
    over = back(*map(week, numbers), span=span)
    bins, each = bins_of(over, most)
    assert len(bins) <= most
    mondays = [monday for one in bins for monday in one.mondays]
    assert mondays == [line.monday for line in over.found.weeks]
    assert all(len(one.mondays) == each for one in bins[1:])
    seconds = sum(sum(facts.seconds) for one in bins for facts in one.facts)
    assert seconds == over.found.seconds
