"""Whatever lies in a file or a document, reading it gives a session or says why there is none."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.records import ID, document, session
from toetap.errors import UnreadableError
from toetap.store.format import from_document
from toetap.store.history import Attention
from toetap.store.reading import examine
from toetap.store.sessions import FileStore
from toetap.store.toml import dumps

NAME = f"2026-11-20-0908-{ID}.toml"
GOOD = dumps(document())

scalars = (
    st.integers()
    | st.floats()
    | st.booleans()
    | st.text(max_size=8)
    | st.datetimes()
    | st.datetimes(timezones=st.just(UTC))
    | st.dates()
    | st.times()
    | st.sampled_from([ID, "completed", datetime.max.replace(tzinfo=UTC)])
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)
keys = st.sampled_from([*document(), "set", "pain", "sets", "mood"])


@given(st.dictionaries(keys, values, max_size=6))
def test_a_document_with_any_values_is_a_session_or_told(changes: dict[str, object]) -> None:
    found = document(**changes)
    for mixed in (found, changes):
        try:
            record = from_document(mixed).record
        except UnreadableError:
            continue
        assert record.id == found["id"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_file_with_any_change_is_a_session_or_told(tmp_path: Path, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(GOOD)))
    end = data.draw(st.integers(start, len(GOOD)))
    path = tmp_path / NAME
    path.write_bytes(GOOD[:start] + data.draw(st.binary(max_size=40)) + GOOD[end:])
    seen = examine(path)
    if isinstance(seen, Attention):
        assert seen.hint
        assert "\n" not in seen.why
    else:
        assert seen[0].record.id == ID


def test_two_machines_folders_merged_file_by_file_are_the_union(tmp_path: Path) -> None:
    """As Syncthing, a cloud folder, git or rsync do it: files never change hands."""
    here, there, both = (FileStore(tmp_path / name) for name in ("here", "there", "both"))
    for number in range(6):
        (here if number % 2 else there).save(session(number))
    for store in (here, there):
        store.save(session(6))
    here.trash(session(1).id)
    for name in ("here", "there"):
        for path in (tmp_path / name).rglob("*.toml"):
            target = tmp_path / "both" / path.relative_to(tmp_path / name)
            target.parent.mkdir(parents=True, exist_ok=True)
            assert not target.exists() or target.read_bytes() == path.read_bytes()
            target.write_bytes(path.read_bytes())
    assert both.history().attention == ()
    assert [entry.record for entry in both.history().sessions] == [
        session(number) for number in (6, 5, 4, 3, 2, 0)
    ]
    assert [entry.record for entry in both.thrown_away().sessions] == [session(1)]


@pytest.mark.parametrize("copy", [".sync-conflict-20261121-101500-ABCDEFG", " (1)", "~HEAD"])
def test_a_note_written_on_two_machines_is_kept_twice_and_told(tmp_path: Path, copy: str) -> None:
    store = FileStore(tmp_path)
    path = store.save(session(note="here"))
    store_there = FileStore(tmp_path / "there")
    other = store_there.save(session(note="there"))
    conflict = path.with_name(f"{path.stem}{copy}.toml")
    other.rename(conflict)
    history = store.history()
    assert [entry.record.note for entry in history.sessions] == ["here"]
    assert [told.path for told in history.attention] == [conflict]
