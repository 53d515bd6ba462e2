"""Everything a person has in toetap, in one file, and back."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from toetap.documents import DocumentError, read_bytes
from toetap.errors import NotSavedError
from toetap.store.archive import DEPTHS, ArchiveError, Member, fits, packed, unpacked
from toetap.store.faults import shown, telling, why
from toetap.store.files import Disk, FileSystem
from toetap.store.folder import RUNNING, survey
from toetap.store.history import Attention
from toetap.store.ids import RandomBytes, id_in
from toetap.store.reading import closed

_NOT_IN = "It is not in the backup. "


@dataclass(frozen=True, slots=True)
class Places:
    """The folders that a backup holds, which need not be there.

    Attributes:
        data: Sessions and trash.
        config: Settings and a person's own exercises and routines.
        state: The session under way.
    """

    data: Path
    config: Path
    state: Path

    def folder(self, place: str) -> Path:
        """The folder of one of `archive.DEPTHS`."""
        if place == "config":
            return self.config
        return self.state / RUNNING if place == "running" else self.data / place


@dataclass(slots=True)
class BackedUp:
    """What a backup holds: how many files of each place, and what is missing from it."""

    files: Counter[str] = field(default_factory=Counter)
    left_out: list[Attention] = field(default_factory=list)


@dataclass(slots=True)
class Restored:
    """What came of a restore.

    Attributes:
        files: How many files of each place were brought back.
        already: How many were there already.
        both: Files that were there and differ: they are as they were, and beside each lies the one
            of the backup.
    """

    files: Counter[str] = field(default_factory=Counter)
    already: int = 0
    both: list[tuple[Path, Path]] = field(default_factory=list)


def back_up(
    places: Places,
    target: Path,
    system: FileSystem | None = None,
    random: RandomBytes = os.urandom,
) -> BackedUp:
    """Write everything into one new file, 0600, whole or not at all.

    Raises:
        NotSavedError: It could not be written, or there is such a file: it may be the better one.
    """
    system = system or FileSystem()
    if os.path.lexists(target):
        raise NotSavedError(
            f"There is a file {shown(target)} already, and it is left as it is.",
            "Choose another name, with today's date perhaps.",
        )
    if not target.parent.is_dir():
        raise NotSavedError(
            f"There is no folder {shown(target.parent)}.", "Make it, or choose another place."
        )
    result = BackedUp()
    try:
        Disk(system, random).write_out(target, packed(_members(places, system, result)))
    except OSError as error:
        raise NotSavedError(
            f"The backup could not be written in {shown(target.parent)}: {why(error)}.",
            "Choose another place for it.",
        ) from error
    return result


def _members(places: Places, system: FileSystem, result: BackedUp) -> Iterator[Member]:
    for place, depth in DEPTHS.items():
        folder = places.folder(place)
        found = survey(system.scandir, folder, depth - 1)
        result.left_out += [closed(path, error) for path, error in found.closed]
        for path in (*found.sessions, *found.strangers):
            try:
                member = _member(place, path, folder)
            except DocumentError as error:
                if os.path.lexists(path):  # or it was moved since
                    hint = _NOT_IN + "Keep a copy of it yourself, if it matters."
                    result.left_out.append(Attention(path, f"It {error.fault}.", hint))
                continue
            result.files[place] += 1
            yield member


def _member(place: str, path: Path, folder: Path) -> Member:
    inside = PurePosixPath(*path.relative_to(folder).parts)
    data = read_bytes(path, follow_symlinks=place == "config")
    try:
        changed = int(path.stat().st_mtime)
    except OSError as error:
        raise DocumentError(path, f"can't be read: {why(error)}") from None
    member = Member(place, inside, data, max(0, changed))
    if not fits(member):
        raise DocumentError(path, "has a name that a backup can't hold")
    return member


def restore(
    archive: Path,
    places: Places,
    system: FileSystem | None = None,
    random: RandomBytes = os.urandom,
) -> Restored:
    """Bring back what is in a backup and not here. Nothing that is here is changed.

    Doing it again changes nothing more; what stopped half-way goes on.

    Raises:
        ArchiveError: The file is no whole backup; nothing was restored.
        NotSavedError: The system refuses; what was restored until then is there.
    """
    with _opened(archive) as stream:
        for _member in unpacked(stream, archive):
            pass
        stream.seek(0)
        return _Restoring(places, system or FileSystem(), random).take_in(unpacked(stream, archive))


def _opened(archive: Path) -> BinaryIO:
    try:
        # Never waits for a pipe: what is no regular file is not even opened.
        if not archive.is_file():
            what = shown(archive)
            other = f"{what} is no file." if archive.exists() else f"There is no file {what}."
            raise ArchiveError(other, "Name the file that toetap backup made.")
        return archive.open("rb")
    except OSError as error:
        raise ArchiveError(f"{shown(archive)} can't be read: {why(error)}.") from None


class _Restoring:
    def __init__(self, places: Places, system: FileSystem, random: RandomBytes) -> None:
        self._places = places
        self._disk = Disk(system, random)
        self._known: dict[str, dict[str, list[Path]]] = {}
        for place in ("sessions", "trash", "running"):
            ids: dict[str, list[Path]] = {}
            for path in survey(system.scandir, places.folder(place), DEPTHS[place] - 1).sessions:
                ids.setdefault(id_in(path.name) or "", []).append(path)
            self._known[place] = ids

    def take_in(self, members: Iterable[Member]) -> Restored:
        result = Restored()
        for member in members:
            target = self._places.folder(member.place) / member.path
            with telling("Not everything could be restored", target.parent):
                self._place(member, target, result)
        return result

    def _place(self, member: Member, target: Path, result: Restored) -> None:
        same_id = self._known.get(member.place, {}).get(id_in(member.path.name) or "", ())
        here = [path for path in (target, *same_id) if os.path.lexists(path)]
        if self._went_on(member) or any(_holds(path, member.data) for path in here):
            result.already += 1
        elif here:
            self._place_beside(member, target, here[0], result)
        else:
            self._disk.write(target, member.data)
            self._remember(member, target)
            result.files[member.place] += 1

    def _place_beside(self, member: Member, target: Path, here: Path, result: Restored) -> None:
        beside = _beside(member, target)
        if not _holds(beside, member.data):
            self._disk.write(beside, member.data)
        result.both.append((here, beside))

    def _went_on(self, member: Member) -> bool:
        """Whether what was under way is saved by now, or what was thrown away is back by now.

        What was thrown away here since comes back: that may be what the backup is for.
        """
        found = id_in(member.path.name) or ""
        saved = self._known["sessions"].get(found, ())
        if member.place == "running":
            return bool(saved or self._known["trash"].get(found))
        return member.place == "trash" and any(_holds(path, member.data) for path in saved)

    def _remember(self, member: Member, target: Path) -> None:
        found = id_in(member.path.name)
        if found and member.place in self._known:
            self._known[member.place].setdefault(found, []).append(target)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return read_bytes(path) == data
    except DocumentError:
        return False


def _beside(member: Member, target: Path) -> Path:
    """The name for what differs: always the same, so that doing it again makes no third file."""
    token = f"restored-{hashlib.sha256(member.data).hexdigest()[:8]}"
    if member.place == "config":
        # Ending so, it is no exercise of its own.
        return target.with_name(f"{target.name}.{token}")
    return target.with_name(f"{target.stem}.{token}.toml")
