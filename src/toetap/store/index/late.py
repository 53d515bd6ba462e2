"""An index that is opened once somebody looks back. No first screen waits for a database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toetap.store.index.history import SessionIndex

Index = Callable[[], "SessionIndex"]
"""Gives the index. Off the screen's thread, since the first time takes a while."""


class LateIndex:
    """Opens an index when it is first asked for, and always gives the same one.

    Args:
        data: The data folder.
        cache: Where the index is kept; None for nowhere.
        version: Of the program.
    """

    def __init__(self, data: Path, cache: Path | None, version: str) -> None:
        self._parts = (data, cache, version)
        self._made: SessionIndex | None = None
        self._lock = Lock()

    def __call__(self) -> SessionIndex:
        """The index."""
        with self._lock:
            if self._made is None:
                from toetap.store.index.history import SessionIndex  # noqa: PLC0415 - told above

                self._made = SessionIndex(*self._parts)
            return self._made

    def known(self, session_id: str) -> Path | None:
        """Where a session's file is, if anybody has looked back so far."""
        return self._made.known(session_id) if self._made is not None else None

    def close(self) -> None:
        """Let go of it, if it was ever opened."""
        if self._made is not None:
            self._made.close()
