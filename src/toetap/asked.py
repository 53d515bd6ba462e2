"""A command line, read: what is asked for, and in which folders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Literal

from toetap.errors import UsageError

Command = Literal[
    "app", "start", "routines", "show", "history", "stats", "export", "import", "log", "trash",
    "backup", "restore", "check", "paths", "schema", "render", "metronome", "sound", "doctor",
    "today", "remind",
]  # fmt: skip
Theme = Literal["dark", "light", "contrast"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A command with its options; what was not said is as it is here.

    Attributes:
        command: What to do.
        data_dir: Where sessions are kept; None where it was not said.
        content: Folders with more exercises and routines, in the order they were named.
        theme: The colours of the screen.
        name: The routine to start, the routine or exercise to show, the session in the trash.
        limit: At most so many sessions.
        since: Sessions from this day on; up to `until`, that day with it.
        paths: Files and folders to check; none for all that is loaded.
        kind: The kind of file to print the schema of.
        action: What to do with the trash.
        every: All of the trash.
        sure: It is meant, though it can't be undone.
        archive: The file of a backup.
        json: The answer is for a program.
        plain: Line by line, without a screen.
        spoken: Words are spoken beside the lines, too.
        output: The file to make; for Parquet, the folder for two of them.
        force: Write over a file that is there.
        voice: Words are spoken where there is a voice.
        ready: Seconds that stand for a rest until the person is ready.
        bpm: The tempo of taps, in beats a minute.
        pattern: The taps of the metronome; empty for the usual ones.
        limbs: What taps to the metronome.
        seconds: How long the doctor tries the metronome.
        format: What to take the history out as.
        input: The file to bring in.
        when: When a session was that is entered afterwards; None for just now.
        minutes: How long it took; None for as long as it is laid out.
        level: The rung of its exercises; None for the usual one.
        note: The person's own words on it.
        plan_days: How many days a week were planned; None for no plan.
        at: Times of day to be reminded at; none for those of the settings.
        plan_minutes: How many minutes a week were planned.
    """

    command: Command = "app"
    data_dir: Path | None = None
    content: tuple[Path, ...] = ()
    theme: Theme = "dark"
    name: str = ""
    limit: int | None = None
    since: date | None = None
    until: date | None = None
    paths: tuple[Path, ...] = ()
    kind: Literal["exercise", "routine"] = "exercise"
    action: Literal["list", "restore", "purge"] = "list"
    every: bool = False
    sure: bool = False
    archive: Path = Path()
    json: bool = False
    plain: bool = False
    spoken: bool = False
    output: Path | None = None
    force: bool = False
    voice: bool = True
    ready: int | None = None
    bpm: int | None = None
    pattern: str = ""
    limbs: Literal["feet", "hands", "hands+feet"] = "feet"
    seconds: int = 10
    format: Literal["csv", "json", "toml", "html", "pdf", "parquet"] = "csv"
    input: Path | None = None
    when: datetime | None = None
    minutes: int | None = None
    level: int | None = None
    note: str = ""
    plan_days: int | None = None
    plan_minutes: int | None = None
    at: tuple[time, ...] = ()


def folder(text: str) -> Path:
    """The folder that a person named; `~` is their own.

    Raises:
        UsageError: It is no folder's name.
    """
    if not text:
        # An empty variable in a script, and never the folder one happens to be in.
        raise UsageError("The name of a folder is empty.", "Name a folder, or leave it out.")
    try:
        return Path(text).expanduser()
    except RuntimeError:
        raise UsageError(
            f"Nobody knows which folder {text!r} is.", "Write it out from the root on."
        ) from None
