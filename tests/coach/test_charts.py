from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.coach.weeks import MONDAY, TWELVE, back, felt, week
from toetap.coach import summaries
from toetap.coach.charts import SUBJECTS, Subject, ceiling, chart, exercises
from toetap.coach.goal import Plan
from toetap.coach.looking_back import Back


def values(subject: Subject, over: Back, most: int = 50) -> list[tuple[float | None, ...]]:
    lines = exercises(subject, over.found)
    return [one.values for one in chart(subject, over, most, lines[0] if lines else None).series]


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


@given(st.floats(0, 100_000))
def test_an_axis_ends_above_all_of_it(most: float) -> None:
    assert ceiling(most) >= most
