"""What the app is handed: everything it does not decide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from toetap.coach.catalogue import Catalogue
from toetap.store.sessions import SessionStore
from toetap.tui.clock import Clock

if TYPE_CHECKING:
    from toetap.tui.under_way import UnderWay


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of the program, put together in `cli.py`.

    Attributes:
        catalogue: Exercises and routines.
        store: Where sessions are kept.
        clock: The time.
        new_id: Makes the id of a session.
        version: The version of the program.
        problems: What is wrong with content files, a line each, to be told at the start.
        under_way: Where sessions are kept while they are under way; None where none is.
        store_in: Makes a store of another folder, for when the first one refuses.
    """

    catalogue: Catalogue
    store: SessionStore
    clock: Clock
    new_id: Callable[[], str]
    version: str
    problems: tuple[str, ...] = ()
    under_way: UnderWay | None = None
    store_in: Callable[[Path], SessionStore] | None = None
