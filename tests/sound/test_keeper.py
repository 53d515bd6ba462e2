"""A stream that goes on whatever the device does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

from tests.coach.builders import script_for
from tests.sound.devices import FakeDevice, Shelf
from tests.sound.rig import FixedTrack, Hand, Impulses, impulse
from toetap.coach.cues import Cue
from toetap.coach.exercise import Reps, Taps
from toetap.coach.handling import handle
from toetap.coach.inputs import Press
from toetap.coach.session import Session, start
from toetap.coach.sounding import strikes
from toetap.coach.units import SECOND
from toetap.errors import ToetapError
from toetap.sound.clip import RATE, Placed
from toetap.sound.device import Device, NoSoundError
from toetap.sound.feeder import Muted, Shifted, Shown, Silenced, Turned
from toetap.sound.keeper import RETRY, Keeper
from toetap.sound.track import Track

PERIOD = SECOND // 25
GONE = "No sound: the device is gone. The session goes on without."
NONE = "No sound: no device found. The session goes on without."


class Bench:
    """A keeper, its clock, and the devices that it finds."""

    def __init__(self, *things: Device | Exception, tracks: Sequence[Track] = ()) -> None:
        self.clock = Hand()
        self.shelf = Shelf(list(things))
        self.keeper = Keeper(tracks or (Impulses(),), self.shelf, self.clock.now)
        self.session = start(script_for(Taps(pattern="8/8", bpm=60)), self.clock.instant)

    def wait(self, seconds: float, *pulled: FakeDevice) -> Bench:
        """Let time pass, while these devices play."""
        end = self.clock.instant + round(seconds * SECOND)
        while self.clock.instant < end:
            for device in pulled:
                device.pull()
            self.keeper.step()
            self.clock.instant += PERIOD
        return self

    def press(self) -> Bench:
        turn = handle(self.session, Press(), self.clock.instant)
        self.session = turn.session
        self.keeper.step((Shown(turn.session, turn.cues),))
        return self

    def begin(self, *pulled: FakeDevice) -> Bench:
        self.keeper.step((Shown(self.session),))
        return self.wait(2, *pulled).press().wait(2, *pulled).press()


def test_what_a_session_strikes_goes_to_the_device() -> None:
    device = FakeDevice()
    bench = Bench(device).begin(device).wait(5, device)
    assert any(device.heard)
    assert bench.keeper.trouble == ""
    assert bench.shelf.opened == 1


def test_a_device_that_says_it_is_gone_is_let_go_and_looked_for_again() -> None:
    lost, found = FakeDevice(), FakeDevice()
    bench = Bench(lost, NoSoundError("no device found"), found).begin(lost).wait(3, lost)
    lost.stopped = True
    bench.wait(1, lost)
    assert lost.closed == 1
    assert bench.keeper.stream is None
    assert bench.keeper.trouble == GONE
    bench.wait(RETRY / SECOND)
    assert bench.keeper.trouble == NONE
    bench.wait(RETRY / SECOND, found).wait(3, found)
    assert bench.keeper.trouble == ""
    assert any(found.heard)


def test_a_device_that_has_stopped_asking_is_gone_even_if_it_says_nothing() -> None:
    device = FakeDevice()
    bench = Bench(device, NoSoundError("no device found")).begin(device)
    bench.wait(1.9)
    assert bench.keeper.trouble == ""
    bench.wait(0.3)
    assert bench.keeper.trouble == GONE


def test_a_device_that_never_asks_is_gone_too() -> None:
    assert Bench(FakeDevice(), NoSoundError("no device found")).wait(3).keeper.trouble == GONE


def test_a_device_that_comes_back_is_heard_on_the_beat() -> None:
    lost, found = FakeDevice(), FakeDevice()
    bench = Bench(lost, found).begin(lost)
    lost.stopped = True
    while found.take is None:
        bench.wait(0.04)
    begins = bench.clock.instant
    bench.wait(5, found)
    left = memoryview(bytes(found.heard)).cast("h")[::2]
    heard = [frame for frame, value in enumerate(left) if value]
    due = strikes(bench.session, begins + SECOND, begins + 4 * SECOND)
    assert len(due) == 3
    assert {(one.at - begins) * RATE // SECOND for one in due} <= set(heard)


def test_without_hardware_a_device_that_nobody_hears_stands_in_and_one_is_looked_for() -> None:
    null, again, real = FakeDevice("Null", mute=True), FakeDevice("Null", mute=True), FakeDevice()
    bench = Bench(null, again, real).begin(null)
    assert bench.keeper.trouble == NONE
    bench.wait(RETRY / SECOND, null)
    assert bench.keeper.stream is not None
    assert bench.keeper.stream.device is null
    assert again.closed == 1
    bench.wait(RETRY / SECOND, null, real)
    assert bench.keeper.stream.device is real
    assert null.closed == 1
    assert bench.keeper.trouble == ""


def test_while_a_device_plays_nothing_is_looked_for() -> None:
    device = FakeDevice()
    assert Bench(device).wait(5 * RETRY / SECOND, device).shelf.opened == 1


def test_a_device_that_does_not_start_is_closed_and_told_of() -> None:
    device = FakeDevice(starts=False)
    bench = Bench(device, NoSoundError("no device found")).wait(0.1)
    assert device.closed == 1
    assert bench.keeper.trouble == (
        "No sound: the device does not start. The session goes on without."
    )


def test_where_there_never_can_be_sound_it_is_not_looked_for_again() -> None:
    bench = Bench(NoSoundError("the package is missing", "pip install it", lasting=True)).wait(0.1)
    assert bench.keeper.given_up
    assert bench.keeper.trouble == "No sound: the package is missing. To hear it: pip install it"


class Broken:
    """A track with a fault of ours."""

    def placed(self, session: Session, start: int, end: int) -> Iterable[Placed]:  # noqa: ARG002 - as the port has it
        raise ZeroDivisionError

    def told(self, session: Session, cues: Sequence[Cue]) -> Iterable[Placed]:  # noqa: ARG002 - the same
        return ()


def test_a_fault_of_ours_costs_the_sound_and_not_the_session() -> None:
    device = FakeDevice()
    bench = Bench(device, tracks=[Broken()]).begin(device)
    bench.wait(1, device)
    assert "No sound: it stopped (ZeroDivisionError)." in bench.keeper.trouble
    assert device.closed


def test_a_device_found_later_knows_what_was_told_before() -> None:
    lost, found = FakeDevice(), FakeDevice()
    clip = impulse(20_000, 96_000)
    track = FixedTrack()
    bench = Bench(lost, found, tracks=[track])
    bench.wait(1, lost)
    bench.keeper.step((Turned(50), Shifted(0), Muted(muted=False), Shown(bench.session)))
    lost.stopped = True
    bench.wait(0.1)
    track.things = [Placed(bench.clock.instant + RETRY + SECOND, clip)]
    bench.wait(RETRY / SECOND + 2, found)
    assert max(memoryview(bytes(found.heard)).cast("h")) == 5_000


def test_a_session_that_is_over_by_then_is_not_heard_from_a_device_found_later() -> None:
    lost, found = FakeDevice(), FakeDevice()
    bench = Bench(lost, found).begin(lost)
    lost.stopped = True
    bench.keeper.step((Silenced(),))
    bench.wait(RETRY / SECOND + 5, found)
    assert found.heard
    assert not any(found.heard)


def test_what_was_told_while_there_was_no_device_is_not_heard_later() -> None:
    lost, found = FakeDevice(), FakeDevice()
    bench = Bench(lost, found)
    bench.session = start(script_for(Reps(count=5)), bench.clock.instant)
    bench.begin(lost).wait(1, lost)
    lost.stopped = True
    bench.wait(1).press()
    bench.wait(RETRY / SECOND + 2, found)
    assert found.heard
    assert not any(found.heard)


def test_closing_twice_closes_the_device_once() -> None:
    device = FakeDevice()
    bench = Bench(device).wait(1, device)
    bench.keeper.close()
    bench.keeper.close()
    assert device.closed == 1


def test_no_sound_is_told_as_every_error_is() -> None:
    with pytest.raises(ToetapError) as told:
        raise NoSoundError("no device found", "plug one in")
    assert (told.value.message, told.value.hint) == ("no device found", "plug one in")
