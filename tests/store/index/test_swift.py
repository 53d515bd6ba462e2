import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.records import document, documented, records
from toetap.coach.record import SessionRecord
from toetap.documents import DocumentError, parse_document
from toetap.errors import UnreadableError
from toetap.store.format import from_document, to_document
from toetap.store.index.swift import Swift
from toetap.store.toml import dumps

ANY = Path("any.toml")
EXAMPLE = dumps(document())


def in_full(data: bytes) -> SessionRecord | None:
    """What the parser that reads everything finds."""
    try:
        decoded = from_document(parse_document(data, ANY))
    except (DocumentError, UnreadableError):
        return None
    return None if decoded.read_only else decoded.record


@given(st.lists(records, max_size=3))
def test_whatever_the_store_writes_is_read_as_by_the_full_parser(
    many: list[SessionRecord],
) -> None:
    swift = Swift()
    for record in [*many, *many]:
        data = dumps(to_document(record))
        found = swift.record(data)
        assert found is None or found == in_full(data)


@given(records, st.data())
def test_a_file_that_was_changed_anyhow_is_never_read_otherwise(
    record: SessionRecord, draw: st.DataObject
) -> None:
    swift, data = Swift(), dumps(to_document(record))
    swift.record(data)
    for _ in range(3):
        at = draw.draw(st.integers(0, len(data)))
        upto = draw.draw(st.integers(at, min(len(data), at + 40)))
        put = draw.draw(
            st.sampled_from(
                [b"", b"\n", b"\n\n", b'"', b'"""', b"'''", b"[", b"#", b"\r\n", b"x = 1\n",
                 b"[[exercise]]\n", b"\n\n[after]\npain = 1\n", b"[end]\n", b"\x00", b"\xff", b"9"]
            )
        )  # fmt: skip
        data = data[:at] + put + data[upto:]
        found = swift.record(data)
        assert found is None or found == in_full(data)


def test_the_documented_example_is_of_the_usual_form() -> None:
    assert Swift().record(EXAMPLE) == in_full(EXAMPLE) is not None


@pytest.mark.parametrize("note", ['say "soft"', "a\\b", "C:\\x", "Käthe – 5", "a\u202eb"])
def test_an_unusual_note_is_read_too(note: str) -> None:
    data = dumps(document(note=note))
    assert Swift().record(data) == in_full(data) is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("schema = 1", "schema = 2"),
        ("schema = 1", "schema = 1\nbefore = 1"),
        ("[before]", "[before] # seen"),
        ("[after]\n", "[before]\n"),
        ("[[exercise]]", "[exercise]"),
        ('side = "left"', 'side = "left"\nside = "left"'),
        ('side = "left"', 'side = "left"\nx.y = 1'),
        ('side = "left"', 'side = "left"\n[foo]'),
        ('side = "left"', 'side = "left"\nx = """\n\n"""'),
        ('side = "left"', 'side = "upper"'),
        ("target = 5", "target = 50000000"),
        ("sets = 2\n", "sets = 3\n"),
        ("sets = 2\n", "sets = 2\n\n[more]\n"),
        ("started = 2026-11-20", "started = 1999-11-20"),
        ("started = 2026-11-20", "started = 2026-13-20"),
    ],
)
def test_what_is_not_of_the_usual_form_is_never_read_otherwise(old: str, new: str) -> None:
    for text in (documented("toml"), EXAMPLE.decode()):
        assert old in text
        data = text.replace(old, new, 1).encode()
        found = Swift().record(data)
        assert found is None or found == in_full(data)


def test_a_table_of_many_characters_is_left_to_the_full_parser() -> None:
    key = ".".join("a" * 1200)
    data = EXAMPLE.replace(b'side = "left"', f'side = "left"\n{key} = 1'.encode())
    assert Swift().record(data) is None


def test_sets_before_any_exercise_are_no_session() -> None:
    text = EXAMPLE.decode()
    start, stop = text.index("[[exercise]]"), text.index("[[exercise.set]]")
    assert Swift().record((text[:start] + text[stop:]).encode()) is None


@pytest.mark.parametrize("data", [b"", b"\xff", b"\n\n", b"schema = 1\n", b"[end]\n", b"x\n\ny"])
def test_what_is_no_session_is_none(data: bytes) -> None:
    assert Swift().record(data) is None


def test_the_example_would_be_read_by_any_parser() -> None:
    assert tomllib.loads(EXAMPLE.decode())["id"] == document()["id"]
