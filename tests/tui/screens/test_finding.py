"""Sessions found by what they are: the filter is asked for, told, and taken off again."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.screenshots.past import PLACE
from tests.store.records import session
from tests.tui.stage import Stage, app_with
from toetap.store.sessions import FileStore

NOW = datetime(2026, 11, 20, 9, 8, tzinfo=PLACE)


def kept(data: Path) -> FileStore:
    """Six sessions, one a month back from now; every other one a walk, the oldest one stopped."""
    store = FileStore(data)
    for number in range(6):
        record = session(number, started=NOW - timedelta(days=30 * number + 1))
        title = "Walk" if number % 2 else "Top five"
        status = "stopped" if number == 5 else "completed"
        store.save(replace(record, title=title, routine=title.lower(), status=status))
    return store


async def listed(stage: Stage) -> list[str]:
    await stage.settle()
    rows = stage.text.split("\n")
    return [row[2:44].strip() for row in rows if " min " in row[:44]]


async def find(stage: Stage, *keys: str) -> None:
    await stage.press("h")
    await stage.settle()
    await stage.press("slash", *keys)


async def test_words_are_looked_for_and_the_filter_is_told(tmp_path: Path) -> None:
    async with app_with(kept(tmp_path)) as stage:
        await find(stage)
        assert "Find sessions" in stage.text
        await stage.write("walk")
        await stage.press("enter")
        assert len(await listed(stage)) == 3
        assert 'Only "walk": 3 of 6. Esc: all again.' in stage.text
        await stage.press("escape")
        assert len(await listed(stage)) == 6
        assert "Only" not in stage.text
        assert stage.shown == "History"
        await stage.press("escape")
        assert stage.shown == "Routines"


async def test_choices_are_made_with_arrows_or_their_first_letter(tmp_path: Path) -> None:
    async with app_with(kept(tmp_path)) as stage:
        await find(stage, "down", "right", "down", "t", "down", "s", "enter")
        assert await listed(stage) == []
        assert "Only Top five · Toe curls with a towel · stopped: 0 of 6." in stage.text
        assert "Nothing is like that." in stage.text
        await stage.press("slash", "down", "left", "enter")
        assert len(await listed(stage)) == 1
        assert "Only Toe curls with a towel · stopped: 1 of 6." in stage.text


async def test_days_can_be_picked_by_name_or_written(tmp_path: Path) -> None:
    async with app_with(kept(tmp_path)) as stage:
        await find(stage, *["down"] * 4, "right", "right", "enter")
        assert len(await listed(stage)) == 1
        assert "Only since 2026-10-26: 1 of 6." in stage.text
        await stage.press("slash", *["down"] * 4, "left", "left", "down")
        await stage.write("2026-09")
        await stage.press("down")
        await stage.write("2026-10")
        await stage.press("enter")
        assert len(await listed(stage)) == 2
        assert "Only 2026-09-01 to 2026-10-31: 2 of 6." in stage.text
        await stage.press("slash", *["down"] * 4)
        assert "as written below" in stage.text


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [("soon", "", "'soon' is no date."), ("2026", "2025", "2026-01-01 comes after 2025-12-31.")],
)
async def test_days_that_can_not_be_are_told_and_nothing_is_lost(
    since: str, until: str, told: str, tmp_path: Path
) -> None:
    async with app_with(kept(tmp_path)) as stage:
        await find(stage, *["down"] * 5)
        await stage.write(since)
        await stage.press("down")
        await stage.write(until)
        await stage.press("enter")
        assert told in stage.text
        assert since in stage.text
        await stage.press("escape")
        assert len(await listed(stage)) == 6


async def test_only_what_needs_attention_can_be_listed(tmp_path: Path) -> None:
    store = kept(tmp_path)
    (tmp_path / "sessions" / "2026" / "copy.toml").write_text("x", encoding="utf-8")
    async with app_with(store) as stage:
        await find(stage, *["down"] * 3, "n", "enter")
        await stage.settle()
        assert "Only needs attention: 1. Esc: all again." in stage.text
        assert await listed(stage) == []
        assert "copy.toml" in stage.text


async def test_the_cursor_stays_at_its_session_where_that_is_found(tmp_path: Path) -> None:
    async with app_with(kept(tmp_path)) as stage:
        await find(stage, "escape")
        await stage.press("down", "down", "down")
        await stage.settle()
        told = stage.says("#detail")
        await stage.press("slash")
        await stage.write("walk")
        await stage.press("enter")
        await stage.settle()
        assert stage.says("#detail") == told
        await stage.press("escape")
        await stage.settle()
        assert stage.says("#detail") == told


async def test_left_and_right_go_from_month_to_month(tmp_path: Path) -> None:
    async with app_with(kept(tmp_path)) as stage:
        await stage.press("h")
        await stage.settle()
        for key, month in [("left", "October"), ("left", "September"), ("right", "October")]:
            await stage.press(key)
            await stage.settle()
            assert month in stage.says("#detail")
        for _ in range(8):
            await stage.press("left")
            await stage.settle()
        assert "June" in stage.says("#detail")
        for _ in range(8):
            await stage.press("right")
            await stage.settle()
        assert "19 November" in stage.says("#detail")


async def test_what_another_program_changes_is_noticed(tmp_path: Path) -> None:
    store = kept(tmp_path)
    async with app_with(store) as stage:
        await stage.press("h")
        await stage.settle()
        store.save(replace(session(9, started=NOW), title="From elsewhere"))
        await stage.until(lambda: "From elsewhere" in stage.text)
        assert "19 November" in stage.says("#detail")


async def test_the_tabs_lead_to_the_charts_and_back(tmp_path: Path) -> None:
    async with app_with(kept(tmp_path)) as stage:
        await stage.press("h")
        await stage.settle()
        assert "[Sessions] Trends" in stage.text
        await stage.press("t")
        await stage.settle()
        assert "[Trends]" in stage.text
        assert "edit note" not in stage.text
        await stage.press("e", "delete", "slash")
        assert stage.shown == "History"
        assert len(stage.records()) == 6
        await stage.press("question_mark")
        assert "Look at more weeks." in stage.text
        await stage.press("escape", "s")
        assert "[Sessions] Trends" in stage.text
        await stage.press("t", "h")
        assert "[Sessions] Trends" in stage.text
        await stage.press("h")
        assert stage.shown == "Routines"


async def test_on_a_slim_terminal_the_session_takes_the_place_of_the_list(tmp_path: Path) -> None:
    async with app_with(kept(tmp_path), size=(60, 20)) as stage:
        await stage.press("h")
        await stage.settle()
        assert len(await listed(stage)) == 6
        assert "19 November" not in stage.text
        await stage.press("enter")
        assert "19 November" in stage.text
        assert await listed(stage) == []
        await stage.press("h")
        assert len(await listed(stage)) == 6
        await stage.press("h")
        assert stage.shown == "Routines"
