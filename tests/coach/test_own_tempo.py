import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.coach.builders import exercise
from tests.store.records import records, session
from toetap.coach.exercise import Reps, Taps
from toetap.coach.own_tempo import (
    FASTEST,
    SLOWEST,
    TappedRound,
    faster_than_first,
    first_bpm,
    offer,
    paced,
    tapped_rounds,
)
from toetap.coach.record import KeptUp, SessionRecord
from toetap.coach.tempo import MAX_BPM, MIN_BPM

DRILL = exercise(
    Taps(pattern="1/1", bpm=60), Taps(pattern="1/1", bpm=66), Reps(count=3), id_="drill",
    limbs="hands+feet",
)  # fmt: skip
CURLS = exercise(Reps(count=3))


def rounds(*tempos: int, level: int = 1, kept_up: KeptUp | None = "yes") -> list[TappedRound]:
    return [TappedRound("drill", level, bpm, kept_up) for bpm in tempos]


def offered(told: int | None, found: list[TappedRound]) -> tuple[int, str] | None:
    made = offer(told, [(one, DRILL) for one in found])
    return None if made is None else (made.bpm, made.why)


def test_the_first_rung_is_tapped_at_the_own_tempo_and_the_steps_are_kept() -> None:
    for level, bpm in ((1, 50), (2, 56)):
        dose = paced(DRILL, level, 50)
        assert dose is not None
        assert (dose.bpm, dose.pattern) == (bpm, "1/1")


def test_without_an_own_tempo_or_without_taps_the_content_holds() -> None:
    assert paced(DRILL, 1, None) is None
    assert paced(DRILL, 3, 50) is None
    assert paced(CURLS, 1, 50) is None
    assert (first_bpm(CURLS), faster_than_first(DRILL, 3)) == (0, 0)


@given(st.integers(MIN_BPM, MAX_BPM), st.integers(1, 2))
def test_taps_start_within_what_is_gentle(own: int, level: int) -> None:
    dose = paced(DRILL, level, own)
    assert dose is not None
    assert SLOWEST <= dose.bpm <= FASTEST + faster_than_first(DRILL, level)


def test_a_slower_tempo_is_offered_as_the_rounds_tell_it() -> None:
    found = offered(60, rounds(50, 48, 52, 50, 90, kept_up="lost it"))
    assert found == (
        50, "You tapped at 50 beats a minute in the middle of your last 5 rounds, from 60.",
    )  # fmt: skip


def test_a_faster_one_is_offered_by_a_twentieth_and_only_where_each_was_kept_up_with() -> None:
    assert offered(60, rounds(70, 70, 72, 74, 80)) == (
        63, "You kept up at 72 beats a minute in the middle of your last 5 rounds, from 60.",
    )  # fmt: skip
    assert offered(60, rounds(70, 70, 72, 74, kept_up=None) + rounds(80)) is None


def test_the_steps_of_the_ladder_are_no_other_tempo() -> None:
    assert offered(60, rounds(66, 66, 66, 66, 66, level=2)) is None


@pytest.mark.parametrize("tempos", [(70, 70, 70, 70), (61, 61, 61, 61, 61), (59,) * 5])
def test_too_few_rounds_or_too_small_a_difference_offer_nothing(tempos: tuple[int, ...]) -> None:
    assert offered(60, rounds(*tempos)) is None


def test_where_none_was_told_it_is_held_against_the_content() -> None:
    found = offered(None, rounds(*[50] * 5))
    assert found is not None
    assert found[0] == 50


def test_only_rounds_that_were_tapped_to_their_end_tell_a_tempo() -> None:
    whole = session()
    reps = whole.exercises[0].sets[0]
    taps = msgspec.structs.replace(reps, kind="taps", bpm=60, target=32, done=32, kept_up="yes")
    cut = msgspec.structs.replace(taps, done=31)
    first = msgspec.structs.replace(whole.exercises[0], sets=(reps, taps, cut))
    found = tapped_rounds(msgspec.structs.replace(whole, exercises=(first,)))
    assert found == (TappedRound("toe-curls-towel", 1, 60, "yes"),)


@given(records)
def test_rounds_of_any_session_have_a_tempo(record: SessionRecord) -> None:
    sets = sum(len(one.sets) for one in record.exercises)
    assert len(tapped_rounds(record)) <= sets
