"""Where a level has come to: laws over random histories, and each step by itself."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.coach.people import MONDAY, RAISES, at, on, practice, practices_of
from toetap.coach.following import AWAY_DAYS, Course, follow
from toetap.coach.person import Chosen
from toetap.coach.practice import Practice

LATE = on(2000)


def course(*practices: Practice, today: int | None = None, **changes: object) -> Course:
    """How the raises stand on the day of the last practice, or on another."""
    day = practices[-1].day if today is None else on(today)
    return follow(RAISES, practices, day, **changes)  # type: ignore[arg-type]


def rungs(practices: tuple[Practice, ...], start: int) -> list[int]:
    """The level before each practice, after it, and on each of the days that follow."""
    found = [
        follow(RAISES, practices[:so_far], one.day, start=start).rung
        for number, one in enumerate(practices)
        for so_far in (number, number + 1)
    ]
    last = practices[-1].day if practices else MONDAY
    later = range((last - MONDAY).days, (last - MONDAY).days + 40)
    return found + [follow(RAISES, practices, on(day), start=start).rung for day in later]


@given(practices_of(), st.integers(1, 5))
def test_a_level_never_rises_by_itself(practices: tuple[Practice, ...], start: int) -> None:
    levels = [start, *rungs(practices, start)]
    assert all(later <= before for before, later in pairwise(levels))


@given(practices_of(), st.integers(1, 5))
def test_a_level_never_falls_by_more_than_a_rung_at_once(
    practices: tuple[Practice, ...], start: int
) -> None:
    levels = [start, *rungs(practices, start)]
    assert all(before - later <= 1 for before, later in pairwise(levels))
    assert min(levels) >= 1


@given(practices_of(), st.integers(1, 5), st.integers(0, 13))
def test_a_level_falls_after_a_stop_for_pain(
    practices: tuple[Practice, ...], start: int, days: int
) -> None:
    day = ((practices[-1].day - MONDAY).days if practices else 0) + days
    before = follow(RAISES, practices, on(day), start=start).rung
    stop = practice(day, before, at_=at(day, 23), stopped=True, full=False)
    after = follow(RAISES, (*practices, stop), on(day), start=start)
    assert after.rung == max(1, before - 1)
    assert after.easy == ()


@given(practices_of(), st.integers(1, 5), st.integers(AWAY_DAYS, 400))
def test_after_two_weeks_it_returns_exactly_one_rung_lower(
    practices: tuple[Practice, ...], start: int, days: int
) -> None:
    day = ((practices[-1].day - MONDAY).days if practices else 0) + 1
    here = follow(RAISES, practices, on(day), start=start).rung
    last = (*practices, practice(day, here, at_=at(day, 22), full=False, effort=None))
    before = follow(RAISES, last, on(day), start=start).rung
    after = follow(RAISES, last, on(day + days), start=start)
    assert after.rung == max(1, before - 1)
    if before > 1:
        assert after.fall is not None
        assert (after.fall.kind, after.fall.away) == ("away", days)


@given(practices_of(), st.integers(1, 8), st.integers(0, 80))
def test_what_was_chosen_is_where_it_starts(
    practices: tuple[Practice, ...], rung: int, since: int
) -> None:
    chosen = Chosen(rung, at(since, 12))
    past = tuple(one for one in practices if one.day <= on(since))
    found = follow(RAISES, past, on(since), start=1, chosen=chosen)
    assert found.rung <= min(rung, 5)
    if not any(one.at >= at(since, 12) for one in past):
        assert found.rung == min(rung, 5)


def test_easy_days_in_a_row_are_counted_once_a_day() -> None:
    days = [practice(0), practice(0, at_=at(0, 20)), practice(1), practice(3)]
    assert [one.day for one in course(*days).easy] == [on(0), on(1), on(3)]
    assert course(*days, practice(4, effort=6)).easy == ()
    assert course(*days, practice(4, full=False)).easy == ()


def test_what_was_told_of_too_little_neither_counts_nor_breaks_the_row() -> None:
    days = (practice(0), practice(1, effort=None), practice(2, pain=(2, None)), practice(3))
    assert [one.day for one in course(*days).easy] == [on(0), on(3)]
    assert course(*days, practice(4, effort=None, pain=(2, 3))).easy == ()


def test_an_easy_day_at_another_level_neither_counts_nor_breaks_the_row() -> None:
    days = [practice(0, 2), practice(1, 2), practice(2, 1), practice(3, 2)]
    assert len(course(*days, start=2).easy) == 3
    for one in (practice(2, 1, effort=9), practice(2, 1, effort=6), practice(2, 3, full=False)):
        assert len(course(*days[:2], one, days[3], start=2).easy) == 1


def test_once_too_much_holds_and_twice_in_a_row_is_a_rung_less() -> None:
    once = course(practice(0, 2), practice(1, 2, effort=8), start=2)
    assert (once.rung, once.easy, once.fall) == (2, (), None)
    twice = course(practice(0, 2, pain=(2, 4)), practice(1, 2, effort=9), start=2)
    assert (twice.rung, twice.hard) == (1, ())
    assert twice.fall is not None
    assert twice.fall.kind == "too much"
    assert len(twice.fall.since) == 2
    apart = (practice(0, 2, effort=8), practice(1, 2), practice(2, 2, effort=8))
    assert course(*apart, start=2).rung == 2


def test_a_stop_for_pain_counts_before_anything_was_done() -> None:
    assert course(practice(0, 3, stopped=True, done=False, full=False), start=3).rung == 2


def test_the_lowest_rung_stays() -> None:
    found = course(practice(0, stopped=True), start=1)
    assert (found.rung, found.fall) == (1, None)
    assert course(practice(0), today=30).rung == 1


def test_thirteen_days_are_no_absence() -> None:
    assert course(practice(0, 3), today=13, start=3).rung == 3
    assert course(practice(0, 3), today=14, start=3).rung == 2


def test_an_absence_costs_one_rung_however_often_it_is_looked_at() -> None:
    assert course(practice(0, 3), practice(60, 2), today=60, start=3).rung == 2
    assert course(practice(0, 3), practice(60, 2), today=70, start=3).rung == 2
    assert course(practice(0, 3), practice(60, 2), today=74, start=3).rung == 1


def test_the_return_is_no_news_once_it_was_practised() -> None:
    assert course(practice(0, 3), practice(20, 2), start=3).fall is None
    too_high = course(practice(0, 3), practice(20, 3), start=3)
    assert too_high.fall is not None
    assert too_high.rung == 2


def test_a_fall_is_told_until_the_next_practice() -> None:
    stop = practice(0, 3, stopped=True)
    assert course(stop, today=5, start=3).fall is not None
    assert course(stop, practice(6, 2), start=3).fall is None


def test_days_seated_keep_no_standing_level_for_ever() -> None:
    seated = [practice(day, 3) for day in range(1, 32, 3)]
    found = course(practice(0, 5), *seated, start=5)
    assert found.rung == 3
    assert found.fall is None
    assert course(practice(0, 5), *seated[:7], start=5).rung == 4


def test_nothing_done_is_no_practice_to_come_back_from() -> None:
    nothing = practice(10, 3, done=False, full=False)
    assert course(practice(0, 3), nothing, today=14, start=3).rung == 2


def test_a_choice_counts_as_having_been_there() -> None:
    chosen = Chosen(4, at(60))
    found = course(practice(0, 3), today=65, start=3, chosen=chosen)
    assert (found.rung, found.last, found.first) == (4, on(60), on(0))
    assert course(practice(0, 3), today=74, chosen=chosen).rung == 3
    by_hand = course(practice(0, 3), practice(1, 3, stopped=True), chosen=Chosen(5))
    assert by_hand.rung == 4


def test_a_choice_of_days_to_come_hides_nothing() -> None:
    stop = practice(3, 3, stopped=True)
    assert course(stop, start=1, chosen=Chosen(4, at(90))).rung == 3
    assert course(stop, start=1, chosen=Chosen(4, at(4, 1))).rung == 4


def test_an_exercise_whose_ladder_became_shorter_is_at_its_top() -> None:
    assert follow(RAISES, (), LATE, chosen=Chosen(9)).rung == 5
    assert follow(RAISES, (), LATE, start=9).rung == 5
