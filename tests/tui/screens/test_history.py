"""What was done: found, told, its note changed, thrown away and brought back."""

from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.screenshots.past import PLACE
from tests.store.records import session
from tests.tui.stage import SlowStore, Stage, app_with
from toetap import content
from toetap.coach.person import AskFirst
from toetap.coach.record import After, Before, SessionRecord
from toetap.errors import NotSavedError
from toetap.settings.told import Told
from toetap.settings.values import Settings
from toetap.store.sessions import FileStore

NOVEMBER = [datetime(2026, 11, day, 9, 8, tzinfo=PLACE) for day in (17, 18, 19)]


def kept(data: Path) -> FileStore:
    """A store with three sessions of this week; the last one is stopped."""
    store = FileStore(data)
    for number, started in enumerate(NOVEMBER):
        record = session(number, started=started, note=f"note {number}")
        store.save(replace(record, title=f"Session {number}"))
    felt = replace(record, title="Session 2", status="stopped", reason="pain")
    store.save(replace(felt, before=Before(pain=3, numbness=6), after=After(pain=5, effort=4)))
    return store


async def opened(stage: Stage) -> None:
    await stage.press("h")
    await stage.settle()


def notes(store: FileStore) -> list[str]:
    return [entry.record.note for entry in store.history().sessions]


