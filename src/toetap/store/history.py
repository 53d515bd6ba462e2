"""What a folder of sessions holds, as values that travel."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from toetap.coach.record import SessionRecord
from toetap.errors import UnreadableError
from toetap.store.faults import shown


@dataclass(frozen=True, slots=True)
class Entry:
    """A session and its file.

    Attributes:
        record: The session, its texts safe to show.
        path: The file.
        read_only: True if a newer toetap wrote the file: it is shown and never rewritten.
    """

    record: SessionRecord
    path: Path
    read_only: bool = False


@dataclass(frozen=True, slots=True)
class Attention:
    """Something among the sessions that is none, or can't be read. It is counted nowhere.

    Attributes:
        path: The file or folder.
        why: What is wrong with it, as one sentence.
        hint: What to do about it.
    """

    path: Path
    why: str
    hint: str

    def error(self) -> UnreadableError:
        """The same as an error, for someone who asked for just this session."""
        return UnreadableError(f"{shown(self.path)}: {self.why}", self.hint)


@dataclass(frozen=True, slots=True)
class History:
    """All sessions, and all that could not be read as one.

    Attributes:
        sessions: The newest first, by (started, id).
        attention: In the order of their paths.
    """

    sessions: tuple[Entry, ...] = ()
    attention: tuple[Attention, ...] = ()
