"""What programs that are gone left beside sessions under way, and nobody can go on with."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from toetap.store.files import FileSystem
from toetap.store.folder import RUNNING, Survey, survey
from toetap.store.history import Attention, Entry
from toetap.store.locks import Lock, file_of, lock_of
from toetap.store.reading import examine


def unreadable(state: Path, system: FileSystem | None = None) -> tuple[Attention, ...]:
    """Files of sessions under way that can't be read as one. They are left as they are."""
    found = survey((system or FileSystem()).scandir, state / RUNNING, depth=0)
    seen = [examine(path) for path in found.sessions]
    told = [one if isinstance(one, Attention) else _newer(one[0]) for one in seen]
    return tuple(one for one in told if one is not None and one.path.exists())


def _newer(entry: Entry) -> Attention | None:
    if not entry.read_only:
        return None
    return Attention(
        entry.path,
        "A newer toetap led this session, which was cut off, and this one leaves it as it is.",
        "Bring toetap up to date to go on with it.",
    )


def sweep(found: Survey, system: FileSystem) -> None:
    """Remove drafts that no program writes any more, and locks of nothing. Never raises."""
    for draft in found.leftovers:
        _sweep(draft, draft.with_name(draft.name[1:].rsplit(".", 2)[0]), system)
    for lock in found.locks:
        if file_of(lock) not in found.sessions:
            _sweep(None, file_of(lock), system)


def _sweep(draft: Path | None, path: Path, system: FileSystem) -> None:
    with suppress(OSError):
        lock = Lock.take(lock_of(path), system)
        if lock is None:
            return
        try:
            if draft is not None:
                system.unlink(draft)
        finally:
            if path.exists():
                lock.free()
            else:
                lock.remove()
