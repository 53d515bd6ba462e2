"""What was done is put right: counts, and sessions that were not guided."""

import tomllib
from datetime import datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from tests.coach.builders import exercise
from tests.screenshots.past import PLACE
from tests.store.records import session
from tests.tui.stage import Stage, app_with, catalogue_of, routine_of
from toetap.coach.exercise import Time
from toetap.coach.record import SessionRecord
from toetap.store.sessions import FileStore
from toetap.store.toml import dumps

NOW = datetime(2026, 11, 20, 9, 8, tzinfo=PLACE)
WALKING = exercise(Time(seconds=1800), id_="walking")
WALK = routine_of(WALKING, name="Walk")


def kept(data: Path) -> FileStore:
    store = FileStore(data)
    store.save(replace(session(0, started=NOW - timedelta(days=1)), note="as it was"))
    return store


def counts(record: SessionRecord) -> list[int]:
    return [one.done for each in record.exercises for one in each.sets]


async def opened(stage: Stage, *keys: str) -> None:
    await stage.press("h")
    await stage.settle()
    await stage.press(*keys)
    await stage.settle()


async def test_counts_are_typed_or_turned_and_saved(tmp_path: Path) -> None:
    store = kept(tmp_path)
    async with app_with(store) as stage:
        await opened(stage, "c")
        assert "Toe curls with a towel" in stage.text
        assert "12 of 12 reps" in stage.text
        await stage.press("1", "0", "down", "left", "left", "enter")
        await stage.settle()
        (record,) = stage.records()
        assert counts(record) == [10, 10]
        assert record.exercises[0].status == "partial"
        assert "Counts saved." in stage.text
        assert "20 of 24 reps" in stage.says("#detail")
        await stage.press("u")
        await stage.settle()
        assert stage.records()[0] == replace(record, exercises=session(0).exercises)
        assert "The counts are as they were." in stage.text


async def test_in_the_dialog_u_takes_one_back_and_escape_all(tmp_path: Path) -> None:
    async with app_with(kept(tmp_path)) as stage:
        await opened(stage, "c", "3", "u")
        assert "◀ 12 of 12 reps ▶" in stage.text
        await stage.press("3", "escape")
        await stage.settle()
        assert counts(stage.records()[0]) == [12, 12]
        await stage.press("c", "enter")
        await stage.settle()
        assert "Counts saved." not in stage.text


async def test_what_toetap_does_not_know_survives_in_every_table(tmp_path: Path) -> None:
    store = kept(tmp_path)
    (file,) = (tmp_path / "sessions").rglob("*.toml")
    document = tomllib.loads(file.read_text(encoding="utf-8"))
    document["exercise"][0]["theirs"] = {"a": 1}
    document["exercise"][0]["set"][1]["mine"] = [1, 2]
    file.write_bytes(dumps(document))
    async with app_with(store) as stage:
        await opened(stage, "c", "down", "7", "enter")
        written = tomllib.loads(file.read_text(encoding="utf-8"))
        document["exercise"][0]["set"][1]["done"] = 7
        document["exercise"][0]["status"] = "partial"
        assert written == document


async def test_a_session_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    store = kept(tmp_path)
    async with app_with(store) as stage:
        await opened(stage, "c", "7")
        record = stage.records()[0]
        first = record.exercises[0]
        store.save(replace(record, exercises=(replace(first, sets=first.sets[:1]),)))
        await stage.press("enter")
        await stage.settle()
        assert "NOT SAVED." in stage.text
        assert counts(stage.records()[0]) == [12]


async def test_a_walk_is_entered_in_one_go_and_taken_back(tmp_path: Path) -> None:
    catalogue = catalogue_of(routine_of(), WALK, exercises=(WALKING,))
    async with app_with(kept(tmp_path), catalogue=catalogue) as stage:
        await opened(stage, "a")
        assert "◀ Walk ▶" in stage.text
        assert "as laid out, 30 min" in stage.text
        await stage.press("enter")
        await stage.settle()
        walk = stage.records()[0]
        assert (walk.title, walk.source, walk.active_seconds) == ("Walk", "logged", 1800)
        assert walk.ended == stage.clock.wall().replace(microsecond=0)
        assert "Saved: Walk." in stage.text
        assert stage.says("#detail").startswith("Walk")
        await stage.press("u")
        await stage.settle()
        assert len(stage.records()) == 1


async def test_anything_can_be_entered_with_when_how_long_and_how_it_was(tmp_path: Path) -> None:
    catalogue = catalogue_of(WALK, exercises=(WALKING,))
    async with app_with(kept(tmp_path), catalogue=catalogue) as stage:
        await opened(stage, "a", "s", "down", "right", "right", "down")
        await stage.write("0730")
        await stage.press("down", "1", "5", "down", "3", "down")
        await stage.write("outside")
        await stage.press("enter")
        await stage.settle()
        (found,) = [one for one in stage.records() if one.source == "logged"]
        assert found.title == "Stretch"
        assert found.started == datetime(2026, 11, 18, 7, 30, tzinfo=PLACE)
        assert (found.active_seconds, found.after.pain, found.note) == (900, 3, "outside")


async def test_a_time_that_can_not_be_is_told_and_the_form_stays(tmp_path: Path) -> None:
    catalogue = catalogue_of(WALK, exercises=(WALKING,))
    async with app_with(kept(tmp_path), catalogue=catalogue) as stage:
        await opened(stage, "a", "down", "right", "enter")
        assert "At what time did it begin? Write it as 8:30." in stage.text
        await stage.press("down")
        await stage.write("soon")
        await stage.press("enter")
        assert "'soon' is no time." in stage.text
        await stage.press("up", "left", "down", *["backspace"] * 4)
        await stage.write("23")
        await stage.press("enter")
        assert "is no time for a session that is over." in " ".join(stage.text.split())
        assert stage.shown == "Log"
        await stage.press("escape")
        assert len(stage.records()) == 1


async def test_a_note_is_taken_back_with_u(tmp_path: Path) -> None:
    async with app_with(kept(tmp_path)) as stage:
        await opened(stage, "e", "x", "enter")
        assert stage.records()[0].note == "as it wasx"
        await stage.press("u")
        await stage.settle()
        assert stage.records()[0].note == "as it was"
        assert "The note is as it was." in stage.text
