import tomllib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.coach.builders import MS, T0
from tests.coach.people import at, on
from tests.coach.test_summaries import VERDICTS
from toetap.coach.checkups import (
    COUNT_SECONDS,
    FEELINGS,
    PLACES,
    SCHEMA,
    Checkup,
    Counting,
    Places,
    Taps,
    due,
    next_on,
    trends,
)
from toetap.coach.person import CheckupsTold
from toetap.coach.units import SECOND

WANTED = CheckupsTold(wanted=True)


def checkup(day: int, **told: object) -> Checkup:
    return Checkup(id=f"{day:016}", at=at(day), app="0.1.0", **told)  # type: ignore[arg-type]


def counted(*presses: int) -> Counting:
    """After presses so many milliseconds from the first."""
    found = Counting()
    for press in presses:
        found = found.pressed(T0 + press * MS)
    return found


def test_it_is_due_every_four_weeks_if_it_is_wanted() -> None:
    past = [checkup(0), checkup(30)]
    assert next_on(past) == on(58)
    assert [due(WANTED, past, on(day)) for day in (57, 58, 90)] == [False, True, True]
    assert due(WANTED, [], on(0))
    assert next_on([]) is None


@pytest.mark.parametrize("wanted", [None, False])
def test_where_it_is_not_wanted_it_is_never_due(*, wanted: bool | None) -> None:
    assert not due(CheckupsTold(wanted=wanted), [], on(0))
    assert not due(CheckupsTold(wanted=wanted), [checkup(0)], on(300))


def test_taps_are_counted_for_ten_seconds_from_the_first() -> None:
    found = counted(0, 500, 9_999, 10_000, 12_000)
    assert found.taps == 3
    assert found.over(T0 + COUNT_SECONDS * SECOND)
    assert not found.over(T0 + COUNT_SECONDS * SECOND - 1)
    assert not Counting().over(T0)


def test_a_key_that_is_held_or_hit_twice_counts_once() -> None:
    assert counted(0, 40, 80, 120, 160, 200).taps == 1
    assert counted(0, 100, 200, 300).taps == 4
    assert counted(0, 40, 400).taps == 2


def test_what_is_left_lands_on_zero() -> None:
    found = counted(0)
    assert Counting().left(T0) == 10
    assert [found.left(T0 + ms * MS) for ms in (0, 1, 1_000, 9_999, 10_000, 11_000)] == [
        10, 10, 9, 1, 0, 0,
    ]  # fmt: skip


@given(st.lists(st.integers(0, 12_000), max_size=80))
def test_nobody_taps_more_often_than_a_foot_can(presses: list[int]) -> None:
    assert counted(*sorted(presses)).taps <= 121


def test_a_trend_tells_the_first_and_the_latest_and_no_verdict() -> None:
    past = [
        checkup(28, taps=Taps(left=31, right=33), pain=Places(left_foot=4)),
        checkup(0, taps=Taps(left=28), numbness=Places(right_hand=6)),
        checkup(56, taps=Taps(left=30)),
    ]
    found = trends(past)
    assert [(one.what, one.where, len(one.figures)) for one in found] == [
        ("foot taps in 10 s", "right foot", 1), ("foot taps in 10 s", "left foot", 3),
        ("pain", "left foot", 1), ("numbness", "right hand", 1),
    ]  # fmt: skip
    assert found[1].words == (
        "Foot taps in 10 s, left foot: 28 on 5 January 2026, 30 on 2 March 2026, 3 check-ups."
    )
    assert found[0].words == "Foot taps in 10 s, right foot: 33 on 2 February 2026."


scales = st.none() | st.integers(0, 10)
places = st.builds(Places, left_foot=scales, right_foot=scales, left_hand=scales, right_hand=scales)
checkups = st.builds(
    checkup,
    st.integers(0, 900),
    taps=st.builds(Taps, left=st.none() | st.integers(0, 200)),
    pain=places,
    numbness=places,
    tingling=places,
)


@given(st.lists(checkups, max_size=6))
def test_trends_hold_what_was_told_in_order_and_judge_nothing(past: list[Checkup]) -> None:
    found = trends(past)
    told = sum(len(one.figures) for one in found)
    asked = [one.taps.left for one in past] + [
        getattr(getattr(one, feeling), place)
        for one in past
        for feeling in FEELINGS
        for place in PLACES
    ]
    assert told == sum(figure is not None for figure in asked)
    for one in found:
        days = [day for day, _figure in one.figures]
        assert days == sorted(days)
        assert not [word for word in VERDICTS if word in one.words.lower()]


def test_the_example_in_the_docs_is_a_whole_checkup() -> None:
    page = Path(__file__).parents[2] / "docs" / "checkups.md"
    example = page.read_text(encoding="utf-8").partition("```toml\n")[2].partition("```")[0]
    document = tomllib.loads(example)
    assert document.pop("schema") == SCHEMA
    read = msgspec.convert(document, Checkup)
    assert (read.taps, read.pain) == (
        Taps(left=28, right=31, counted="someone"),
        Places(left_foot=4, right_foot=3, left_hand=0, right_hand=0),
    )
    assert read.numbness == Places()
