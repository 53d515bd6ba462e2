"""Weeks side by side: every day has its place, a digit and a shade."""

from datetime import date, timedelta

import pytest
from textual.app import App, ComposeResult

from tests.screenshots.runs import screen_rows
from toetap.coach.progress import Day
from toetap.tui.themes import themes
from toetap.tui.widgets.heat_map import HeatMap, shade

FRIDAY = date(2026, 11, 20)


class _Alone(App[None]):
    """A heat map, and what it has asked for."""

    def __init__(self, theme: str = "toetap-dark") -> None:
        super().__init__()
        for known in themes():
            self.register_theme(known)
        self.theme = theme
        self.wanted: list[tuple[date, date]] = []

    def compose(self) -> ComposeResult:
        yield HeatMap(FRIDAY)

    def on_heat_map_wanted(self, event: HeatMap.Wanted) -> None:
        self.wanted.append((event.since, event.until))

    @property
    def heat(self) -> HeatMap:
        return self.query_one(HeatMap)

    def lines(self) -> list[str]:
        return ["".join(run.text for run in row).rstrip() for row in screen_rows(self)]


@pytest.mark.parametrize(("columns", "weeks"), [(80, 38), (60, 28), (120, 53), (200, 53)])
async def test_as_many_weeks_as_fit_and_no_more_than_a_year(columns: int, weeks: int) -> None:
    app = _Alone()
    async with app.run_test(size=(columns, 24)) as pilot:
        await pilot.pause()
        assert app.heat.weeks == weeks
        sunday = date(2026, 11, 22)
        assert app.wanted == [(sunday - timedelta(days=7 * weeks - 1), sunday)]


async def test_a_day_has_a_digit_and_today_and_the_one_pointed_at_a_mark() -> None:
    app = _Alone()
    async with app.run_test(size=(80, 24)) as pilot:
        done = [Day(FRIDAY, 2, 900), Day(date(2026, 11, 16), 12, 60), Day(date(2026, 11, 8), 1, 1)]
        app.heat.take(done)
        app.heat.point(date(2026, 11, 16))
        await pilot.pause()
        months, monday, *_, friday, saturday, sunday = app.lines()[:8]
        assert months.split()[-2:] == ["Oct", "Nov"]
        assert monday.endswith("▸9")
        assert friday.endswith("· 2")
        assert saturday.endswith("·")
        assert sunday[-4:] == " 1 ·"
        assert len(saturday) == len(friday) - 2


async def test_a_day_of_long_ago_brings_its_weeks_into_sight() -> None:
    app = _Alone()
    async with app.run_test(size=(80, 24)) as pilot:
        app.heat.point(date(2020, 2, 29))
        await pilot.pause()
        since, until = app.wanted[-1]
        assert since <= date(2020, 2, 29) <= until
        assert any("▸·" in line for line in app.lines())
        assert "2020" in app.lines()[0]
        app.heat.point(FRIDAY)
        await pilot.pause()
        assert app.wanted[-1][1] == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("minutes", "shown"), [(0, 1), (9, 1), (10, 2), (20, 3), (39, 3), (40, 4), (600, 4)]
)
def test_the_shade_tells_the_minutes(minutes: int, shown: int) -> None:
    assert shade(Day(FRIDAY, 1, minutes * 60)) == shown
    assert shade(None) == 0


@pytest.mark.parametrize("theme", [theme.name for theme in themes()])
async def test_each_shade_is_another_colour_in_every_theme(theme: str) -> None:
    app = _Alone(theme)
    async with app.run_test(size=(80, 24)):
        styles = [app.heat.get_component_rich_style(f"heat-map--{step}") for step in range(5)]
        assert len({style.bgcolor for style in styles}) == 5
