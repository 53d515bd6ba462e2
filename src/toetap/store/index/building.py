"""Brings the index in step with the files: only what has changed is read."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from toetap.coach.facts import facts_of
from toetap.store.history import Entry
from toetap.store.index.columns import KEPT, STRANGER, Batch, columns, kind_of
from toetap.store.index.crew import MOST, WORTH_IT, Alone, Crew, cores
from toetap.store.index.settling import Kinds, settle_doubles, settle_weeks
from toetap.store.index.swift import Swift
from toetap.store.index.walking import Listing, Walker

Told = Callable[[int, int], None]
"""Is told how many files have been read, of how many that are to be."""

_BATCH = 500

_INSERT = f"INSERT OR REPLACE INTO files VALUES ({', '.join('?' * 20)})"  # noqa: S608 - only signs


@dataclass(frozen=True, slots=True)
class Work:
    """What is due in one folder: files to read, each with its stamp, and files to forget.

    Of those to read, the old ones have been read before.
    """

    listing: Listing
    read: list[tuple[str, str | None]]
    gone: list[str]
    old: list[str]


@dataclass(slots=True)
class Changes:
    """What a refresh came across.

    Attributes:
        listings: Folders that were looked through anew, by their path.
        gone: Folders that are no longer there.
        closed: Folders that can't be read, and why.
        ids: Sessions of which a file came, went or changed.
        weeks: Mondays, as ordinals, of the sessions before and after, with all that they amount
            to where nothing else is in that week.
        work: What is due in each of the folders looked through.
        noted: Whether there is a folder whose time was not known.
    """

    listings: dict[PurePosixPath, Listing] = field(default_factory=dict)
    gone: set[PurePosixPath] = field(default_factory=set)
    closed: list[Listing] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    weeks: dict[int, list[bytes]] = field(default_factory=dict)
    work: list[Work] = field(default_factory=list)
    noted: bool = False


class Builder:
    """Reads files into the tables of an index.

    Args:
        walker: Looks at the folder of the files.
        sessions: That folder.
        swift: Reads files of the usual form.
    """

    def __init__(self, walker: Walker, sessions: Path, swift: Swift) -> None:
        self._walker = walker
        self._sessions = sessions
        self._swift = swift

    def survey(self, db: sqlite3.Connection) -> Changes:
        """Which folders have changed since they were last looked through. Nothing is read yet."""
        known = {
            _path(path): (stamp, [part for part in os.fsdecode(inside).split("/") if part])
            for path, stamp, inside in db.execute("SELECT path, stamp, inside FROM folders")
        }
        found, due = Changes(), [PurePosixPath()]
        seen = set[PurePosixPath]()
        while due:
            folder = due.pop()
            seen.add(folder)
            stamp, inside = known.get(folder, (None, []))
            if stamp is None or stamp != self._walker.stamp(folder):
                inside = list(self._look(found, folder).folders)
            due += [folder / name for name in inside]
        found.gone = set(known) - seen
        return found

    def look(self, found: Changes, folder: PurePosixPath) -> None:
        """Look at each file of a folder, too, whatever the folder's time says."""
        if folder not in found.listings:
            self._look(found, folder)

    def due(self, db: sqlite3.Connection, found: Changes) -> bool:
        """Find out what has to be read and what forgotten. Nothing is written yet.

        Returns:
            Whether there is anything to be written at all.
        """
        stamps = dict(db.execute("SELECT path, stamp FROM folders"))
        for listing in found.listings.values():
            found.work.append(self._work(db, listing))
            found.noted |= stamps.get(_bytes(listing.path), "") != listing.stamp
        return bool(found.noted or found.gone or any(one.read or one.gone for one in found.work))

    def take_in(self, db: sqlite3.Connection, found: Changes, now: int, told: Told) -> bool:
        """Read what is due, in a transaction that is open.

        Returns:
            Whether any file had come, gone or changed.
        """
        fresh = db.execute("SELECT 1 FROM files LIMIT 1").fetchone() is None
        for folder in found.gone:
            self._forget(db, found, self._held(db, folder))
            db.execute("DELETE FROM folders WHERE path = ?", (_bytes(folder),))
        total, done = sum(len(one.read) for one in found.work), 0
        for one in found.work:
            self._forget(db, found, [*one.gone, *one.old])
            self._note(db, one.listing, now)
        kinds = Kinds(db)
        with self._crew(total) as crew:
            for read in crew.each(_batches(found.work)):
                db.executemany(_INSERT, map(kinds.numbered, read.rows))
                found.ids.update(str(row[3]) for row in read.rows if row[3] is not None)
                for week, facts in read.weeks.items():
                    found.weeks.setdefault(week, []).append(facts)
                done += len(read.rows)
                told(done, total)
        if done < total:
            told(total, total)  # some of them went in the meantime
        settle_doubles(db, found.ids, found.weeks)
        if not fresh:
            found.weeks = {week: [] for week in found.weeks}
        settle_weeks(db, found.weeks)
        return bool(found.ids or found.gone or total or any(one.gone for one in found.work))

    def fits(self, db: sqlite3.Connection, entry: Entry) -> bool:
        """Whether the table says what a session's file says now."""
        kept = ", ".join((*KEPT, "kind"))
        row = db.execute(
            f"SELECT {kept} FROM files WHERE id = ? AND counts",  # noqa: S608 - our own names
            (entry.record.id,),
        ).fetchone()
        number = Kinds(db).known(kind_of(entry.record))
        facts = facts_of(entry.record)
        return bool(row == (*columns(entry, facts), number))

    def _crew(self, files: int) -> AbstractContextManager[Alone | Crew]:
        size = min(cores(), MOST)
        if size > 1 and files >= WORTH_IT:
            return Crew(self._sessions, self._swift, size)
        return nullcontext(Alone(self._sessions, self._swift))

    def _look(self, found: Changes, folder: PurePosixPath) -> Listing:
        listing = found.listings[folder] = self._walker.listing(folder)
        if listing.closed is not None:
            found.closed.append(listing)
        return listing

    def _held(self, db: sqlite3.Connection, folder: PurePosixPath) -> dict[str, str | None]:
        rows = db.execute("SELECT path, stamp FROM files WHERE folder = ?", (_bytes(folder),))
        return {os.fsdecode(path): stamp for path, stamp in rows}

    def _work(self, db: sqlite3.Connection, listing: Listing) -> Work:
        held = self._held(db, listing.path)
        below = f"{listing.path}/" if listing.path.parts else ""
        there = {f"{below}{name}": stamp for name, stamp in listing.sessions}
        there |= {f"{below}{name}": STRANGER for name in listing.strangers}
        changed = [
            (path, stamp)
            for path, stamp in there.items()
            if path not in held or stamp is None or held[path] != stamp
        ]
        old = [path for path, _ in changed if path in held]
        return Work(listing, changed, [path for path in held if path not in there], old)

    def _forget(self, db: sqlite3.Connection, found: Changes, paths: Iterable[str]) -> None:
        for path in paths:
            row = db.execute(
                "DELETE FROM files WHERE path = ? RETURNING id, week", (os.fsencode(path),)
            ).fetchone()
            if row is not None and row[0] is not None:
                found.ids.add(row[0])
                found.weeks[row[1]] = []

    def _note(self, db: sqlite3.Connection, listing: Listing, now: int) -> None:
        stamp = listing.stamp if listing.closed is None else None
        inside = os.fsencode("/".join(listing.folders))
        db.execute(
            "INSERT OR REPLACE INTO folders VALUES (?, ?, ?, ?)",
            (_bytes(listing.path), stamp, inside, now),
        )


def _batches(work: Iterable[Work]) -> Iterator[Batch]:
    for one in work:
        for at in range(0, len(one.read), _BATCH):
            due = one.read[at : at + _BATCH]
            files = tuple((os.fsencode(path), stamp) for path, stamp in due)
            yield Batch(_bytes(one.listing.path), files)


def _path(kept: bytes) -> PurePosixPath:
    return PurePosixPath(os.fsdecode(kept))


def _bytes(path: PurePosixPath) -> bytes:
    return os.fsencode(str(path))
