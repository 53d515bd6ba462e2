"""What is to be read before an exercise is led to, whole, at every size."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.coach.builders import exercise
from tests.tui.stage import CIRCLES, CURLS, TAPPING, Stage, app_with, session_of
from toetap.coach.exercise import Exercise, Reps
from toetap.store.sessions import FileStore
from toetap.tui.widgets.big_text import BigText
from toetap.tui.widgets.scales import Scales

FIRST = exercise(Reps(count=1), id_="first")
LONG = replace(
    exercise(Reps(count=1), id_="long"),
    steps=tuple(f"Step {number} is this." for number in range(1, 13)),
    cautions=("Mind the last of it.",),
)
SIZES = pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])


async def rest_before(stage: Stage) -> None:
    """Do the one rep of the first exercise."""
    await stage.press("space")
    assert stage.session.stage.kind == "rest"


def found(stage: Stage, exercise_: Exercise) -> list[str]:
    """Which of its steps and cautions can be read now."""
    seen = " ".join(stage.text.split())
    return [line for line in (*exercise_.steps, *exercise_.cautions) if line in seen]


@SIZES
async def test_a_rest_that_leads_to_an_exercise_shows_its_steps_and_its_count(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with session_of(tmp_path, FIRST, CURLS, size=size, rest=15) as stage:
        await rest_before(stage)
        assert found(stage, CURLS) == [*CURLS.steps, *CURLS.cautions]
        assert "next both" in stage.text
        count = stage.screen.query_one("#ready", BigText)
        assert count.text == "REST 15"
        assert count.region.height >= 1
        await stage.wait(5)
        assert count.text == "REST 10"


async def test_a_rest_between_sets_shows_the_picture_and_no_steps(tmp_path: Path) -> None:
    async with session_of(tmp_path, CIRCLES) as stage:
        await stage.press("n")
        assert stage.session.work is not None
        assert stage.session.work.number == 2
        assert not found(stage, CIRCLES)
        assert stage.screen.query_one("#word", BigText).region


@SIZES
async def test_page_down_comes_to_every_step_and_the_foot_says_so(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with session_of(tmp_path, FIRST, LONG, size=size, rest=99) as stage:
        await rest_before(stage)
        await stage.pilot.pause(0.05)
        seen = set(found(stage, LONG))
        assert "more below: PgDn" in stage.text
        for key in ("pagedown", "down", "pagedown", "down"):
            await stage.press(key)
            await stage.pilot.pause(0.05)
            seen |= set(found(stage, LONG))
        assert "more above: PgUp" in stage.text
        assert seen == {*LONG.steps, *LONG.cautions}
        await stage.press("pageup", "up", "pageup", "up")
        await stage.pilot.pause(0.05)
        assert LONG.steps[0] in found(stage, LONG)


async def test_before_a_session_the_arrows_scroll_and_the_digits_still_answer(
    tmp_path: Path,
) -> None:
    async with app_with(FileStore(tmp_path), start="evening", size=(60, 20)) as stage:
        await stage.well()
        await stage.press("down", "down")
        assert "Pain in your" in stage.text
        await stage.press("up", "up")
        assert stage.screen.query_one(Scales).has_focus
        await stage.press("4")
        assert "[4]" in stage.text


@pytest.mark.parametrize("wait", [0, 3.5])
async def test_no_fact_of_the_taps_is_lost_in_the_smallest_window(
    wait: float, tmp_path: Path
) -> None:
    async with session_of(tmp_path, TAPPING, size=(60, 20)) as stage:
        await stage.wait(4 + wait)
        assert "of 4" in stage.text
        assert "60 bpm" in stage.text
        assert "together" in stage.text
        assert ("next: LEFT" in " ".join(stage.text.split())) is bool(wait)
        number = stage.screen.query_one("#number", BigText)
        assert number.region.height == 4
