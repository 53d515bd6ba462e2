"""Instants and frames."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from toetap.coach.units import SECOND
from toetap.sound.clip import RATE
from toetap.sound.timeline import Timeline

MS = SECOND // 1000
PERIOD = RATE * 40 // 1000
T0 = 7_000 * SECOND


def played(
    seconds: float,
    *,
    late: int = 0,
    hold: int = 2,
    drift: int = 0,
    timeline: Timeline | None = None,
) -> Timeline:
    """A device that asks for `hold` periods at once and then for one whenever it has played one.

    Args:
        seconds: How long it plays.
        late: Nanoseconds by which a request may come late.
        hold: Periods that it holds.
        drift: Its clock is slower by so many millionths.
        timeline: Where it is noted.
    """
    line, chance = timeline or Timeline(), random.Random(1)  # noqa: S311 - the same each time
    line.note(0, T0)
    for number in range(1, round(seconds * RATE / PERIOD)):
        frame = number * PERIOD
        due = max(0, number - hold + 1) * PERIOD * SECOND // RATE
        line.note(frame, T0 + due * (1_000_000 + drift) // 1_000_000 + chance.randint(0, late))
    return line


def test_frame_0_is_heard_when_the_device_first_asks() -> None:
    line = played(5)
    assert line.frame_of(T0) == 0
    assert line.instant_of(0) == T0
    assert line.hold == 40 * MS


def test_nothing_is_related_before_the_device_asks() -> None:
    assert not Timeline().related
    assert Timeline().hold == 0
    assert played(1).related


def test_requests_that_come_late_move_nothing() -> None:
    line = played(20, late=15 * MS)
    assert abs(line.instant_of(0) - T0) < MS
    assert abs(line.drift) < MS


def test_a_device_that_holds_more_is_heard_later_after_it_asks() -> None:
    assert played(5, hold=4).hold == 120 * MS
    assert played(5, hold=4).frame_of(T0 + SECOND) == RATE


def test_a_device_whose_clock_is_slower_is_followed_without_a_jump() -> None:
    line = Timeline()
    line.note(0, T0)
    before, most = line.instant_of(0), 0
    for number in range(1, 5000):
        line.note(number * PERIOD, T0 + (number - 1) * PERIOD * SECOND * 10001 // 10000 // RATE)
        most = max(most, abs(line.instant_of(0) - before)) if number > 30 else most
        before = line.instant_of(0)
    assert 0 < most <= SECOND // RATE
    heard = T0 + 4998 * PERIOD * SECOND * 10001 // 10000 // RATE
    assert abs(line.instant_of(4998 * PERIOD) - heard - 0) < MS
    assert line.drift > 18 * MS


def test_after_a_stream_has_broken_off_the_relation_is_made_anew() -> None:
    line = played(5)
    frames = round(5 * RATE / PERIOD)
    for number in range(frames, frames + 120):
        at = T0 + (number - 1) * PERIOD * SECOND // RATE + 300 * MS
        line.note(number * PERIOD, at)
    assert line.instant_of(0) == T0 + 300 * MS


def test_a_shift_lets_everything_sound_later() -> None:
    line = played(5)
    line.shift = 100 * MS
    assert line.frame_of(T0) == RATE // 10
    line.shift = -100 * MS
    assert line.frame_of(T0 + SECOND) == RATE - RATE // 10


@given(st.integers(0, 10_000_000), st.integers(-200, 200))
def test_a_frame_is_the_one_that_is_heard_at_its_own_instant(frame: int, shift: int) -> None:
    line = played(3, late=3 * MS)
    line.shift = shift * MS
    assert line.frame_of(line.instant_of(frame)) == frame


def test_a_busy_second_moves_no_beat() -> None:
    line = Timeline()
    for number in range(2000):
        late = SECOND // 500 if 400 < number < 500 else 0  # none of four seconds comes in time
        line.note(number * PERIOD, T0 + number * PERIOD * SECOND // RATE + late)
        assert line.drift == 0


def test_a_stream_that_was_broken_off_is_related_anew_within_seconds() -> None:
    line = Timeline()
    at, seconds = T0, 10
    for number in range(seconds * RATE // PERIOD):
        at = T0 + number * PERIOD * SECOND // RATE
        line.note(number * PERIOD, at)
    before, frame = line.instant_of(0), number * PERIOD
    for more in range(1, 5 * RATE // PERIOD):
        line.note(frame + more * PERIOD, at + SECOND // 5 + more * PERIOD * SECOND // RATE)
    assert abs(line.instant_of(0) - before - SECOND // 5) < SECOND // 100
