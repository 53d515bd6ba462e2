"""What the screens are told of the past. Every function here may wait for the disk."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from textual.app import App
from textual.worker import Worker

from toetap.coach.facts import monday_of
from toetap.coach.progress import weeks_in_a_row
from toetap.store.history import Attention
from toetap.store.index.history import SessionIndex
from toetap.store.index.rows import Row
from toetap.tui.filtering import Filter, Offered
from toetap.tui.screens.commanded import CommandedScreen

PATIENCE = 0.5
_BETWEEN = 0.2


class NobodyWaitsError(Exception):
    """The reading was for a screen that is gone."""


class Telling:
    """Tells every screen how far a reading is that takes long, and ends it where none is left."""

    def __init__(
        self,
        app: App[Any],
        worker: Worker[Any],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._app = app
        self._worker = worker
        self._clock = clock
        self._due = clock() + PATIENCE

    def __call__(self, done: int, total: int) -> None:
        """So many files of so many are read."""
        if self._worker.is_cancelled:
            raise NobodyWaitsError
        if self._clock() >= self._due:
            self._due = self._clock() + _BETWEEN
            self._app.call_later(tell, self._app, done, total)


def tell(app: App[Any], done: int, total: int) -> None:
    """Tell every screen how far a reading is."""
    for screen in app.screen_stack:
        if isinstance(screen, CommandedScreen):
            screen.call_later(screen.tell_reading, done, total)


def progress(done: int, total: int) -> str:
    """How far a reading is, in words."""
    return f"reading your sessions … {done:,} of {total:,}"


@dataclass(frozen=True, slots=True)
class Seen:
    """The history at a glance.

    Attributes:
        sessions: How many are listed, of `total`.
        attention: What is listed after them.
        this_week: Days of this week on which something was done.
        in_a_row: Weeks without a gap.
        troubles: Files that need attention, listed or not.
        offered: What a filter can choose from.
        at: The place in the list to look at; None to stay.
        edition: Of the index; with another one there is something else to be seen.
    """

    sessions: int = 0
    total: int = 0
    attention: tuple[Attention, ...] = ()
    this_week: int = 0
    in_a_row: int = 0
    troubles: int = 0
    offered: Offered = field(default_factory=Offered)
    at: int | None = None
    edition: bytes = b""

    @property
    def rows(self) -> int:
        """Rows of the list."""
        return self.sessions + len(self.attention)


def seen(index: SessionIndex, shown: Filter, today: date, session_id: str = "") -> Seen:
    """The history at a glance; with the place of a session, if one is to be looked at."""
    edition = index.edition()  # before the rest: what changes meanwhile is looked at once more
    attention = index.attention()
    listed = not shown.on or shown.troubled
    found = index.position(session_id, shown.wanted) if session_id and not shown.troubled else None
    return Seen(
        sessions=0 if shown.troubled else index.count(shown.wanted),
        total=index.count(),
        attention=attention if listed else (),
        this_week=len(index.days(monday_of(today), today)),
        in_a_row=weeks_in_a_row(index.mondays(), today),
        troubles=len(attention),
        offered=Offered(*index.choices()),
        at=found,
        edition=edition,
    )


def page(
    index: SessionIndex, shown: Filter, view: Seen, first: int, most: int
) -> tuple[Row | Attention, ...]:
    """Rows of the list: sessions, and after them what needs attention."""
    left = max(0, min(most, view.sessions - first))
    rows: Iterable[Row] = index.rows(first, left, shown.wanted) if left else ()
    start = max(0, first - view.sessions)
    return (*rows, *view.attention[start : max(0, first + most - view.sessions)])
