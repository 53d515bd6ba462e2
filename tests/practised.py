"""Easy sessions of days gone by, and a settings file of somebody who is no longer new."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from tests.coach.builders import STAMP
from toetap.coach.exercise import Exercise
from toetap.coach.record import After, Before, ExerciseRecord, SessionRecord, SetRecord
from toetap.settings.file import SettingsFile
from toetap.settings.told import Told
from toetap.store.files import Disk, FileSystem


def before(days: int, of: Exercise) -> SessionRecord:
    """An easy session so many days ago."""
    one = SetRecord(kind="reps", limbs="feet", side="both", target=2, done=2, seconds=9)
    done = ExerciseRecord(
        id=of.id, name=of.name, level=1, posture="seated", status="done", sets=(one,)
    )
    started = STAMP.started - timedelta(days=days)
    return SessionRecord(
        id=f"7h2k9qmxw4c8v1t{days}", routine="morning", title="Morning", started=started,
        ended=started, active_seconds=9, status="completed", app="0.1.0",
        before=Before(feet="clear", pain=2), after=After(pain=2, effort=3), exercises=(done,),
    )  # fmt: skip


def settings_in(folder: Path) -> SettingsFile:
    """The settings of a folder, read; somebody new has answered what comes first."""
    file = SettingsFile(folder, Disk(FileSystem(), os.urandom))
    if not file.path.exists():
        folder.mkdir()
        file.path.write_text("[ask_first]\nread = true\n", encoding="utf-8")
    file.read()
    return file


def told_in(folder: Path) -> Told:
    """What is told in that file."""
    return Told(settings_in(folder))
