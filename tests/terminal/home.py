"""The home of a person, and what a program is told of it. Nothing of the real one is seen."""

from __future__ import annotations

import os
from pathlib import Path

QUIET = "[sound]\non = false\n"
SILENT = '[sound]\nvolume = 0\n\n[voice]\nspeaker = "none"\n'
"""All of the sound is made, and nothing of it is heard."""


ANSWERED = "[ask_first]\nread = true\n\n"
"""What comes before all exercise was asked, and answered."""


def settings_of(home: Path, text: str = QUIET, *, answered: bool = True) -> Path:
    """The settings file of a home, which is made if there is none: a test is not to be heard."""
    file = home / "config" / "toetap" / "settings.toml"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(ANSWERED + text if answered else text, encoding="utf-8")
    return file


def environment(home: Path) -> dict[str, str]:
    """The variables of a person in front of a terminal, whose sound is off."""
    settings_of(home)
    return {
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
    }
