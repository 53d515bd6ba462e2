"""Where everything comes from that the program remembers: content, sessions, settings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from toetap import content
from toetap.asked import Asked
from toetap.console import warn
from toetap.folders import cache_folder, config_folder, data_folder

if TYPE_CHECKING:
    from toetap.coach.catalogue import Catalogue
    from toetap.content import Problem
    from toetap.settings.file import SettingsFile
    from toetap.store.index.history import SessionIndex
    from toetap.store.index.late import LateIndex
    from toetap.store.sessions import FileStore


def store_of(asked: Asked, index: LateIndex | None = None) -> FileStore:
    """Where sessions are kept, some of which the index has found already."""
    from toetap.store.sessions import FileStore  # noqa: PLC0415 - not needed by every command

    if index is None:
        return FileStore(data_folder(asked.data_dir))
    return FileStore(data_folder(asked.data_dir), known=index.known)


def index_of(asked: Asked) -> SessionIndex:
    """All that was done, found at once."""
    return late_index(asked)()


def late_index(asked: Asked) -> LateIndex:
    """The same, opened once it is asked."""
    from toetap import __version__  # noqa: PLC0415 - not needed by every command
    from toetap.store.index.late import LateIndex  # noqa: PLC0415 - the same

    return LateIndex(data_folder(asked.data_dir), cache_folder(), __version__)


def settings_file() -> SettingsFile:
    """What the person has chosen for good."""
    from toetap.settings.file import SettingsFile  # noqa: PLC0415 - not needed by every command
    from toetap.store.files import Disk, FileSystem  # noqa: PLC0415 - the same

    return SettingsFile(config_folder(), Disk(FileSystem(), os.urandom))


def loaded(asked: Asked) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Everything that can be used, and all that is wrong with the rest."""
    return content.load(asked.content, content.built_in(), usual=config_folder())


def checked(asked: Asked) -> content.CheckResult:
    """All that is wrong with what the person named, or with everything that is loaded."""
    return content.check(
        asked.paths, content.built_in(), folders=asked.content, usual=config_folder()
    )


def catalogue_of(asked: Asked) -> Catalogue:
    """The catalogue for a command that only prints; what is wrong is told beside the answer."""
    catalogue, problems = loaded(asked)
    warn(problems, asked.content)
    return catalogue
