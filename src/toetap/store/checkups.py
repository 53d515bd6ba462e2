"""Check-ups: small files of their own, written as sessions are. docs/checkups.md has their keys."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import msgspec

from toetap.coach.checkups import SCHEMA, Checkup
from toetap.documents import DocumentError, read_document
from toetap.errors import NotSavedError, UnknownNameError
from toetap.store.faults import shown, telling
from toetap.store.files import Disk, FileSystem
from toetap.store.folder import survey
from toetap.store.format import offset_time
from toetap.store.history import Attention
from toetap.store.ids import RandomBytes, id_in, place
from toetap.store.reading import closed
from toetap.store.toml import dumps

FOLDER, TRASH = "checkups", "checkups-trash"
"""Where they are in a data folder, and where those are that were thrown away."""

_KEPT = "It is kept as it is. Mend it with a text editor, or move it out of this folder."


@dataclass(frozen=True, slots=True)
class Found:
    """All check-ups, the oldest first, and what could not be read as one."""

    checkups: tuple[Checkup, ...] = ()
    attention: tuple[Attention, ...] = ()


class CheckupStore:
    """Check-ups below a data folder, which need not be there yet."""

    def __init__(
        self, data: Path, system: FileSystem | None = None, random: RandomBytes = os.urandom
    ) -> None:
        self._folder = data / FOLDER
        self._trash = data / TRASH
        self._system = system or FileSystem()
        self._disk = Disk(self._system, random)

    def save(self, checkup: Checkup) -> Path:
        """Keep a check-up.

        Returns:
            Its file, once it would be there after a power cut.

        Raises:
            NotSavedError: It could not be kept.
        """
        path = self._folder / place(offset_time(checkup.at), checkup.id)
        with telling("The check-up could not be saved", path.parent):
            self._disk.write(path, dumps(_document(checkup)))
        return path

    def all(self) -> Found:
        """Everything that is kept, and everything that could not be read. Never raises."""
        found = survey(self._system.scandir, self._folder)
        seen = [_read(path) for path in found.sessions]
        kept = {one.id: one for one in seen if isinstance(one, Checkup)}
        attention = [one for one in seen if isinstance(one, Attention)]
        attention += [closed(path, error) for path, error in found.closed]
        return Found(tuple(sorted(kept.values(), key=_when)), tuple(attention))

    def trash(self, checkup_id: str) -> None:
        """Put a check-up where `restore` finds it.

        Raises:
            UnknownNameError: There is none of this id.
            NotSavedError: It could not be moved.
        """
        path = self._find(self._folder, checkup_id)
        target = self._trash / path.name
        with telling("The check-up could not be moved to the trash", self._trash):
            if os.path.lexists(target):
                self._disk.set_aside(target)
            self._disk.move(path, target)

    def restore(self, checkup_id: str) -> None:
        """Bring a check-up back from the trash.

        Raises:
            UnknownNameError: There is none of this id in the trash.
            NotSavedError: It could not be moved, or another file has its place.
        """
        path = self._find(self._trash, checkup_id)
        target = self._folder / path.name[:4] / path.name[5:7] / path.name
        if os.path.lexists(target):
            raise NotSavedError(
                f"The check-up can't be brought back: {shown(target)} has its place.",
                "Move that file away first.",
            )
        with telling("The check-up could not be brought back", target.parent):
            self._disk.move(path, target)

    def purge(self) -> int:
        """Delete for good what was thrown away; says how many files that were.

        Raises:
            NotSavedError: The system refuses; what is left is still in the trash.
        """
        with telling("The trash could not be emptied", self._trash):
            found = survey(self._system.scandir, self._trash)
            files = [path for path in (*found.sessions, *found.strangers) if not path.is_dir()]
            for path in files:
                self._system.unlink(path)
            for folder in {path.parent for path in files}:
                self._disk.sync(folder)
        return len(files)

    def _find(self, folder: Path, checkup_id: str) -> Path:
        named = survey(self._system.scandir, folder).with_id(checkup_id)
        if not named:
            raise UnknownNameError(
                f"There is no check-up with the id {checkup_id!r} in {shown(folder)}."
            )
        return named[0]


def _when(checkup: Checkup) -> datetime:
    return checkup.at


def _document(checkup: Checkup) -> dict[str, object]:
    """What the file says. Its last table tells that it is whole."""
    kinds = (date, datetime, time)
    told = msgspec.to_builtins(checkup, builtin_types=kinds) | {"at": offset_time(checkup.at)}
    told = {key: value for key, value in told.items() if value not in ({}, "")}
    return {"schema": SCHEMA, **told, "end": {"id": checkup.id}}


def _read(path: Path) -> Checkup | Attention:
    try:
        document = read_document(path, follow_symlinks=False)
        checkup = _checkup(document)
    except DocumentError as error:
        return Attention(path, f"It {error.fault}.", _KEPT)
    except msgspec.ValidationError as error:
        return Attention(path, f"It is no check-up: {error}.", _KEPT)
    if checkup.id != id_in(path.name):
        return Attention(path, "Its name holds another id than the file itself.", _KEPT)
    return checkup


def _checkup(document: Mapping[str, object]) -> Checkup:
    end = document.get("end")
    if not isinstance(end, dict) or end.get("id") != document.get("id"):
        raise msgspec.ValidationError("it was cut short, or is still being copied")
    return msgspec.convert(document, Checkup, builtin_types=(date, datetime, time))