async def test_an_empty_history_says_what_to_do(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await opened(stage)
        assert "Nothing here yet." in stage.text
        assert "choose a routine and press Enter" in " ".join(stage.says("#detail").split())
        await stage.press("enter", "e", "delete", "u", "down", "left", "right")
        assert stage.shown == "History"
        await stage.press("h")
        assert stage.shown == "Routines"


async def test_the_newest_comes_first_and_is_told_by_side(tmp_path: Path) -> None:
    async with app_with(kept(tmp_path)) as stage:
        await opened(stage)
        rows = [stage.text.index(f"✓ Session {number}") for number in (1, 0)]
        assert stage.text.index("■ Session 2") < rows[0] < rows[1]
        told = stage.says("#detail")
        assert "stopped: pain · 10:02 active" in told
        assert "pain before 3 · pain after 5 · numbness before 6 · effort 4" in " ".join(
            told.split()
        )
        assert "Note: note 2" in told
        assert "24 of 24 reps" in told


async def test_the_plan_stands_beside_the_week_and_in_the_charts(tmp_path: Path) -> None:
    catalogue, _problems = content.load([], content.built_in())
    told = Told(first=Settings(ask_first=AskFirst(read=True), plan={"walking": True}))
    async with app_with(kept(tmp_path), catalogue=catalogue, told=told) as stage:
        await opened(stage)
        assert "3 of 3 days this week" in stage.text
        await stage.press("t")
        await stage.settle()
        assert "plan: 90" in stage.text


async def test_trends_end_with_this_week_whatever_a_wrong_clock_has_left(tmp_path: Path) -> None:
    store = kept(tmp_path)
    store.save(session(9, started=datetime(2100, 1, 1, 9, tzinfo=PLACE)))
    async with app_with(store) as stage:
        await opened(stage)
        await stage.press("t")
        await stage.settle()
        assert "3 sessions on 3 days in 1 week" in " ".join(stage.says("#words").split())


async def test_what_was_entered_afterwards_says_so(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    store.save(replace(session(0, started=NOVEMBER[0]), source="logged"))
    async with app_with(store) as stage:
        await opened(stage)
        assert "Entered afterwards." in stage.says("#detail")


async def test_up_and_down_choose(tmp_path: Path) -> None:
    async with app_with(kept(tmp_path)) as stage:
        await opened(stage)
        await stage.press("down")
        assert "note 1" in stage.says("#detail")
        await stage.press("down", "up", "up")
        assert "note 2" in stage.says("#detail")


async def test_the_week_and_the_weeks_before_are_told(tmp_path: Path) -> None:
    async with app_with(kept(tmp_path)) as stage:
        await opened(stage)
        assert "3 days this week · 1 week in a row" in stage.text
        assert "Nov" in stage.text
        rows = [line for line in stage.text.split("\n") if line.strip().startswith("T")]
        assert rows[0].endswith(" 1")
        assert rows[1].endswith("▸1")


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_enter_opens_and_returns(key: str, tmp_path: Path) -> None:
    async with app_with(kept(tmp_path)) as stage:
        await opened(stage)
        await stage.press(key)
        assert stage.screen.query_one("#right").has_focus_within
        await stage.press(key)
        assert stage.screen.query_one("#sessions").has_focus


@pytest.mark.parametrize("key", ["h", "H", "escape", "q"])
async def test_h_goes_back_step_by_step(key: str, tmp_path: Path) -> None:
    async with app_with(kept(tmp_path)) as stage:
        await opened(stage)
        await stage.press("enter", key)
        assert stage.shown == "History"
        await stage.press(key)
        assert stage.shown == "Routines"


@pytest.mark.parametrize("key", ["h", "q", "escape", "question_mark", "d"])
async def test_a_held_key_does_not_make_the_screen_flicker(key: str, tmp_path: Path) -> None:
    async with app_with(kept(tmp_path)) as stage:
        await opened(stage)
        seen = []
        for _ in range(12):
            await stage.press(key, every=0.033)
            seen.append(stage.shown)
        changes = sum(one != other for one, other in pairwise(seen))
        assert changes <= 1


async def test_e_changes_the_note(tmp_path: Path) -> None:
    store = kept(tmp_path)
    async with app_with(store) as stage:
        await opened(stage)
        await stage.press("e")
        await stage.write(" and more")
        await stage.press("enter")
        await stage.settle()
        assert notes(store) == ["note 2 and more", "note 1", "note 0"]
        assert "Note saved." in stage.text
        assert "note 2 and more" in stage.says("#detail")


async def test_escape_leaves_the_note_as_it_was(tmp_path: Path) -> None:
    store = kept(tmp_path)
    async with app_with(store) as stage:
        await opened(stage)
        await stage.press("e")
        await stage.write("zzz")
        await stage.press("escape")
        await stage.settle()
        assert notes(store) == ["note 2", "note 1", "note 0"]


async def test_delete_moves_to_the_trash_and_u_brings_back(tmp_path: Path) -> None:
    store = kept(tmp_path)
    async with app_with(store) as stage:
        await opened(stage)
        await stage.press("down", "delete")
        await stage.settle()
        assert notes(store) == ["note 2", "note 0"]
        assert "Session 1 is in the trash. u brings it back." in stage.text
        await stage.press("delete")
        await stage.settle()
        assert notes(store) == ["note 2"]
        for left in (["note 2", "note 0"], ["note 2", "note 1", "note 0"]):
            await stage.press("u")
            await stage.settle()
            assert notes(store) == left
        await stage.press("u")
        await stage.settle()
        assert "Nothing to undo." in stage.text


async def test_delete_pressed_twice_deletes_once(tmp_path: Path) -> None:
    store = kept(tmp_path)
    async with app_with(store) as stage:
        await opened(stage)
        stage.clock.instant += 10**9
        stage.send("delete")
        await stage.press(*["delete"] * 5, every=0.03)
        await stage.settle()
        assert notes(store) == ["note 1", "note 0"]


async def test_delete_held_down_deletes_once(tmp_path: Path) -> None:
    store = kept(tmp_path)
    async with app_with(store) as stage:
        await opened(stage)
        await stage.press("delete")
        await stage.press("delete", every=0.5)
        await stage.press(*["delete"] * 9, every=0.033)
        await stage.settle()
        assert len(notes(store)) == 2
        await stage.press("delete", every=1)
        await stage.settle()
        assert len(notes(store)) == 1


async def test_the_last_session_can_be_deleted(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    store.save(session(0, started=NOVEMBER[0]))
    async with app_with(store) as stage:
        await opened(stage)
        await stage.press("delete")
        await stage.settle()
        assert "Nothing here yet." in stage.text
        await stage.press("u")
        await stage.settle()
        assert len(stage.records()) == 1
        assert "Top five" in stage.says("#detail")


class _Refusing(FileStore):
    """Changes nothing that it is asked to change."""

    def trash(self, session_id: str) -> None:
        raise NotSavedError(f"Session {session_id} stays: the disk is full.", "Make room.")

    def revise_note(self, session_id: str, note: str) -> SessionRecord:
        raise NotSavedError(f"{note!r} is not kept for {session_id}.", "Make room.")


@pytest.mark.parametrize("keys", ["delete", "e x enter"])
async def test_what_could_not_be_changed_is_told(keys: str, tmp_path: Path) -> None:
    kept(tmp_path)
    async with app_with(_Refusing(tmp_path)) as stage:
        await opened(stage)
        await stage.press(*keys.split())
        await stage.settle()
        assert "NOT SAVED." in stage.text
        assert len(stage.records()) == 3
        await stage.press("u")
        await stage.settle()
        assert "Nothing to undo." in stage.text


async def test_files_that_need_attention_are_listed_with_why_and_what_to_do(
    tmp_path: Path,
) -> None:
    store = kept(tmp_path)
    broken = tmp_path / "sessions" / "2026" / "11" / "2026-11-19-0908-7h2k9qmxw4c8v1tz.toml"
    broken.write_text("schema = 1\n", encoding="utf-8")
    async with app_with(store) as stage:
        await opened(stage)
        assert "1 needs attention" in stage.text
        assert "! needs attention" in stage.text
        (one,) = store.history().attention
        await stage.press("down", "down", "down")
        told = stage.says("#detail")
        assert str(broken) in told
        assert one.why in told
        assert one.hint in told
        await stage.press("e")
        assert "This one can't be changed." in stage.text
        await stage.press("delete")
        await stage.settle()
        assert "no session that can be read" in stage.text
        assert broken.exists()


async def test_what_a_newer_toetap_wrote_is_shown_and_never_changed(tmp_path: Path) -> None:
    store = kept(tmp_path)
    (file,) = (entry.path for entry in store.history().sessions if entry.record.note == "note 2")
    newer = file.read_text(encoding="utf-8").replace("schema = 1", "schema = 99")
    file.write_text(newer, encoding="utf-8")
    async with app_with(store) as stage:
        await opened(stage)
        assert "Written by a newer toetap" in stage.says("#detail")
        await stage.press("e")
        assert stage.shown == "History"
        assert "This one can't be changed." in stage.text


@pytest.mark.parametrize("key", ["h", "delete"])
async def test_leaving_before_the_files_are_read_does_no_harm(key: str, tmp_path: Path) -> None:
    kept(tmp_path)
    store = SlowStore(tmp_path)
    async with app_with(store) as stage:
        await opened(stage)
        with store.held_up():
            await stage.press(key, "h")
        await stage.settle()
        await stage.until(lambda: stage.shown in ("Routines", "History"))


async def test_the_routines_know_what_was_deleted(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    async with app_with(store) as stage:
        today = stage.clock.wall()
        store.save(replace(session(0, started=today), routine="morning"))
        await opened(stage)
        await stage.press("h")
        await stage.settle()
        assert "✓ done today" in stage.text
        await opened(stage)
        await stage.press("delete", "h")
        await stage.until(lambda: "✓ done today" not in stage.text)
