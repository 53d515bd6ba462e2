from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.store.records import records, session
from toetap.coach.correcting import MOST, Countable, Counts, corrected, countable, counts_of
from toetap.coach.record import ExerciseRecord, ExerciseStatus, SessionRecord, SetRecord, Status


def _set(side: str, done: int, target: int = 5) -> SetRecord:
    return SetRecord(kind="reps", limbs="feet", side=side, target=target, done=done, seconds=9)  # type: ignore[arg-type]


def _exercise(*sets: SetRecord, name: str = "Toe curls") -> ExerciseRecord:
    full = all(one.done >= one.target for one in sets)
    any_done = any(one.done for one in sets)
    status: ExerciseStatus = "done" if full else "partial" if any_done else "skipped"
    return ExerciseRecord(
        id="curls", name=name, level=1, posture="seated", status=status, sets=sets
    )


def record(*exercises: ExerciseRecord, status: Status = "completed") -> SessionRecord:
    return replace(session(), exercises=exercises, status=status)


def test_what_is_done_decides_how_far_an_exercise_was_done() -> None:
    whole = record(_exercise(_set("left", 5), _set("right", 5)), _exercise(_set("left", 0)))
    assert corrected(whole, (5, 4, 0)).exercises == ("partial", "skipped")
    assert corrected(whole, (0, 0, 1)).exercises == ("skipped", "partial")
    assert corrected(whole, (6, 5, 5)).exercises == ("done", "done")
    assert corrected(whole, (6, 5, 5)).done == (6, 5, 5)


def test_of_a_session_left_early_that_turns_out_whole_is_said_so() -> None:
    early = record(_exercise(_set("left", 2)), status="partial")
    assert corrected(early, (5,)).status == "completed"
    assert corrected(early, (4,)).status == "partial"


@pytest.mark.parametrize("status", sorted({*get_args(Status)} - {"partial"}))
def test_any_other_session_ended_as_it_did(status: Status) -> None:
    ended = record(_exercise(_set("left", 2)), status=status)
    assert {corrected(ended, (count,)).status for count in (0, 4, 5)} == {status}


@pytest.mark.parametrize("done", [(), (1,), (1, 2, 3), (1, -1), (1, MOST + 1)])
def test_a_count_for_each_set_and_none_that_can_not_be(done: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="a count for each set"):
        corrected(record(_exercise(_set("left", 1), _set("right", 1))), done)


@given(records)
def test_the_same_counts_change_nothing(any_one: SessionRecord) -> None:
    assert corrected(any_one, counts_of(any_one).done) == counts_of(any_one)


@given(records, st.data())
def test_every_count_is_taken_as_it_is(any_one: SessionRecord, data: st.DataObject) -> None:
    count = st.integers(0, MOST)
    done = data.draw(st.lists(count, min_size=any_one.set_count, max_size=any_one.set_count))
    found = corrected(any_one, done)
    assert isinstance(found, Counts)
    assert list(found.done) == done
    assert len(found.exercises) == len(any_one.exercises)


def test_sets_are_asked_about_by_side_and_numbered_where_there_are_several() -> None:
    taps = SetRecord(
        kind="taps", limbs="hands+feet", side="alternating", target=32, done=30, seconds=32
    )
    asked = countable(
        record(
            _exercise(_set("left", 5), _set("right", 4), _set("left", 3)),
            _exercise(taps, name="Tapping"),
        )
    )
    assert asked == (
        Countable("Toe curls", True, "left 1", 5, 5, "reps"),
        Countable("Toe curls", False, "right", 4, 5, "reps"),
        Countable("Toe curls", False, "left 2", 3, 5, "reps"),
        Countable("Tapping", True, "hands and feet", 30, 32, "taps"),
    )
