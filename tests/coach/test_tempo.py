from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.coach.builders import MS, T0
from toetap.coach.tempo import (
    MAX_BPM,
    MIN_BPM,
    UNITS_PER_BEAT,
    TempoMap,
    clamp_bpm,
    tapped_bpm,
)
from toetap.coach.units import SECOND

DAY = 24 * 3600 * SECOND


@dataclass(frozen=True)
class Change:
    """Something that happens to a metronome, and how long after what happened before."""

    after: int
    bpm: int | None = None
    """A new tempo; None to pause, or to go on."""


@dataclass
class Metronome:
    """A tempo map and what was done to it."""

    map: TempoMap
    at: int = T0
    changes: list[int] = field(default_factory=list)

    def change(self, change: Change) -> None:
        self.at += change.after
        self.changes.append(self.at)
        if change.bpm is not None:
            self.map = self.map.changed(self.at, change.bpm)
        elif self.map.paused:
            self.map = self.map.resumed_at(self.at)
        else:
            self.map = self.map.paused_at(self.at)


bpms = st.integers(MIN_BPM, MAX_BPM)
spans = st.one_of(
    st.sampled_from([0, 1, SECOND, 7 * SECOND]), st.integers(0, 10 * SECOND), st.integers(0, DAY)
)
changes = st.lists(st.builds(Change, spans, st.none() | bpms), max_size=12)
times = st.integers(T0, T0 + DAY)
beats = st.integers(0, 5000)


def metronome(bpm: int, series: list[Change], *, running: bool = False) -> Metronome:
    made = Metronome(TempoMap.starting(T0, bpm))
    for change in series:
        made.change(change)
    if running and made.map.paused:
        made.change(Change(SECOND))
    return made


def test_beat_0_is_the_beginning_and_the_next_comes_a_second_later_at_60() -> None:
    tempo = TempoMap.starting(T0, 60)
    assert [tempo.time_of(beat) for beat in range(3)] == [T0, T0 + SECOND, T0 + 2 * SECOND]
    assert tempo.beat_at(T0 - 1) == -1
    assert tempo.time_of(-2) == T0 - 2 * SECOND


