from __future__ import annotations

import errno
import os
import stat
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import NoReturn

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.faulty import files_below
from tests.store.records import ID, document, records, session
from toetap.coach.correcting import MOST, Counts, corrected, counts_of
from toetap.coach.record import SessionRecord
from toetap.errors import NotSavedError, UnknownNameError, UnreadableError
from toetap.store.files import FileSystem
from toetap.store.format import from_document, recounted, to_document
from toetap.store.history import History
from toetap.store.sessions import FileStore, SessionStore
from toetap.store.toml import dumps

FROM_EXAMPLE = from_document(document()).record
NAME = f"2026-11-20-0908-{ID}.toml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "share" / "toetap"


@pytest.fixture
def store(data: Path) -> FileStore:
    return FileStore(data)


def planted(data: Path, content: dict[str, object] | bytes, name: str = NAME) -> Path:
    path = data / "sessions" / "2026" / "11" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else dumps(content))
    return path


def test_a_folder_that_is_not_there_yet_is_an_empty_history(store: FileStore, data: Path) -> None:
    assert store.history() == History()
    assert not data.parent.exists()


def test_a_saved_session_is_there_where_the_format_says(store: SessionStore, data: Path) -> None:
    record = session(note="Fine.")
    path = store.save(record)
    assert path == data / "sessions" / "2026" / "03" / f"2026-03-01-0908-{record.id}.toml"
    assert store.read(record.id).record == record
    assert [entry.record for entry in store.history().sessions] == [record]
    assert files_below(data).keys() == {path}


def test_history_is_newest_first_and_then_by_id(store: FileStore) -> None:
    moment = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)
    made = [
        session(1, started=moment),
        session(3, started=moment),
        # Later by its own clock, earlier in the world.
        session(2, started=moment.astimezone(timezone(timedelta(hours=9))) - timedelta(hours=1)),
        session(4, started=moment + timedelta(seconds=1)),
    ]
    for record in made:
        store.save(record)
    shown = [entry.record.id[-1] for entry in store.history().sessions]
    assert shown == ["4", "3", "1", "2"]


def test_saving_again_replaces_and_keeps_the_keys_of_others(store: FileStore, data: Path) -> None:
    path = planted(data, document(mood="calm"))
    record = store.read(ID).record
    # A start put right by hand does not make a second file.
    earlier = record.started - timedelta(days=40)
    changed = msgspec.structs.replace(record, started=earlier, reason=None, note="Better.")
    assert store.save(changed) == path
    assert files_below(data).keys() == {path}
    assert store.read(ID).record == changed
    assert b'mood = "calm"' in path.read_bytes()
    assert b"reason" not in path.read_bytes()


@pytest.mark.parametrize("content", [b"\0" * 300, dumps(document(schema=2))])
def test_saving_never_rewrites_what_it_must_not(
    store: FileStore, data: Path, content: bytes
) -> None:
    path = planted(data, content)
    record = msgspec.structs.replace(FROM_EXAMPLE, note="Mine.")
    assert store.save(record) == path
    assert store.read(ID).record == record
    [kept] = store.history().attention
    assert kept.path.read_bytes() == content
    assert len(files_below(data)) == 2


def test_an_id_that_could_leave_the_folder_is_refused(store: FileStore, data: Path) -> None:
    with pytest.raises(NotSavedError):
        store.save(session(session_id="../../../../etc/x"))
    assert not data.exists()


def test_a_note_too_long_to_be_read_again_is_refused_and_the_old_one_stands(
    store: FileStore,
) -> None:
    record = session(note="Old.")
    store.save(record)
    with pytest.raises(NotSavedError, match="256 KiB") as caught:
        store.revise_note(record.id, "x" * 300_000)
    assert "Shorten" in caught.value.hint
    assert store.read(record.id).record == record


def test_a_clock_that_was_reset_does_not_stop_a_save(store: FileStore) -> None:
    path = store.save(session(started=datetime(1970, 1, 1, 0, 3, tzinfo=UTC)))
    [attention] = store.history().attention
    assert attention.path == path
    assert "1970" in attention.why


def test_a_new_note_keeps_all_else_that_is_in_the_file(store: FileStore, data: Path) -> None:
    before = document(mood="calm", weather={"rain": True})
    path = planted(data, before)
    revised = store.revise_note(ID, 'He said "go on".')
    assert revised == store.read(ID).record
    assert revised.note == 'He said "go on".'
    assert path.read_bytes() == dumps({**before, "note": revised.note, "end": before["end"]})


def test_a_newer_file_is_shown_and_never_rewritten(store: FileStore, data: Path) -> None:
    path = planted(data, document(schema=2))
    content = path.read_bytes()
    [entry] = store.history().sessions
    assert entry.read_only
    with pytest.raises(NotSavedError, match="newer toetap"):
        store.revise_note(ID, "x")
    assert path.read_bytes() == content


def test_a_damaged_file_is_never_revised(store: FileStore, data: Path) -> None:
    path = planted(data, b"schema = 1\n")
    for attempt in (lambda: store.revise_note(ID, "x"), lambda: store.read(ID)):
        with pytest.raises(UnreadableError, match=r"toml: end: it is missing"):
            attempt()
    assert path.read_bytes() == b"schema = 1\n"


