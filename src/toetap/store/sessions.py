"""The sessions of a person: saved, read, revised, thrown away and brought back."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Protocol

from toetap.coach.correcting import Counts
from toetap.coach.record import SessionRecord
from toetap.documents import MAX_BYTES
from toetap.errors import NotSavedError
from toetap.store.faults import not_saved, shown, telling
from toetap.store.files import Disk, FileSystem, are_copies
from toetap.store.folder import DEPTH, survey
from toetap.store.format import from_document, offset_time, recounted, revised, to_document
from toetap.store.history import Attention, Entry, History
from toetap.store.ids import RandomBytes, is_id, place
from toetap.store.reading import Known, examine, find, nowhere, read_history, whole
from toetap.store.schema import KEYS
from toetap.store.toml import dumps
from toetap.store.trash import Trash

LEFTOVER_SECONDS = 3600
"""A temporary file this old belongs to no save that still runs."""


class SessionStore(Protocol):
    """Where sessions are kept."""

    def save(self, record: SessionRecord) -> Path:
        """Keep a record, in place of an earlier one of the same id.

        Returns:
            The file, once it would be there after a power cut.

        Raises:
            NotSavedError: It could not be kept; the earlier one is whole.
        """
        ...

    def history(self) -> History:
        """Everything that is kept, and everything that could not be read. Never raises."""
        ...

    def read(self, session_id: str) -> Entry:
        """One session.

        Raises:
            UnknownNameError: There is none of this id.
            UnreadableError: Its file can't be read as a session.
        """
        ...

    def revise_note(self, session_id: str, note: str) -> SessionRecord:
        """Put another note to a session; whatever else its file holds is kept.

        Raises:
            UnknownNameError: There is none of this id.
            UnreadableError: Its file can't be read as a session, and is left alone.
            NotSavedError: It could not be kept, or a newer toetap wrote it; the old note stands.
        """
        ...

    def revise_counts(self, session_id: str, counts: Counts) -> SessionRecord:
        """Put other counts to a session; whatever else its file holds is kept.

        Raises:
            UnknownNameError: There is none of this id.
            UnreadableError: Its file can't be read as a session, and is left alone.
            NotSavedError: It could not be kept, a newer toetap wrote it, or its sets are others
                by now; the old counts stand.
        """
        ...

    def trash(self, session_id: str) -> None:
        """Put a session where `restore` finds it.

        Raises:
            UnknownNameError: There is none of this id.
            NotSavedError: It could not be moved.
        """
        ...

    def restore(self, session_id: str) -> None:
        """Bring a session back from the trash.

        Raises:
            UnknownNameError: There is none of this id in the trash.
            NotSavedError: It could not be moved, or another file has its place.
        """
        ...

    def usable(self) -> str | None:
        """Why nothing could be saved now, with what to do; None if it could."""
        ...


class FileStore:
    """Sessions as files below a data folder, which need not be there yet.

    Args:
        data: That folder.
        system: What is asked of the disk.
        random: For names that nothing else has.
        known: Where a session's file is looked for first.

    Attributes:
        data: That folder.
    """

    def __init__(
        self,
        data: Path,
        system: FileSystem | None = None,
        random: RandomBytes = os.urandom,
        known: Known = nowhere,
    ) -> None:
        self.data = data
        self._known = known
        self._sessions = data / "sessions"
        self._system = system or FileSystem()
        self._disk = Disk(self._system, random)
        self._bin = Trash(data / "trash", self._system, self._disk)

    def save(self, record: SessionRecord) -> Path:
        """See `SessionStore.save`."""
        if not is_id(record.id):
            raise NotSavedError(f"A session can't be kept under the id {record.id!r}.")
        document = to_document(record)
        path = self._sessions / place(offset_time(record.started), record.id)
        with telling("The session could not be saved", path.parent):
            named = survey(self._system.scandir, self._sessions).with_id(record.id)
            for entry, earlier in whole(named):
                if not entry.read_only:
                    replaced = dict.fromkeys(KEYS) | document
                    self._disk.write(entry.path, _bytes(revised(earlier, replaced)))
                    return entry.path
            data = _bytes(document)
            if os.path.lexists(path):
                # Damaged, or from a newer toetap: what can't be rewritten keeps its bytes.
                self._disk.set_aside(path)
            self._disk.write(path, data)
        return path

    def history(self) -> History:
        """See `SessionStore.history`."""
        return read_history(survey(self._system.scandir, self._sessions))

    def read(self, session_id: str) -> Entry:
        """See `SessionStore.read`."""
        entry, _ = self._require(session_id)
        return entry

    def revise_note(self, session_id: str, note: str) -> SessionRecord:
        """See `SessionStore.revise_note`."""
        entry, document = self._changeable(session_id)
        with telling("The note could not be saved", entry.path.parent):
            return self._rewrite(entry, revised(document, {"note": note}))

    def revise_counts(self, session_id: str, counts: Counts) -> SessionRecord:
        """See `SessionStore.revise_counts`."""
        entry, document = self._changeable(session_id)
        try:
            changed = recounted(document, counts)
        except ValueError:
            raise NotSavedError(
                f"{shown(entry.path)} has other sets by now than were counted.",
                "Look at it again, then correct it.",
            ) from None
        with telling("The counts could not be saved", entry.path.parent):
            return self._rewrite(entry, changed)

    def trash(self, session_id: str) -> None:
        """See `SessionStore.trash`. A damaged file can be thrown away too."""
        named = self._find(session_id)
        path = next((entry.path for entry, _ in whole(named)), named[0])
        with telling("The session could not be moved to the trash", self._bin.folder):
            self._bin.take_in(path)

    def restore(self, session_id: str) -> None:
        """See `SessionStore.restore`."""
        path = self._bin.find(session_id)
        target = self._sessions / path.name[:4] / path.name[5:7] / path.name
        copied = are_copies(path, target)
        if os.path.lexists(target) and not copied:
            raise NotSavedError(
                f"The session can't be brought back: {shown(target)} has its place, "
                "and is not the same.",
                "Move that file away first.",
            )
        with telling("The session could not be brought back", target.parent):
            (self._disk.drop_copy if copied else self._disk.move)(path, target)

    def thrown_away(self) -> History:
        """What is in the trash, as `history` tells what is not. Never raises."""
        return self._bin.contents()

    def purge(self, session_id: str | None = None) -> int:
        """Delete a session of the trash for good; left out, everything in it.

        Returns:
            How many files that were.

        Raises:
            UnknownNameError: There is none of this id in the trash.
            NotSavedError: The system refuses; what is left is still in the trash.
        """
        with telling("The trash could not be emptied", self._bin.folder):
            return self._bin.purge(session_id)

    def usable(self) -> str | None:
        """See `SessionStore.usable`. Makes no folder: the nearest one that is there is tried."""
        folder = self._sessions
        while not os.path.lexists(folder) and folder.parent != folder:
            folder = folder.parent
        try:
            if folder == self._sessions:
                with self._system.scandir(folder):
                    pass  # what was done before can be read, too
            self._disk.probe(folder)
        except OSError as error:
            refusal = not_saved("Sessions could not be saved", self.data, error)
            return f"{refusal.message} {refusal.hint}"
        return None

    def sweep(self, now: datetime) -> None:
        """Remove temporary files that a killed process left, once they are an hour old."""
        for path in survey(self._system.scandir, self.data, DEPTH + 1).leftovers:
            with suppress(OSError):
                if now.timestamp() - path.lstat().st_mtime > LEFTOVER_SECONDS:
                    self._system.unlink(path)

    def _changeable(self, session_id: str) -> tuple[Entry, dict[str, object]]:
        entry, document = self._require(session_id)
        if entry.read_only:
            raise NotSavedError(
                f"{shown(entry.path)} is from a newer toetap, and this one leaves it as it is.",
                "Bring toetap up to date, then change it.",
            )
        return entry, document

    def _rewrite(self, entry: Entry, document: dict[str, object]) -> SessionRecord:
        """Put a whole new file in the place of one that is there."""
        self._disk.write(entry.path, _bytes(document))
        return from_document(document).record

    def _find(self, session_id: str) -> list[Path]:
        return find(self._system.scandir, self._sessions, session_id, self._known)

    def _require(self, session_id: str) -> tuple[Entry, dict[str, object]]:
        seen = [examine(path) for path in self._find(session_id)]
        for each in seen:
            if not isinstance(each, Attention):
                return each
            broken = each
        raise broken.error()


def _bytes(document: Mapping[str, object]) -> bytes:
    """The file's bytes, if few enough to be read again."""
    data = dumps(document)
    if len(data) > MAX_BYTES:
        limit = f"{MAX_BYTES // 1024} KiB"
        raise NotSavedError(f"A session may not take more than {limit}.", "Shorten its note.")
    return data
