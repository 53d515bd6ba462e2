"""What the store promises, as checks that name every promise that is broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from msgspec.structs import replace

from tests.faults.medium import Files, Medium
from tests.store.records import session
from toetap.coach.record import SessionRecord
from toetap.documents import parse_document
from toetap.errors import ToetapError
from toetap.store.files import FileSystem
from toetap.store.format import from_document, to_document
from toetap.store.ids import id_in
from toetap.store.running import Running
from toetap.store.sessions import FileStore
from toetap.store.toml import dumps

Reads = Callable[[bytes], SessionRecord | None]
Layer = Callable[[Medium], FileSystem]
"""Makes the file layer under test, over a medium."""

LONG = 10.0


@dataclass(frozen=True, slots=True)
class Safe:
    """What was told to be safe: this session, at least as far as this."""

    session_id: str
    version: int


def read_whole(data: bytes) -> SessionRecord | None:
    """The session that these bytes are, as the store reads them."""
    try:
        return from_document(parse_document(data, Path("x"))).record
    except ToetapError:
        return None


def read_without_the_end(data: bytes) -> SessionRecord | None:
    """The same by a reader that does not ask for the last table."""
    try:
        document = parse_document(data, Path("x"))
        exercises = document.get("exercise", [])
        assert isinstance(exercises, list)
        sets = sum(len(each.get("set", ())) for each in exercises)
        document.pop("end", None)
        return from_document({**document, "end": {"id": document.get("id"), "sets": sets}}).record
    except ToetapError:
        return None


def versions(number: int, count: int) -> list[SessionRecord]:
    """One session as it grows; `active_seconds` is the version, from 1 on."""
    return [replace(session(number), active_seconds=version + 1) for version in range(count)]


def lead_a_life(root: Path, layer: Layer) -> tuple[Medium, list[Safe]]:
    """Save, save again, throw away, bring back, keep what is under way: all that writes."""
    medium = Medium(root)
    system = layer(medium)
    store = FileStore(root, system)
    safe: list[Safe] = []

    def told(record: SessionRecord) -> None:
        safe.append(Safe(record.id, record.active_seconds))
        medium.tell()

    for record in [*versions(0, 2), *versions(40, 2)]:
        store.save(record)
        told(record)
    store.trash(session(0).id)
    told(versions(0, 2)[-1])
    store.restore(session(0).id)
    told(versions(0, 2)[-1])
    running = Running(root, system)
    for record in versions(80, 3):
        running.keep(record)
        assert running.wait(LONG)
        told(record)
    store.save(versions(80, 4)[-1])
    running.done()
    assert running.wait(LONG)
    told(versions(80, 4)[-1])
    return medium, safe


def broken_by_a_cut(medium: Medium, safe: list[Safe], reads: Reads = read_whole) -> Iterator[str]:
    """Promises that are broken after some power cut."""
    for told, files in medium.cuts():
        found = _found(files, reads)
        yield from (f"torn: {path}" for path, record in found.items() if record is None)
        kept = [record for record in found.values() if record is not None]
        least = {one.session_id: one.version for one in safe[:told]}
        for session_id, version in least.items():
            if not any(one.id == session_id and one.active_seconds >= version for one in kept):
                yield f"lost: version {version} of {session_id}"


def _found(files: Files, reads: Reads) -> dict[PurePath, SessionRecord | None]:
    return {path: reads(data) for path, data in files.items() if id_in(path.name)}


def broken_by_a_copy_cut_short(reads: Reads) -> Iterator[str]:
    """Beginnings of a file that are taken for a whole session."""
    whole = dumps(to_document(session(note="Zehen: geht schön")))
    for size in range(len(whole) - 1):
        if reads(whole[:size]) is not None:
            yield f"taken for whole: the first {size} of {len(whole)} bytes"
