"""Check-ups on the disk: whole or not at all, thrown away and brought back, carried by backups."""

from __future__ import annotations

import errno
import os
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.faulty import Tape, files_below
from toetap.coach.checkups import Checkup, Places, Taps
from toetap.errors import NotSavedError, UnknownNameError
from toetap.store.backup import Places as Folders
from toetap.store.backup import back_up, restore
from toetap.store.checkups import CheckupStore
from toetap.store.ids import new_id

AT = datetime(2026, 11, 20, 9, 8, tzinfo=UTC)
NAME = "7h2k9qmxw4c8v1tz"
ONE = Checkup(
    id=NAME,
    at=AT,
    app="0.1.0",
    taps=Taps(left=28, right=31, counted="someone"),
    pain=Places(left_foot=4, right_hand=0),
)


def _id(one: Checkup) -> str:
    return one.id


answers = st.none() | st.integers(0, 10)
places = st.builds(
    Places, left_foot=answers, right_foot=answers, left_hand=answers, right_hand=answers
)
checkups = st.builds(
    Checkup,
    id=st.binary(min_size=10, max_size=10).map(lambda raw: new_id(lambda _count: raw)),
    at=st.integers(0, 10**9).map(lambda seconds: AT + timedelta(seconds=seconds)),
    app=st.just("0.1.0"),
    taps=st.builds(Taps, left=st.none() | st.integers(0, 200), right=st.none()),
    pain=places,
    numbness=places,
    tingling=places,
    note=st.text(st.characters(exclude_categories=["Cs", "Cc"])),
)


def test_a_check_up_is_a_small_file_that_anyone_can_read(tmp_path: Path) -> None:
    path = CheckupStore(tmp_path).save(ONE)
    assert path == tmp_path / "checkups" / "2026" / "11" / f"2026-11-20-0908-{NAME}.toml"
    assert tomllib.loads(path.read_text(encoding="utf-8")) == {
        "schema": 1,
        "id": NAME,
        "at": AT,
        "app": "0.1.0",
        "taps": {"left": 28, "right": 31, "counted": "someone"},
        "pain": {"left_foot": 4, "right_hand": 0},
        "end": {"id": NAME},
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(several=st.lists(checkups, max_size=4, unique_by=_id))
def test_what_is_kept_is_what_is_found(several: list[Checkup], tmp_path: Path) -> None:
    store = CheckupStore(Path(mkdtemp(dir=tmp_path)))
    for one in several:
        store.save(one)
    assert store.all().attention == ()
    assert sorted(store.all().checkups, key=_id) == sorted(several, key=_id)
    assert [one.at for one in store.all().checkups] == sorted(one.at for one in several)


@pytest.mark.parametrize("cut", [10, 60, 120])
def test_a_file_that_was_cut_short_is_told_and_left_alone(cut: int, tmp_path: Path) -> None:
    store = CheckupStore(tmp_path)
    path = store.save(ONE)
    path.write_bytes(path.read_bytes()[:cut])
    found = store.all()
    assert found.checkups == ()
    assert [one.path for one in found.attention] == [path]


def test_a_copy_under_another_name_is_told(tmp_path: Path) -> None:
    store = CheckupStore(tmp_path)
    path = store.save(ONE)
    copy = path.with_name(path.name.replace(NAME, "0000000000000000"))
    copy.write_bytes(path.read_bytes())
    assert [one.path for one in store.all().attention] == [copy]


@pytest.mark.parametrize("call", range(10))
def test_whichever_call_fails_nothing_half_is_left(call: int, tmp_path: Path) -> None:
    store = CheckupStore(tmp_path, Tape(call, errno.ENOSPC).system(), os.urandom)
    try:
        store.save(ONE)
    except NotSavedError:
        assert CheckupStore(tmp_path).all().checkups in ((), (ONE,))
    else:
        assert CheckupStore(tmp_path).all().checkups == (ONE,)
    assert CheckupStore(tmp_path).all().attention == ()
    assert not [name for name in files_below(tmp_path) if str(name).endswith(".tmp")]


def test_what_is_thrown_away_comes_back_or_is_gone_for_good(tmp_path: Path) -> None:
    store = CheckupStore(tmp_path)
    store.save(ONE)
    store.trash(NAME)
    assert store.all().checkups == ()
    store.restore(NAME)
    assert store.all().checkups == (ONE,)
    with pytest.raises(UnknownNameError):
        store.restore(NAME)
    store.trash(NAME)
    assert store.purge() == 1
    with pytest.raises(UnknownNameError):
        store.restore(NAME)


def test_nothing_takes_the_place_of_a_file(tmp_path: Path) -> None:
    store = CheckupStore(tmp_path)
    store.save(ONE)
    store.trash(NAME)
    store.save(ONE)
    with pytest.raises(NotSavedError, match="has its place"):
        store.restore(NAME)
    store.trash(NAME)
    assert store.purge() == 2


def test_a_backup_carries_them(tmp_path: Path) -> None:
    here, there = (
        Folders(tmp_path / name / "data", tmp_path / name / "config", tmp_path / name / "state")
        for name in ("here", "there")
    )
    other = Checkup(id="0000000000000000", at=AT, app="0.1.0")
    store = CheckupStore(here.data)
    store.save(ONE)
    store.save(other)
    store.trash(other.id)
    back_up(here, tmp_path / "all.tar.gz")
    assert restore(tmp_path / "all.tar.gz", there).files == {"checkups": 1, "checkups-trash": 1}
    again = CheckupStore(there.data)
    assert again.all().checkups == (ONE,)
    again.restore(other.id)
    assert len(again.all().checkups) == 2
    assert restore(tmp_path / "all.tar.gz", there).already == 1
