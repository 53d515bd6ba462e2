"""Answers of the commands that look after what is kept: trash, backup, restore."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from toetap.cleaning import clean
from toetap.console import tell
from toetap.errors import UnknownNameError, UsageError
from toetap.store.backup import Places, back_up, restore
from toetap.store.checkups import CheckupStore
from toetap.store.history import Attention, Entry, History
from toetap.store.ids import id_in
from toetap.store.modes import open_to_others
from toetap.store.remains import unreadable
from toetap.store.sessions import FileStore

_KINDS = {
    "sessions": ("session", "sessions"),
    "trash": ("session in the trash", "sessions in the trash"),
    "running": ("session under way", "sessions under way"),
    "checkups": ("check-up", "check-ups"),
    "checkups-trash": ("check-up in the trash", "check-ups in the trash"),
    "config": ("file of settings and content", "files of settings and content"),
}


def list_trash(store: FileStore) -> int:
    """What was thrown away, the newest session first."""
    past = store.thrown_away()
    _tell(past.attention)
    for entry in past.sessions:
        print(_line(entry))
    if past.sessions:
        print("\ntoetap trash restore ID brings one back, toetap trash purge ID deletes it.")
    elif not past.attention:
        print("The trash is empty.")
    return 0


def bring_back(store: FileStore, name: str) -> int:
    """Bring a session back; the first few letters of its id will do."""
    session_id = _meant(store.thrown_away(), name)
    store.restore(session_id)
    print(f"Brought back: {_line(store.read(session_id))}")
    return 0


def purge(store: FileStore, checkups: CheckupStore, name: str, *, every: bool, sure: bool) -> int:
    """Delete a session of the trash for good, or all of it, once it is said that this is meant.

    Raises:
        UsageError: It was not said what, or not that this is meant.
    """
    past = store.thrown_away()
    if every == bool(name):
        raise UsageError("Say what to delete for good.", "Name one session by its id, or --all.")
    session_id = None if every else _meant(past, name)
    if not sure:
        what = "everything in the trash" if every else f"the session {session_id}"
        again = f"toetap trash purge {session_id or '--all'} --yes"
        raise UsageError(f"This would delete {what} for good. Nothing was.", f"If so: {again}")
    count = store.purge(session_id) + (checkups.purge() if every else 0)
    print(f"Deleted for good: {count} file{'' if count == 1 else 's'}.")
    return 0


def write_backup(places: Places, target: Path) -> int:
    """Write a backup and tell what is in it.

    Returns:
        1 if something could not be put into it.
    """
    done = back_up(places, target)
    _tell(done.left_out)
    print(f"{clean(str(target))}: {_counted(done.files)}.")
    return 1 if done.left_out else 0


def take_in_backup(places: Places, archive: Path) -> int:
    """Bring back what is in a backup and not here, and tell what came of it."""
    done = restore(archive, places)
    print(f"Restored: {_counted(done.files)}.")
    if done.already:
        print(f"Here already: {done.already} file{'' if done.already == 1 else 's'}.")
    for here, beside in done.both:
        print(f"Differs, so both are kept: {clean(str(here))}")
        print(f"    the one of the backup: {clean(str(beside))}")
    return 0


def tell_troubles(places: Places) -> None:
    """Tell what is wrong with the folders themselves: others can look in, or a file is damaged."""
    folders = {places.data, places.state, places.config}
    opened = (open_to_others(folder) for folder in sorted(folders))
    _tell(one for one in (*opened, *unreadable(places.state)) if one is not None)


def _meant(past: History, text: str) -> str:
    """The id that this is the beginning of.

    Raises:
        UsageError: It is the beginning of several, or of none.
    """
    ids = {entry.record.id for entry in past.sessions}
    ids |= {found for one in past.attention if (found := id_in(one.path.name))}
    meant = sorted(one for one in ids if text and one.startswith(text.lower()))
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise UsageError(f"{text!r} is the beginning of several ids.", "Write more of it.")
    raise UnknownNameError(
        f"There is nothing in the trash with the id {text!r}.", "toetap trash lists what there is."
    )


def _line(entry: Entry) -> str:
    record = entry.record
    return f"{record.id}  {record.started:%Y-%m-%d %H:%M}  {record.status:<11}  {record.title}"


def _counted(files: Counter[str]) -> str:
    told = [
        f"{files[kind]} {words[0] if files[kind] == 1 else words[1]}"
        for kind, words in _KINDS.items()
        if files[kind]
    ]
    return ", ".join(told) or "nothing"


def _tell(troubles: Iterable[Attention]) -> None:
    for one in troubles:
        tell(one.error())
