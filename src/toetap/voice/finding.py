"""Which of the programs that speak are here, and which one is to."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from toetap.voice.engines import Engine, EspeakNg, MacSay, SpeechDispatcher, WindowsSpeech
from toetap.voice.programs import ProgramError
from toetap.voice.rendering import clip_of
from toetap.voice.wave import WaveError

Name = Literal["espeak-ng", "speech-dispatcher", "say", "windows"]
Choice = Literal["auto", Name, "none"]
Which = Callable[[str], str | None]
"""Where a program of this name is; `shutil.which`, or what stands for it."""


@dataclass(frozen=True, slots=True)
class _Kind:
    programs: tuple[str, ...]
    platform: str
    """The only platform that has it; empty for any."""
    made: Callable[[str], Engine]
    advice: str


_KINDS: dict[Name, _Kind] = {
    "espeak-ng": _Kind(
        ("espeak-ng",), "", EspeakNg, "Install the package espeak-ng: sudo apt install espeak-ng"
    ),
    "speech-dispatcher": _Kind(
        ("spd-say",), "linux", SpeechDispatcher, "Install the package speech-dispatcher."
    ),
    "say": _Kind(("say",), "darwin", MacSay, "It is part of macOS."),
    "windows": _Kind(
        ("powershell", "pwsh"), "win32", WindowsSpeech, "It is part of Windows, with PowerShell."
    ),
}
"""In the order in which they are chosen: the first can be heard on the beat everywhere."""

_INSTALL = {
    "darwin": "Install it with: brew install espeak-ng",
    "win32": "Install it with: winget install espeak-ng.espeak-ng",
}


@dataclass(frozen=True, slots=True)
class Found:
    """One program that could speak on this machine.

    Attributes:
        name: What the settings call it.
        program: Where it is; None where it is not.
        advice: How to get it.
        on_beat: It is mixed with the clicks, so that its words land on their beats.
    """

    name: Name
    program: str | None
    advice: str
    on_beat: bool


def found(which: Which = shutil.which, platform: str = sys.platform) -> tuple[Found, ...]:
    """Every program that this platform can have, in the order in which one is chosen."""
    return tuple(
        Found(
            name,
            next((path for program in kind.programs if (path := which(program))), None),
            _INSTALL.get(platform, kind.advice) if name == "espeak-ng" else kind.advice,
            kind.made is not SpeechDispatcher,
        )
        for name, kind in _KINDS.items()
        if not kind.platform or platform.startswith(kind.platform)
    )


def chosen(choice: Choice, among: tuple[Found, ...]) -> Engine | None:
    """The engine that is to speak; None where nobody does.

    `missing` says why there is none.
    """
    for one in among:
        if one.program is not None and choice in ("auto", one.name):
            return _KINDS[one.name].made(one.program)
    return None


def missing(choice: Choice, among: tuple[Found, ...]) -> str:
    """Why nobody speaks, in one line for people; empty where none was wanted, or one is there."""
    if choice == "none" or chosen(choice, among) is not None:
        return ""
    wanted = next((one for one in among if one.name == choice), None)
    if choice != "auto" and wanted is None:
        return f"No voice: there is no {choice} on this system. The session goes on without."
    advised = wanted or among[0]
    what = f"{advised.name} is not installed" if wanted else "no speech program found"
    return f"No voice: {what}. {advised.advice}"


def trial(engine: Engine) -> str:
    """Empty where an engine speaks, or what is wrong with it. Nothing is heard of the trial."""
    if isinstance(engine, SpeechDispatcher):
        return ""
    try:
        clip_of(engine.render("Right."))
    except (ProgramError, WaveError, OSError) as error:
        return f"{type(error).__name__}" if isinstance(error, OSError) else str(error)
    return ""
