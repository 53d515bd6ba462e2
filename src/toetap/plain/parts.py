"""What the plain face is handed: everything it does not decide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from toetap.clock import Clock
from toetap.coach.catalogue import Catalogue
from toetap.coach.heard import Silent, Sounds, Voice
from toetap.coach.plan import Plan
from toetap.store.index.late import Index
from toetap.store.sessions import SessionStore
from toetap.under_way import UnderWay


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of the program, put together in `starting.py`.

    Attributes:
        catalogue: Exercises and routines.
        store: Where sessions are kept.
        index: What was done, found at once.
        clock: The time.
        new_id: Makes the id of a session.
        version: The version of the program.
        problems: What is wrong with content files, a line each, to be told at the start.
        sounds: Where a session is heard.
        under_way: Where sessions are kept while they are under way; None where none is.
        voice: What speaks, which here only somebody who asked for it has; None where nothing is to.
        store_in: Makes a store of another folder, for when the first one refuses.
        plan: What the person means to do in a week.
    """

    catalogue: Catalogue
    store: SessionStore
    index: Index
    clock: Clock
    new_id: Callable[[], str]
    version: str
    problems: tuple[str, ...] = ()
    sounds: Sounds = field(default_factory=Silent)
    under_way: UnderWay | None = None
    voice: Voice | None = None
    store_in: Callable[[Path], SessionStore] | None = None
    plan: Plan = field(default_factory=Plan)
