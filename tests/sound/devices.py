"""Devices that are made up, and fail as real ones do."""

from __future__ import annotations

from dataclasses import dataclass, field

from toetap.sound.device import Device, NoSoundError, Take

PERIOD = 1920


@dataclass
class FakeDevice:
    """Takes sound when it is pulled, and may go away."""

    backend: str = "Fake"
    mute: bool = False
    starts: bool = True
    stopped: bool = False
    closed: int = 0
    take: Take | None = None
    heard: bytearray = field(default_factory=bytearray)

    def start(self, take: Take) -> None:
        if not self.starts:
            raise NoSoundError("the device does not start")
        self.take = take

    def close(self) -> None:
        self.closed += 1
        self.take = None

    def pull(self) -> bytes:
        """Ask for a period as its thread would, if it still plays."""
        piece = b"" if self.take is None else bytes(self.take(PERIOD))
        self.heard += piece
        return piece


@dataclass
class Shelf:
    """Opens one device after the other; an error stands for a time at which there is none."""

    things: list[Device | Exception]
    opened: int = 0

    def __call__(self) -> Device:
        self.opened += 1
        thing = self.things.pop(0) if len(self.things) > 1 else self.things[0]
        if isinstance(thing, Exception):
            raise thing
        return thing