def test_a_new_tempo_counts_from_where_the_beat_is() -> None:
    tempo = TempoMap.starting(T0, 60).changed(T0 + SECOND // 2, 120)
    assert tempo.time_of(1) == T0 + SECOND * 3 // 4
    assert tempo.bpm == 120


def test_a_pause_moves_the_coming_beats_by_its_length() -> None:
    tempo = TempoMap.starting(T0, 60).paused_at(T0 + 1500 * MS).resumed_at(T0 + 9500 * MS)
    assert tempo.time_of(1) == T0 + SECOND
    assert tempo.time_of(2) == T0 + 10 * SECOND


def test_a_tempo_changed_in_a_pause_holds_once_it_goes_on() -> None:
    tempo = TempoMap.starting(T0, 60).paused_at(T0 + SECOND).changed(T0 + 2 * SECOND, 120)
    assert tempo.paused
    assert tempo.position(T0 + 5 * SECOND) == UNITS_PER_BEAT
    gone_on = tempo.resumed_at(T0 + 5 * SECOND)
    assert gone_on.time_of(2) == T0 + 5500 * MS


def test_nothing_changes_in_the_past() -> None:
    tempo = TempoMap.starting(T0, 60).paused_at(T0 + SECOND)
    with pytest.raises(ValueError, match="never in the past"):
        tempo.resumed_at(T0 + SECOND - 1)


@pytest.mark.parametrize(("asked", "got"), [(0, 30), (29, 30), (30, 30), (180, 180), (999, 180)])
def test_a_tempo_stays_within_what_is_allowed_for_everyone(asked: int, got: int) -> None:
    assert clamp_bpm(asked) == got
    assert TempoMap.starting(T0, asked).bpm == got
    assert TempoMap.starting(T0, 60).changed(T0, asked).bpm == got


@given(bpms, changes, beats)
@example(60, [Change(SECOND), Change(SECOND)], 1)  # a pause right on a beat
def test_a_beat_comes_exactly_when_it_is_said_to(bpm: int, series: list[Change], beat: int) -> None:
    tempo = metronome(bpm, series, running=True).map
    at = tempo.time_of(beat)
    assert at is not None
    assert tempo.beat_at(at) == beat
    assume(beat > 0)  # a metronome paused on its first instant has no beat before it
    assert tempo.beat_at(at - 1) == beat - 1


@given(bpms, changes, times)
def test_an_instant_lies_within_its_beat(bpm: int, series: list[Change], at: int) -> None:
    tempo = metronome(bpm, series, running=True).map
    beat = tempo.beat_at(at)
    begins, ends = tempo.time_of(beat), tempo.time_of(beat + 1)
    assert begins is not None
    assert ends is not None
    assert begins <= at < ends


@given(bpms, changes, times, spans)
def test_the_beat_never_goes_back(bpm: int, series: list[Change], at: int, later: int) -> None:
    tempo = metronome(bpm, series).map
    assert tempo.position(at) <= tempo.position(at + later)


@given(bpms, changes, st.builds(Change, spans, st.none() | bpms), times)
def test_a_change_leaves_all_before_it_as_it_was_and_the_phase_unbroken(
    bpm: int, series: list[Change], change: Change, at: int
) -> None:
    played = metronome(bpm, series)
    before = played.map
    played.change(change)
    at = min(at, played.at)
    assert played.map.position(at) == before.position(at)
    assert played.map.position(played.at) == before.position(played.at)


@given(bpms, changes, spans, spans)
def test_a_pause_holds_the_position_and_only_then_is_a_beat_without_a_time(
    bpm: int, series: list[Change], after: int, long: int
) -> None:
    played = metronome(bpm, series, running=True)
    at = played.at + after
    paused = played.map.paused_at(at)
    assert paused.paused
    assert paused.position(at + long) == paused.position(at)
    beat = paused.beat_at(at)
    assert paused.time_of(beat) is not None
    assert paused.time_of(beat + 1) is None
    gone_on = paused.resumed_at(at + long)
    assert gone_on.position(at + long) == paused.position(at)
    assert gone_on.time_of(beat + 1) is not None


@given(bpms, changes, spans, spans, beats)
def test_a_pause_delays_what_comes_by_exactly_its_length(
    bpm: int, series: list[Change], after: int, long: int, ahead: int
) -> None:
    played = metronome(bpm, series, running=True)
    at = played.at + after
    beat = played.map.beat_at(at) + 1 + ahead
    unbroken = played.map.time_of(beat)
    broken = played.map.paused_at(at).resumed_at(at + long).time_of(beat)
    assert unbroken is not None
    assert broken == unbroken + long


@given(bpms, changes, st.integers(0, 100 * UNITS_PER_BEAT))
def test_a_position_is_reached_at_the_first_instant_that_has_it(
    bpm: int, series: list[Change], wanted: int
) -> None:
    tempo = metronome(bpm, series, running=True).map
    at = tempo.time_at(wanted)
    assert at is not None
    assert tempo.position(at) >= wanted
    assert at == T0 or tempo.position(at - 1) < wanted


@given(bpms, st.lists(st.integers(0, 60 * SECOND), max_size=20))
def test_changing_to_the_same_tempo_changes_no_beat(bpm: int, gaps: list[int]) -> None:
    plain = TempoMap.starting(T0, bpm)
    changed = metronome(bpm, [Change(gap, bpm) for gap in gaps]).map
    for beat in range(0, 200, 7):
        assert changed.time_of(beat) == plain.time_of(beat)


def test_three_taps_make_a_tempo_and_two_do_not() -> None:
    assert tapped_bpm((T0, T0 + SECOND)) is None
    assert tapped_bpm((T0, T0 + SECOND, T0 + 2 * SECOND)) == 60


def test_a_long_wait_starts_tapping_anew() -> None:
    first = tuple(T0 + beat * SECOND for beat in range(5))
    assert tapped_bpm((*first, T0 + 60 * SECOND)) is None
    again = tuple(T0 + 60 * SECOND + beat * SECOND // 2 for beat in range(3))
    assert tapped_bpm((*first, *again)) == 120


def test_a_held_key_is_no_tempo() -> None:
    held = tuple(T0 + repeat * 33 * MS for repeat in range(12))
    assert tapped_bpm(held) is None
    assert tapped_bpm((T0 - 700 * MS, *held)) is None


def test_a_key_held_for_seconds_is_no_tempo_either() -> None:
    assert tapped_bpm(tuple(T0 + repeat * 33 * MS for repeat in range(200))) is None


# From 180 beats a minute to 30.
intervals = st.lists(st.integers(334 * MS, 2000 * MS), min_size=2, max_size=9)


def taps_at(gaps: list[int]) -> tuple[int, ...]:
    return tuple(T0 + sum(gaps[:tap]) for tap in range(len(gaps) + 1))


@given(intervals)
def test_a_tapped_tempo_is_the_median_of_the_last_intervals(gaps: list[int]) -> None:
    middle = median(gaps[-5:])
    assert tapped_bpm(taps_at(gaps)) == round(60 * SECOND / middle)


@given(intervals, st.data())
def test_a_finger_that_bounces_changes_nothing(gaps: list[int], data: st.DataObject) -> None:
    taps = taps_at(gaps)
    bounces = [
        tap + data.draw(st.integers(1, 130 * MS)) for tap in taps if data.draw(st.booleans())
    ]
    assert tapped_bpm(tuple(sorted([*taps, *bounces]))) == tapped_bpm(taps)


@given(st.lists(st.integers(T0, T0 + 30 * SECOND), max_size=12).map(sorted))
def test_a_tapped_tempo_is_always_one_that_is_allowed(taps: list[int]) -> None:
    bpm = tapped_bpm(tuple(taps))
    assert bpm is None or MIN_BPM <= bpm <= MAX_BPM
    if all(later - earlier > 3 * SECOND for earlier, later in pairwise(taps)):
        assert bpm is None


def test_no_tempo_is_faster_than_three_beats_a_second() -> None:
    assert MAX_BPM <= 3 * 60
