"""The history as two Parquet files, which DuckDB, Spark and pandas read as they are."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, cast

import msgspec

from toetap.cleaning import clean
from toetap.drafts import draft_of, require_free
from toetap.errors import ToetapError, UsageError
from toetap.exchange.reading import Kept
from toetap.exchange.tidy import SESSIONS, SETS, Columns, session_row, set_rows

NAMES = ("sessions.parquet", "sets.parquet")

_TABLES = (SESSIONS, SETS)
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL


class _Database(Protocol):
    def execute(self, query: str) -> object: ...

    def close(self) -> None: ...


def written(folder: Path, kept: Iterable[Kept], *, force: bool) -> None:
    """Make both files in a folder, which is made if the one above it is there.

    Raises:
        UsageError: There can be no such folder.
        ToetapError: What writes them is not installed, a file is there already, or they could not
            be written; nothing is left behind then.
    """
    _require_free(folder, force=force)
    database = _database()
    drafts = [draft_of(folder / name) for name in NAMES]
    try:
        with ExitStack() as stack:
            stack.callback(database.close)
            between = Path(stack.enter_context(TemporaryDirectory(prefix="toetap-")))
            _lines(between, kept)
            folder.mkdir(mode=0o700, exist_ok=True)
            for draft, name, columns in zip(drafts, NAMES, _TABLES, strict=True):
                stack.callback(_without, draft)
                # What it holds is about somebody's health, and its mode stays.
                os.close(os.open(draft, _NEW_FILE, 0o600))
                database.execute(_copy(between / name, columns, draft))
                _synced(draft)
            for draft, name in zip(drafts, NAMES, strict=True):
                draft.replace(folder / name)
    except OSError as error:
        raise _unwritten(folder, error.strerror or type(error).__name__) from None
    except (RuntimeError, ValueError) as error:
        # All of DuckDB's own errors are among these, and so are names that are no text.
        raise _unwritten(folder, clean(str(error)).rstrip(".")) from None


def _database() -> _Database:
    try:
        duckdb = import_module("duckdb")
    except ImportError:
        raise ToetapError(
            "Parquet is written with DuckDB, which is not installed.",
            'Install it along with toetap: pip install "toetap[parquet]"',
        ) from None
    # It is to fetch nothing from anywhere, and to leave nothing where somebody happens to be.
    quiet = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    return cast("_Database", duckdb.connect(":memory:", config={**quiet, "temp_directory": ""}))


def _lines(folder: Path, kept: Iterable[Kept]) -> None:
    """Both tables as lines of JSON: of these a database takes in more than fits into memory."""
    encode = msgspec.json.encode
    with (folder / NAMES[0]).open("wb") as sessions, (folder / NAMES[1]).open("wb") as sets:
        for one in kept:
            sessions.write(encode(session_row(one.record)) + b"\n")
            sets.writelines(encode(row) + b"\n" for row in set_rows(one.record))


def _copy(source: Path, columns: Columns, target: Path) -> str:
    typed = ", ".join(f"{_quoted(name)}: {_quoted(kind)}" for name, kind in columns.items())
    return (
        f"COPY (SELECT * FROM read_json({_quoted(str(source))}, format = 'newline_delimited', "  # noqa: S608 - quoted
        f"columns = {{{typed}}})) TO {_quoted(str(target))} "
        "(FORMAT parquet, USE_TMP_FILE false)"
    )


def _quoted(text: str) -> str:
    inner = text.replace("'", "''")
    return f"'{inner}'"


def _synced(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _without(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _require_free(folder: Path, *, force: bool) -> None:
    if folder.is_dir():
        for name in NAMES:
            require_free(folder / name, force=force)
    elif os.path.lexists(folder):
        shown = clean(str(folder))
        raise UsageError(f"{shown} is no folder.", "Name a folder: two files are made in it.")
    elif not folder.parent.is_dir():
        raise UsageError(f"There is no folder {clean(str(folder.parent))}.", "Make it first.")


def _unwritten(folder: Path, why: str) -> ToetapError:
    return ToetapError(
        f"The tables could not be written to {clean(str(folder))}: {why}.",
        "Nothing was left behind. Is there room, and may you write there?",
    )
