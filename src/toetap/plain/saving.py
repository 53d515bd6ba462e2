"""Keeps a session for good: in its place, in another folder, or printed at the end."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from toetap.asked import folder
from toetap.coach.record import SessionRecord
from toetap.errors import NotSavedError, UsageError
from toetap.plain.desk import Desk
from toetap.plain.parts import Parts
from toetap.plain.vocabulary import Unknown, Word, chosen
from toetap.store.sessions import SessionStore

_AGAIN = Word("again", "Try again.", ("save", "s", "retry"))
FOLDER = Word("folder", "Save it in another folder.", ("f",))
_PRINT = Word("print", "Leave it unsaved; it is printed at the end, for you to keep.")
_DISCARD = Word("discard", "Keep nothing of this session.")
_BACK = Word("back", "")

_TRIES = 3
"""So often a save is tried again for answers in a pipe, which would say the same for ever."""


class Saving:
    """Brings a record to the disk, and asks what to do where it can't be brought there."""

    def __init__(self, record: SessionRecord, desk: Desk, parts: Parts) -> None:
        self._record = record
        self._desk = desk
        self._parts = parts
        self._tries = 0

    def run(self) -> Path | SessionRecord | None:
        """Save it.

        Returns:
            The file that it is in, synced; the record, if it is to be printed; None, if it is to be
            dropped.
        """
        saved = self._saved_in(self._parts.store)
        while saved is None:
            word = self._failed()
            if word is _DISCARD:
                self._desk.say("Not kept.")
                return None
            if word is None or word is _PRINT or self._in_vain:
                return self._record
            saved = self._elsewhere() if word is FOLDER else self._saved_in(self._parts.store)
        return saved

    @property
    def _in_vain(self) -> bool:
        return not self._desk.typed and self._tries >= _TRIES

    def _saved_in(self, store: SessionStore) -> Path | None:
        try:
            path = store.save(self._record)
        except NotSavedError as error:
            self._tries += 1
            self._desk.say(told(error))
            return None
        self._desk.say(f"Saved: {path}")
        return path

    def _failed(self) -> Word | None:
        """What to do about it; None if nobody answers."""
        words = [_AGAIN, _PRINT, _DISCARD]
        other = ""
        if self._parts.store_in is not None:
            words.insert(1, FOLDER)
            other = "folder, to save it in another folder; "
        return self._desk.ask(
            partial(chosen, words, enter=_AGAIN),
            f"Enter: try again. Or {other}print, to have it printed at the end; "
            "discard, to keep nothing.",
        )

    def _elsewhere(self) -> Path | None:
        """The file in another folder; None if none was named in which it could be saved."""
        assert self._parts.store_in is not None
        named = other_folder(self._desk)
        return None if named is None else self._saved_in(self._parts.store_in(named))


def other_folder(desk: Desk) -> Path | None:
    """The folder that is named in place of the one that refuses; None if none is."""
    usual = Path.home() / "toetap"
    named = desk.ask(
        partial(_folder, usual),
        "Which folder? Answer with its name: on another disk, or in your home. "
        f"It is made if it is not there. Enter: {usual}. Or back.",
    )
    return named if isinstance(named, Path) else None


def told(error: NotSavedError) -> str:
    """What is said of a session that could not be saved."""
    return f"NOT SAVED. {error.message} {error.hint}".rstrip()


def _folder(usual: Path, text: str) -> Path | Word | Unknown:
    if text.casefold() == _BACK.name:
        return _BACK
    try:
        return folder(text).absolute() if text else usual
    except UsageError as error:
        return Unknown(f"{error.message} {error.hint}")
