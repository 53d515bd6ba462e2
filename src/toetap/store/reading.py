"""Files read as sessions, and what is said of those that are none."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from toetap.documents import DocumentError, read_document
from toetap.errors import UnknownNameError, UnreadableError
from toetap.store.faults import shown, why
from toetap.store.files import Scan
from toetap.store.folder import Survey, survey
from toetap.store.format import from_document
from toetap.store.history import Attention, Entry, History
from toetap.store.ids import id_in

_KEPT = "It is kept as it is."


def examine(path: Path) -> tuple[Entry, dict[str, object]] | Attention:
    """The session in a file with its document, or why there is none."""
    try:
        document = read_document(path, follow_symlinks=False)
    except DocumentError as error:
        mend = "Put a copy of it back, or move it out of this folder."
        return Attention(path, f"It {error.fault}.", f"{_KEPT} {error.hint or mend}")
    try:
        decoded = from_document(document)
    except UnreadableError as error:
        return Attention(path, error.message, f"{_KEPT} {error.hint}")
    if decoded.record.id != id_in(path.name):
        return Attention(
            path,
            "Its name holds another id than the file itself.",
            f"{_KEPT} If it is a copy, move it out of this folder; if not, mend its name.",
        )
    return Entry(decoded.record, path, decoded.read_only), document


def whole(paths: Iterable[Path]) -> Iterator[tuple[Entry, dict[str, object]]]:
    """Those files that are sessions."""
    for path in paths:
        seen = examine(path)
        if not isinstance(seen, Attention):
            yield seen


Known = Callable[[str], Path | None]
"""Where the file of a session was when it was last looked for; None where nobody has looked."""


def nowhere(_session_id: str) -> Path | None:
    """Nobody has looked."""
    return None


def find(scan: Scan, folder: Path, session_id: str, known: Known = nowhere) -> list[Path]:
    """Files with this id in their names, the first of which is the session; at least one.

    A session that is where it is known to be is the only one: no folder is looked through.

    Raises:
        UnknownNameError: There is none.
        UnreadableError: There is none among what can be read.
    """
    path = known(session_id)
    if path is not None and path.is_relative_to(folder):
        seen = examine(path)
        if not isinstance(seen, Attention) and seen[0].record.id == session_id:
            return [path]
    found = survey(scan, folder)
    if named := found.with_id(session_id):
        return named
    if found.closed:
        raise closed(*found.closed[0]).error()
    raise UnknownNameError(
        f"There is no session with the id {session_id!r} in {shown(folder)}.",
        f"toetap {'trash' if folder.name == 'trash' else 'history'} lists them all.",
    )


def read_history(found: Survey) -> History:
    """Every session among the files found, and everything that needs attention."""
    entries: dict[str, Entry] = {}
    attention = [closed(folder, error) for folder, error in found.closed]
    attention += [stranger(path) for path in found.strangers]
    for path in found.sessions:
        seen = examine(path)
        if isinstance(seen, Attention):
            if os.path.lexists(path):  # or it was thrown away since
                attention.append(seen)
            continue
        entry, _ = seen
        first = entries.setdefault(entry.record.id, entry)
        if first is not entry:
            attention.append(double(path, first.path))
    newest_first = sorted(
        entries.values(),
        key=lambda entry: (entry.record.started, entry.record.id),
        reverse=True,
    )
    return History(tuple(newest_first), tuple(sorted(attention, key=lambda each: each.path)))


def closed(folder: Path, error: OSError) -> Attention:
    """What is said of a folder that the system does not open."""
    return Attention(
        folder,
        f"This folder can't be read: {why(error)}.",
        "Sessions in it are not shown. Allow yourself to read it and to open it.",
    )


def stranger(path: Path) -> Attention:
    """What is said of a file whose name is no session's."""
    return Attention(
        path,
        "Its name is not a session's. Tools that keep folders in step name their copies so.",
        "Compare it with the session it resembles, then move it out of this folder.",
    )


def double(path: Path, first: Path) -> Attention:
    """What is said of a second file with the id of the first."""
    return Attention(
        path,
        f"It has the same id as {shown(first)}, which is the one that counts.",
        "Compare the two, then move one of them out of this folder.",
    )
