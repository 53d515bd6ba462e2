"""What becomes of a session once it is over."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from toetap.coach.record import SessionRecord

if TYPE_CHECKING:  # the start has no time for it
    from toetap.coach.next_time import Decision


@dataclass(frozen=True, slots=True)
class Saved:
    """The session is on the disk, synced.

    Attributes:
        path: Its file.
        decisions: What is to be decided for the next one.
    """

    path: Path
    decisions: tuple[Decision, ...] = ()


@dataclass
class Unsaved(Message):
    """A record could not be saved and is to be printed once the screen is closed."""

    record: SessionRecord


@dataclass
class SavedElsewhere(Message):
    """A record was saved in a folder that is not the usual one."""

    path: Path
