from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.records import session
from toetap.coach import summaries
from toetap.coach.charts import (
    SPANS,
    SUBJECTS,
    Back,
    Span,
    Subject,
    ceiling,
    chart,
    exercises,
    look_back,
)
from toetap.coach.facts import Week, weeks_of
from toetap.coach.record import After, Before, Kind, SessionRecord
from toetap.coach.stats import Plan
from toetap.coach.units import SetSide

MONDAY = datetime(2026, 9, 7, 9, tzinfo=UTC)
TODAY = date(2026, 11, 21)
PLAN = Plan(days=5, minutes=60)
TWELVE, _YEAR, ALL = SPANS


def week(
    number: int,
    kind: Kind = "reps",
    sides: tuple[SetSide, ...] = ("right", "left"),
    done: int = 8,
    target: int = 10,
    **changes: object,
) -> SessionRecord:
    """A session on the Monday of this week; the left side does one less than the right."""
    whole = session(started=MONDAY + timedelta(weeks=number))
    exercise = whole.exercises[0]
    sets = tuple(
        msgspec.structs.replace(
            exercise.sets[0], kind=kind, side=side, target=target, done=done - (side == "left")
        )
        for side in sides
    )
    return msgspec.structs.replace(
        whole, exercises=(msgspec.structs.replace(exercise, sets=sets),), **changes
    )


def felt(number: int, before: int, after: int) -> SessionRecord:
    return week(
        number, before=Before(pain=before, numbness=before), after=After(pain=after, effort=after)
    )


def back(*many: SessionRecord, span: Span = ALL, plan: Plan = PLAN) -> Back:
    return look_back(weeks_of(many), TODAY, span, plan)


def values(subject: Subject, over: Back, most: int = 50) -> list[tuple[float | None, ...]]:
    lines = exercises(subject, over.found)
    return [one.values for one in chart(subject, over, most, lines[0] if lines else None).series]


def test_a_look_back_begins_with_its_first_week_or_the_first_session() -> None:
    many = [week(number) for number in range(-10, 11)]
    twelve = back(*many, span=TWELVE)
    assert twelve.found.weeks[0].monday == date(2026, 8, 31)
    assert len(twelve.found.weeks) == 12
    assert len(twelve.weeks) == 12
    early = back(*many[-3:], span=TWELVE)
    assert early.found.weeks[0].monday == date(2026, 11, 2)
    assert len(back(*many).found.weeks) == 21


def test_weeks_in_a_row_are_told_whole_however_short_the_look_back() -> None:
    assert back(*(week(number) for number in range(-10, 11)), span=TWELVE).found.row == 21


def test_a_span_in_which_nothing_was_done_is_empty() -> None:
    over = back(week(-30), span=TWELVE)
    assert over.found.first is None
    for subject in SUBJECTS:
        assert not chart(subject, over, 10).told


def test_minutes_and_days_are_bars_held_against_the_plan() -> None:
    over = back(week(9), week(9), week(10))
    minutes, days = (chart(subject, over, 50) for subject in ("minutes", "days"))
    assert (minutes.bars, minutes.goal, minutes.low) == (True, 60, 0)
    assert minutes.series[0].values == pytest.approx([602 * 2 / 60, 602 / 60])
    assert minutes.high >= 60
    assert (days.series[0].values, days.high, days.goal) == ((1, 1), 7, 5)
    assert minutes.words == summaries.kept_up(over.found)
    assert days.words == summaries.adherence(over.found)
    assert chart("minutes", back(week(10), plan=Plan()), 50).goal is None


def test_what_was_felt_is_a_mean_of_the_answers_and_a_gap_without() -> None:
    over = back(felt(8, 6, 5), felt(8, 7, 4), week(9), felt(10, 4, 4))
    assert values("pain", over) == [(6.5, None, 4), (4.5, None, 4)]
    assert values("numbness", over) == [(6.5, None, 4)]
    assert values("effort", over) == [(4.5, None, 4)]
    pain = chart("pain", over, 50)
    assert [(one.name, one.mark) for one in pain.series] == [
        ("before", "full"),
        ("after", "hollow"),
    ]
    assert (pain.low, pain.high, pain.bars) == (0, 10, False)
    assert pain.words == summaries.pain(over.found)


