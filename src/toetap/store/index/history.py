"""The sessions of a data folder by way of an index, and without one where there can be none."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path, PurePosixPath
from threading import RLock
from typing import TypeVar

import msgspec

from toetap.coach.facts import Week
from toetap.coach.progress import Day
from toetap.errors import UnknownNameError
from toetap.store.faults import shown
from toetap.store.files import FileSystem
from toetap.store.history import Attention, Entry
from toetap.store.index import calendar, rows, tables
from toetap.store.index.building import Builder, Changes, Told
from toetap.store.index.crew import MOST
from toetap.store.index.rows import Choice, Row
from toetap.store.index.walking import Now, Walker
from toetap.store.index.wanted import EVERYTHING, Wanted
from toetap.store.reading import closed, examine

_AMISS = (sqlite3.Error, msgspec.MsgspecError, OSError)

_FEW = 300
"""So many files are looked at in no time."""

_Answer = TypeVar("_Answer")


def _silent(_done: int, _total: int) -> None:
    """Nobody wants to be told."""


class SessionIndex:
    """Rows, facts and files of all sessions. No method fails for anything amiss with the index.

    It may be used by several threads; one waits for the other.

    Args:
        data: The data folder.
        cache: Where the index is kept; None for nowhere.
        version: Of the program: what another version has read is read again.
        system: How folders are read.
        now: The time of day, in nanoseconds, as files have it.
        most: Processes that many files may be read by; 1 for this one.
    """

    def __init__(
        self,
        data: Path,
        cache: Path | None,
        version: str,
        system: FileSystem | None = None,
        now: Now = time.time_ns,
        *,
        most: int = MOST,
    ) -> None:
        self._data = data
        self._sessions = data / "sessions"
        self._file = tables.database(cache, data) if cache is not None else None
        self._version = version
        self._now = now
        walker = Walker(self._sessions, (system or FileSystem()).scandir, now)
        self._builder = Builder(walker, self._sessions, most)
        self._kept: sqlite3.Connection | None = None
        self._closed: tuple[Attention, ...] = ()
        self._lock = RLock()
        self._told: Told = _silent

    def refresh(self, told: Told = _silent) -> bool:
        """Take in every file that came, went or was replaced.

        In the month of the newest session each file is looked at, too, unless they are many.

        Returns:
            Whether anything had changed.
        """
        with self._lock:
            self._told = told  # an index that has to be made anew takes longest
            try:
                return self._safely(lambda db: self._refresh(db, told))
            finally:
                self._told = _silent

    def verify(self, folders: int | None = None, told: Told = _silent) -> bool:
        """Look at each file of so many folders, those first that were longest not looked at.

        Returns:
            Whether any file was changed in place.
        """
        return self._safely(lambda db: self._verify(db, folders, told))

    def count(self, wanted: Wanted = EVERYTHING) -> int:
        """How many sessions are wanted."""
        return self._safely(lambda db: rows.count(db, wanted))

    def rows(self, first: int = 0, most: int = 100, wanted: Wanted = EVERYTHING) -> tuple[Row, ...]:
        """The wanted sessions, the newest first, from the one at `first` on."""
        return self._safely(lambda db: rows.rows(db, self._sessions, wanted, first, most))

    def position(self, session_id: str, wanted: Wanted = EVERYTHING) -> int | None:
        """The place of a session among the wanted ones; None if it is none of them."""
        return self._safely(lambda db: rows.position(db, wanted, session_id))

    def position_on(self, day: date, wanted: Wanted = EVERYTHING) -> int:
        """The place of the newest wanted session of this day or before it, or after the last."""
        return self._safely(lambda db: rows.position_on(db, wanted, day))

    def choices(self) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
        """The routines and the exercises that there are sessions of, by their names."""
        return self._safely(rows.choices)

    def days(self, since: date | None = None, until: date | None = None) -> tuple[Day, ...]:
        """The days between these on which anything was done, the oldest first."""
        return self._safely(lambda db: calendar.days(db, since, until))

    def mondays(self) -> tuple[date, ...]:
        """The first days of the weeks in which anything was done."""
        return self._safely(calendar.mondays)

    def done_on(self, day: date) -> frozenset[str]:
        """The routines of which anything was done on this day."""
        return self._safely(lambda db: calendar.done_on(db, day))

    def attention(self) -> tuple[Attention, ...]:
        """All that could not be read as a session, in the order of the paths."""
        found = self._safely(lambda db: tuple(rows.attention(db, self._sessions)))
        return tuple(sorted((*found, *self._closed), key=lambda each: each.path))

    def weeks(self, since: date | None = None, until: date | None = None) -> tuple[Week, ...]:
        """What was done in each week between these days, both of them with it."""
        return self._safely(lambda db: calendar.weeks(db, since, until))

    def open(self, session_id: str) -> Entry:
        """One session, as its file is now.

        Raises:
            UnknownNameError: There is none of this id.
            UnreadableError: Its file can't be read as a session.
        """
        broken: Attention | None = None
        for _ in range(2):
            known = self._safely(lambda db: rows.file_of(db, self._sessions, session_id))
            path, stamp = known or (None, None)
            fits = path is not None and self._builder.fits(path, stamp)  # before it is read
            seen = examine(path) if path is not None else None
            if seen is not None and not isinstance(seen, Attention):
                entry = seen[0]
                if not fits:
                    self._again(path)
                return entry
            broken = seen or broken
            self._again(path)
        if broken is not None:
            raise broken.error()
        raise UnknownNameError(
            f"There is no session with the id {session_id!r} in {shown(self._sessions)}.",
            "toetap history lists them all.",
        )

    def known(self, session_id: str) -> Path | None:
        """Where a session's file is, as far as that can be told without waiting for anything."""
        if not self._lock.acquire(blocking=False):
            return None
        try:
            found = self._safely(lambda db: rows.file_of(db, self._sessions, session_id))
        finally:
            self._lock.release()
        return found[0] if found else None

    def close(self) -> None:
        """Let go of the index. Whatever is asked afterwards opens it again."""
        with self._lock:
            if self._kept is not None:
                self._kept.close()
                self._kept = None

    def _refresh(self, db: sqlite3.Connection, told: Told) -> bool:
        found = self._builder.survey(db)
        newest = db.execute(
            "SELECT path, (SELECT count(*) FROM files AS beside WHERE beside.folder = one.folder)"
            " FROM files AS one JOIN folders USING (folder) "
            "WHERE counts ORDER BY at DESC, id DESC LIMIT 1"
        ).fetchone()
        if newest is not None and newest[1] <= _FEW and _path(newest[0]) not in found.gone:
            self._builder.look(found, _path(newest[0]))
        self._closed = tuple(
            closed(self._sessions / one.path, one.closed) for one in found.closed if one.closed
        )
        return self._take_in(db, found, told)

    def _verify(self, db: sqlite3.Connection, folders: int | None, told: Told) -> bool:
        found = Changes()
        limit = -1 if folders is None else folders
        due = db.execute("SELECT path FROM folders ORDER BY verified LIMIT ?", (limit,))
        for (path,) in due.fetchall():
            self._builder.look(found, _path(path))
        found.noted = True  # that they were looked at
        return self._take_in(db, found, told)

    def _again(self, path: Path | None) -> None:
        """Look at the folder of a file, whatever its time says, and at all that has changed."""

        def look(db: sqlite3.Connection) -> None:
            found = self._builder.survey(db)
            folder = PurePosixPath(path.relative_to(self._sessions)).parent if path else None
            if folder is not None and folder not in found.gone:
                self._builder.look(found, folder)
            self._take_in(db, found, _silent)

        self._safely(look)

    def _take_in(self, db: sqlite3.Connection, found: Changes, told: Told) -> bool:
        if not self._builder.due(db, found):
            return False
        db.execute("BEGIN IMMEDIATE")
        try:
            changed = self._builder.take_in(db, found, self._now(), told)
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise
        return changed

    def _safely(self, work: Callable[[sqlite3.Connection], _Answer]) -> _Answer:
        """Do it with the index; failing that with one made anew, and else with a private one."""
        with self._lock:
            try:
                return work(self._database())
            except _AMISS as error:
                self.close()
                damaged = _is_damage(error)
            if damaged and self._file is not None:
                try:
                    tables.discard(self._file)
                    return work(self._filled())
                except _AMISS:
                    self.close()
            self._file = None
            return work(self._filled())

    def _database(self) -> sqlite3.Connection:
        if self._kept is None:
            if self._file is None:
                self._kept = tables.private(self._data, self._version)
            else:
                self._kept = tables.opened(self._file, self._data, self._version)
        return self._kept

    def _filled(self) -> sqlite3.Connection:
        """An index made anew knows nothing yet."""
        db = self._database()
        self._refresh(db, self._told)
        return db


def _path(kept: bytes) -> PurePosixPath:
    return PurePosixPath(os.fsdecode(kept))


def _is_damage(error: Exception) -> bool:
    """Whether a new file would do better: not where the disk refuses, or another program writes."""
    return not isinstance(error, OSError | sqlite3.OperationalError)
