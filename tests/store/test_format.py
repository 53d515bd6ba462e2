from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given

from tests.store.records import ID, document, documented, records, session
from toetap.coach.record import SessionRecord
from toetap.errors import UnreadableError
from toetap.store.format import from_document, offset_time, revised, to_document
from toetap.store.sessions import FileStore
from toetap.store.toml import dumps

EXAMPLE = documented("toml")
HOUR = timezone(timedelta(hours=1))


@given(records)
def test_a_record_comes_back_as_it_was(record: SessionRecord) -> None:
    read = from_document(tomllib.loads(dumps(to_document(record)).decode()))
    assert read.record == record
    assert not read.read_only
    for was, found in ((record.started, read.record.started), (record.ended, read.record.ended)):
        assert was.utcoffset() == found.utcoffset()


def test_the_documented_example_is_written_just_as_it_stands() -> None:
    record = from_document(tomllib.loads(EXAMPLE)).record
    assert dumps(to_document(record)).decode() == re.sub(r" +#.*", "", EXAMPLE)


def test_the_documented_example_says_what_it_looks_like() -> None:
    record = from_document(tomllib.loads(EXAMPLE)).record
    assert (record.id, record.routine, record.active_seconds) == (ID, "top-five", 602)
    assert record.started == datetime(2026, 11, 20, 9, 8, tzinfo=HOUR)
    assert (record.before.feet, record.before.numbness, record.after.effort) == ("clear", 5, 4)
    [exercise] = record.exercises
    assert [each.kind for each in exercise.sets] == ["reps", "taps"]
    assert exercise.sets[1].kept_up == "yes"


def test_the_documented_lines_of_python_read_what_is_saved(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    for number in range(3):
        store.save(session(number))
    store.save(session(40))
    command = [sys.executable, "-S", "-c", documented("python"), str(tmp_path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    assert told.stdout == "2026-03  30 min\n2026-04  10 min\n"


def test_what_a_calendar_needs_comes_before_the_first_double_bracket() -> None:
    head, _, _ = dumps(to_document(from_document(document()).record)).decode().partition("[[")
    found = tomllib.loads(head)
    assert {"started", "active_seconds", "status", "before", "after"} <= found.keys()


def test_what_was_not_answered_is_left_out() -> None:
    found = to_document(session())
    assert {"reason", "before", "after"}.isdisjoint(found)
    assert found["note"] == ""


def test_a_session_stopped_before_its_first_exercise_is_a_session() -> None:
    changes = {"exercise": None, "end": {"id": ID, "sets": 0}}
    record = from_document(document(**changes)).record
    assert record.exercises == ()
    assert "exercise" not in to_document(record)


@given(records)
def test_a_file_cut_anywhere_is_no_session(record: SessionRecord) -> None:
    # Every line of any record; every single byte of one: test_cuts.py.
    lines = dumps(to_document(record)).decode().splitlines(keepends=True)
    for kept in range(len(lines)):
        try:
            part = tomllib.loads("".join(lines[:kept]))
        except tomllib.TOMLDecodeError:
            continue
        with pytest.raises(UnreadableError):
            from_document(part)


def refusal(**changes: object) -> str:
    with pytest.raises(UnreadableError) as caught:
        from_document(document(**changes))
    assert caught.value.hint
    return caught.value.message


def test_every_key_that_does_not_fit_is_named_with_the_reason() -> None:
    naive = datetime.fromisoformat("2026-01-01")
    late = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
    early = datetime(1970, 1, 1, tzinfo=HOUR)
    assert refusal(title=None) == "title: it is missing."
    assert refusal(title=3) == "title: expected str, got int."
    assert refusal(status="finished") == "status: Invalid enum value 'finished'."
    assert refusal(before={"pain": 11}) == "before.pain: expected int <= 10."
    assert refusal(after={"effort": -1}) == "after.effort: expected int >= 0."
    assert refusal(after={"effort": float("nan")}).startswith("after.effort: expected int")
    assert refusal(active_seconds=2**70).startswith("active_seconds: expected int")
    assert refusal(active_seconds=True).startswith("active_seconds: expected int")
    assert refusal(started=naive).startswith("started: expected datetime with a timezone")
    assert refusal(started="2026-01-01T00:00:00Z") == "started: expected datetime, got str."
    assert refusal(started=late) == "started: the year 9999 is not from 2000 to 2100."
    assert refusal(ended=early) == "ended: the year 1970 is not from 2000 to 2100."
    assert refusal(id="../../etc/passwd").startswith("id: expected str matching")
    assert refusal(at_set=0) == "at_set: expected int >= 1."
    assert refusal(schema=0) == "schema: expected int >= 1."
    assert refusal(schema="1") == "schema: expected int, got str."
    assert refusal(exercise=5) == "exercise: expected array, got int."


def test_places_in_lists_are_told_as_people_count() -> None:
    exercise: dict[str, object] = {
        "id": "x", "name": "x", "level": 1, "posture": "seated", "status": "done",
    }  # fmt: skip
    assert refusal(exercise=[exercise, {**exercise, "level": 0}]) == (
        "exercise[2].level: expected int >= 1."
    )
    assert refusal(exercise=[{**exercise, "set": [{"kind": "reps"}]}]) == (
        "exercise[1].set[1].limbs: it is missing."
    )


def test_an_end_that_does_not_fit_is_told() -> None:
    assert refusal(end={"id": ID, "sets": 3}) == "end.sets: it says 3, and there are 2."
    assert refusal(end={"id": "0" * 16, "sets": 2}).startswith("end.id:")
    assert refusal(end={"sets": 2}) == "end.id: it is missing."
    assert refusal(end=None).startswith("end: it is missing")
    moved = document()
    moved["later"] = moved.pop("note")
    with pytest.raises(UnreadableError, match="end: it is not the last table"):
        from_document(moved)


def test_a_newer_file_is_read_only_where_it_can_be_understood() -> None:
    found = from_document(document(schema=2, mood="calm"))
    assert found.read_only
    assert found.record.title == "Top five in ten minutes"


def test_a_newer_file_that_can_not_be_understood_asks_for_a_newer_toetap() -> None:
    assert refusal(schema=2, status="dreamt").startswith("A newer toetap wrote this (schema 2)")


def test_what_a_terminal_would_obey_is_replaced_on_the_way_in() -> None:
    found = from_document(document(title="A\x1b[2Jb", note="a\u202eb")).record
    assert found.title == "A\ufffd[2Jb"
    assert found.note == "a\ufffdb"


def test_a_revision_keeps_the_keys_that_toetap_does_not_know() -> None:
    before = document(mood="calm", weather={"rain": True}, end={"id": ID, "sets": 2, "crc": 7})
    after = revised(before, {"note": "Better.", "reason": None})
    text = dumps(after).decode()
    again = tomllib.loads(text)
    del before["reason"]
    assert again == {**before, "note": "Better."}
    assert list(again)[-1] == "end"
    assert text.index("mood") < text.index("[before]") < text.index("[weather]")
    assert from_document(again).record.note == "Better."


def test_times_are_kept_as_toml_can_hold_them() -> None:
    odd = timezone(timedelta(minutes=19, seconds=32))
    kept = offset_time(datetime(2026, 5, 6, 7, 8, 9, 999999, tzinfo=odd))
    assert kept.isoformat() == "2026-05-06T07:08:37+00:20"
    with pytest.raises(ValueError, match="offset of the place"):
        offset_time(datetime.fromisoformat("2026-05-06"))