def test_nothing_told_is_nothing_to_draw() -> None:
    over = back(week(10))
    for subject in ("pain", "numbness", "effort", "tempo"):
        told = chart(subject, over, 50)
        assert not told.told
        assert told.words
        assert told.low < told.high


def test_the_axis_of_the_tempo_holds_all_of_it() -> None:
    fast = week(10, "taps", ("alternating",))
    taps = msgspec.structs.replace(fast.exercises[0].sets[0], bpm=87)
    exercise = msgspec.structs.replace(fast.exercises[0], sets=(taps,))
    over = back(msgspec.structs.replace(fast, exercises=(exercise,)))
    told = chart("tempo", over, 50)
    assert (told.series[0].values, told.low, told.high) == ((87,), 80, 100)
    assert told.words == summaries.tempo(over.found)


def test_an_exercise_is_told_by_the_set_done_and_asked() -> None:
    over = back(week(9), week(10, done=10))
    (line,) = exercises("exercise", over.found)
    told = chart("exercise", over, 50, line)
    assert [one.name for one in told.series] == ["done", "asked"]
    assert values("exercise", over) == [(7.5, 9.5), (10, 10)]
    assert told.title == f"{line.name}, reps a set"
    assert told.words == summaries.exercise(line)


def test_right_is_held_against_left_where_each_was_asked_by_itself() -> None:
    over = back(week(9), week(10, done=10))
    (line,) = exercises("sides", over.found)
    told = chart("sides", over, 50, line)
    assert [(one.name, one.mark) for one in told.series] == [("right", "full"), ("left", "hollow")]
    assert values("sides", over) == [(8, 10), (7, 9)]
    assert told.words == summaries.sides(line)
    assert exercises("sides", back(week(9, sides=("both",))).found) == ()
    assert exercises("pain", over.found) == ()


def test_without_an_exercise_it_says_so() -> None:
    over = back(week(9, sides=("both",)))
    assert "each side was asked by itself" in chart("sides", over, 50).words
    assert chart("exercise", over, 50).words == "No exercise yet."


def test_long_sets_are_told_in_minutes() -> None:
    over = back(week(9), week(10, "time", ("both",), done=900, target=1200))
    line = next(one for one in exercises("exercise", over.found) if one.kind == "time")
    told = chart("exercise", over, 50, line)
    assert told.title.endswith("min a set")
    assert [one.values for one in told.series] == [(None, 15), (None, 20)]
    held = back(week(10, "hold", ("both",), done=900, target=1200))
    assert chart("exercise", held, 50, exercises("exercise", held.found)[0]).title.endswith(
        "min held a set"
    )


def test_weeks_are_taken_together_where_there_is_no_room_and_the_latest_are_whole() -> None:
    over = back(*(felt(number, number, 0) for number in range(11)))
    told = chart("pain", over, 4)
    assert told.each == 3
    assert told.bins == tuple((MONDAY + timedelta(weeks=number)).date() for number in (0, 2, 5, 8))
    assert told.series[0].values == (0.5, 3, 6, 9)
    assert chart("days", over, 4).series[0].values == (1, 1, 1, 1)
    assert chart("days", over, 0).each == 11


@given(st.lists(st.integers(-60, 10), max_size=12), st.integers(1, 60), st.sampled_from(SPANS))
def test_bins_hold_every_week_once_and_fit(numbers: list[int], most: int, span: Span) -> None:
    over = back(*map(week, numbers), span=span)
    told = chart("minutes", over, most)
    assert len(told.bins) <= most
    assert len(told.series[0].values) == len(told.bins)
    assert list(told.bins) == sorted(set(told.bins))
    weeks = len(over.found.weeks)
    rest = weeks - told.each * (len(told.bins) - 1)
    counts = [rest, *[told.each] * (len(told.bins) - 1)] if told.bins else []
    whole = sum(
        value * count for value, count in zip(told.series[0].values, counts, strict=True) if value
    )
    assert whole == pytest.approx(over.found.seconds / 60)


@given(st.floats(0, 100_000))
def test_an_axis_ends_above_all_of_it(most: float) -> None:
    assert ceiling(most) >= most


def test_weeks_come_in_any_order() -> None:
    many = weeks_of([week(8), week(9), week(10)])
    there, turned = (look_back(tuple(weeks), TODAY, ALL, PLAN) for weeks in (many, many[::-1]))
    assert there == turned
    assert isinstance(many[0], Week)
