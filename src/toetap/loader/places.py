"""Where content files lie, and what each should be by its place."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from toetap.cleaning import clean

Kind = Literal["exercise", "routine", "sources", "plan"]

_FOLDERS: dict[str, Kind] = {"exercises": "exercise", "routines": "routine"}
_FILES: dict[str, Kind] = {"sources.toml": "sources", "plan.toml": "plan"}
SETTINGS = "settings.toml"
"""What the person has chosen lies in the same folder as their content, and is none."""


@dataclass(frozen=True)
class Problem:
    """Something in a content file that the person who wrote it can mend.

    Attributes:
        path: The file or folder.
        key: The key at fault, counted as people do: `level[2].dose.count` is in the second
            `[[level]]`. Empty when the whole file is meant.
        message: What is wrong, and what would be right: "is 900; at most 500".
    """

    path: Path
    key: str
    message: str

    def __str__(self) -> str:
        place = clean(str(self.path))
        return f"{place}: {self.key}: {self.message}" if self.key else f"{place}: {self.message}"


@dataclass(frozen=True)
class ContentFile:
    """A file that should be content.

    Attributes:
        path: Where it is.
        own: True for what a person, and not the project, wrote.
        kind: What it is by its place; None where its keys must tell.
    """

    path: Path
    own: bool
    kind: Kind | None

    @property
    def id(self) -> str:
        """What exercises and routines are known by."""
        return self.path.stem


def kind_by_place(path: Path) -> Kind | None:
    """What a file is by its name and the folder it lies in."""
    if (kind := _FILES.get(path.name.lower())) is not None:
        return kind
    return _FOLDERS.get(path.absolute().parent.name.lower())


def is_content_name(name: str) -> bool:
    """Whether a file of this name is looked at; hidden files are an editor's."""
    return name.lower().endswith(".toml") and not name.startswith(".")


def in_folder(root: Path, *, own: bool) -> tuple[list[ContentFile], list[Problem]]:
    """The content files of a folder: `exercises/`, `routines/`, `sources.toml`, `plan.toml`."""
    files: list[ContentFile] = []
    problems: list[Problem] = []
    try:
        paths = sorted(root.iterdir())
    except OSError as error:
        return [], [unreadable(root, error)]
    for path in paths:
        name = path.name
        if name.lower() in _FOLDERS:
            try:
                inner = sorted(each for each in path.iterdir() if is_content_name(each.name))
            except OSError as error:
                problems.append(unreadable(path, error))
            else:
                files += [ContentFile(each, own, _FOLDERS[name.lower()]) for each in inner]
        elif (kind := _FILES.get(name.lower())) is not None:
            files.append(ContentFile(path, own, kind))
        elif is_content_name(name) and name != SETTINGS:
            problems.append(Problem(path, "", "is not used; move it into exercises/ or routines/"))
    return files, problems


def below(root: Path) -> tuple[list[Path], list[Problem]]:
    """Every content file below a folder, however deep, except in hidden folders."""
    files: list[Path] = []
    problems: list[Problem] = []

    def tell(error: OSError) -> None:
        problems.append(unreadable(Path(error.filename or root), error))

    for folder, folders, names in os.walk(root, onerror=tell):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [Path(folder, name) for name in sorted(filter(is_content_name, names))]
    return files, problems


def unreadable(path: Path, error: OSError) -> Problem:
    """The problem of a file or folder that the system does not let us read."""
    return Problem(path, "", f"can't be read: {error.strerror or type(error).__name__}")
