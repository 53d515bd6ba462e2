"""The devices of the machine: the real null device, and libraries that are missing or fail."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import time
from collections.abc import Generator
from dataclasses import dataclass, field
from types import ModuleType, SimpleNamespace
from typing import NoReturn, cast

import pytest

from toetap.sound.device import NoSoundError
from toetap.sound.hardware import STAND_IN, Hardware, backends, hush_alsa, load_miniaudio


class MiniaudioError(Exception):
    """As the library has it."""


@dataclass
class FakeLibrary:
    """The library on a machine on which only some backends open."""

    opens: tuple[str, ...] = ()
    starts: bool = True
    asked: list[str] = field(default_factory=list)
    freed: list[object] = field(default_factory=list)
    source: Generator[memoryview, int, None] | None = None

    def module(self) -> ModuleType:
        return cast("ModuleType", self.namespace())

    def namespace(self) -> SimpleNamespace:
        names = [*backends("linux"), *backends("win32"), *backends("darwin"), *backends("bsd")]
        return SimpleNamespace(
            MiniaudioError=MiniaudioError,
            PlaybackDevice=self.device,
            Backend={name: name for name in names},
            SampleFormat=SimpleNamespace(SIGNED16=16),
            lib=SimpleNamespace(ma_context_uninit=self.freed.append),
        )

    def device(self, *, backends: list[str], **_options: object) -> SimpleNamespace:
        (name,) = backends
        self.asked.append(name)
        if name not in self.opens:
            raise MiniaudioError("failed to init device")
        device = SimpleNamespace(backend=name.title(), start=self.start, close=lambda: None)
        device._context = f"context of {name}"
        self.made = device
        return device

    def start(self, source: Generator[memoryview, int, None]) -> None:
        self.source = source
        if not self.starts:
            raise MiniaudioError("failed to start")


def opened(library: FakeLibrary, *names: str) -> Hardware:
    return Hardware(names, library.module)


def test_the_device_that_nobody_hears_comes_last_on_every_platform() -> None:
    for platform in ("linux", "darwin", "win32", "freebsd14"):
        assert backends(platform)[-1] == STAND_IN
        assert len(backends(platform)) > 1
        assert len(set(backends(platform))) == len(backends(platform))


def test_every_backend_is_one_that_the_library_knows() -> None:
    known = load_miniaudio().Backend.__members__
    for platform in ("linux", "darwin", "win32", "freebsd14"):
        assert set(backends(platform)) <= set(known)


def test_the_first_backend_that_opens_is_taken() -> None:
    library = FakeLibrary(opens=("SNDIO", "NULL"))
    device = opened(library, "PULSEAUDIO", "SNDIO", "NULL")()
    assert library.asked == ["PULSEAUDIO", "SNDIO"]
    assert (device.backend, device.mute, device.stopped) == ("Sndio", False, False)


def test_without_hardware_the_stand_in_is_taken_and_says_so() -> None:
    assert opened(FakeLibrary(opens=("NULL",)), "PULSEAUDIO", "NULL")().mute


def test_nothing_that_opens_is_told_as_no_device() -> None:
    with pytest.raises(NoSoundError, match="no device found"):
        opened(FakeLibrary(), "PULSEAUDIO")()


@pytest.mark.parametrize("error", [ImportError, ModuleNotFoundError, OSError])
def test_a_missing_library_is_told_once_and_for_all(error: type[Exception]) -> None:
    def load() -> NoReturn:
        raise error

    with pytest.raises(NoSoundError, match="miniaudio is missing") as told:
        Hardware(load=load)()
    assert told.value.lasting
    assert "pip install" in told.value.hint


def test_a_device_that_does_not_start_is_told() -> None:
    device = opened(FakeLibrary(opens=("NULL",), starts=False), "NULL")()
    with pytest.raises(NoSoundError, match="does not start"):
        device.start(lambda frames: memoryview(bytes(4 * frames)))


def test_a_library_that_stops_by_itself_is_noticed() -> None:
    library = FakeLibrary(opens=("NULL",))
    device = opened(library, "NULL")()
    device.start(lambda frames: memoryview(bytes(4 * frames)))
    library.made.stop_callback()
    assert device.stopped


def test_an_error_of_ours_in_its_thread_is_not_printed_and_ends_the_stream() -> None:
    library = FakeLibrary(opens=("NULL",))
    device = opened(library, "NULL")()

    def take(frames: int) -> memoryview:
        raise ZeroDivisionError(frames)

    device.start(take)
    assert library.source is not None
    with pytest.raises(StopIteration):
        library.source.send(5)
    assert device.stopped


def test_closing_frees_the_connection_too() -> None:
    library = FakeLibrary(opens=("NULL",))
    opened(library, "NULL")().close()
    assert library.freed == ["context of NULL"]


def test_the_null_device_takes_sound_in_real_time() -> None:
    device = Hardware(["NULL"])()
    taken = list[int]()

    def take(frames: int) -> memoryview:
        taken.append(frames)
        return memoryview(bytes(4 * frames))

    device.start(take)
    end = time.monotonic() + 5
    while len(taken) < 3 and time.monotonic() < end:
        time.sleep(0.01)
    device.close()
    stopped = len(taken)
    time.sleep(0.1)
    assert len(taken) == stopped >= 3
    assert device.backend == "Null"


class FakeAlsa:
    """Takes note of the handler that it is given."""

    def __init__(self) -> None:
        self.handlers: list[object] = []
        self.snd_lib_error_set_handler = self.handlers.append


def test_alsa_is_given_a_handler_that_says_nothing() -> None:
    alsa = FakeAlsa()

    def load(name: str) -> object:
        return alsa if "asound" in name else ctypes.CDLL(None)

    hush_alsa(load)
    assert len(alsa.handlers) == 1


@pytest.mark.parametrize("error", [OSError, AttributeError])
def test_a_machine_without_alsa_has_nothing_to_hush(error: type[Exception]) -> None:
    def load(name: str) -> NoReturn:
        raise error(name)

    hush_alsa(load)


@pytest.mark.skipif(sys.platform != "linux", reason="only ALSA talks like that")
def test_looking_for_a_device_prints_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from toetap.sound.hardware import Hardware; Hardware()().close()"],
        env={**os.environ, "PULSE_SERVER": "/nowhere"},
        capture_output=True,
        check=True,
        timeout=30,
    )
    assert done.stdout + done.stderr == b""
