"""The player in its own thread, on real time. Nothing here waits for more than it must."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event
from typing import NoReturn

from tests.coach.builders import STAMP, script_for
from tests.sound.devices import FakeDevice, Shelf
from tests.sound.rig import Impulses
from toetap.coach.conductor import Conductor
from toetap.coach.exercise import Reps, Taps
from toetap.coach.heard import Sounds
from toetap.coach.inputs import Press
from toetap.coach.metronome import begun, metronome
from toetap.coach.record import SessionRecord
from toetap.coach.recording import record_of
from toetap.coach.session import Session, start
from toetap.coach.units import SECOND
from toetap.sound.clicks import Clicks
from toetap.sound.device import Device, NoSoundError, OpenDevice
from toetap.sound.hardware import Hardware
from toetap.sound.player import Pace, Player

NOW = time.monotonic_ns
AT_ONCE = Pace(first=0, feed=0.005, end=2)
REPS = script_for(Reps(count=3))


@contextmanager
def playing(
    open_device: OpenDevice, *, volume: int = 100, shift: int = 0, muted: bool = False
) -> Iterator[Player]:
    player = Player(
        [Impulses()], open_device, NOW, volume=volume, shift=shift, muted=muted, pace=AT_ONCE
    )
    try:
        yield player
    finally:
        player.close()


def until(true: Callable[[], bool]) -> None:
    """Wait for what another thread does."""
    for _ in range(1000):
        if true():
            return
        time.sleep(0.005)
    raise AssertionError("waited in vain")


def test_no_device_is_opened_before_a_session_is_shown() -> None:
    shelf = Shelf([FakeDevice()])
    with playing(shelf) as player:
        player.mute(True)
        player.mute(False)
        time.sleep(0.02)
        assert shelf.opened == 0
        assert not player.heard
        assert player.status() == ""
        assert player.report() is None
        player.show(start(REPS, NOW()))
        until(lambda: player.heard)
        assert shelf.opened == 1


def test_a_session_on_the_null_device_is_taken_in_real_time() -> None:
    taken = list[bytes]()

    class Taped(FakeDevice):
        def start(self, take: Callable[[int], memoryview]) -> None:
            def taped(frames: int) -> memoryview:
                taken.append(bytes(piece := take(frames)))
                return piece

            null.start(taped)

        def close(self) -> None:
            null.close()

    null = Hardware(["NULL"])()
    with playing(Shelf([Taped(mute=True)])) as player:
        player.show(begun(metronome(bpm=180), NOW()))
        until(lambda: sum(value != 0 for value in b"".join(taken)) > 3)
        report = player.report()
        assert report is not None
        assert report.backend == "Fake"
        assert not report.audible
        assert not player.heard
        assert player.status().startswith("No sound: no device found.")


def test_mute_is_known_at_once() -> None:
    with playing(Shelf([FakeDevice()]), muted=True) as player:
        assert player.muted
        player.show(start(REPS, NOW()))
        until(lambda: player.report() is not None)
        assert not player.heard
        player.mute(False)
        assert player.heard
        assert not player.muted


def test_no_call_waits_for_a_device_that_hangs() -> None:
    hanging, opening = Event(), Event()

    def hang() -> Device:
        opening.set()
        hanging.wait(10)
        return FakeDevice()

    player = Player([Clicks()], hang, NOW, pace=Pace(first=0, end=0.01))
    player.show(start(REPS, NOW()))
    opening.wait(5)
    before = time.monotonic()
    player.show(start(REPS, NOW()))
    player.mute(True)
    player.turn(50)
    player.shift(20)
    player.silence()
    assert player.status() == ""
    player.close()
    assert time.monotonic() - before < 2
    hanging.set()


def missing() -> NoReturn:
    raise NoSoundError("the package is missing", "pip install it", lasting=True)


def test_where_there_never_can_be_sound_the_thread_ends_and_says_so() -> None:
    with playing(missing) as player:
        player.show(start(REPS, NOW()))
        until(lambda: player.status() != "")
        thread = player._thread
        assert thread is not None
        thread.join(5)
        assert not thread.is_alive()
        player.show(start(REPS, NOW()))
        assert player.status().startswith("No sound: the package is missing.")


def test_closing_lets_the_device_go_and_nothing_starts_again() -> None:
    device = FakeDevice()
    with playing(Shelf([device])) as player:
        player.show(start(REPS, NOW()))
        until(lambda: device.take is not None)
    assert device.closed == 1
    player.show(start(REPS, NOW()))
    assert not player.heard


def test_a_player_that_was_never_needed_closes() -> None:
    with playing(missing) as player:
        assert not player.heard


def led(sounds: Sounds | None) -> SessionRecord:
    """The record of a session with the same keys at the same times, whatever it is heard on."""
    at = 7_000 * SECOND
    session: Session = start(script_for(Taps(pattern="2/2", bpm=180, limbs=("feet",))), at)
    conductor = Conductor(session, sounds)
    for _ in range(2):
        at += 2 * SECOND
        conductor.give(Press(), at)
    conductor.view(at + 30 * SECOND)
    return record_of(conductor.session, STAMP)


def test_a_device_that_goes_away_and_comes_back_leaves_the_record_as_it_is() -> None:
    lost = FakeDevice()
    with playing(Shelf([lost, NoSoundError("no device found"), FakeDevice()])) as player:
        player.show(start(REPS, NOW()))
        until(lambda: player.heard)
        lost.stopped = True
        until(lambda: not player.heard)
        assert player.status() == "No sound: the device is gone. The session goes on without."
        assert led(player) == led(None)
        assert led(None).exercises[0].status == "done"
