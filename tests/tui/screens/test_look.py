"""Before a session: one key when all is well, a mark for what is not, and no way round."""

from pathlib import Path

import pytest

from tests.coach.builders import exercise
from tests.tui.stage import (
    CIRCLES,
    EVENING,
    MORNING,
    SlowStore,
    Stage,
    app_with,
    catalogue_of,
    routine_of,
)  # fmt: skip
from toetap.coach.exercise import Reps
from toetap.coach.metronome import metronome
from toetap.coach.routine import Routine
from toetap.coach.safety import QUESTIONS
from toetap.store.sessions import FileStore
from toetap.tui.widgets.key_bar import KeyBar

FINGERS = exercise(Reps(count=3), id_="fingers", limbs="hands")
STANDING = exercise(Reps(count=3), id_="standing", posture="standing")
HANDS = routine_of(FINGERS, name="Hands")
BOTH = routine_of(FINGERS, CIRCLES, name="Both")


def known(*routines: Routine) -> object:
    return catalogue_of(*routines, exercises=(FINGERS, STANDING))


async def look(stage: Stage, *keys: str) -> None:
    await stage.press("enter")
    await stage.settle()
    assert stage.shown == "Look"
    await stage.press(*keys)
    await stage.settle()


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_every_question_is_in_sight_at_once(size: tuple[int, int], tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path), size=size) as stage:
        await look(stage)
        for number, one in enumerate(QUESTIONS, start=1):
            assert f"{number} [ ] {one.asks}" in stage.text.replace("\u00a0", " ")
        assert "▶ None of these: all is well" in stage.text


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_one_key_begins_when_all_is_well(key: str, tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await look(stage, key)
        assert stage.shown == "Session"
        assert stage.session.before.feet == "clear"
        await stage.press("space", "x", "enter")
        await stage.settle()


async def test_the_record_says_what_was_answered(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await look(stage, "6", "enter")
        assert stage.shown == "Allowed"
        await stage.press("enter")
        await stage.press("space", "space", "space", "q", "down", "enter")
        await stage.settle()
        await stage.press("enter")
        await stage.settle()
        (record,) = stage.records()
        assert record.before.feet == "seated"


async def test_a_digit_marks_and_the_same_again_takes_the_mark_away(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await look(stage, "2")
        assert "2 [x] A blister?  yes" in stage.text.replace("\u00a0", " ")
        assert "▶ Go on: 1 marked, hands only today" in stage.text
        await stage.press("9", "0")
        await stage.press("2")
        assert "▶ None of these: all is well" in stage.text


async def test_the_arrows_and_enter_on_a_question_mark_it_and_begin_nothing(
    tmp_path: Path,
) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await look(stage, "up", "up", "enter")
        assert stage.shown == "Look"
        assert "7 [x] Dizzy today?" in stage.text.replace("\u00a0", " ")
        await stage.press("enter")
        await stage.settle()
        assert stage.shown == "Allowed"


async def test_a_blister_leads_to_the_advice_and_to_no_foot_exercise(tmp_path: Path) -> None:
    catalogue = known(MORNING, HANDS)
    async with app_with(FileStore(tmp_path), catalogue=catalogue) as stage:  # type: ignore[arg-type]
        await look(stage, "2", "enter")
        text = " ".join(stage.text.split())
        assert "Weight off, and call your foot team or doctor now." in text
        assert "▶ Not now" in stage.text  # the one that begins nothing is chosen
        await stage.press("up", "enter")
        await stage.settle()
        assert stage.shown == "Session"
        assert stage.session.script.routine.id == "hands"
        assert stage.session.before.feet == "hands"


async def test_what_is_open_of_a_routine_can_be_begun(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path), catalogue=known(BOTH)) as stage:  # type: ignore[arg-type]
        await look(stage, "1", "enter")
        assert "Circles is left out: no foot exercise today." in stage.text
        await stage.press("up", "enter")
        await stage.settle()
        assert [part.exercise.id for part in stage.session.script.parts] == ["fingers"]


@pytest.mark.parametrize("sign", ["7", "8"])
async def test_not_today_has_no_way_into_a_session(sign: str, tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path), catalogue=known(HANDS)) as stage:  # type: ignore[arg-type]
        await look(stage, "1" if sign == "7" else "2", "enter")
        assert stage.shown == "Allowed"
        assert "No session today" in stage.text
        for key in ("space", "up", "down", "b", "n", "1", "s"):
            assert "Session" not in {type(one).__name__ for one in stage.app.screen_stack}
            await stage.press(key)
            await stage.settle()
        assert "SessionScreen" not in {type(one).__name__ for one in stage.app.screen_stack}


async def test_what_was_marked_holds_for_the_day_until_it_is_unmarked(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await look(stage, "7", "enter")
        assert stage.shown == "Allowed"
        await stage.press("enter")
        assert stage.shown == "Routines"
        await look(stage)
        assert "▶ Go on: 1 marked, not today" in stage.text
        await stage.press("7", "enter")
        await stage.settle()
        assert stage.shown == "Session"


@pytest.mark.parametrize("key", ["escape", "q", "x"])
async def test_a_key_begins_nothing_and_goes_back(key: str, tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await look(stage, key)
        assert stage.shown == "Routines"
        assert stage.records() == []
    async with app_with(FileStore(tmp_path), start="morning") as stage:
        await stage.press(key)
        assert stage.app._exit


async def test_what_was_changed_is_read_before_it_begins(tmp_path: Path) -> None:
    mixed = routine_of(CIRCLES, STANDING)
    async with app_with(FileStore(tmp_path), catalogue=known(mixed)) as stage:  # type: ignore[arg-type]
        await look(stage, "enter")
        text = " ".join(stage.text.split())
        assert "Standing is left out. Level 1 is standing, and not confirmed so far" in text
        await stage.press("enter")
        await stage.settle()
        assert [part.exercise.id for part in stage.session.script.parts] == ["circles"]


async def test_a_history_that_takes_long_is_waited_for_and_nothing_else_is(tmp_path: Path) -> None:
    store = SlowStore(tmp_path)
    async with app_with(store) as stage:
        with store.held_up():
            await stage.press("enter")
            await stage.press("6", "6", "enter", every=1)
            assert "One moment" in stage.text
            assert stage.shown == "Look"
        await stage.settle()
        assert stage.shown == "Session"


async def test_the_taps_of_a_metronome_are_tapped_by_hand_on_a_day_for_hands(
    tmp_path: Path,
) -> None:
    async with app_with(FileStore(tmp_path), opening=metronome("2/2")) as stage:
        await stage.press("3", "enter")
        await stage.settle()
        assert "The hands tap instead" in stage.text
        await stage.press("up", "enter")
        await stage.settle()
        assert stage.session.script.parts[0].exercise.limbs == "hands"
        assert stage.session.before.feet == "hands"


async def test_its_keys_can_be_clicked(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path), catalogue=catalogue_of(EVENING)) as stage:
        await look(stage)
        await stage.click("Choices", "blister")
        assert "[x]" in stage.text.replace("\u00a0", " ")
        await stage.click(KeyBar, "not now")
        assert stage.shown == "Routines"
