from __future__ import annotations

import csv
import io
import json
import os
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.records import records, session
from toetap.coach.record import SessionRecord
from toetap.errors import ToetapError
from toetap.exchange.bringing import brought
from toetap.exchange.cells import guarded, optional, unguarded
from toetap.exchange.keeping import take_in
from toetap.exchange.reading import Kept, sessions
from toetap.exchange.table import COLUMNS
from toetap.exchange.writing import BOM, as_csv, as_json, as_toml, written
from toetap.store.files import Disk, FileSystem
from toetap.store.format import from_document, to_document
from toetap.store.sessions import FileStore

Way = Callable[[Iterable[Kept]], Iterator[str]]
DISK = Disk(FileSystem(), os.urandom)
both = pytest.mark.parametrize("way", [as_csv, as_json])


def kept(record: SessionRecord) -> Kept:
    return Kept(record, to_document(record))


def read_back(text: str) -> list[SessionRecord]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "taken-out")
        path.write_bytes(text.encode())
        return [one.record for one in brought(path)]


@both
@given(st.lists(records, max_size=4, unique_by=lambda record: record.id))
def test_what_is_taken_out_comes_back_the_same(way: Way, many: list[SessionRecord]) -> None:
    assert read_back("".join(way(map(kept, many)))) == many


@given(st.lists(records, max_size=3))
def test_toml_holds_the_documents(many: list[SessionRecord]) -> None:
    found = tomllib.loads("".join(as_toml(map(kept, many)))).get("session", [])
    assert [from_document(document).record for document in found] == many


@given(st.text())
def test_no_cell_is_taken_for_a_formula_a_number_or_a_date(text: str) -> None:
    cell = guarded(text)
    assert unguarded(cell) == text
    assert unguarded(optional(text)) == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    for reader in (float, date.fromisoformat):
        with pytest.raises(ValueError):  # noqa: PT011 - any of them
            reader(cell)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "@SUM(A1)",
        "+49",
        "-5",
        "8/8",
        "12e4567890123456",
        "0.1.0",
        "TRUE",
        "\uff1d1",
        "'",
        "Nov 20",
        "3 March 2026",
        "sep-10",
        "10 pm",
        "$5",
        "5 \u20ac",
        "(5)",
        "1 e 5",
    ],
)
def test_what_a_spreadsheet_would_change_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "8/8 4x2 2x4", "Käthe's towel", "7h2k9qmxw4c8v1tz", "5 sets", "top-five", "may"]
)
def test_all_other_texts_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text


def test_a_long_hostile_text_is_told_apart_at_once() -> None:
    assert guarded(f"1{'jan' * 20_000}!") == f"1{'jan' * 20_000}!"
    assert guarded(f"{'jan 1 ' * 20_000}") == f"'{'jan 1 ' * 20_000}"


def test_a_missing_text_is_not_an_empty_one() -> None:
    assert (optional(None), optional(""), optional("8/8 2x4")) == ("", "'", "8/8 2x4")


def test_a_table_has_a_row_for_each_set_and_spreadsheets_know_its_letters() -> None:
    text = "".join(as_csv([kept(session(note="=HYPERLINK(1)"))]))
    assert text.startswith(BOM)
    head, *rows = csv.reader(io.StringIO(text.removeprefix(BOM)))
    assert tuple(head) == COLUMNS
    assert [row[COLUMNS.index("set_number")] for row in rows] == ["1", "2"]
    assert {row[COLUMNS.index("note")] for row in rows} == {"'=HYPERLINK(1)"}
    assert text.count("\r\n") == 3


@both
def test_bringing_in_twice_changes_nothing(way: Way, tmp_path: Path) -> None:
    many = [session(number) for number in range(5)]
    path = tmp_path / "out"
    written(path, way(map(kept, many)), force=False)
    first = take_in(brought(path), tmp_path / "data", DISK)
    assert (first.new, first.same, first.other) == (5, 0, ())
    found = FileStore(tmp_path / "data").history()
    assert [entry.record for entry in found.sessions] == many[::-1]
    before = {at: at.stat().st_mtime_ns for at in (tmp_path / "data").rglob("*.toml")}
    again = take_in(brought(path), tmp_path / "data", DISK)
    assert (again.new, again.same, again.other) == (0, 5, ())
    assert before == {at: at.stat().st_mtime_ns for at in (tmp_path / "data").rglob("*.toml")}


def test_json_keeps_what_toetap_does_not_know(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "data")
    path = store.save(session())
    text = path.read_text(encoding="utf-8").replace("[end]", "[mine]\nmood = 7\n\n[end]")
    path.write_text(text, encoding="utf-8")
    written(tmp_path / "out", as_json(sessions(tmp_path / "data")), force=False)
    take_in(brought(tmp_path / "out"), tmp_path / "other", DISK)
    (copy,) = (tmp_path / "other").rglob("*.toml")
    assert copy.read_bytes() == path.read_bytes()


def test_a_session_that_is_there_and_says_something_else_stands(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "data")
    mine = session(note="mine")
    store.save(mine)
    other = msgspec.structs.replace(mine, note="theirs")
    written(tmp_path / "out", as_json([kept(other)]), force=False)
    taken = take_in(brought(tmp_path / "out"), tmp_path / "data", DISK)
    assert (taken.new, taken.same, taken.other) == (0, 0, (other,))
    assert store.read(mine.id).record == mine


