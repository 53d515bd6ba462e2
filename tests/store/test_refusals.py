"""Whatever the system refuses, the person keeps the old file or the new one, and is told why."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.faulty import Tape, files_below
from tests.store.records import session
from toetap.errors import NotSavedError, UnreadableError
from toetap.store.faults import not_saved
from toetap.store.history import Attention
from toetap.store.reading import examine
from toetap.store.sessions import FileStore

CODES = [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT]
OLD, NEW = session(note="old"), session(note="new")

Act = Callable[[FileStore], object]


def save(store: FileStore) -> None:
    store.save(NEW)


def revise(store: FileStore) -> None:
    store.revise_note(OLD.id, "new")


def trash(store: FileStore) -> None:
    store.trash(OLD.id)


def restore(store: FileStore) -> None:
    store.restore(OLD.id)


def saved(store: FileStore) -> None:
    store.save(OLD)


def nothing(_store: FileStore) -> None:
    pass


def thrown_away(store: FileStore) -> None:
    store.save(OLD)
    store.trash(OLD.id)


def changing_calls(before: Act, act: Act, folder: Path) -> list[int]:
    """The numbers of the calls that `act` makes, those that only look left out."""
    before(FileStore(folder))
    tape = Tape()
    act(FileStore(folder, tape.system()))
    looks = ("scandir",)
    return [number for number, call in enumerate(tape.calls) if not call.startswith(looks)]


@pytest.mark.parametrize("code", CODES, ids=errno.errorcode.get)
@pytest.mark.parametrize(
    ("before", "act"),
    [(nothing, save), (saved, save), (saved, revise), (saved, trash), (thrown_away, restore)],
    ids=["first save", "save again", "revise", "trash", "restore"],
)
def test_any_single_failure_is_told_and_loses_nothing(
    tmp_path: Path, before: Act, act: Act, code: int
) -> None:
    numbers = changing_calls(before, act, tmp_path / "reference")
    assert len(numbers) > 6
    for number in numbers:
        data = tmp_path / str(number)
        before(FileStore(data))
        had = list(files_below(data).values())
        tape = Tape(number, code)
        with pytest.raises(NotSavedError) as caught:
            act(FileStore(data, tape.system()))
        assert caught.value.message.endswith(".")
        assert caught.value.hint
        left = files_below(data)
        assert not [path for path in left if path.name.startswith(".")], tape.calls
        assert len(left) == 1 if had else len(left) <= 1, tape.calls
        for path in left:
            seen = examine(path)
            assert not isinstance(seen, Attention)
            assert seen[0].record in (OLD, NEW)


def test_a_save_that_failed_can_be_tried_again(tmp_path: Path) -> None:
    numbers = changing_calls(nothing, save, tmp_path / "reference")
    for number in numbers:
        data = tmp_path / str(number)
        tape = Tape(number, errno.EIO)
        store = FileStore(data, tape.system())
        with pytest.raises(NotSavedError):
            store.save(NEW)
        path = store.save(NEW)  # the tape fails only once
        assert files_below(data).keys() == {path}
        assert store.read(NEW.id).record == NEW


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your share of the disk is used up"),
        (errno.EROFS, "it can be read but not written to"),
        (errno.EACCES, "there is no permission to do so"),
        (errno.EPERM, "there is no permission to do so"),
        (errno.EIO, "the disk reports an error"),
        (errno.ENOTDIR, "there is a file where a folder is needed"),
        (errno.ETXTBSY, os.strerror(errno.ETXTBSY)),
    ],
)
def test_the_reason_is_told_in_words(code: int, words: str) -> None:
    error = not_saved(
        "The session could not be saved", Path("/x/\x1b[2J"), OSError(code, os.strerror(code))
    )
    assert error.message == f"The session could not be saved in /x/\ufffd[2J: {words}."
    assert "--data-dir" in error.hint


def test_a_fault_without_a_number_is_told_too() -> None:
    assert "odd" in not_saved("It failed", Path("/x"), OSError("odd")).message


@pytest.mark.parametrize("code", CODES, ids=errno.errorcode.get)
def test_whether_a_folder_is_usable_is_found_out_by_trying(tmp_path: Path, code: int) -> None:
    told = FileStore(tmp_path, Tape(0, code).system()).usable()
    assert told is not None
    assert told.startswith("Sessions could not be saved in ")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_does_not_open_is_told_and_the_others_are_shown(tmp_path: Path) -> None:
    plain = FileStore(tmp_path)
    plain.save(session(0))
    plain.save(session(40))
    tape = Tape()
    FileStore(tmp_path, tape.system()).history()
    march = tape.calls.index("scandir 03")
    store = FileStore(tmp_path, Tape(march, errno.EACCES).system())
    history = store.history()
    assert [entry.record.id for entry in history.sessions] == [session(40).id]
    [attention] = history.attention
    assert attention.path == tmp_path / "sessions" / "2026" / "03"
    assert "there is no permission" in attention.why


def test_a_session_in_a_folder_that_does_not_open_is_not_called_unknown(tmp_path: Path) -> None:
    FileStore(tmp_path).save(session(0))
    store = FileStore(tmp_path, Tape(0, errno.EACCES).system())
    with pytest.raises(UnreadableError, match="can't be read"):
        store.read(session(0).id)
