"""What is drawn of a chart can be read off it, without its colours and at any size."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toetap.coach.charts import Chart, Mark, Series
from toetap.tui.charting import BOTH, MARKS, PLAN, drawn, legend, room

MONDAY = date(2026, 9, 7)


def mondays(count: int) -> tuple[date, ...]:
    return tuple(MONDAY + timedelta(weeks=at) for at in range(count))


def bars(*values: float, goal: float | None = None, high: float = 60) -> Chart:
    series = (Series("minutes", "full", values),)
    return Chart("Minutes", True, 0, high, mondays(len(values)), 1, series, goal, "")


def marks(*of: tuple[float | None, ...], low: float = 0, high: float = 10) -> Chart:
    names: tuple[Mark, ...] = ("full", "hollow")
    series = tuple(Series(name, name, values) for name, values in zip(names, of, strict=False))
    return Chart("Pain", False, low, high, mondays(len(of[0])), 1, series, None, "")


def lines(chart: Chart, width: int = 40, height: int = 13) -> list[str]:
    """What is drawn, the figures and dates cut off."""
    return [line[5:] for line in drawn(chart, width, height).plain.split("\n")[:-2]]


@pytest.mark.parametrize("value", [0.0, 0.1, 7.5, 30.0, 52.5, 60.0])
def test_a_bar_is_as_high_as_its_value(value: float) -> None:
    column = "".join(line[0] for line in lines(replace(bars(value), each=2)))
    eighths = sum(" ▁▂▃▄▅▆▇█".index(cell) for cell in column)
    assert eighths == (max(round(value / 60 * 80), 1) if value else 0)


def test_a_bar_has_its_value_above_it_where_it_is_one_week() -> None:
    assert next(line.split() for line in lines(bars(60, 30))) == ["60"]
    assert not any(line.strip("█▄ ") for line in lines(replace(bars(60, 30), each=2)))


def test_the_plan_is_a_line_behind_the_bars() -> None:
    below, above = lines(bars(12, 60, goal=30)), 10
    crossing = next(line for line in below if PLAN in line)
    assert len(below) - below.index(crossing) == above // 2
    assert crossing.lstrip(PLAN).startswith("█")
    assert crossing.endswith(PLAN)
    assert "plan:\u00a030" in legend(bars(1, goal=30)).plain
    whole = drawn(bars(12, 60, goal=40), 40, 13).plain.split("\n")
    (named,) = [line for line in whole if PLAN in line]
    assert named.lstrip().startswith("40")


def test_marks_differ_by_shape_and_one_shape_is_for_both() -> None:
    chart = marks((2, 4, None, 9), (2, 7, None, 1))
    text = drawn(chart, 40, 13).plain
    assert (text.count(MARKS["full"]), text.count(MARKS["hollow"]), text.count(BOTH)) == (2, 2, 1)
    assert [legend(chart).plain.count(mark) for mark in (*MARKS.values(), BOTH)] == [1, 1, 1]


def test_a_mark_stands_where_its_value_is_and_the_latest_is_named() -> None:
    rows = lines(marks((0, 5, 10)))
    assert [at for at, row in enumerate(rows) if MARKS["full"] in row] == [0, 5, 10]
    assert rows[0].split()[-1] == "10.0"
    assert drawn(marks((None, 8)), 40, 13).plain.count("8.0") == 1


def test_two_latest_values_are_both_told() -> None:
    assert {"5.1", "5.2"} <= set(drawn(marks((5.1,), (5.2,)), 40, 13).plain.split())
    assert {"0.1", "0.0"} <= set(drawn(marks((0.1,), (0.0,)), 40, 13).plain.split())
    assert drawn(marks((5,), (5,)), 40, 13).plain.count("5.0") == 1


def test_nothing_leads_over_a_gap() -> None:
    assert "·" in drawn(marks((5, 5)), 40, 13).plain
    assert "·" not in drawn(marks((5, None, 5)), 40, 13).plain


def test_dates_have_their_year_where_it_is_needed() -> None:
    assert "7 Sep" in drawn(bars(*[1] * 3), 40, 13).plain
    assert "2026" not in drawn(bars(*[1] * 3), 40, 13).plain
    assert "2029" in drawn(replace(bars(*[1] * 3), bins=mondays(160)[::70]), 40, 13).plain


def test_what_is_no_single_week_says_so() -> None:
    assert "mean of 3\u00a0weeks" in legend(replace(bars(1), each=3)).plain
    assert legend(bars(1)).plain == ""


@pytest.mark.parametrize("as_bars", [True, False])
@given(
    st.lists(st.none() | st.floats(0, 10), min_size=1, max_size=70),
    st.integers(1, 130),
    st.integers(1, 40),
)
def test_it_keeps_to_its_room(
    as_bars: bool,  # noqa: FBT001 - one fact
    values: list[float | None],
    width: int,
    height: int,
) -> None:
    fit = tuple(values[: room(width)])
    chart = replace(marks(fit, fit[::-1]), bars=as_bars, goal=3 if as_bars else None)
    rows = drawn(chart, width, height).plain.split("\n")
    assert len({len(row) for row in rows}) == 1
    if height >= 5:
        assert len(rows) == height
    if width >= 14:
        assert len(rows[0]) == width
    if not as_bars:
        told = [mark in "".join(rows) for mark in (*MARKS.values(), BOTH)]
        assert any(told) == any(value is not None for value in fit)


@given(st.floats(0, 5000), st.integers(5, 40))
def test_figures_of_an_axis_are_whole_and_evenly_placed(low: float, height: int) -> None:
    low = low // 10 * 10
    rows = drawn(marks((low,), low=low, high=low + 20), 40, height).plain.split("\n")
    places = [at for at, row in enumerate(rows) if row[4] == "┤"]
    gaps = {there - here for here, there in pairwise(places)}
    assert len(places) >= 2
    assert max(gaps) - min(gaps) <= 1
