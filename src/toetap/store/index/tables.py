"""The database of the index: its tables, and how it is opened.

What is in it was read from the files by one version of toetap, for one folder of sessions. Any
other is as good as none.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from zlib import crc32

_APPLICATION = 0x746F6574  # "toet"
_WAIT_SECONDS = 2.0
_LAYOUT = 4

_TABLES = """
CREATE TABLE about (made_by TEXT NOT NULL, data BLOB NOT NULL);
CREATE TABLE folders (
    folder INTEGER PRIMARY KEY,
    path BLOB NOT NULL UNIQUE,  -- below sessions/, as the system writes it
    stamp TEXT,                 -- how it was when it was looked through; NULL: look again
    inside BLOB NOT NULL,       -- names of the folders in it, a / between them
    verified INTEGER NOT NULL   -- when each of its files was last looked at, in nanoseconds
);
CREATE TABLE kinds (            -- what sessions are of: few, however many sessions there are
    kind INTEGER PRIMARY KEY,
    routine TEXT NOT NULL,
    title TEXT NOT NULL,
    doing TEXT NOT NULL,        -- ids of the exercises, each between two spaces
    names TEXT NOT NULL,        -- their names, a line each
    words TEXT NOT NULL,        -- title and names, as they are searched
    UNIQUE (routine, title, doing, names)
);
CREATE TABLE files (            -- a row a file, and narrow: what is here is written for each one
    file INTEGER PRIMARY KEY,
    folder INTEGER NOT NULL,
    name BLOB NOT NULL,
    stamp TEXT,                 -- how the file was when it was read; NULL: read it again
    id TEXT,                    -- NULL: it needs attention
    counts INTEGER NOT NULL,    -- 0 too for a second file of the same id
    at INTEGER,                 -- when the session started, in microseconds of UTC
    minutes INTEGER,            -- so far ahead of UTC its clock was
    day INTEGER,                -- its local day, as an ordinal
    status TEXT,
    seconds INTEGER,
    full INTEGER,               -- exercises done in full, of so many
    exercises INTEGER,
    did INTEGER,                -- anything was done
    read_only INTEGER,
    note TEXT,                  -- as it is searched; NULL where there is none
    why TEXT,                   -- what is said of a file that needs attention
    hint TEXT,
    kind INTEGER
);
CREATE TABLE sums (             -- what the sessions of a day amount to
    day INTEGER PRIMARY KEY,
    kept INTEGER NOT NULL,      -- sessions that count
    facts BLOB NOT NULL
);
CREATE TABLE weeks (
    monday INTEGER PRIMARY KEY,
    kept INTEGER NOT NULL,
    did INTEGER NOT NULL,       -- anything was done in one of them
    facts BLOB NOT NULL
);
CREATE INDEX many ON weeks (kept);
CREATE TABLE days (day INTEGER PRIMARY KEY, sessions INTEGER NOT NULL, seconds INTEGER NOT NULL);
"""

_INDEXES = {
    "lying": "UNIQUE INDEX lying ON files (folder, name)",
    "newest": "INDEX newest ON files (at DESC, id DESC, kind, status, day) WHERE counts",
    "kept": "INDEX kept ON files (kind, at DESC, id DESC, status, day) WHERE counts",
    "stood": "INDEX stood ON files (status, at DESC, id DESC, kind, day) WHERE counts",
    "noted": "INDEX noted ON files (note) WHERE note IS NOT NULL",
    "named": "INDEX named ON files (id, counts) WHERE id IS NOT NULL",
    "dated": "INDEX dated ON files (day) WHERE counts",
    "troubled": "INDEX troubled ON files (file) WHERE id IS NULL",
    "doubled": "INDEX doubled ON files (id) WHERE counts = 0 AND id IS NOT NULL",
}


def bare(db: sqlite3.Connection) -> None:
    """Take the indexes of the files away while many rows come, in a transaction that is open."""
    for name in _INDEXES:
        db.execute(f"DROP INDEX {name}")


def indexed(db: sqlite3.Connection) -> None:
    """Make them. One that is made of many rows at once is made in a fraction of the time."""
    for index in _INDEXES.values():
        db.execute(f"CREATE {index}")


def database(cache: Path, data: Path) -> Path:
    """The file of the index of a data folder."""
    return cache / f"history-{crc32(os.fsencode(data.absolute())):08x}.sqlite"


def opened(path: Path, data: Path, version: str) -> sqlite3.Connection:
    """The index at `path`, empty where there was none, or another's, or a damaged one.

    Raises:
        OSError: There can be no file there.
        sqlite3.Error: It can't be written to, or is in use.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # What it holds is nobody else's business; its journal takes the mode over.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600))
    try:
        return _usable(path, data, version)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        discard(path)
        return opened(path, data, version)


def private(data: Path, version: str) -> sqlite3.Connection:
    """An empty index that nobody else sees, and that is gone when it is closed."""
    database = _connected("")
    _fill(database, data, version)
    return database


def discard(path: Path) -> None:
    """Take an index away, with what a killed program may have left beside it.

    Raises:
        OSError: It can't be taken away.
    """
    for name in (path, path.with_name(f"{path.name}-journal")):
        name.unlink(missing_ok=True)


def _connected(path: Path | str) -> sqlite3.Connection:
    return sqlite3.connect(
        path, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False
    )


def _usable(path: Path, data: Path, version: str) -> sqlite3.Connection:
    database = _connected(path)
    try:
        if database.execute("PRAGMA application_id").fetchone() == (_APPLICATION,):
            made = database.execute("SELECT made_by, data FROM about").fetchall()
            if made == [_about(data, version)]:
                return database
        if database.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,):
            _fill(database, data, version)
            return database
    except BaseException:
        database.close()
        raise
    database.close()
    raise sqlite3.DatabaseError("made by another version, or for another folder")


def _fill(database: sqlite3.Connection, data: Path, version: str) -> None:
    database.execute("BEGIN IMMEDIATE")
    for statement in _TABLES.split(";\n"):
        if statement.strip():
            database.execute(statement)
    indexed(database)
    database.execute("INSERT INTO about VALUES (?, ?)", _about(data, version))
    database.execute(f"PRAGMA application_id = {_APPLICATION}")
    database.execute("COMMIT")


def _about(data: Path, version: str) -> tuple[str, bytes]:
    """By what the index was made, and for which folder."""
    return f"{version}, layout {_LAYOUT}", os.fsencode(data.absolute())
