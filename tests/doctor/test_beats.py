"""The trial of the metronome: what it measures, and what it makes of a device that fails it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toetap.coach.units import SECOND
from toetap.doctor.beats import PERIOD, Trial, Watched, errors, heard_at, try_metronome
from toetap.sound.clicks import Clicks
from toetap.sound.clip import RATE
from toetap.sound.device import Device, NoSoundError, Take
from toetap.sound.hardware import STAND_IN, Hardware

BLOCK = RATE // 25
"""Frames of 40 ms."""
BYTES = 4


class Recorder:
    """A device that is driven by hand."""

    backend = "tape"
    mute = False
    stopped = False

    def __init__(self) -> None:
        self.take: Take | None = None
        self.closed = False

    def start(self, take: Take) -> None:
        self.take = take

    def close(self) -> None:
        self.closed = True


def requests(seconds: int, lag: int = 0) -> list[tuple[int, int]]:
    """Those of a device that asks every 40 ms, and late by so many nanoseconds."""
    return [
        (block * BLOCK, block * SECOND // 25 + lag * (block % 3 > 0))
        for block in range(seconds * 25)
    ]


def test_what_a_device_takes_is_watched_and_passed_on() -> None:
    device, instants = Recorder(), iter(range(100))
    watched = Watched(device)
    watched.now = lambda: next(instants)
    sound = b"\0\0\0\0" * 100 + b"\1\0\1\0" * 300 + b"\0\0\0\0" * (BLOCK - 400)
    pieces = iter([sound, bytes(BYTES * BLOCK), *[bytes(BYTES * BLOCK)] * 3, sound])
    watched.start(lambda _frames: memoryview(next(pieces)))
    assert device.take is not None
    assert bytes(device.take(BLOCK)) == sound
    for _ in range(5):
        device.take(BLOCK)
    assert watched.onsets == [100, 5 * BLOCK + 100]
    assert watched.requests[:2] == [(0, 0), (BLOCK, 1)]
    watched.close()
    assert (watched.backend, watched.mute, watched.stopped, device.closed) == (
        "tape", False, False, True,
    )  # fmt: skip


def test_a_sound_that_goes_on_into_the_next_piece_is_one_beat() -> None:
    device, watched = Recorder(), Watched(Recorder())
    watched = Watched(device)
    watched.start(lambda frames: memoryview(b"\1\0\1\0" * frames))
    assert device.take is not None
    for _ in range(10):
        device.take(BLOCK)
    assert watched.onsets == [0]


@given(lag=st.integers(0, 30_000_000))
def test_requests_that_come_late_move_no_beat(lag: int) -> None:
    frames = [RATE, 2 * RATE, 3 * RATE]
    assert heard_at(frames, requests(5, lag)) == pytest.approx([SECOND, 2 * SECOND, 3 * SECOND])


@given(
    st.lists(st.integers(-9_000_000, 9_000_000), min_size=3, max_size=30),
    st.integers(0, 10**15),
)
def test_what_all_beats_share_is_no_error(jitter: list[int], start: int) -> None:
    heard = [float(start + beat * PERIOD + off) for beat, off in enumerate(jitter)]
    found = errors(heard)
    spread = max(jitter) - min(jitter)
    assert max(found) - min(found) == pytest.approx(spread, abs=1)
    assert errors([at + 5e6 for at in heard]) == pytest.approx(found, abs=1)


def test_a_beat_left_out_makes_none_of_the_others_wrong() -> None:
    assert errors([0.0, float(PERIOD), 3.0 * PERIOD]) == [0.0, 0.0, 0.0]
    assert errors([]) == []


def test_a_device_without_hardware_gives_figures() -> None:
    pytest.importorskip("miniaudio", reason="the sound library is not on this machine")
    trial = try_metronome(
        Hardware((STAND_IN,)), Clicks(), time.monotonic_ns, time.sleep, seconds=1, volume=0
    )
    assert (trial.backend, trial.audible, trial.missed) == ("Null", False, 0)
    assert trial.beats >= 2
    assert 0 <= trial.p99 <= trial.worst


def test_without_a_device_there_is_nothing_but_the_reason() -> None:
    def none() -> Device:
        raise NoSoundError("no device found")

    trial = try_metronome(none, Clicks(), time.monotonic_ns, time.sleep, seconds=-0.5, volume=50)
    assert trial == Trial(trouble="No sound: no device found. The session goes on without.")
