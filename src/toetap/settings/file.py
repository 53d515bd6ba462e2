"""The settings file: read kindly, and rewritten so that nothing in it is lost."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from toetap.cleaning import clean
from toetap.documents import DocumentError, parse_document, read_bytes
from toetap.errors import NotSavedError
from toetap.loader.places import SETTINGS, Problem
from toetap.settings.values import Settings
from toetap.store.faults import why
from toetap.store.files import Disk

if TYPE_CHECKING:  # most starts change nothing
    from toetap.settings.editing import Changes, Value

Key = tuple[str, ...]
"""The names of a table, of one in it if there is one, and of a key in that."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the settings were found to be.

    Attributes:
        settings: What holds; a default wherever the file says nothing that can be used.
        problems: What is wrong with the file, key by key.
        there: There is such a file.
    """

    settings: Settings
    problems: tuple[Problem, ...] = ()
    there: bool = True


class SettingsFile:
    """`settings.toml` in a folder, which need not be there yet.

    Attributes:
        path: The file.
        known: The settings as they were last read or kept; the defaults before that.
    """

    def __init__(self, folder: Path, disk: Disk) -> None:
        self.path = folder / SETTINGS
        self.known = Settings()
        self._disk = disk

    def read(self) -> Found:
        """The settings, with defaults for all that is missing or wrong. Never raises."""
        found = self._read()
        self.known = found.settings
        return found

    def _read(self) -> Found:
        if not _is_there(self.path):
            return Found(Settings(), there=False)
        try:
            document = parse_document(read_bytes(self.path), self.path)
        except DocumentError as error:
            hint = error.hint[:1].lower() + error.hint[1:].rstrip(".")
            told = f"{error.fault}; {hint}" if hint else error.fault
            return Found(Settings(), (Problem(self.path, "", told),))
        return self._decoded(document)

    def revise(
        self, change: Callable[[Settings], Settings], chosen: Collection[Key] = ()
    ) -> Settings:
        """Change some settings for good; all else in the file stays as it is written.

        Args:
            change: From the settings as they are in the file to those wanted.
            chosen: Keys that the person has just chosen a value for, which takes the place of one
                that can't be used.

        Returns:
            The settings wanted, once they would be there after a power cut.

        Raises:
            NotSavedError: They could not be kept; the file is as it was.
        """
        there = _is_there(self.path)
        try:
            data = read_bytes(self.path) if there else b""
            document = parse_document(data, self.path)
        except DocumentError as error:
            raise NotSavedError(
                f"The settings could not be saved: {error.message}.",
                "Mend that file or move it away; toetap does not write over it.",
            ) from None
        was = self._decoded(document).settings
        wanted = change(was)
        if changes := _changes(was, wanted, _unusable(document, chosen)):
            self._write(data, document, changes)
        self.known = wanted
        return wanted

    def _decoded(self, document: dict[str, object]) -> Found:
        try:
            return Found(msgspec.convert(document, Settings))
        except msgspec.ValidationError:
            # Only a file with faults pays for finding all of them.
            from toetap.loader.decoding import examine  # noqa: PLC0415

        findings = examine(document, Settings)
        whole = [part for key, part in findings.parts if not key]
        problems = tuple(Problem(self.path, key, told) for key, told in findings.faults)
        settings = whole[0] if whole else Settings()
        assert isinstance(settings, Settings)
        return Found(settings, problems)

    def _write(self, data: bytes, document: dict[str, object], changes: Changes) -> None:
        from toetap.settings.editing import edited  # noqa: PLC0415 - most starts change nothing

        new = edited(data.decode(), document, changes)
        if new is None:
            told = ", ".join(f"{name} under [{'.'.join(table)}]" for *table, name in changes)
            raise NotSavedError(
                f"The settings could not be saved: {clean(str(self.path))} is written in a way "
                "that toetap could not change without losing something.",
                f"Change {told} there yourself.",
            )
        try:
            # What a link leads to is rewritten, not the link: people keep such files elsewhere.
            self._disk.write(self.path.resolve(), new.encode())
        except OSError as error:
            raise NotSavedError(
                f"The settings could not be saved in {clean(str(self.path))}: {why(error)}.",
                "They hold until toetap is closed.",
            ) from error


def _is_there(path: Path) -> bool:
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    except OSError:
        return True  # reading it tells why it can't be read
    return True


def _unusable(document: dict[str, object], keys: Collection[Key]) -> set[Key]:
    """Those of the keys whose values in a document can't be used."""
    from toetap.loader.decoding import examine  # noqa: PLC0415 - most starts change nothing

    faults = {fault.key for fault in examine(document, Settings).faults}
    return {key for key in keys if ".".join(key) in faults}


def _changes(was: Settings, wanted: Settings, unusable: set[Key]) -> Changes:
    """What is to be written: what has another value, and what takes the place of nonsense."""
    before, after = _leaves(_plain(was)), _leaves(_plain(wanted))
    gone: dict[Key, Value | None] = dict.fromkeys((before.keys() | unusable) - after.keys())
    return gone | {
        key: value for key, value in after.items() if value != before.get(key) or key in unusable
    }


def _plain(settings: Settings) -> Mapping[str, object]:
    plain = msgspec.to_builtins(settings, builtin_types=(date, datetime, time))
    assert isinstance(plain, dict)
    return plain


def _leaves(table: Mapping[str, object], above: Key = ()) -> dict[Key, Value]:
    """Every value that is not nothing, by its key."""
    found: dict[Key, Value] = {}
    for name, value in table.items():
        if isinstance(value, Mapping):
            found |= _leaves(value, (*above, name))
        elif isinstance(value, str | int | date | time):
            found[*above, name] = value
    return found
