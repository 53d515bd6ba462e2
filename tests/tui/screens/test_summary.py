"""After a session: what was done, the questions, and their answers."""

from pathlib import Path

import pytest

from tests.coach.builders import exercise
from tests.tui.stage import (
    KEEP,
    STRETCH,
    TAPPING,
    app_with,
    catalogue_of,
    record,
    routine_of,
    summary_of,
)
from toetap.coach.exercise import Reps
from toetap.store.sessions import FileStore


async def test_what_was_done_is_told_against_what_was_asked(tmp_path: Path) -> None:
    async with summary_of(FileStore(tmp_path), keys=KEEP) as stage:
        assert "Ended: Morning" in stage.text
        assert "right 1 of 3 reps" in stage.text
        assert "left 0 of 3 reps" in stage.text
        assert "Not saved yet" in stage.text


async def test_digits_and_arrows_answer(tmp_path: Path) -> None:
    async with summary_of(FileStore(tmp_path), keys=KEEP) as stage:
        await stage.press("3", "down", "left", "right", "left")
        assert (record(stage).after.pain, record(stage).after.effort) == (3, 9)
        await stage.press("up", "4")
        assert (record(stage).after.pain, record(stage).after.effort) == (4, 9)


async def test_below_the_questions_is_the_note_and_up_returns(tmp_path: Path) -> None:
    async with summary_of(FileStore(tmp_path), keys=KEEP) as stage:
        await stage.press("down", "down")
        await stage.write("quite 3 [b]good?")
        assert record(stage).note == "quite 3 [b]good?"
        await stage.press("up", "7")
        assert record(stage).after.effort == 7
        assert record(stage).note == "quite 3 [b]good?"


@pytest.mark.parametrize("in_note", [False, True])
async def test_enter_saves_and_leads_to_the_routines(in_note: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a table
    async with summary_of(FileStore(tmp_path), keys=KEEP) as stage:
        await stage.press("2", *(["down", "down"] if in_note else []), "enter")
        await stage.settle()
        assert stage.shown == "Routines"
        assert "✓ Saved" in stage.text
        assert "✓ done today" in stage.text
        (kept,) = stage.records()
        assert (kept.status, kept.after.pain) == ("partial", 2)
        await stage.press("h", "h")
        await stage.settle()
        assert "✓ Saved" not in stage.text


async def test_a_stop_is_asked_why_and_advised(tmp_path: Path) -> None:
    async with summary_of(FileStore(tmp_path)) as stage:
        assert "Sit down first." in stage.text
        await stage.press("2")
        assert record(stage).reason == "dizzy"
        assert "Sit or lie down" in stage.text
        await stage.press("backspace")
        assert record(stage).reason is None
        await stage.press("2", "enter")
        await stage.settle()
        (kept,) = stage.records()
        assert (kept.status, kept.reason) == ("stopped", "dizzy")


async def test_a_reason_that_is_changed_in_haste_is_the_last_one(tmp_path: Path) -> None:
    async with summary_of(FileStore(tmp_path)) as stage:
        await stage.press("1")
        await stage.press("right", "right", "right", "right", every=0.04)
        assert "[5 other]" in stage.text
        assert record(stage).reason == "other"
        await stage.press("left", "left", every=0.04)
        assert record(stage).reason == "injury"


async def test_kept_up_can_be_answered_and_changed(tmp_path: Path) -> None:
    catalogue = catalogue_of(routine_of(TAPPING))
    async with app_with(FileStore(tmp_path), catalogue=catalogue, start="morning") as stage:
        await stage.into_first_set()
        await stage.wait(20)
        await stage.press("q", "down", "enter")
        assert "Did you keep up" in stage.text
        await stage.press("down", "down", "1")
        assert record(stage).exercises[0].sets[0].kept_up == "yes"
        await stage.press("2")
        assert record(stage).exercises[0].sets[0].kept_up == "lost it"
        await stage.press("backspace")
        assert record(stage).exercises[0].sets[0].kept_up is None


async def test_a_digit_meant_for_pain_answers_no_worded_question(tmp_path: Path) -> None:
    catalogue = catalogue_of(routine_of(TAPPING))
    async with app_with(FileStore(tmp_path), catalogue=catalogue, start="morning") as stage:
        await stage.into_first_set()
        await stage.wait(20)
        await stage.press("q", "down", "enter", "2")
        assert record(stage).after.pain == 2
        assert record(stage).exercises[0].sets[0].kept_up is None


async def test_answers_are_still_there_after_going_back(tmp_path: Path) -> None:
    async with summary_of(FileStore(tmp_path)) as stage:
        await stage.press("down", "6", "down", "8", "down")
        await stage.write("sore")
        await stage.press("up", "b")
        assert stage.shown == "Session"
        await stage.press("q", "down", "enter")
        assert "[6]" in stage.text
        assert "[8]" in stage.text
        assert "sore" in stage.text
        assert (record(stage).after.pain, record(stage).note) == (6, "sore")


async def test_b_returns_to_the_end_of_a_completed_session(tmp_path: Path) -> None:
    catalogue = catalogue_of(routine_of(STRETCH))
    async with app_with(FileStore(tmp_path), catalogue=catalogue, start="morning") as stage:
        await stage.into_first_set()
        await stage.press("space")
        await stage.wait(13)
        await stage.quiet()
        assert "Done: Morning" in stage.text
        await stage.press("b")
        assert stage.shown == "Session"
        assert stage.session.stage.kind == "ready"


async def test_page_down_reads_on_in_what_was_done_and_answers_nothing(tmp_path: Path) -> None:
    many = tuple(exercise(Reps(count=1), id_=f"exercise-{number}") for number in range(20))
    catalogue = catalogue_of(routine_of(*many), exercises=many)
    async with app_with(FileStore(tmp_path), catalogue=catalogue, start="morning") as stage:
        await stage.into_first_set()
        await stage.press("q", "down", "enter")
        assert "▼ more below: PgDn" in stage.text
        assert "Exercise 19" not in stage.text
        await stage.press("pagedown", "pagedown")
        await stage.pilot.pause(0.05)
        assert "Exercise 19" in stage.text
        assert (record(stage).after.pain, record(stage).after.effort) == (None, None)