def test_trash_and_restore_are_each_others_undo(store: FileStore, data: Path) -> None:
    record = session()
    path = store.save(record)
    content = path.read_bytes()
    store.trash(record.id)
    assert store.history() == History()
    assert files_below(data) == {data / "trash" / path.name: content}
    assert stat.S_IMODE((data / "trash").stat().st_mode) == 0o700
    store.restore(record.id)
    assert files_below(data) == {path: content}
    assert store.read(record.id).record == record


def test_what_is_in_the_trash_already_is_kept_too(store: FileStore, data: Path) -> None:
    for note in ("first", "second"):
        store.save(session(note=note))
        store.trash(session().id)
    assert len(files_below(data / "trash")) == 2
    store.restore(session().id)
    assert store.read(session().id).record.note == "second"


def test_a_restore_never_replaces_a_session(store: FileStore) -> None:
    record = session(note="thrown away")
    store.save(record)
    store.trash(record.id)
    store.save(session(note="here"))
    with pytest.raises(NotSavedError, match="has its place"):
        store.restore(record.id)
    assert store.read(record.id).record.note == "here"


@pytest.mark.parametrize("linked", [True, False])
def test_a_move_that_was_cut_off_is_brought_to_its_end(
    linked: bool,  # noqa: FBT001 - a case
    store: FileStore,
    data: Path,
) -> None:
    path = store.save(session())
    content, bin_ = path.read_bytes(), data / "trash"

    def half_way() -> None:
        bin_.mkdir(exist_ok=True)
        there, other = (path, bin_ / path.name) if path.exists() else (bin_ / path.name, path)
        os.link(there, other) if linked else other.write_bytes(there.read_bytes())

    half_way()
    store.restore(session().id)
    assert files_below(data) == {path: content}
    half_way()
    store.trash(session().id)
    assert files_below(data) == {bin_ / path.name: content}
    half_way()
    path.unlink()
    path.symlink_to(bin_ / path.name)
    with pytest.raises(NotSavedError, match="is not the same"):
        store.restore(session().id)
    assert path.read_bytes() == content


def test_a_damaged_file_can_be_thrown_away(store: FileStore, data: Path) -> None:
    planted(data, b"\0\0")
    store.trash(ID)
    assert files_below(data) == {data / "trash" / NAME: b"\0\0"}


def test_an_id_that_nothing_has_is_unknown(store: FileStore) -> None:
    store.save(session(1))
    for attempt in (
        lambda: store.read(ID),
        lambda: store.trash(ID),
        lambda: store.restore(ID),
        lambda: store.revise_note(ID, "x"),
    ):
        with pytest.raises(UnknownNameError, match=ID):
            attempt()


def test_only_old_leftovers_of_ours_are_swept(store: FileStore, data: Path) -> None:
    path = store.save(session())
    old = path.with_name(f".{path.name}.0123456789abcdef.tmp")
    young = path.with_name(f".{path.name}.fedcba9876543210.tmp")
    other = path.with_name(f".syncthing.{path.name}.tmp")
    probe = data / ".probe.0123456789abcdef.tmp"
    now = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    for leftover, minutes in ((old, 61), (young, 59), (other, 600), (probe, 600)):
        leftover.write_bytes(b"x")
        age = (now - timedelta(minutes=minutes)).timestamp()
        os.utime(leftover, (age, age))
    store.sweep(now)
    assert files_below(data).keys() == {path, young, other}


def test_a_usable_folder_is_left_as_it_was(store: FileStore, tmp_path: Path) -> None:
    assert store.usable() is None
    assert list(tmp_path.iterdir()) == []
    store.save(session())
    assert store.usable() is None


def test_a_folder_of_sessions_that_can_not_be_read_is_told_before_any_exercise(
    tmp_path: Path,
) -> None:
    def refused(folder: Path) -> NoReturn:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), folder)

    (tmp_path / "sessions").mkdir()
    told = FileStore(tmp_path, FileSystem(scandir=refused)).usable()
    assert told is not None
    assert "there is no permission" in told


def test_a_file_in_place_of_the_sessions_is_told_before_any_exercise(tmp_path: Path) -> None:
    (tmp_path / "sessions").write_text("", encoding="utf-8")
    assert "a file where a folder is needed" in (FileStore(tmp_path).usable() or "")


@settings(max_examples=50, deadline=None)
@given(any_one=records, data=st.data())
def test_other_counts_change_nothing_else(any_one: SessionRecord, data: st.DataObject) -> None:
    size = any_one.set_count
    done = data.draw(st.lists(st.integers(0, MOST), min_size=size, max_size=size))
    document = {**to_document(any_one), "theirs": {"kept": True}}
    wanted = corrected(any_one, done)
    written = recounted(document, wanted)
    found = from_document(written).record
    assert counts_of(found) == wanted
    assert from_document(recounted(written, counts_of(any_one))).record == any_one
    assert list(written)[-2:] == ["theirs", "end"]


@pytest.mark.parametrize(
    "counts",
    [Counts((1,), ("done",), "completed"), Counts((1, 2, 3), ("done",), "completed"),
     Counts((1, 2), ("done", "done"), "completed")],
)  # fmt: skip
def test_counts_of_other_sets_are_refused(store: FileStore, counts: Counts) -> None:
    record = session()
    path = store.save(record)
    before = path.read_bytes()
    with pytest.raises(NotSavedError, match="has other sets by now"):
        store.revise_counts(record.id, counts)
    assert path.read_bytes() == before
