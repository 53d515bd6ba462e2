from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.records import ID
from toetap.store.ids import CROCKFORD, id_in, is_id, is_leftover, new_id, place, temporary


def test_an_id_is_80_bits_in_crockfords_alphabet() -> None:
    assert new_id(lambda size: b"\x00" * size) == "0" * 16
    assert new_id(lambda size: b"\xff" * size) == "z" * 16
    assert new_id((1).to_bytes) == "0" * 15 + "1"
    assert set("ilou").isdisjoint(CROCKFORD)


@given(st.binary(min_size=10, max_size=10))
def test_every_id_holds_all_its_bits_and_fits_the_pattern(data: bytes) -> None:
    made = new_id(lambda _size: data)
    assert is_id(made)
    bits = 0
    for letter in made:
        bits = bits * 32 + CROCKFORD.index(letter)
    assert bits.to_bytes(10) == data


def test_ids_differ() -> None:
    assert len({new_id() for _ in range(1000)}) == 1000


def test_a_file_lies_by_the_local_time_of_its_start() -> None:
    late = datetime(2026, 12, 31, 23, 59, 58, tzinfo=timezone(timedelta(hours=-5)))
    assert place(late, ID) == PurePosixPath("2026", "12", f"2026-12-31-2359-{ID}.toml")


def test_the_name_of_a_clock_that_was_reset_still_fits() -> None:
    path = place(datetime(1, 2, 3, 4, 5, tzinfo=UTC), ID)
    assert path == PurePosixPath("0001", "02", f"0001-02-03-0405-{ID}.toml")
    assert id_in(path.name) == ID


@pytest.mark.parametrize(
    "name",
    [
        f"2026-11-20-0908-{ID}.sync-conflict-20261121-101500-ABCDEFG.toml",
        f"2026-11-20-0908-{ID} (1).toml",
        f"2026-11-20-0908-{ID}.toml~",
        f"2026-11-20-0908-{ID}.toml\n",
        f"2026-11-20-0908-{ID}.TOML",
        f".2026-11-20-0908-{ID}.toml.0123456789abcdef.tmp",
        f"x2026-11-20-0908-{ID}.toml",
        f"2026-11-20-0908-{ID.upper()}.toml",
        f"٢٠٢٦-11-20-0908-{ID}.toml",
        "2026-11-20-0908-7h2k9qmxw4c8v1tu.toml",
        f"2026-11-20-{ID}.toml",
        "",
    ],
)
def test_any_other_name_is_no_sessions(name: str) -> None:
    assert id_in(name) is None


def test_only_our_own_temporary_files_are_leftovers() -> None:
    name = f"2026-11-20-0908-{ID}.toml"
    assert is_leftover(temporary(name, lambda size: b"\xab" * size))
    assert is_leftover(temporary("probe", lambda size: b"\xab" * size))
    assert not is_leftover(f".{name}.tmp")
    assert not is_leftover(f".syncthing.{name}.tmp")
    assert not is_leftover(f"{name}.abababababababab.tmp")
