from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from threading import Thread
from typing import NoReturn

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    rule,
)

from tests.store.index.shelf import VERSION, fresh, hold, index_of, row
from tests.store.records import session
from toetap.coach.facts import weeks_of
from toetap.coach.record import SessionRecord
from toetap.errors import UnknownNameError, UnreadableError
from toetap.store.files import FileSystem
from toetap.store.format import to_document
from toetap.store.index.history import SessionIndex
from toetap.store.index.wanted import Wanted
from toetap.store.sessions import FileStore
from toetap.store.toml import dumps

BEGAN = datetime(2026, 1, 28, 9, tzinfo=UTC)
numbers = st.integers(0, 40)


def kept(number: int, **changes: object) -> SessionRecord:
    """A session of which each has its own day; some are in the same month and week."""
    made = session(number, started=BEGAN + timedelta(days=number))
    return msgspec.structs.replace(made, **changes)


def crowded(number: int, **changes: object) -> SessionRecord:
    """The same, with three to a day."""
    started = BEGAN + timedelta(days=number // 3, minutes=number % 3)
    return kept(number, started=started, **changes)


class Shelf(RuleBasedStateMachine):
    """Whatever happens to the files, the index says what a fresh read of them would say."""

    files = Bundle("files")

    @initialize()
    def empty(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.data = self.folder / "data"
        self.store = FileStore(self.data)
        self.index = index_of(self.data, self.folder / "cache")

    def teardown(self) -> None:
        self.index.close()
        shutil.rmtree(self.folder)

    @rule(target=files, number=numbers)
    def save(self, number: int) -> str:
        record = crowded(number)
        self.store.save(record)
        return record.id

    @rule(session_id=files, note=st.sampled_from(["", "gentle", "Käthe"]))
    def revise(self, session_id: str, note: str) -> None:
        try:
            self.store.revise_note(session_id, note)
        except (UnknownNameError, UnreadableError):
            return

    @rule(session_id=files)
    def trash(self, session_id: str) -> None:
        try:
            self.store.trash(session_id)
        except UnknownNameError:
            return

    @rule(session_id=files)
    def restore(self, session_id: str) -> None:
        try:
            self.store.restore(session_id)
        except Exception as error:  # noqa: BLE001 - whatever can't be brought back stays
            assert "bring" in str(error) or "no session" in str(error)  # noqa: PT017 - seldom

    @rule(number=numbers, seconds=st.integers(0, 100))
    def replaced_by_another_tool(self, number: int, seconds: int) -> None:
        record = crowded(number, active_seconds=seconds)
        path = self.store.save(record)
        draft = path.with_suffix(".part")
        draft.write_bytes(dumps(to_document(record)))
        draft.replace(path)

    @rule(number=numbers, at=st.integers(0, 3))
    def copied_elsewhere(self, number: int, at: int) -> None:
        record = crowded(number)
        path = self.store.save(record)
        folder = [self.data / "sessions", path.parent.parent, self.data / "sessions" / "a b",
                  path.parent][at]  # fmt: skip
        folder.mkdir(exist_ok=True)
        double = folder / path.name.replace("-09", "-08")
        shutil.copyfile(path, double)

    @rule(number=numbers, text=st.sampled_from(["", "schema = 1\n", "\x00"]))
    def damaged_by_a_new_file(self, number: int, text: str) -> None:
        path = self.store.save(crowded(number))
        path.unlink()
        path.write_text(text, encoding="utf-8")

    @rule(number=numbers)
    def a_conflict_copy(self, number: int) -> None:
        path = self.store.save(crowded(number))
        shutil.copyfile(path, path.with_name(f"{path.stem}.conflict.toml"))

    @rule(session_id=consumes(files))
    def removed_by_hand(self, session_id: str) -> None:
        for path in list((self.data / "sessions").rglob(f"*{session_id}.toml")):
            path.unlink()

    @rule(number=numbers)
    def a_whole_month_removed(self, number: int) -> None:
        shutil.rmtree(self.store.save(crowded(number)).parent)

    @rule()
    def a_program_started_anew(self) -> None:
        self.index.close()
        self.index = index_of(self.data, self.folder / "cache")

    @rule()
    def the_index_lost(self) -> None:
        self.index.close()
        shutil.rmtree(self.folder / "cache", ignore_errors=True)
        self.index = index_of(self.data, self.folder / "cache")

    @invariant()
    def the_index_says_what_the_files_say(self) -> None:
        self.index.refresh()
        hold(self.index, self.data)


Shelf.TestCase.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
TestAnySeriesOfChanges = Shelf.TestCase


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with ten sessions in two months."""
    store = FileStore(tmp_path / "data")
    for number in range(10):
        store.save(kept(number))
    return tmp_path / "data"


@pytest.fixture
def index(data: Path, tmp_path: Path) -> Iterator[SessionIndex]:
    """An index of them, up to date."""
    made = index_of(data, tmp_path / "cache")
    made.refresh()
    yield made
    made.close()


def database(tmp_path: Path) -> Path:
    (found,) = (tmp_path / "cache").glob("*.sqlite")
    return found


def oldest(data: Path) -> Path:
    return min((data / "sessions").rglob("*.toml"))


def changed_in_place(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("active_seconds = 602", "active_seconds = 60"), encoding="utf-8")


def test_a_file_changed_in_place_is_found_by_looking_at_each(
    data: Path, index: SessionIndex
) -> None:
    changed_in_place(oldest(data))
    assert index.verify()
    hold(index, data)
    assert not index.verify()


def test_folders_are_looked_at_in_turn(data: Path, tmp_path: Path) -> None:
    clock = iter(range(4_000_000_000_000_000_000, 5_000_000_000_000_000_000))
    index = SessionIndex(data, tmp_path / "cache", VERSION, now=lambda: next(clock))
    index.refresh()
    changed_in_place(oldest(data))
    folders = 1 + 1 + len(list((data / "sessions" / "2026").iterdir()))
    assert [index.verify(1) for _ in range(folders)].count(True) == 1
    hold(index, data)


def test_a_file_changed_in_place_is_noticed_when_it_is_opened(
    data: Path, index: SessionIndex
) -> None:
    path = oldest(data)
    changed_in_place(path)
    assert index.open(path.stem[-16:]).record.active_seconds == 60
    hold(index, data)


def test_the_newest_month_is_looked_at_each_time(data: Path, index: SessionIndex) -> None:
    changed_in_place(max((data / "sessions").rglob("*.toml")))
    assert index.refresh()
    hold(index, data)


def test_a_session_that_was_damaged_since_is_told_of_when_it_is_opened(
    data: Path, index: SessionIndex
) -> None:
    path = oldest(data)
    path.write_bytes(b"schema = 1\n")
    with pytest.raises(UnreadableError, match="end: it is missing"):
        index.open(path.stem[-16:])
    hold(index, data)


def test_a_session_that_is_not_there_is_told_of(index: SessionIndex) -> None:
    with pytest.raises(UnknownNameError, match="no session"):
        index.open("z" * 16)


def test_nothing_new_writes_nothing(data: Path, index: SessionIndex, tmp_path: Path) -> None:
    index.close()
    before = database(tmp_path).read_bytes()
    again = index_of(data, tmp_path / "cache")
    assert not again.refresh()
    again.close()
    assert database(tmp_path).read_bytes() == before


def test_a_file_that_is_still_warm_is_looked_at_again(data: Path, tmp_path: Path) -> None:
    index = SessionIndex(data, tmp_path / "cache", VERSION)
    index.refresh()
    path = oldest(data)
    status = path.stat()
    text = path.read_text(encoding="utf-8").replace("active_seconds = 602", "active_seconds = 603")
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    index.refresh()
    hold(index, data)


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"not a database, and long enough to be looked at" * 100),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 40_000),
        lambda path: path.unlink(),
        lambda path: _sql(path, "DROP TABLE weeks"),
        lambda path: _sql(path, "UPDATE weeks SET facts = x'00'"),
        lambda path: _sql(path, "UPDATE about SET made_by = '0.0.1'"),
        lambda path: _sql(path, "PRAGMA application_id = 7"),
    ],
    ids=["empty", "strange", "cut", "torn", "missing", "table", "facts", "older", "another's"],
)
def test_a_damaged_index_is_made_anew(
    damage: Callable[[Path], object], data: Path, index: SessionIndex, tmp_path: Path
) -> None:
    index.close()
    damage(database(tmp_path))
    again = index_of(data, tmp_path / "cache")
    again.refresh()
    hold(again, data)
    again.close()


KILLED = """
import os, signal, sys
from pathlib import Path
from toetap.store.index.history import SessionIndex

def told(done, total):
    os.kill(os.getpid(), signal.SIGKILL)

SessionIndex(Path(sys.argv[1]), Path(sys.argv[2]), "1.2.3", now=lambda: 4 * 10**18).refresh(told)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_an_index_whose_making_was_killed_is_made_anew(data: Path, tmp_path: Path) -> None:
    line: list[str | Path] = [sys.executable, "-c", KILLED, data, tmp_path / "cache"]
    assert subprocess.run(line, check=False).returncode == -9
    again = index_of(data, tmp_path / "cache")
    assert again.count() == 0
    again.refresh()
    hold(again, data)
    again.close()


def test_a_session_is_changed_where_it_is_known_to_be(data: Path, index: SessionIndex) -> None:
    def looked_through(path: Path) -> NoReturn:
        raise AssertionError(path)

    store = FileStore(data, FileSystem(scandir=looked_through), known=index.known)
    entry = fresh(data).sessions[3]
    store.revise_note(entry.record.id, "Gentle")
    assert store.read(entry.record.id).record.note == "Gentle"
    index.refresh()
    hold(index, data)
    moved = data / "sessions" / entry.path.name
    entry.path.rename(moved)
    assert FileStore(data, known=index.known).read(entry.record.id).path == moved


def test_nobody_waits_to_know_where_a_session_is(
    data: Path, index: SessionIndex, tmp_path: Path
) -> None:
    (entry, *_) = fresh(data).sessions
    told: list[Path | None] = []
    again = index_of(data, tmp_path / "another cache")
    with ThreadPoolExecutor() as pool:
        again.refresh(lambda *_: told.append(pool.submit(again.known, entry.record.id).result()))
    assert set(told) == {None}
    assert again.known(entry.record.id) == index.known(entry.record.id) == entry.path
    again.close()


def test_an_index_that_is_damaged_while_it_is_used_is_made_anew(
    data: Path, index: SessionIndex, tmp_path: Path
) -> None:
    _sql(database(tmp_path), "DROP TABLE files")
    hold(index, data)


def _sql(path: Path, statement: str) -> None:
    db = sqlite3.connect(path)
    db.execute(statement)
    db.commit()
    db.close()


def test_where_no_file_can_be_it_is_done_without(data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    for cache in (None, tmp_path / "file", tmp_path / "file" / "below"):
        index = index_of(data, cache)
        index.refresh()
        hold(index, data)
        index.close()


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="nothing is read-only to this user"
)
def test_a_read_only_index_is_done_without(data: Path, index: SessionIndex, tmp_path: Path) -> None:
    index.close()
    path = database(tmp_path)
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        FileStore(data).save(kept(20))
        again = index_of(data, tmp_path / "cache")
        again.refresh()
        hold(again, data)
        again.close()
    finally:
        path.parent.chmod(0o700)


def test_an_index_that_another_program_writes_is_done_without(
    data: Path, index: SessionIndex, tmp_path: Path
) -> None:
    other = sqlite3.connect(database(tmp_path), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    FileStore(data).save(kept(20))
    hold_after(index, data)
    other.execute("ROLLBACK")
    other.close()


def hold_after(index: SessionIndex, data: Path) -> None:
    index.refresh()
    hold(index, data)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_index_is_nobody_elses_business(index: SessionIndex, tmp_path: Path) -> None:
    assert index.count() == 10
    assert stat.S_IMODE(database(tmp_path).stat().st_mode) == 0o600
    assert stat.S_IMODE(database(tmp_path).parent.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_read_is_told_of_and_looked_at_again(
    data: Path, tmp_path: Path
) -> None:
    index = index_of(tmp_path / "file", tmp_path / "cache")
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    index.refresh()
    (one,) = index.attention()
    assert "can't be read" in one.why
    (tmp_path / "file").unlink()
    shutil.copytree(data, tmp_path / "file")
    hold_after(index, tmp_path / "file")
    index.close()


def test_no_folder_is_an_empty_history(tmp_path: Path) -> None:
    index = index_of(tmp_path / "none", tmp_path / "cache")
    index.refresh()
    assert (index.count(), index.rows(), index.attention(), index.weeks()) == (0, (), (), ())
    index.close()
    assert not (tmp_path / "none").exists()


def test_two_data_folders_have_an_index_each(index: SessionIndex, tmp_path: Path) -> None:
    other = index_of(tmp_path / "other", tmp_path / "cache")
    other.refresh()
    assert (other.count(), index.count()) == (0, 10)
    other.close()


def test_what_is_wanted_is_found(data: Path, index: SessionIndex) -> None:
    store = FileStore(data)
    walk = kept(
        20, title="Äußerst weit", routine="walk", status="partial", exercises=(), note="Mit Käthe."
    )
    store.save(walk)
    index.refresh()
    day = BEGAN.date()
    for wanted, count in (
        (Wanted(), 11),
        (Wanted(text="ÄUSSERST"), 1),
        (Wanted(text="%"), 0),
        (Wanted(text="KÄTHE  weit"), 1),
        (Wanted(text="käthe towel"), 0),
        (Wanted(text="towel"), 10),
        (Wanted(routine="walk"), 1),
        (Wanted(status="completed"), 10),
        (Wanted(exercise="toe-curls-towel"), 10),
        (Wanted(exercise="toe-curls"), 0),
        (Wanted(since=day + timedelta(days=9)), 2),
        (Wanted(until=day, status="completed"), 1),
    ):
        assert (index.count(wanted), len(index.rows(0, 50, wanted))) == (count, count)
    assert [one.id for one in index.rows(1, 2)] == [kept(9).id, kept(8).id]


def test_places_in_the_list_are_found(data: Path, index: SessionIndex) -> None:
    late = BEGAN.replace(hour=23, tzinfo=timezone(timedelta(hours=-11))) + timedelta(days=4)
    store = FileStore(data)
    store.save(kept(30, started=late, routine="walk"))
    index.refresh()
    truth = fresh(data).sessions
    for wanted in (Wanted(), Wanted(routine="walk"), Wanted(text="nothing like it")):
        found = index.rows(0, 50, wanted)
        for entry in truth:
            place = index.position(entry.record.id, wanted)
            assert (None if place is None else found[place].id) in (None, entry.record.id)
            assert (place is None) == (entry.record.id not in {one.id for one in found})
        for ago in range(-2, 14):
            day = BEGAN.date() + timedelta(days=ago)
            before = [at for at, one in enumerate(found) if one.started.date() <= day]
            assert index.position_on(day, wanted) == min(before, default=len(found))
    assert index.position("z" * 16) is None


def test_weeks_that_the_days_cut_hold_only_what_is_within(data: Path, index: SessionIndex) -> None:
    every = [entry.record for entry in fresh(data).sessions]
    for first in range(-1, 11):
        for last in range(first, 11):
            since, until = (BEGAN.date() + timedelta(days=at) for at in (first, last))
            within = [one for one in every if since <= one.started.date() <= until]
            assert index.weeks(since, until) == weeks_of(within)
    assert index.weeks(since=BEGAN.date() + timedelta(days=3)) == weeks_of(every[:7])


def test_several_threads_may_ask_at_once(data: Path, index: SessionIndex) -> None:
    found: list[int] = []

    def ask() -> None:
        index.verify()
        found.append(index.count())

    threads = [Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [10] * 8
    assert index.rows()[0] == row(fresh(data).sessions[0])


def test_reading_tells_how_far_it_is(data: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    index = index_of(data, tmp_path / "new")
    index.refresh(lambda done, total: told.append((done, total)))
    assert told[-1] == (10, 10)
    index.close()


def test_an_index_made_anew_tells_how_far_it_is(index: SessionIndex, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    index.close()
    database(tmp_path).write_bytes(b"not a database, and long enough to be looked at" * 100)
    index.refresh(lambda done, total: told.append((done, total)))
    assert told[-1] == (10, 10)
