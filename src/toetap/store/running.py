"""Sessions that are under way, kept so that a program that is cut off loses none.

Each is one file in the state folder, beside a lock that its program holds for as long as it lives.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from toetap.coach.record import SessionRecord
from toetap.errors import ToetapError, UnknownNameError, UnreadableError
from toetap.store.background import RETRY_SECONDS, Background
from toetap.store.faults import shown, why
from toetap.store.files import Disk, FileSystem
from toetap.store.folder import RUNNING, survey
from toetap.store.format import offset_time, to_document
from toetap.store.history import Attention
from toetap.store.ids import RandomBytes, place
from toetap.store.locks import Lock, file_of, lock_of
from toetap.store.reading import examine
from toetap.store.remains import sweep
from toetap.store.sessions import SessionStore
from toetap.store.toml import dumps


class Running:
    """One program's own session while it is under way.

    Writing happens on a thread of its own. What is told while another record is being written
    waits, and of what waits only the latest is written.
    """

    def __init__(
        self,
        state: Path,
        system: FileSystem | None = None,
        random: RandomBytes = os.urandom,
        retry_seconds: float = RETRY_SECONDS,
        lock: Lock | None = None,
    ) -> None:
        self._folder = state / RUNNING
        self._system = system or FileSystem()
        self._disk = Disk(self._system, random)
        self._background = Background(retry_seconds)
        self._lock = lock

    @property
    def trouble(self) -> str:
        """Why the latest record is not on the disk, as sentences for the screen; "" if it is."""
        failure = self._background.failure
        if failure is None:
            return ""
        if isinstance(failure, OSError):
            reason = f"{shown(self._folder)}: {why(failure)}."
        elif isinstance(failure, ToetapError):
            reason = failure.message
        else:
            reason = f"{type(failure).__name__}."
        return f"Not kept safe before it is saved at the end: {reason}"

    def keep(self, record: SessionRecord) -> None:
        """Have the whole record written from now on. Returns at once, and never raises.

        All records told are of one session: they have one id and one start.
        """
        self._background.tell(partial(self._write, record))

    def wait(self, timeout: float) -> bool:
        """Wait until what was told last has happened, `done` included.

        Args:
            timeout: At most so many seconds.

        Returns:
            False if it has not: it takes longer, or the disk refuses it.
        """
        return self._background.wait(timeout)

    def done(self) -> None:
        """The session is saved or discarded: have its file removed. Returns at once."""
        self._background.tell(self._remove)

    def _write(self, record: SessionRecord) -> None:
        path = self._folder / place(offset_time(record.started), record.id).name
        if self._lock is None or not self._lock.holds:
            self._disk.make_folder(self._folder)
            self._lock = Lock.wait_for(lock_of(path), self._system)
            if self._lock is None:
                raise ToetapError("another toetap has this session.")
        self._disk.write(file_of(self._lock.path), dumps(to_document(record)))

    def _remove(self) -> None:
        if self._lock is None:
            return
        with suppress(FileNotFoundError):
            self._system.unlink(file_of(self._lock.path))
            self._disk.sync(self._folder)
        self._lock.remove()
        self._lock = None


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A session whose program is gone.

    Attributes:
        record: The session as it was last kept, its texts safe to show.
        path: The file.
    """

    record: SessionRecord
    path: Path
    _system: FileSystem = field(repr=False)

    @property
    def when(self) -> datetime:
        """The time of the latest change."""
        return self.record.ended

    def take(self) -> Running | None:
        """Go on with it: it is this program's own from now on.

        Returns:
            None if another program has taken it meanwhile.

        Raises:
            OSError: The state folder refuses.
        """
        lock = self._locked()
        if lock is None:
            return None
        return Running(self.path.parent.parent, self._system, lock=lock)

    def keep(self, store: SessionStore, ended: SessionRecord) -> Path | None:
        """Save what is done.

        Args:
            store: Where it goes.
            ended: The session as it is to be saved.

        Returns:
            The file; None if another program has taken it meanwhile.

        Raises:
            NotSavedError: It could not be saved, and stays where it is.
            OSError: The state folder refuses.
        """
        lock = self._locked()
        if lock is None:
            return None
        try:
            saved = store.save(ended)
        except BaseException:
            lock.free()
            raise
        self._remove(lock)
        return saved

    def discard(self) -> bool:
        """Let nothing be left of it.

        Returns:
            False if another program has taken it meanwhile.

        Raises:
            OSError: The state folder refuses.
        """
        lock = self._locked()
        if lock is None:
            return False
        self._remove(lock)
        return True

    def _locked(self) -> Lock | None:
        lock = Lock.take(lock_of(self.path), self._system)
        if lock is None:
            return None
        seen = examine(self.path)
        if isinstance(seen, Attention) or seen[0].record != self.record:
            lock.free()
            return None
        return lock

    def _remove(self, lock: Lock) -> None:
        try:
            self._system.unlink(self.path)
        except BaseException:
            lock.free()
            raise
        lock.remove()


def left_over(
    state: Path, store: SessionStore | None = None, system: FileSystem | None = None
) -> tuple[LeftOver, ...]:
    """Sessions cut off earlier whose programs are gone, the newest first. Never raises.

    Args:
        state: The state folder, which need not be there.
        store: Where sessions are kept. What was saved there before the program was cut off is no
            left-over any more, and is removed.
        system: The file system.
    """
    system = system or FileSystem()
    folder = survey(system.scandir, state / RUNNING, depth=0)
    sweep(folder, system)
    found: list[LeftOver] = []
    for path in folder.sessions:
        with suppress(OSError):
            lock = Lock.take(lock_of(path), system)
            if lock is None:
                continue
            one = _left(path, lock, store, system)
            if one is not None:
                found.append(one)
    return tuple(sorted(found, key=lambda one: (one.when, one.record.id), reverse=True))


def _left(
    path: Path, lock: Lock, store: SessionStore | None, system: FileSystem
) -> LeftOver | None:
    try:
        seen = examine(path)
        if isinstance(seen, Attention) or seen[0].read_only:
            return None
        one = LeftOver(seen[0].record, path, system)
        if store is None or not _is_saved(one.record, store):
            return one
        system.unlink(path)
        lock.remove()
        return None
    finally:
        lock.free()


def _is_saved(record: SessionRecord, store: SessionStore) -> bool:
    """Whether the store has all that this record says."""
    try:
        saved = store.read(record.id).record
    except (UnknownNameError, UnreadableError):
        return False
    if record.status == "in progress":
        return saved.status != "in progress" and saved.ended >= record.ended
    return saved == record
