from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.store.records import records, session
from toetap.coach.facts import (
    Done,
    Facts,
    Paired,
    Scale,
    Week,
    facts_of,
    monday_of,
    together,
    weeks_of,
)
from toetap.coach.progress import days, did_something
from toetap.coach.record import After, Before, SessionRecord

MONDAY = date(2026, 11, 16)
few = st.lists(records, max_size=6)


def told(**changes: object) -> SessionRecord:
    """A session on a Wednesday."""
    return msgspec.structs.replace(
        session(started=datetime(2026, 11, 18, 9, tzinfo=UTC)), **changes
    )


def test_a_session_is_on_its_day_with_what_was_told_and_done() -> None:
    facts = facts_of(told(before=Before(pain=4, numbness=6), after=After(pain=3, effort=5)))
    assert facts.sessions == (0, 0, 1, 0, 0, 0, 0)
    assert facts.seconds == (0, 0, 602, 0, 0, 0, 0)
    assert (facts.completed, facts.partial, facts.stopped) == (1, 0, 0)
    assert (facts.pain, facts.numbness, facts.effort) == (Paired(1, 4, 3), Scale(1, 6), Scale(1, 5))
    (dose,) = facts.doses
    assert dose.key == ("toe-curls-towel", "reps", "feet", "left")
    assert dose.sum == Done(sets=2, full=2, target=24, done=24, seconds=96)
    assert [(one.exercise, one.name) for one in facts.names] == [
        ("toe-curls-towel", "Toe curls with a towel")
    ]


def test_pain_counts_only_where_it_was_told_both_before_and_after() -> None:
    assert facts_of(told(before=Before(pain=4))).pain == Paired()
    assert facts_of(told(after=After(pain=4))).pain == Paired()


def test_tempo_counts_each_tap_and_keeping_up_each_set() -> None:
    exercise = session().exercises[0]
    one = exercise.sets[0]
    taps = [
        msgspec.structs.replace(one, kind="taps", bpm=60, done=10, kept_up="yes"),
        msgspec.structs.replace(one, kind="taps", bpm=90, done=20, kept_up="lost it"),
    ]
    facts = facts_of(told(exercises=(msgspec.structs.replace(exercise, sets=tuple(taps)),)))
    done = facts.doses[0].sum
    assert (done.beats, done.paced, done.kept, done.lost) == (30, 2400, 1, 1)


def test_a_session_in_which_nothing_was_done_amounts_to_nothing() -> None:
    assert facts_of(told(exercises=())) == Facts()
    assert weeks_of([told(exercises=())]) == ()


def test_an_exercise_is_called_what_it_was_called_last() -> None:
    exercise = session().exercises[0]
    renamed = told(
        started=datetime(2026, 11, 20, 9, tzinfo=UTC),
        exercises=(msgspec.structs.replace(exercise, name="Towel curls"),),
    )
    for order in ([told(), renamed], [renamed, told()]):
        (week,) = weeks_of(order)
        assert week.monday == MONDAY
        assert [one.name for one in week.facts.names] == ["Towel curls"]


@given(few, st.randoms(use_true_random=False))
def test_the_order_in_which_facts_are_added_up_makes_no_difference(
    many: Sequence[SessionRecord], random: Random
) -> None:
    every = [facts_of(record) for record in many]
    mixed = list(every)
    random.shuffle(mixed)
    at = random.randint(0, len(every))
    assert together(mixed) == together(every)
    assert together([together(mixed[:at]), together(mixed[at:])]) == together(every)
    assert together([together(every), Facts()]) == together(every)


@given(few)
def test_weeks_hold_the_days_of_the_calendar(many: Sequence[SessionRecord]) -> None:
    weeks = weeks_of(many)
    assert [week.monday for week in weeks] == sorted({week.monday for week in weeks})
    assert {week.monday for week in weeks} == {
        monday_of(one.started.date()) for one in many if did_something(one)
    }
    found = {
        week.monday + timedelta(days=at): (week.facts.sessions[at], week.facts.seconds[at])
        for week in weeks
        for at in range(7)
        if week.facts.sessions[at]
    }
    assert found == {when: (day.sessions, day.seconds) for when, day in days(many).items()}


@given(few)
def test_facts_are_the_same_after_they_were_kept(many: Sequence[SessionRecord]) -> None:
    for week in weeks_of(many):
        packed = msgspec.msgpack.encode(week)
        assert msgspec.msgpack.decode(packed, type=Week) == week
