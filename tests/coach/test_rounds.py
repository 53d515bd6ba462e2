from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.coach.builders import T0
from tests.coach.strategies import PATTERNS, phrases
from toetap.coach.rounds import Round
from toetap.coach.script import COUNT_IN
from toetap.coach.taps import Pattern, parse
from toetap.coach.units import SECOND, Reading

READINGS: list[Reading] = ["together", "in turn"]
patterns = st.one_of(PATTERNS, st.lists(phrases(), min_size=1, max_size=3).map(" ".join)).map(parse)


def round_of(pattern: str, reading: Reading = "together", first: int = 0) -> Round:
    """A round whose first tap is four seconds after its start, and then one a second."""
    return Round.starting(parse(pattern), reading, first, T0, 60)


def at_beat(index: int, first: int = 0) -> int:
    """The instant of a beat, or in the count-in for a negative one."""
    return T0 + (COUNT_IN + index - first) * SECOND


def letters(round_: Round) -> str:
    return "".join(beat.side[0] for beat in round_.beats)


def test_the_count_in_leads_to_the_first_tap() -> None:
    round_ = round_of("2/2")
    assert round_.begins == T0 + 4 * SECOND
    assert round_.ends == T0 + 8 * SECOND
    assert [round_.index_at(T0 + second * SECOND) for second in range(8)] == list(range(-4, 4))


def test_only_taps_are_counted() -> None:
    round_ = round_of("2/2")
    counted = [round_.counted_at(T0 + second * SECOND) for second in range(10)]
    assert counted == [0, 0, 0, 0, 1, 2, 3, 4, 4, 4]


def test_a_round_that_goes_on_counts_in_to_the_beat_it_stood_at() -> None:
    round_ = round_of("2/2", first=3)
    assert round_.index_at(T0) == -1
    assert round_.counted_at(at_beat(3, first=3)) == 1
    assert round_.ends == T0 + 5 * SECOND


@pytest.mark.parametrize(("left", "first"), [(4, 0), (1, 3), (9, 0)])
def test_a_round_that_goes_on_is_told_by_the_beats_that_are_left(left: int, first: int) -> None:
    round_ = Round.going_on(parse("2/2"), "together", left, T0, 60)
    assert (round_.first, round_.asked) == (first, 4 - first)


def test_a_pause_leaves_no_time_for_what_comes() -> None:
    round_ = round_of("2/2")
    paused = Round(
        round_.pattern, round_.reading, round_.beats, 0, round_.tempo.paused_at(T0 + SECOND)
    )
    assert paused.begins is None
    assert paused.ends is None


@pytest.mark.parametrize(
    ("at", "sides"),
    [(-4, "rlrlrl"), (-1, "rlrlrl"), (0, "brlrl"), (1, "bbrl"), (2, "bbb")],
)
def test_both_become_right_and_left_from_the_next_beat_on(at: int, sides: str) -> None:
    switched = round_of("1x3").switched(at_beat(at))
    assert (letters(switched), switched.reading) == (sides, "in turn")


def test_a_group_that_is_cut_counts_on() -> None:
    switched = round_of("4x1").switched(at_beat(1))
    assert letters(switched) == "bbrrllll"
    assert [beat.count for beat in switched.beats] == [1, 2, 3, 4, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("at", "sides"),
    [
        (0, "rbbb" + "bbbb"),
        (3, "rrrr" + "bbbb" + "bbbb"),  # the left was next: both in its place
        (5, "rrrrll" + "bb" + "bbbb"),
        (7, "rrrrllll" + "bbbb"),
        (15, "rrrrllllrrrrllll"),  # nothing is left to read the other way
    ],
)
def test_right_and_left_in_turn_become_both_from_the_next_beat_on(at: int, sides: str) -> None:
    switched = round_of("4x2", "in turn").switched(at_beat(at))
    assert (letters(switched), switched.reading) == (sides, "together")


def test_right_then_left_is_the_same_in_both_readings() -> None:
    for index in range(-4, 5):
        assert letters(round_of("2/3").switched(at_beat(index))) == "rrlll"


def test_the_beat_before_a_switch_announces_what_follows_now() -> None:
    def announced(at: int) -> list[str | None]:
        return [beat.announce for beat in round_of("2x2").switched(at_beat(at)).beats]

    assert announced(0) == ["right", "left", None, "right", None, "left", None, None]
    assert announced(1) == [None, "right", None, "left", None, None]


def test_a_switch_where_the_same_side_goes_on_announces_nothing() -> None:
    round_ = round_of("3/3 2x1")
    assert round_.switched(at_beat(0)).beats[:5] == round_.beats[:5]


def test_a_switch_before_a_beat_taken_up_again_starts_there() -> None:
    round_ = round_of("2x2", first=2)
    assert letters(round_.switched(T0)) == "bb" + "rrll"
    assert round_.switched(T0).first == 2


@given(patterns, st.sampled_from(READINGS), st.lists(st.integers(0, 4), max_size=6), st.data())
def test_a_round_switched_at_any_beats_leaves_no_beat_out_and_has_none_twice(
    pattern: Pattern, reading: Reading, waits: list[int], data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(pattern.beats(reading)) - 1))
    round_ = Round.starting(pattern, reading, first, T0, 60)
    at = T0
    for wait in waits:
        at += wait * SECOND + data.draw(st.integers(0, SECOND - 1))
        tapped = round_.beats[: max(round_.index_at(at) + 1, round_.first)]
        other = round_.switched(at)
        assert other.reading != round_.reading
        assert [beat.side for beat in other.beats[: len(tapped)]] == [beat.side for beat in tapped]
        assert other.counted_at(at) == round_.counted_at(at)
        round_ = other
        if round_.ends is not None and at >= round_.ends:
            break
    assert [beat.number for beat in round_.beats] == list(range(len(round_.beats)))
    for beat, following in pairwise(round_.beats):
        group_is_whole = following.count == 1 and beat.count == beat.of
        assert following.count == beat.count + 1 or group_is_whole
        assert following.phrase in (beat.phrase, beat.phrase + 1)
    assert round_.beats[-1].phrase == len(pattern.phrases) - 1


@given(patterns, st.sampled_from(READINGS), st.integers(-4, 400))
def test_every_group_that_is_cut_off_by_no_switch_is_whole(
    pattern: Pattern, reading: Reading, index: int
) -> None:
    switched = Round.starting(pattern, reading, 0, T0, 60).switched(at_beat(index))
    for beat, following in pairwise(switched.beats):
        if following.count == 1:
            assert beat.count == beat.of
    assert switched.beats[-1].count == switched.beats[-1].of


@given(patterns, st.sampled_from(READINGS), st.integers(-4, 400))
def test_a_side_that_comes_next_is_announced_even_across_a_switch(
    pattern: Pattern, reading: Reading, index: int
) -> None:
    switched = Round.starting(pattern, reading, 0, T0, 60).switched(at_beat(index))
    for beat, following in pairwise(switched.beats):
        new_run = following.count == 1 or following.side != beat.side
        assert beat.announce == (following.side if new_run else None)


@given(patterns, st.sampled_from(READINGS))
def test_switched_before_the_first_tap_it_is_the_other_reading(
    pattern: Pattern, reading: Reading
) -> None:
    switched = Round.starting(pattern, reading, 0, T0, 60).switched(T0)
    assert switched.beats == pattern.beats(switched.reading)
    assert switched.switched(T0).beats == pattern.beats(reading)
