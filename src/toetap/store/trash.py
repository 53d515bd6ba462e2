"""Sessions that were thrown away, until they are purged."""

from __future__ import annotations

import os
from pathlib import Path

from toetap.store.files import Disk, FileSystem, are_copies
from toetap.store.folder import survey
from toetap.store.history import History
from toetap.store.reading import find, read_history


class Trash:
    """A folder of what was thrown away. What the system refuses leaves as an OSError.

    Attributes:
        folder: It need not be there yet.
    """

    def __init__(self, folder: Path, system: FileSystem, disk: Disk) -> None:
        self.folder = folder
        self._system = system
        self._disk = disk

    def take_in(self, path: Path) -> None:
        """Move a file here; another of its name that is here already gets a name beside it."""
        target = self.folder / path.name
        if are_copies(path, target):  # as a move leaves it that the power was cut in
            self._disk.drop_copy(path, target)
            return
        if os.path.lexists(target):
            self._disk.set_aside(target)
        self._disk.move(path, target)

    def find(self, session_id: str) -> Path:
        """The file of a session.

        Raises:
            UnknownNameError: There is none of this id.
            UnreadableError: The folder can't be read.
        """
        return find(self._system.scandir, self.folder, session_id)[0]

    def contents(self) -> History:
        """The sessions, and what can't be read as one."""
        return read_history(survey(self._system.scandir, self.folder))

    def purge(self, session_id: str | None) -> int:
        """Delete a session for good, or everything; says how many files that were.

        Raises:
            UnknownNameError: There is none of this id.
            UnreadableError: The folder can't be read.
        """
        if session_id is None:
            found = survey(self._system.scandir, self.folder)
            paths = [*found.sessions, *found.strangers, *found.leftovers]
        else:
            paths = find(self._system.scandir, self.folder, session_id)
        files = [path for path in paths if path.is_symlink() or not path.is_dir()]
        for path in files:
            self._system.unlink(path)
        for folder in {path.parent for path in files}:
            self._disk.sync(folder)
        return len(files)