def test_of_the_same_session_twice_in_a_file_the_first_is_kept(tmp_path: Path) -> None:
    written(tmp_path / "out", as_json([kept(session()), kept(session())]), force=False)
    taken = take_in(brought(tmp_path / "out"), tmp_path / "data", DISK)
    assert (taken.new, taken.same) == (1, 1)


def test_only_the_days_asked_for_are_taken_out(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "data")
    for number in range(4):
        store.save(session(number))
    found = sessions(tmp_path / "data", date(2026, 3, 2), date(2026, 3, 3))
    assert [one.record.started.day for one in found] == [2, 3]


SPREADSHEETS: dict[str, tuple[str, str]] = {
    "with a comma": (",", "utf-8-sig"),
    "where a comma stands in numbers": (";", "utf-8"),
    "as Unicode text": ("\t", "utf-16"),
}


@pytest.mark.parametrize("way", SPREADSHEETS)
def test_what_a_spreadsheet_has_saved_comes_back_the_same(way: str, tmp_path: Path) -> None:
    separator, encoding = SPREADSHEETS[way]
    mine = session(note="=one, two; three")
    text = "".join(as_csv([kept(mine)])).removeprefix(BOM)
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    for row in rows:
        row[head.index("day")] = "01.03.2026"
    page = io.StringIO(newline="")
    empty = [""] * len(head)
    csv.writer(page, delimiter=separator).writerows([head, empty, *reversed(rows), empty])
    (tmp_path / "saved").write_bytes(page.getvalue().encode(encoding))
    assert [one.record for one in brought(tmp_path / "saved")] == [mine]


def test_one_session_by_itself_is_taken_too() -> None:
    mine = session()
    text = "".join(as_json([kept(mine)])).strip().removeprefix("[").removesuffix("]")
    assert read_back(text) == [mine]


def table(*changes: tuple[str, str]) -> str:
    """The table of one session with two sets, with other text in some places."""
    text = "".join(as_csv([kept(session(note="gentle"))]))
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is empty"),
        (" \n", "is empty"),
        ("hello\nworld\n", "neither a table of sets nor JSON"),
        ("[[session]]\n", "is TOML"),
        (table(("\r\n", "\r\n,")), "row 2: session is empty"),
        (table(("seated,done,2", "seated,done,1")), "row 3: set_number 1 is there twice"),
        (table(("seated,done,1", "seated,done,3")), "set_number 1 is missing"),
        ('{"end": {}}', "session 1"),
        (table(("posture", "stance")), "no column 'posture'"),
        (table(("12,12,48", "12,many,48")), "row 2, done: 'many' is no whole number"),
        (table(("12,12,48", f"12,{'9' * 5000},48")), "is no whole number"),
        (table(("gentle", "rough")), "row 3: note is not what row 2 says of the same"),
        (table(("2026-03-01T", "yesterday")), "row 2: started"),
        (table((",completed,", ",splendid,"), (",completed,", ",splendid,")), "status"),
        ("[1]", "session 1: it is no session"),
        ("[{", "is not JSON: line 1, column 3"),
        ("[" * 100_000, "no JSON that toetap has written"),
        ("[{}]", "session 1: end: it is missing"),
        ('[{"started": 5, "end": {}}]', "session 1, started: '5' is no time"),
    ],
)
def test_what_is_none_of_ours_is_told_and_nothing_is_kept(text: str, told: str) -> None:
    with pytest.raises(ToetapError) as caught:
        read_back(text)
    assert told.replace("row 2: started", "row 2") in f"{caught.value.message}"
    assert "Nothing was brought in" in caught.value.hint


def test_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes('[{"note": "Käthe"}]'.encode("latin-1"))
    with pytest.raises(ToetapError, match="not UTF-8, at byte 12"):
        brought(tmp_path / "out")
    with pytest.raises(ToetapError, match="can't be read: No such file"):
        brought(tmp_path / "none")


def test_what_no_session_file_can_hold_is_told_before_anything_is_kept(tmp_path: Path) -> None:
    good, bad = to_document(session(1)), to_document(session(2))
    end = bad.pop("end")
    bad = {**bad, "mine": [None], "end": end}
    (tmp_path / "out").write_text(json.dumps([good, bad], default=str), encoding="utf-8")
    with pytest.raises(ToetapError, match="what no session file can hold"):
        take_in(brought(tmp_path / "out"), tmp_path / "data", DISK)
    assert not (tmp_path / "data").exists()


def test_a_file_that_is_there_is_written_over_only_when_asked_to(tmp_path: Path) -> None:
    path = tmp_path / "out"
    written(path, ["a"], force=False)
    with pytest.raises(ToetapError, match="there already"):
        written(path, ["b"], force=False)
    written(path, ["c"], force=True)
    assert path.read_bytes() == b"c"
    for place, told in (
        (tmp_path, "is a folder"),
        (Path("-"), "standard output"),
        (tmp_path / "no" / "x", "no folder"),
    ):
        with pytest.raises(ToetapError, match=told):
            written(place, ["d"], force=True)


def test_what_goes_wrong_on_the_way_leaves_nothing(tmp_path: Path) -> None:
    def failing() -> Iterator[str]:
        yield "a"
        raise OSError(28, "No space left on device")

    with pytest.raises(ToetapError, match="No space left"):
        written(tmp_path / "out", failing(), force=False)
    assert list(tmp_path.iterdir()) == []
