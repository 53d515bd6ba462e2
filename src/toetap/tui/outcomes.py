"""What becomes of a session once it is over."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from toetap.coach.record import SessionRecord


@dataclass(frozen=True, slots=True)
class Saved:
    """The session is on the disk, synced, in this file."""

    path: Path


@dataclass
class Unsaved(Message):
    """A record could not be saved and is to be printed once the screen is closed."""

    record: SessionRecord


@dataclass
class SavedElsewhere(Message):
    """A record was saved in a folder that is not the usual one."""

    path: Path
