import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.store.records import session
from toetap import content, listing
from toetap.coach.catalogue import Catalogue
from toetap.coach.record import SessionRecord
from toetap.store.format import to_document
from toetap.store.ids import place
from toetap.store.index.history import SessionIndex
from toetap.store.toml import dumps

CATALOGUE, _PROBLEMS = content.load([], content.built_in())

Out = pytest.CaptureFixture[str]
History = Callable[..., SessionIndex]


@pytest.fixture
def history(tmp_path: Path) -> History:
    """Makes files of these sessions, and gives what an index says of them."""

    def made(*records: SessionRecord) -> SessionIndex:
        for record in records:
            path = tmp_path / "sessions" / place(record.started, record.id)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(dumps(to_document(record)))
        index = SessionIndex(tmp_path, None, "")
        index.refresh()
        return index

    return made


def test_a_row_is_a_line_where_no_terminal_has_an_edge(capsys: Out) -> None:
    listing.routines(CATALOGUE, json_wanted=False)
    _head, *rows = capsys.readouterr().out.splitlines()
    assert [row.split()[0] for row in rows] == list(CATALOGUE.routines)
    assert all(row == row.rstrip() for row in rows)


def test_a_long_text_is_one_line_where_no_terminal_has_an_edge(capsys: Out) -> None:
    exercise = CATALOGUE.exercises["hand-and-foot-tapping"]
    listing.show(exercise, CATALOGUE, json_wanted=False)
    assert f"Known: {exercise.known}" in capsys.readouterr().out.splitlines()


def test_the_own_routines_are_told_from_the_built_in(capsys: Out) -> None:
    own = Catalogue(CATALOGUE.exercises, CATALOGUE.routines, own=frozenset(["walk"]))
    listing.routines(own, json_wanted=False)
    marked = [line for line in capsys.readouterr().out.splitlines() if "(your own)" in line]
    assert [line.split()[0] for line in marked] == ["walk"]


@pytest.mark.parametrize("name", CATALOGUE.routines)
def test_all_of_a_routine_is_told(name: str, capsys: Out) -> None:
    routine = CATALOGUE.routines[name]
    listing.show(routine, CATALOGUE, json_wanted=False)
    told = capsys.readouterr().out
    for text in (routine.name, routine.summary, routine.when, routine.about, *routine.cautions):
        assert text in told
    for item in routine.item:
        assert f"({item.exercise})" in told


@pytest.mark.parametrize("name", CATALOGUE.exercises)
def test_all_of_an_exercise_is_told(name: str, capsys: Out) -> None:
    exercise = CATALOGUE.exercises[name]
    listing.show(exercise, CATALOGUE, json_wanted=False)
    told = capsys.readouterr().out
    for text in (*exercise.steps, *exercise.cautions, exercise.known, exercise.not_claimed):
        assert text in told
    for source in exercise.sources:
        assert CATALOGUE.sources[source].where in told
    assert told.count("Level ") >= len(exercise.level)


def test_programs_get_the_same_routine_from_the_list_and_by_name(capsys: Out) -> None:
    listing.routines(CATALOGUE, json_wanted=True)
    listed = json.loads(capsys.readouterr().out)
    for expected in listed:
        listing.show(CATALOGUE.routines[expected["id"]], CATALOGUE, json_wanted=True)
        assert json.loads(capsys.readouterr().out) == expected
    assert [each["id"] for each in listed] == list(CATALOGUE.routines)


def test_programs_get_an_exercise_with_its_id_and_levels(capsys: Out) -> None:
    listing.show(CATALOGUE.exercises["toe-tapping"], CATALOGUE, json_wanted=True)
    told = json.loads(capsys.readouterr().out)
    assert told["id"] == "toe-tapping"
    assert told["level"][0]["dose"]["kind"] == "taps"


def test_the_table_of_sessions_ends_somewhere_and_says_so(history: History, capsys: Out) -> None:
    listing.history(history(*map(session, range(30))), None, None, json_wanted=False)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1 + listing.ROWS + 1
    assert lines[-1].startswith(f"{listing.ROWS} of 30")


def test_programs_get_every_session_unless_they_set_a_limit(history: History, capsys: Out) -> None:
    past = history(*map(session, range(30)))
    listing.history(past, None, None, json_wanted=True)
    assert len(json.loads(capsys.readouterr().out)) == 30
    listing.history(past, 2, None, json_wanted=True)
    told = json.loads(capsys.readouterr().out)
    assert [each["id"] for each in told] == [row.id for row in past.rows(0, 2)]


def test_since_takes_in_its_own_day(history: History, capsys: Out) -> None:
    listing.history(history(*map(session, range(3))), None, date(2026, 3, 2), json_wanted=False)
    told = capsys.readouterr().out
    assert "2026-03-02" in told
    assert "2026-03-01" not in told


def test_a_day_is_the_one_that_the_person_had(history: History, capsys: Out) -> None:
    # Just past midnight in its own place, and still the day before in UTC.
    late = session().started.replace(hour=0, minute=5)
    listing.history(history(session(started=late)), None, late.date(), json_wanted=True)
    assert len(json.loads(capsys.readouterr().out)) == 1


def test_an_empty_answer_says_why_it_is_empty(
    history: History, tmp_path: Path, capsys: Out
) -> None:
    listing.history(history(), None, None, json_wanted=False)
    assert "Nothing here yet" in capsys.readouterr().out
    listing.history(history(session(0)), None, date(2026, 12, 1), json_wanted=False)
    assert capsys.readouterr().out == "Nothing since 2026-12-01.\n"
    # Something is there and can't be read: whoever calls tells of it.
    (file,) = tmp_path.rglob("*.toml")
    file.write_text("schema = 1\n", encoding="utf-8")
    listing.history(history(), None, None, json_wanted=False)
    assert capsys.readouterr().out == ""


def test_an_exercise_that_was_skipped_is_not_counted_as_done(history: History, capsys: Out) -> None:
    record = session()
    (done,) = record.exercises
    skipped = replace(done, status="skipped", sets=())
    record = replace(record, exercises=(done, skipped))
    listing.history(history(record), None, None, json_wanted=False)
    assert "1 of 2 exercises" in capsys.readouterr().out


@given(value=st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_reaches_a_program_whole_and_a_terminal_harmless(value: str, capsys: Out) -> None:
    listing.as_json({"text": value, "half": "\udc9b"})
    told = capsys.readouterr().out
    assert json.loads(told) == {"text": value, "half": "\udc9b"}
    assert all(" " <= character <= "~" for character in told.replace("\n", ""))


def test_no_control_character_of_a_path_reaches_the_terminal(capsys: Out) -> None:
    listing.paths({"here": Path("/a\x1b[31m\x9b2J\u202eb")}, json_wanted=False)
    assert capsys.readouterr().out == "here  /a\ufffd[31m\ufffd2J\ufffdb\n"
