"""The sessions that are taken out, one after the other, so that no history is too long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from toetap.coach.record import SessionRecord
from toetap.store.files import FileSystem
from toetap.store.folder import survey
from toetap.store.reading import whole


@dataclass(frozen=True, slots=True)
class Kept:
    """A session, and all that its file holds: keys that toetap does not know, too."""

    record: SessionRecord
    document: dict[str, object]


def sessions(data: Path, since: date | None = None, until: date | None = None) -> Iterator[Kept]:
    """The sessions between these days, both with them, in the order of their files.

    What can't be read as a session is passed over.
    """
    met = set[str]()
    for entry, document in whole(survey(FileSystem().scandir, data / "sessions").sessions):
        record = entry.record
        day = record.started.date()
        within = (since is None or since <= day) and (until is None or day <= until)
        if record.id not in met and within:
            yield Kept(record, document)
        met.add(record.id)
