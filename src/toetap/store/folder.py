"""What lies in a folder of sessions, told apart by name alone."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from toetap.store.files import Scan
from toetap.store.ids import id_in, is_leftover, is_lock

RUNNING = "running"
"""Where sessions under way are in the state folder."""

DEPTH = 2
"""Folders below `sessions/`: years and months."""


@dataclass(slots=True)
class Survey:
    """The paths found, each list in the order of paths.

    Attributes:
        sessions: Files with a session's name, whatever is in them.
        strangers: What ends in .toml and has no session's name, and folders that end so.
        leftovers: Our own temporary files.
        locks: Locks of sessions that are or were under way.
        closed: Folders that could not be read, and why.
    """

    sessions: list[Path] = field(default_factory=list)
    strangers: list[Path] = field(default_factory=list)
    leftovers: list[Path] = field(default_factory=list)
    locks: list[Path] = field(default_factory=list)
    closed: list[tuple[Path, OSError]] = field(default_factory=list)

    def with_id(self, session_id: str) -> list[Path]:
        """The files whose names hold this id; the first that can be read is the session."""
        return [path for path in self.sessions if id_in(path.name) == session_id]


def survey(scan: Scan, folder: Path, depth: int = DEPTH) -> Survey:
    """Look through a folder and at most `depth` levels below it.

    Hidden files and folders belong to other tools and are passed over. Linked folders are
    followed, as saving does; so few levels can't go in circles. A missing folder is an empty one.
    """
    found = Survey()
    _look(found, scan, folder, depth)
    for each in (found.sessions, found.strangers, found.leftovers, found.locks):
        each.sort()
    return found


@dataclass(slots=True)
class Names:
    """What lies in one folder, by name, in their order; see `Survey`."""

    sessions: list[os.DirEntry[str]] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    leftovers: list[str] = field(default_factory=list)
    locks: list[str] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)


def told_apart(scan: Scan, folder: Path) -> Names:
    """What lies in one folder.

    Raises:
        OSError: It can't be read, or is none.
    """
    with scan(folder) as entries:
        inside = sorted(entries, key=lambda entry: entry.name)
    found = Names()
    for entry in inside:
        name = entry.name
        if name.startswith("."):
            if is_leftover(name):
                found.leftovers.append(name)
        elif name.lower().endswith(".toml"):
            if id_in(name) and not _is_folder(entry):
                found.sessions.append(entry)
            else:
                found.strangers.append(name)
        elif is_lock(name):
            found.locks.append(name)
        elif _is_folder(entry):
            found.folders.append(name)
    return found


def _look(found: Survey, scan: Scan, folder: Path, depth: int) -> None:
    try:
        names = told_apart(scan, folder)
    except FileNotFoundError:
        return
    except OSError as error:
        found.closed.append((folder, error))
        return
    found.sessions += [folder / entry.name for entry in names.sessions]
    found.strangers += [folder / name for name in names.strangers]
    found.leftovers += [folder / name for name in names.leftovers]
    found.locks += [folder / name for name in names.locks]
    if depth:
        for name in names.folders:
            _look(found, scan, folder / name, depth - 1)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
