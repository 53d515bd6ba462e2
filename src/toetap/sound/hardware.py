"""The devices of this machine, by way of miniaudio."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from importlib import import_module
from types import ModuleType
from typing import Any

from toetap.sound.clip import CHANNELS, RATE
from toetap.sound.device import Device, NoSoundError, Take

PERIOD = 40
"""Milliseconds that the device asks for at a time: less would be late beside a busy screen."""

_BACKENDS = {
    "linux": ("PULSEAUDIO", "ALSA"),
    "darwin": ("COREAUDIO",),
    "win32": ("WASAPI", "DSOUND", "WINMM"),
}
_ELSEWHERE = ("SNDIO", "AUDIO4", "OSS")
STAND_IN = "NULL"
"""The backend that takes sound in real time where there is no hardware."""


def load_miniaudio() -> ModuleType:
    """The library; it takes a few hundredths of a second, so it is loaded when it is needed."""
    return import_module("miniaudio")


def backends(platform: str = sys.platform) -> tuple[str, ...]:
    """The backends of a platform, in the order to try them, the stand-in last."""
    return (*_BACKENDS.get(platform, _ELSEWHERE), STAND_IN)


class Hardware:
    """Opens the first of some backends that has a device. Call it to open one."""

    def __init__(
        self,
        names: Sequence[str] = backends(),
        load: Callable[[], ModuleType] = load_miniaudio,
    ) -> None:
        self._names = names
        self._load = load

    def __call__(self) -> Device:
        """The first device that opens.

        Raises:
            NoSoundError: The library is missing, or nothing opens.
        """
        try:
            library = self._load()
        except (ImportError, OSError):
            raise NoSoundError(
                "the package miniaudio is missing", "pip install 'toetap[sound]'", lasting=True
            ) from None
        if "ALSA" in self._names:
            hush_alsa()
        for name in self._names:
            with suppress(library.MiniaudioError):
                return _MiniaudioDevice(library, name)
        raise NoSoundError("no device found")


class _MiniaudioDevice:
    """A device as miniaudio drives it."""

    def __init__(self, library: ModuleType, name: str) -> None:
        self._library = library
        # One backend a context: a context that has been made never tries the next backend.
        self._device: Any = library.PlaybackDevice(
            output_format=library.SampleFormat.SIGNED16,
            nchannels=CHANNELS,
            sample_rate=RATE,
            buffersize_msec=PERIOD,
            backends=[library.Backend[name]],
            app_name="toetap",
        )
        self.backend: str = self._device.backend
        self.mute = name == STAND_IN
        self.stopped = False

    def start(self, take: Take) -> None:
        source = self._source(take)
        next(source)
        self._device.stop_callback = self._stop
        try:
            self._device.start(source)
        except self._library.MiniaudioError:
            raise NoSoundError("the device does not start") from None

    def close(self) -> None:
        context = getattr(self._device, "_context", None)
        self._device.close()
        # The library forgets this, which keeps the connection to a sound server open.
        if context is not None:
            self._library.lib.ma_context_uninit(context)

    def _source(self, take: Take) -> Generator[memoryview, int, None]:
        piece = memoryview(b"")
        # An error that left here would be printed, over the screen.
        with suppress(Exception):
            while True:
                piece = take((yield piece))
        self._stop()

    def _stop(self) -> None:
        self.stopped = True


def hush_alsa(load: Callable[[str], Any] | None = None) -> None:
    """Let ALSA keep its complaints to itself: it writes 6 KB of them where there is no card."""
    import ctypes  # noqa: PLC0415 - late, only for this

    load = ctypes.CDLL if load is None else load
    with suppress(OSError, AttributeError):
        alsa, standard = load("libasound.so.2"), load("libc.so.6")
        # A function that does nothing, is there as long as the process, and needs no interpreter.
        alsa.snd_lib_error_set_handler(ctypes.cast(standard.getpid, ctypes.c_void_p))
