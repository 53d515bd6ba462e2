"""Two tables for programs, whole or not at all."""

import errno
import stat
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from msgspec.structs import replace

from bench.histories import histories
from toetap.coach.record import SessionRecord
from toetap.errors import ToetapError, UsageError
from toetap.exchange import parquet
from toetap.exchange.reading import Kept
from toetap.exchange.tidy import SESSIONS, SETS, session_row, set_rows


def write(folder: Path, *many: SessionRecord, force: bool = False) -> None:
    parquet.written(folder, (Kept(one, {}) for one in many), force=force)


def table(folder: Path, name: str) -> list[dict[str, Any]]:
    found = duckdb.read_parquet(str(folder / name))
    # What DuckDB gives as an instant of Python needs one package more.
    instants = [
        one for one, kind in zip(found.columns, found.types, strict=True) if "ZONE" in str(kind)
    ]
    replaced = ", ".join(f"epoch({one})::BIGINT AS {one}" for one in instants)
    found = found.project(f"* REPLACE ({replaced})" if replaced else "*")
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def test_each_session_is_a_row_and_so_is_each_set(tmp_path: Path) -> None:
    many = list(histories(40))
    write(tmp_path / "tables", *many)
    for row, record in zip(table(tmp_path / "tables", "sessions.parquet"), many, strict=True):
        known = session_row(record)
        assert row["day"] == date.fromisoformat(str(known.pop("day")))
        assert row["started"] == record.started.timestamp()
        assert row["ended"] == record.ended.timestamp()
        assert {key: row[key] for key in known if key not in ("started", "ended")} == {
            key: value for key, value in known.items() if key not in ("started", "ended")
        }
    sets = [row for record in many for row in set_rows(record)]
    assert table(tmp_path / "tables", "sets.parquet") == sets


def test_texts_come_as_they_are(tmp_path: Path) -> None:
    (one,) = histories(1)
    texts = ("=1+1", "", "'", "Käthe\u2019s 足 \U0001f9b6", '","\\', "NULL")
    many = [replace(one, note=text) for text in texts]
    write(tmp_path / "it's a * [folder]", *many)
    found = table(tmp_path, "it's a * [[]folder]/sessions.parquet")
    assert tuple(row["note"] for row in found) == texts


def test_an_empty_history_is_two_empty_tables_with_their_columns(tmp_path: Path) -> None:
    write(tmp_path / "tables")
    for name, columns in zip(parquet.NAMES, (SESSIONS, SETS), strict=True):
        found = duckdb.read_parquet(str(tmp_path / "tables" / name))
        types = [
            str(kind).replace("TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ") for kind in found.types
        ]
        assert (dict(zip(found.columns, types, strict=True)), found.fetchall()) == (columns, [])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_tables_are_nobody_elses_business(tmp_path: Path) -> None:
    write(tmp_path / "tables", *histories(1))
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "tables").iterdir()}
    assert modes == {0o600}
    assert stat.S_IMODE((tmp_path / "tables").stat().st_mode) == 0o700


def test_what_is_there_is_written_over_only_when_it_is_meant(tmp_path: Path) -> None:
    write(tmp_path, *histories(1))
    with pytest.raises(ToetapError, match="is there already"):
        write(tmp_path, *histories(2))
    write(tmp_path, *histories(2), force=True)
    assert len(table(tmp_path, "sessions.parquet")) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == list(parquet.NAMES)


def test_where_no_folder_can_be_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="is no folder"):
        write(tmp_path / "file")
    with pytest.raises(UsageError, match="There is no folder"):
        write(tmp_path / "none" / "tables")


def test_a_disk_that_refuses_leaves_nothing_behind(tmp_path: Path) -> None:
    def full() -> Iterator[Kept]:
        yield Kept(next(histories(1)), {})
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(ToetapError, match="No space left"):
        parquet.written(tmp_path / "tables", full(), force=False)
    assert not list(tmp_path.iterdir())


def test_what_is_no_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "sets.parquet").mkdir()
    with pytest.raises(UsageError, match="is a folder"):
        write(tmp_path, *histories(1), force=True)
    assert [path.name for path in tmp_path.iterdir()] == ["sets.parquet"]


def test_where_it_is_not_installed_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(ToetapError, match="not installed") as told:
        write(tmp_path / "tables")
    assert "toetap[parquet]" in told.value.hint
    assert not (tmp_path / "tables").exists()
