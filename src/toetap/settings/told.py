"""What the person has told, as it holds now: changed at once, and kept when a thread has time."""

from __future__ import annotations

from collections.abc import Callable, Collection
from threading import Lock

from toetap.settings.file import Key, SettingsFile
from toetap.settings.values import Settings

Change = Callable[[Settings], Settings]
"""From the settings as they are to those wanted."""


class Told:
    """The settings that a face goes by, which are a `Person` as well.

    A change holds from the moment it is made, and until toetap is closed even where it can't be
    written; so a face changes on its own thread, and keeps on another.

    Attributes:
        file: Where they are kept; None where nothing can be.
    """

    def __init__(self, file: SettingsFile | None = None, first: Settings | None = None) -> None:
        """Go by a file that has been read, or, where there is none, by the settings given first."""
        self.file = file
        self._first = first or Settings()
        self._waiting: list[tuple[Change, Collection[Key]]] = []
        self._keeping = Lock()

    @property
    def now(self) -> Settings:
        """The settings as they hold."""
        settings = self._first if self.file is None else self.file.known
        for change, _ in tuple(self._waiting):
            settings = change(settings)
        return settings

    @property
    def kept(self) -> bool:
        """All that was changed is on the disk."""
        return not self._waiting

    def change(self, change: Change, chosen: Collection[Key] = ()) -> None:
        """Change something, from now on. Returns at once; `keep` brings it to the disk.

        Args:
            change: From the settings as they are to those wanted; it may be asked more than once.
            chosen: Keys that the person has just chosen a value for, which takes the place of one
                that can't be used.
        """
        self._waiting.append((change, chosen))

    def keep(self) -> None:
        """Bring all changes to the disk. Waits for it, so it is not for a screen's thread.

        Raises:
            NotSavedError: They could not be kept. They hold all the same, and are tried again with
                the next.
        """
        with self._keeping:
            changes = tuple(self._waiting)
            if self.file is None or not changes:
                return

            def wanted(settings: Settings) -> Settings:
                for change, _ in changes:
                    settings = change(settings)
                return settings

            self.file.revise(wanted, {key for _, keys in changes for key in keys})
            del self._waiting[: len(changes)]
