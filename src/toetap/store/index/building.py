"""Brings the index in step with the files: only what has changed is read."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from toetap.store.index.columns import KEPT, STRANGER, Batch, Reader
from toetap.store.index.crew import MOST, WORTH_IT, Alone, Crew, cores
from toetap.store.index.settling import Kinds, Touched, settle_days, settle_doubles
from toetap.store.index.tables import bare, indexed
from toetap.store.index.walking import Listing, Walker

Told = Callable[[int, int], None]
"""Is told how many files have been read, of how many that are to be."""

_BATCH = 500

_ID = KEPT.index("id")

_INSERT = f"INSERT INTO files ({', '.join(KEPT)}) VALUES ({', '.join('?' * len(KEPT))})"  # noqa: S608 - our own names


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
        days: The days of the sessions before and after.
        work: What is due in each of the folders looked through.
        noted: Whether there is a folder whose time was not known.
    """

    listings: dict[PurePosixPath, Listing] = field(default_factory=dict)
    gone: set[PurePosixPath] = field(default_factory=set)
    closed: list[Listing] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    days: Touched = field(default_factory=Touched)
    work: list[Work] = field(default_factory=list)
    noted: bool = False


class Builder:
    """Reads files into the tables of an index.

    Args:
        walker: Looks at the folder of the files.
        sessions: That folder.
        most: Processes that many files may be read by; 1 for this one.
    """

    def __init__(self, walker: Walker, sessions: Path, most: int = MOST) -> None:
        self._walker = walker
        self._sessions = sessions
        self._most = most

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
        if fresh:
            bare(db)
        for folder in found.gone:
            self._forget(db, found, folder, self._held(db, folder))
            db.execute("DELETE FROM folders WHERE path = ?", (_bytes(folder),))
        for one in found.work:
            self._forget(db, found, one.listing.path, [*one.gone, *one.old])
        total = self._read(db, found, now, told, fresh=fresh)
        if fresh:
            indexed(db)
        reader = Reader(self._sessions)
        settle_doubles(db, None if fresh else found.ids, found.days)
        settle_days(db, found.days, self._sessions, reader.facts)
        return bool(found.ids or found.gone or total or any(one.gone for one in found.work))

    def fits(self, path: Path, stamp: str | None) -> bool:
        """Whether a file is as it was when it was read."""
        below = path.relative_to(self._sessions)
        return stamp is not None and stamp == self._walker.stamp(PurePosixPath(below))

    def _read(
        self, db: sqlite3.Connection, found: Changes, now: int, told: Told, *, fresh: bool
    ) -> int:
        """Read what is due; gives how many files that were."""
        total, done = sum(len(one.read) for one in found.work), 0
        numbered = [(self._note(db, one.listing, now), one) for one in found.work]
        kinds = Kinds(db)
        with self._crew(total) as crew:
            for read in crew.each(_batches(numbered)):
                kinds.number_all(read)
                db.executemany(_INSERT, read.rows)
                if not fresh:
                    found.ids.update(str(row[_ID]) for row in read.rows if row[_ID] is not None)
                for day, facts in read.days.items():
                    found.days.known.setdefault(day, []).append(facts)
                done += len(read.rows)
                told(done, total)
        if done < total:
            told(total, total)  # some of them went in the meantime
        return total

    def _crew(self, files: int) -> AbstractContextManager[Alone | Crew]:
        size, reader = min(cores(), self._most), Reader(self._sessions)
        if size > 1 and files >= WORTH_IT:
            return Crew(self._sessions, reader, size)
        return nullcontext(Alone(reader))

    def _look(self, found: Changes, folder: PurePosixPath) -> Listing:
        listing = found.listings[folder] = self._walker.listing(folder)
        if listing.closed is not None:
            found.closed.append(listing)
        return listing

    def _held(self, db: sqlite3.Connection, folder: PurePosixPath) -> dict[str, str | None]:
        rows = db.execute(
            "SELECT name, files.stamp FROM files JOIN folders USING (folder) WHERE path = ?",
            (_bytes(folder),),
        )
        return {os.fsdecode(name): stamp for name, stamp in rows}

    def _work(self, db: sqlite3.Connection, listing: Listing) -> Work:
        held = self._held(db, listing.path)
        there = dict(listing.sessions) | dict.fromkeys(listing.strangers, STRANGER)
        changed = [
            (name, stamp)
            for name, stamp in there.items()
            if name not in held or stamp is None or held[name] != stamp
        ]
        old = [name for name, _ in changed if name in held]
        return Work(listing, changed, [name for name in held if name not in there], old)

    def _forget(
        self, db: sqlite3.Connection, found: Changes, folder: PurePosixPath, names: Iterable[str]
    ) -> None:
        for name in names:
            row = db.execute(
                "DELETE FROM files WHERE folder = (SELECT folder FROM folders WHERE path = ?) "
                "AND name = ? RETURNING id, day",
                (_bytes(folder), os.fsencode(name)),
            ).fetchone()
            if row is not None and row[0] is not None:
                found.ids.add(row[0])
                found.days.stale.add(row[1])

    def _note(self, db: sqlite3.Connection, listing: Listing, now: int) -> int:
        """Keep how a folder is; gives its number."""
        stamp = listing.stamp if listing.closed is None else None
        inside = os.fsencode("/".join(listing.folders))
        (number,) = db.execute(
            "INSERT INTO folders (path, stamp, inside, verified) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (path) DO UPDATE SET stamp = excluded.stamp, inside = excluded.inside, "
            "verified = excluded.verified RETURNING folder",
            (_bytes(listing.path), stamp, inside, now),
        ).fetchone()
        return int(number)


def _batches(work: Iterable[tuple[int, Work]]) -> Iterator[Batch]:
    for number, one in work:
        for at in range(0, len(one.read), _BATCH):
            due = one.read[at : at + _BATCH]
            # All names in one go: no name holds a zero.
            names = os.fsencode("\0".join([name for name, _ in due])).split(b"\0")
            stamps = [stamp for _, stamp in due]
            files = tuple(zip(names, stamps, strict=True))
            yield Batch(number, _bytes(one.listing.path), files)


def _path(kept: bytes) -> PurePosixPath:
    return PurePosixPath(os.fsdecode(kept))


def _bytes(path: PurePosixPath) -> bytes:
    return os.fsencode(str(path))
