"""What the app is handed: everything it does not decide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from toetap.coach.catalogue import Catalogue
from toetap.coach.heard import Sounds, Voice
from toetap.coach.plan import Plan
from toetap.settings.file import SettingsFile
from toetap.store.index.late import Index
from toetap.store.sessions import SessionStore
from toetap.tui.clock import Clock

if TYPE_CHECKING:
    from toetap.under_way import UnderWay


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of the program, put together in `starting.py`.

    Attributes:
        catalogue: Exercises and routines.
        store: Where sessions are kept.
        index: What was done, found at once. To be asked off the screen's thread.
        clock: The time.
        new_id: Makes the id of a session.
        version: The version of the program.
        problems: What is wrong with content files, a line each, to be told at the start.
        sounds: Where sessions are heard; None while sound is off in the settings.
        voice: What speaks; None where nothing is to.
        settings: What the person has chosen for good; None where nothing can be chosen.
        under_way: Where sessions are kept while they are under way; None where none is.
        store_in: Makes a store of another folder, for when the first one refuses.
        told_first: What is told above a session until the person goes on: what is wrong, where no
            list of routines tells of it.
    """

    catalogue: Catalogue
    store: SessionStore
    index: Index
    clock: Clock
    new_id: Callable[[], str]
    version: str
    problems: tuple[str, ...] = ()
    sounds: Sounds | None = None
    voice: Voice | None = None
    settings: SettingsFile | None = None
    under_way: UnderWay | None = None
    store_in: Callable[[Path], SessionStore] | None = None
    told_first: str = ""

    @property
    def plan(self) -> Plan:
        """What the person means to do in a week."""
        return self.settings.known.plan if self.settings is not None else Plan()

    @property
    def voice_named(self) -> bool:
        """The person has named the voice that they want."""
        return self.settings is not None and self.settings.known.voice.speaker != "auto"
