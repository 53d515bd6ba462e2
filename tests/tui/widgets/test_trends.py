"""Trends: chosen by keys, told in words too, and readable at every size."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from textual.app import ComposeResult
from textual.screen import Screen

from bench.histories import LAST_DAY, histories
from tests.tui.stage import Stage, app_with
from toetap.coach import summaries
from toetap.coach.charts import SUBJECTS, exercises
from toetap.coach.facts import Week, weeks_of
from toetap.coach.goal import Plan
from toetap.coach.looking_back import SPANS, Back, look_back
from toetap.store.sessions import FileStore
from toetap.tui.widgets.trends import TrendsPane

PLAN = Plan(days=5, minutes=60)
TWELVE, YEAR, ALL = SPANS


class TrendsScreen(Screen[None]):
    """Nothing but the pane."""

    def compose(self) -> ComposeResult:
        yield TrendsPane(LAST_DAY, PLAN)

    def on_mount(self) -> None:
        self.query_one(TrendsPane).focus()


@asynccontextmanager
async def trends_of(
    data: Path, weeks: Sequence[Week] | None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Stage]:
    """A pane that shows these weeks; None while nothing was read yet."""
    async with app_with(FileStore(data), size=size) as stage:
        stage.app.push_screen(TrendsScreen())
        await stage.quiet()
        if weeks is not None:
            pane(stage).show(weeks)
        await stage.quiet()
        yield stage


def pane(stage: Stage) -> TrendsPane:
    return stage.screen.query_one(TrendsPane)


def said(stage: Stage) -> str:
    return stage.says("#words")


@pytest.fixture(scope="module")
def weeks() -> tuple[Week, ...]:
    """Two years of a made-up person."""
    return weeks_of(tuple(histories(1000)))


@pytest.fixture(scope="module")
def twelve(weeks: tuple[Week, ...]) -> Back:
    return look_back(weeks, LAST_DAY, TWELVE, PLAN)


async def test_every_chart_says_its_sentence(
    weeks: tuple[Week, ...], twelve: Back, tmp_path: Path
) -> None:
    found = twelve.found
    told = (
        summaries.kept_up(found),
        summaries.adherence(found),
        summaries.pain(found),
        summaries.numbness(found),
        summaries.effort(found),
        summaries.tempo(found),
        summaries.exercise(exercises("exercise", found)[0]),
        summaries.sides(exercises("sides", found)[0]),
    )
    assert len(told) == len(SUBJECTS)
    async with trends_of(tmp_path, weeks) as stage:
        for sentence in told:
            assert said(stage) == sentence
            assert "┤" in stage.text
            await stage.press("down")


async def test_left_and_right_choose_how_far_back(
    weeks: tuple[Week, ...], twelve: Back, tmp_path: Path
) -> None:
    async with trends_of(tmp_path, weeks) as stage:
        for span in (YEAR, ALL, ALL):
            await stage.press("right")
            assert said(stage) == summaries.kept_up(look_back(weeks, LAST_DAY, span, PLAN).found)
            assert f"[{span.name}]" in stage.text
        for span in (YEAR, TWELVE, TWELVE):
            await stage.press("left")
            assert f"[{span.name}]" in stage.text
        assert said(stage) == summaries.kept_up(twelve.found)


async def test_n_and_b_choose_the_exercise_round_and_round(
    weeks: tuple[Week, ...], twelve: Back, tmp_path: Path
) -> None:
    lines = exercises("exercise", twelve.found)
    async with trends_of(tmp_path, weeks) as stage:
        await stage.press(*["down"] * 6)
        for at in (1, 2):
            await stage.press("n")
            assert said(stage) == summaries.exercise(lines[at])
            assert f"{at + 1} of {len(lines)}" in stage.text
        await stage.press("b", "B", "b")
        assert said(stage) == summaries.exercise(lines[-1])


async def test_the_exercise_stays_from_chart_to_chart_where_it_has_one(
    weeks: tuple[Week, ...], twelve: Back, tmp_path: Path
) -> None:
    sided = exercises("sides", twelve.found)
    async with trends_of(tmp_path, weeks) as stage:
        await stage.press(*["down"] * 7, "n")
        assert said(stage) == summaries.sides(sided[1])
        await stage.press("up")
        assert said(stage) == summaries.exercise(sided[1])


async def test_only_commands_that_do_something_are_offered(
    weeks: tuple[Week, ...], tmp_path: Path
) -> None:
    async with trends_of(tmp_path, weeks) as stage:
        assert "n" not in [command.shown for command in pane(stage).commands]
        await stage.press("n")
        assert stage.shown == "Trends"
        await stage.press(*["down"] * 6)
        assert "n" in [command.shown for command in pane(stage).commands]


async def test_an_empty_history_says_what_to_do(tmp_path: Path) -> None:
    async with trends_of(tmp_path, ()) as stage:
        assert "Nothing here yet." in said(stage)
        assert "choose a routine and press Enter" in said(stage)
        await stage.press(*["down"] * 8, "right", "n")
        assert "┤" not in stage.text


async def test_a_long_time_away_says_where_to_look(weeks: tuple[Week, ...], tmp_path: Path) -> None:
    gone = [week for week in weeks if week.monday < LAST_DAY - timedelta(weeks=20)]
    async with trends_of(tmp_path, gone) as stage:
        assert (
            said(stage) == "Nothing was done in the latest 12 weeks. Press → to look further back."
        )
        assert "┤" not in stage.text
        await stage.press("right")
        assert "┤" in stage.text


async def test_what_was_never_told_is_no_empty_plot(tmp_path: Path) -> None:
    silent = weeks_of([one for one in histories(60) if one.before.pain is None])
    async with trends_of(tmp_path, silent) as stage:
        await stage.press("down", "down")
        assert said(stage) == "Pain was not told both before and after a session."
        assert "┤" not in stage.text


async def test_until_it_is_read_it_says_so(tmp_path: Path) -> None:
    async with trends_of(tmp_path, None) as stage:
        assert said(stage) == "reading …"
        await stage.press("down", "right", "n")
        assert said(stage) == "reading …"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36), (200, 60)])
async def test_every_chart_and_sentence_can_be_reached_at_every_size(
    size: tuple[int, int], weeks: tuple[Week, ...], tmp_path: Path
) -> None:
    async with trends_of(tmp_path, weeks, size) as stage:
        for name in SUBJECTS.values():
            assert f"▶ {name}" in stage.text
            pages = stage.text
            for _ in range(3):
                await stage.press("pagedown")
                pages += stage.text
            assert "┤" in pages
            assert all(word in pages for word in said(stage).split())
            await stage.press("down")


async def test_it_is_drawn_anew_in_another_room(weeks: tuple[Week, ...], tmp_path: Path) -> None:
    async with trends_of(tmp_path, weeks) as stage:
        await stage.press("right")
        assert "the mean of 3 weeks" in stage.text
        await stage.resize(160, 40)
        assert "the mean of" not in stage.text
        await stage.press(*["down"] * 6)
        await stage.resize(60, 20)
        assert "the mean of" in stage.text
        assert "▶ One exercise" in stage.text
