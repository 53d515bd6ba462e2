"""Sessions that were brought in become files. What is there already stays as it is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from toetap.coach.record import SessionRecord
from toetap.documents import MAX_BYTES, DocumentError, parse_document
from toetap.errors import NotSavedError, ToetapError, UnreadableError
from toetap.exchange.bringing import Brought
from toetap.store.faults import not_saved, shown
from toetap.store.files import Disk, FileSystem
from toetap.store.folder import survey
from toetap.store.format import from_document, offset_time
from toetap.store.ids import id_in, place
from toetap.store.reading import whole
from toetap.store.toml import dumps


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of sessions.

    Attributes:
        new: How many were kept.
        same: How many were there already, just as they are.
        other: Those of whose id there is a session that says something else. It stands.
    """

    new: int
    same: int
    other: tuple[SessionRecord, ...]


def take_in(
    brought: Iterable[Brought],
    data: Path,
    disk: Disk,
    told: Callable[[int, int], None] = lambda _done, _total: None,
) -> Taken:
    """Keep each session of which there is none. Taking in the same again changes nothing.

    Raises:
        ToetapError: One of them could not be read again; nothing was kept then.
        NotSavedError: The disk refuses. What was kept until then is whole; go on by doing it again.
    """
    folder = data / "sessions"
    every = [(one, _bytes(one)) for one in brought]
    there: dict[str, list[Path]] = {}
    for path in survey(FileSystem().scandir, folder).sessions:
        there.setdefault(id_in(path.name) or "", []).append(path)
    new = same = 0
    other: list[SessionRecord] = []
    for number, (one, data_of) in enumerate(every, start=1):
        paths = there.setdefault(one.record.id, [])
        if not paths:
            paths.append(folder / place(offset_time(one.record.started), one.record.id))
            _write(disk, paths[0], data_of)
            new += 1
        elif any(entry.record == one.record for entry, _ in whole(paths)):
            same += 1
        else:
            other.append(one.record)
        told(number, len(every))
    return Taken(new, same, tuple(other))


def _write(disk: Disk, path: Path, data: bytes) -> None:
    if os.path.lexists(path):
        raise NotSavedError(f"{shown(path)} is in the way.", "Move it out of this folder.")
    try:
        disk.write(path, data)
    except OSError as error:
        raise not_saved("A session could not be saved", path.parent, error) from error


def _bytes(one: Brought) -> bytes:
    """The file of a session, which can be read again as the same."""
    name = f"The session {one.record.id}"
    try:
        data = dumps(one.document)
        again = from_document(parse_document(data, Path(f"{one.record.id}.toml"))).record
    except (TypeError, ValueError, RecursionError, DocumentError, UnreadableError):
        raise ToetapError(
            f"{name} holds what no session file can hold.", "Nothing was brought in."
        ) from None
    if len(data) > MAX_BYTES or again != one.record:
        raise ToetapError(f"{name} is no session that can be kept.", "Nothing was brought in.")
    return data
