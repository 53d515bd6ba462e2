from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.records import records, session
from toetap.coach.facts import weeks_of
from toetap.coach.goal import Plan
from toetap.coach.progress import days, weeks_in_a_row
from toetap.coach.record import After, Before, SessionRecord
from toetap.coach.stats import Stats, stats

TODAY = date(2026, 11, 21)
"""A Saturday."""


def on(day: str, **changes: object) -> SessionRecord:
    """A session of ten minutes and two seconds, with two sets for the left."""
    started = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC)
    return msgspec.structs.replace(session(started=started), **changes)


def answered(*many: SessionRecord, until: date = TODAY, **asked: object) -> Stats:
    return stats(weeks_of(many), until, **asked)  # type: ignore[arg-type]


def test_nothing_done_has_no_weeks_and_no_figures() -> None:
    found = answered(since=date(2026, 1, 1), plan=Plan(days=3))
    assert (found.sessions, found.days, found.seconds, found.row) == (0, 0, 0, 0)
    assert (found.first, found.last, found.weeks, found.exercises) == (None, None, (), ())
    assert (found.over, found.met) == (0, 0)


def test_weeks_in_which_nothing_was_done_are_there_too() -> None:
    found = answered(on("2026-11-03"), on("2026-11-18"), on("2026-11-18"))
    assert [line.monday.isoformat() for line in found.weeks] == [
        "2026-11-02", "2026-11-09", "2026-11-16",
    ]  # fmt: skip
    assert [(line.days, line.sessions, line.seconds) for line in found.weeks] == [
        (1, 1, 602), (0, 0, 0), (1, 2, 1204),
    ]  # fmt: skip
    assert (found.first, found.last) == (date(2026, 11, 3), date(2026, 11, 18))
    assert (found.sessions, found.days, found.row) == (3, 2, 1)


def test_weeks_without_a_session_go_on_until_today() -> None:
    assert len(answered(on("2026-10-05")).weeks) == 7
    assert len(answered(on("2026-11-18"), since=date(2026, 11, 1)).weeks) == 4


def test_a_session_from_a_clock_that_was_ahead_is_told_all_the_same() -> None:
    assert len(answered(on("2026-12-24")).weeks) == 1


def test_a_plan_is_held_against_whole_weeks_that_are_over() -> None:
    many = [on("2026-11-04"), *(on(f"2026-11-{day:02}") for day in (9, 11, 13, 16, 17, 18))]
    found = answered(*many, plan=Plan(days=3))
    assert (found.over, found.met) == (1, 1)
    assert answered(*many, plan=Plan(days=3), until=date(2026, 11, 22)).over == 2
    assert answered(*many, plan=Plan(days=3, minutes=30)).met == 1
    assert answered(*many, plan=Plan(days=3, minutes=31)).met == 0
    assert answered(*many, plan=Plan(days=4)).met == 0
    assert answered(*many, plan=Plan(minutes=30)).met == 1
    assert answered(*many).met == 0


def test_means_are_over_those_who_answered() -> None:
    found = answered(
        on("2026-11-16", before=Before(pain=4, numbness=5), after=After(pain=2, effort=3)),
        on("2026-11-17", before=Before(pain=8)),
        on("2026-11-18", before=Before(pain=7, numbness=6), after=After(pain=6)),
    )
    (line,) = found.weeks
    assert (line.pain_before, line.pain_after) == (5.5, 4)
    assert (line.numbness, line.effort, line.bpm) == (5.5, 3, None)


def test_left_and_right_are_told_apart() -> None:
    exercise = session().exercises[0]
    right = msgspec.structs.replace(exercise.sets[0], side="right", done=9)
    sets = (right, exercise.sets[0])
    found = answered(
        on("2026-11-10"),
        on("2026-11-18", exercises=(msgspec.structs.replace(exercise, sets=sets),)),
    )
    (line,) = found.exercises
    assert [(side.side, side.done, side.target) for side in line.sides] == [
        ("right", 9, 12), ("left", 36, 36),
    ]  # fmt: skip
    assert line.left_and_right == (line.sides[0], line.sides[1])
    assert [(week.monday.day, week.done, week.target) for week in line.weeks] == [
        (9, 24, 24), (16, 21, 24),
    ]  # fmt: skip
    assert (line.sets, line.full) == (4, 3)


def test_one_side_alone_is_held_against_none() -> None:
    assert answered(on("2026-11-10")).exercises[0].left_and_right is None


@given(st.lists(records, max_size=5))
def test_the_answers_are_those_of_a_count_by_hand(many: Sequence[SessionRecord]) -> None:
    found = stats(weeks_of(many), TODAY)
    by_hand = days(many)
    assert found.days == len(by_hand)
    assert found.sessions == sum(day.sessions for day in by_hand.values())
    assert found.seconds == sum(day.seconds for day in by_hand.values())
    assert found.row == weeks_in_a_row(by_hand, TODAY)
    assert sum(line.sessions for line in found.weeks) == found.sessions
    mondays = [line.monday for line in found.weeks]
    assert mondays == [mondays[0] + timedelta(weeks=at) for at in range(len(mondays))]
    for line in found.exercises:
        assert sum(week.sets for week in line.weeks) == line.sets
        assert sum(side.sets for side in line.sides) == line.sets


@pytest.mark.parametrize("plan", [Plan(), Plan(days=None, minutes=None)])
def test_no_plan_is_none(plan: Plan) -> None:
    assert not plan
