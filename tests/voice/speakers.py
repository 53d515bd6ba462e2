"""Engines that speak in tones, and programs that misbehave."""

from __future__ import annotations

import io
import os
import struct
import time
import wave
from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from math import pi, sin
from pathlib import Path
from threading import Event

import pytest

from toetap.voice.programs import ProgramError

RATE = 22_050
LETTER = 0.05
"""Seconds of tone for each letter."""


def tone(seconds: float, *, rate: int = RATE, before: float = 0.013, after: float = 0.1) -> bytes:
    """A WAV of a tone between two silences, as speech programs write them."""
    silence = [0] * round(before * rate)
    heard = [
        round(12_000 * sin(2 * pi * 440 * at / rate + 1)) for at in range(round(seconds * rate))
    ]
    return wav(array("h", [*silence, *heard, *[0] * round(after * rate)]), rate)


def wav(samples: array[int], rate: int = RATE, channels: int = 1) -> bytes:
    """A WAV file of these samples."""
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    return made.getvalue()


def piped(data: bytes, claimed: int = 0x7FFFF000) -> bytes:
    """The same WAV as it comes through a pipe: its lengths are made up."""
    at = data.index(b"data")
    return b"".join(
        (data[:4], struct.pack("<I", claimed), data[8 : at + 4], struct.pack("<I", claimed),
         data[at + 8 :])
    )  # fmt: skip


@dataclass
class Tones:
    """Says each text as a tone, the longer the more letters it has."""

    said: list[str] = field(default_factory=list)
    fails: ProgramError | None = None
    goes_on: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        self.goes_on.set()

    def render(self, text: str) -> bytes:
        self.goes_on.wait(10)
        self.said.append(text)
        if self.fails is not None:
            raise self.fails
        return piped(tone(LETTER * len(text)))


def program(folder: Path, name: str, script: str) -> str:
    """A program of one's own."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)
    return os.fspath(file)


def until(met: Callable[[], object]) -> None:
    """Wait for what another thread is about to do."""
    for _ in range(1_000):
        if met():
            return
        time.sleep(0.005)
    pytest.fail("it never happened")
