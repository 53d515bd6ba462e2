from datetime import UTC, datetime, timedelta
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.coach.people import at, practice
from tests.store.records import records, session
from toetap.coach.practice import EASY, HARD, PAIN_UP, Practice, history, practices
from toetap.coach.record import After, Before, ExerciseRecord, SessionRecord


def told(**changes: object) -> SessionRecord:
    """A session of two sets of ten, both done, with two exercises."""
    whole = session(started=datetime(2026, 5, 4, 9, tzinfo=UTC))
    again = msgspec.structs.replace(whole.exercises[0], id="heel-raises", level=2)
    two = (whole.exercises[0], again)
    return msgspec.structs.replace(whole, exercises=two, **changes)


def without(exercise: ExerciseRecord, *, seconds: int = 0) -> ExerciseRecord:
    """The same, with nothing done of it."""
    sets = tuple(msgspec.structs.replace(one, done=0, seconds=seconds) for one in exercise.sets)
    return msgspec.structs.replace(exercise, status="skipped", sets=sets)


@pytest.mark.parametrize(
    ("before", "after", "up", "too_much"),
    [(3, 3, 0, False), (3, 4, 1, False), (3, 5, 2, True), (5, 2, -3, False),
     (None, 9, None, False), (3, None, None, False)],
)  # fmt: skip
def test_pain_up_by_two_is_too_much(
    before: int | None, after: int | None, up: int | None, *, too_much: bool
) -> None:
    one = practice(0, pain=(before, after))
    assert one.pain_up == up
    assert one.too_much is too_much
    assert PAIN_UP == 2


def test_effort_of_eight_is_too_much() -> None:
    assert practice(0, effort=HARD).too_much
    assert not practice(0, effort=HARD - 1).too_much
    assert HARD == 8


@pytest.mark.parametrize(
    "one",
    [
        practice(0, full=False),
        practice(0, stopped=True),
        practice(0, effort=None),
        practice(0, effort=EASY + 1),
        practice(0, pain=(2, None)),
        practice(0, pain=(2, 3)),
    ],
)
def test_it_is_easy_only_when_all_was_done_told_and_light(one: Practice) -> None:
    assert practice(0).easy
    assert practice(0, pain=(2, 0), effort=EASY).easy
    assert not one.easy


def test_a_session_tells_of_each_of_its_exercises() -> None:
    found = practices(told(before=Before(pain=2), after=After(pain=3, effort=5)))
    assert [(name, one.level, one.done, one.full) for name, one in found.items()] == [
        ("toe-curls-towel", 1, True, True), ("heel-raises", 2, True, True),
    ]  # fmt: skip
    one = found["heel-raises"]
    assert (one.pain_before, one.pain_after, one.effort, one.stopped) == (2, 3, 5, False)
    assert one.told
    assert one.day == datetime(2026, 5, 4, tzinfo=UTC).date()


def test_a_round_of_taps_that_was_lost_is_not_done_in_full() -> None:
    whole = told()
    lost = msgspec.structs.replace(whole.exercises[0].sets[0], kept_up="lost it")
    first = msgspec.structs.replace(whole.exercises[0], sets=(lost,))
    assert not practices(msgspec.structs.replace(whole, exercises=(first,)))[first.id].full


def test_a_stop_for_pain_counts_against_what_had_been_begun() -> None:
    whole = told(status="stopped", reason="pain")
    first, second = whole.exercises
    stopped = msgspec.structs.replace(whole, exercises=(first, without(second)))
    assert [one.stopped for one in practices(stopped).values()] == [True, False]
    at_it = msgspec.structs.replace(whole, exercises=(first, without(second, seconds=4)))
    assert [one.stopped for one in practices(at_it).values()] == [True, True]


def test_a_stop_for_pain_before_anything_was_done_counts_against_all_of_it() -> None:
    whole = told(status="stopped", reason="pain")
    none = tuple(without(one) for one in whole.exercises)
    found = practices(msgspec.structs.replace(whole, exercises=none))
    assert [(one.stopped, one.done) for one in found.values()] == [(True, False)] * 2


def test_a_stop_for_anything_else_counts_against_nothing() -> None:
    assert not any(
        one.stopped for one in practices(told(status="stopped", reason="dizzy")).values()
    )


def test_an_exercise_that_comes_twice_is_one_practice_at_the_lower_level() -> None:
    whole = told()
    high = msgspec.structs.replace(whole.exercises[0], level=3)
    low = msgspec.structs.replace(without(whole.exercises[0]), level=2)
    for both in ((high, low), (low, high)):
        (one,) = practices(msgspec.structs.replace(whole, exercises=both)).values()
        assert (one.level, one.done, one.full) == (2, True, False)


def test_a_history_is_in_order_and_leaves_out_what_is_under_way() -> None:
    late, early = (told(started=at(day)) for day in (9, 2))
    running = told(started=at(5), status="in progress")
    found = history([late, running, early])
    assert [one.at for one in found["heel-raises"]] == [at(2), at(9)]


@given(st.lists(records, max_size=5))
def test_a_history_holds_each_exercise_of_each_session_once(many: list[SessionRecord]) -> None:
    found = history(many)
    over = [record for record in many if record.status != "in progress"]
    assert sum(map(len, found.values())) == sum(
        len({exercise.id for exercise in record.exercises}) for record in over
    )
    for every in found.values():
        gaps = [later.at - earlier.at for earlier, later in pairwise(every)]
        assert all(gap >= timedelta(0) for gap in gaps)
