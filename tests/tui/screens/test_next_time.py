"""After a session: what is offered and why, one key for each answer, and nothing lost."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from shutil import rmtree

import pytest
from msgspec.structs import replace as revised

from tests.coach.builders import exercise
from tests.practised import before, settings_in, told_in
from tests.tui.stage import Stage, app_with, catalogue_of, routine_of
from toetap.coach.exercise import Reps, Rung
from toetap.store.sessions import FileStore

RAISES = revised(
    exercise(Reps(count=2), Reps(count=3), id_="raises"),
    level=(
        Rung("seated", Reps(count=2)), Rung("seated", Reps(count=3)),
        Rung("standing", Reps(count=3)),
    ),
)  # fmt: skip
CATALOGUE = catalogue_of(routine_of(RAISES), exercises=(RAISES,))


@asynccontextmanager
async def summed_up(tmp_path: Path, pain: str = "2", effort: str = "3") -> AsyncIterator[Stage]:
    """The summary of the third session, easy or not, with the questions answered."""
    store = FileStore(tmp_path / "data")
    for days in (4, 2):
        store.save(before(days, RAISES))
    file = settings_in(tmp_path / "config")
    async with app_with(store, catalogue=CATALOGUE, settings=file) as stage:
        await stage.press("enter")
        await stage.well()
        await stage.press("2", "space", "space", "space", "space")
        await stage.settle()
        assert stage.shown == "Summary"
        await stage.press(pain, "down", effort)
        yield stage


def level(tmp_path: Path) -> int | None:
    chosen = told_in(tmp_path / "config").now.level.get("raises")
    return chosen.rung if chosen else None


async def saved(stage: Stage) -> None:
    await stage.press("enter")
    await stage.settle()


async def test_the_summary_tells_what_is_suggested_as_the_answers_come(tmp_path: Path) -> None:
    async with summed_up(tmp_path) as stage:
        text = " ".join(stage.says("#next").split())
        assert "Next time" in text
        assert "Raises. A little more, if you like: level 2 of 3, seated, 3 reps." in text
        await stage.press("9")
        held = " ".join(stage.says("#next").split())
        assert "Effort 9 on 20 November: level 1 stays as it is." in held


async def test_what_is_too_much_asks_nothing(tmp_path: Path) -> None:
    async with summed_up(tmp_path, pain="6") as stage:
        await saved(stage)
        assert stage.shown == "Routines"
        assert len(stage.records()) == 3


@pytest.mark.parametrize(("key", "rung"), [("t", 2), ("k", 1), ("T", 2)])
async def test_one_key_answers_and_it_is_written_to_the_settings(
    key: str, rung: int, tmp_path: Path
) -> None:
    async with summed_up(tmp_path) as stage:
        await saved(stage)
        assert stage.shown == "NextTime"
        assert len(stage.records()) == 3
        text = " ".join(stage.text.split())
        assert "Level 1 was done in full on" in text
        assert "with effort 3 at most and pain not up." in text
        await stage.press(key, "enter")
        await stage.settle()
        assert stage.shown == "Routines"
        assert "✓ Saved" in stage.text
        assert level(tmp_path) == rung


async def test_an_answer_is_taken_back_by_one_key_and_what_is_open_is_asked_again(
    tmp_path: Path,
) -> None:
    async with summed_up(tmp_path) as stage:
        await saved(stage)
        await stage.press("t")
        assert "[t take level 2]" in stage.text.replace("\u00a0", " ")
        await stage.press("u", "u", "b")  # level 1 has nothing below it
        assert "[" not in stage.says("Hanging")
        await stage.press("down", "up", "enter")
        await stage.settle()
        assert (stage.shown, level(tmp_path)) == ("Routines", None)


async def test_leaving_decides_nothing(tmp_path: Path) -> None:
    async with summed_up(tmp_path) as stage:
        await saved(stage)
        await stage.press("t", "q")
        assert (stage.shown, level(tmp_path)) == ("Routines", None)


async def test_what_can_not_be_kept_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    async with summed_up(tmp_path) as stage:
        await saved(stage)
        rmtree(tmp_path / "config")
        (tmp_path / "config").write_text("no folder", encoding="utf-8")
        await stage.press("t", "enter")
        await stage.settle()
        text = " ".join(stage.text.split())
        assert "NOT SAVED." in text
        assert "Your session is saved." in text
        assert stage.toetap.parts.told.now.level["raises"].rung == 2
        await stage.press("k", "u", "enter")
        assert stage.shown == "Routines"
        assert len(stage.records()) == 3


async def test_a_session_starts_at_the_level_that_was_taken(tmp_path: Path) -> None:
    async with summed_up(tmp_path) as stage:
        await saved(stage)
        await stage.press("t", "enter")
        await stage.settle()
        await stage.press("enter")
        await stage.well()
        assert stage.session.script.parts[0].level == 2


async def test_a_level_is_set_by_hand_on_the_card(tmp_path: Path) -> None:
    file = settings_in(tmp_path / "config")
    store = FileStore(tmp_path / "data")
    async with app_with(store, catalogue=CATALOGUE, settings=file) as stage:
        await stage.press("d")
        await stage.settle()
        card = stage.says("#card")
        assert "▶ 1 seated, 2 reps  you are here" in card
        assert "– 3 standing, 3 reps  not open" in card
        assert "Level 3 is standing, and not confirmed so far" in card
        await stage.press("l")
        assert stage.shown == "Level"
        await stage.press("down", "down", "enter")
        assert stage.shown == "Level"  # it is not open
        assert "not confirmed so far" in " ".join(stage.text.split())
        await stage.press("up", "enter")
        await stage.settle()
        assert "▶ 2 seated, 3 reps  you are here" in stage.says("#card")
        assert level(tmp_path) == 2
        await stage.press("l", "escape")
        assert stage.shown == "Details"
        rmtree(tmp_path / "config")
        (tmp_path / "config").write_text("no folder", encoding="utf-8")
        await stage.press("l", "up", "enter")
        await stage.settle()
        assert "NOT SAVED." in stage.says(".hint")


async def test_a_return_after_weeks_is_a_rung_lower_and_said_before_it_begins(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "config"
    folder.mkdir()
    settings = "[ask_first]\nread = true\n[level.raises]\nrung = 2\n"
    (folder / "settings.toml").write_text(
        settings + "since = 2026-10-01T09:00:00+00:00\n", encoding="utf-8"
    )
    store = FileStore(tmp_path / "data")
    async with app_with(store, catalogue=CATALOGUE, settings=settings_in(folder)) as stage:
        await stage.press("enter")
        await stage.settle()
        await stage.press("space")
        await stage.settle()
        assert stage.shown == "Allowed"
        assert "Raises: 50 days since 1 October: level 1 instead of 2." in " ".join(
            stage.text.split()
        )
        await stage.press("enter")
        await stage.settle()
        assert stage.session.script.parts[0].level == 1
