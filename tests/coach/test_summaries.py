from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from tests.store.records import session
from toetap.coach import summaries
from toetap.coach.facts import weeks_of
from toetap.coach.goal import Plan
from toetap.coach.record import After, Before, Kind, SessionRecord
from toetap.coach.stats import Stats, stats

MONDAY = datetime(2026, 9, 7, 9, tzinfo=UTC)
VERDICTS = ("better", "worse", "improv", "good", "bad", "progress", "well done", "behind")


def week(number: int, side: str = "left", **changes: object) -> SessionRecord:
    """A session on the Monday of this week, with a set of reps for a side and one of taps."""
    whole = session(started=MONDAY + timedelta(weeks=number))
    exercise = whole.exercises[0]
    reps = msgspec.structs.replace(exercise.sets[0], side=side)
    taps = msgspec.structs.replace(
        reps, kind="taps", side="alternating", target=32, done=32, bpm=60 + number
    )
    sets = (reps, taps)
    return msgspec.structs.replace(
        whole, exercises=(msgspec.structs.replace(exercise, sets=sets),), **changes
    )


def answered(*many: SessionRecord, plan: Plan | None = None) -> Stats:
    return stats(weeks_of(many), date(2026, 11, 21), plan=plan)


@pytest.fixture
def long() -> Stats:
    """Eleven weeks in which pain, numbness and effort fall and tempo rises, week by week."""
    return answered(
        *(
            week(
                number,
                "left" if number % 2 else "right",
                before=Before(pain=10 - number // 2, numbness=9 - number // 2),
                after=After(pain=9 - number // 2, effort=7 - number // 2),
            )
            for number in range(11)
        ),
        plan=Plan(days=1, minutes=10),
    )


def test_each_sentence_tells_its_figures(long: Stats) -> None:
    assert summaries.kept_up(long) == (
        "11 sessions on 11 days in 11 weeks, 1 h 50 min in all: 1.0 days and 10 min a week; "
        "11 weeks in a row up to now."
    )
    assert summaries.adherence(long) == (
        "The plan of 1 day and 10 min a week was met in 10 of 10 whole weeks. 11 of 11 sessions "
        "were completed, and 22 of 22 sets asked in them were done in full."
    )
    assert summaries.pain(long) == (
        "Pain in 11 sessions that tell it: 7.7 before and 6.7 after, on average; in the first 4 "
        "weeks with answers 9.5 and 8.5, in the latest 6.0 and 5.0."
    )
    assert summaries.numbness(long) == (
        "Numbness before sessions in 11 sessions that tell it: 6.7 on average; in the first 4 "
        "weeks with answers 8.5, in the latest 5.0."
    )
    assert summaries.effort(long).startswith("Effort in 11 sessions that tell it: 4.7 on average;")
    assert summaries.tempo(long) == (
        "352 taps at 65 beats a minute on average; 62 in the first 4 weeks with taps, 68 in the "
        "latest."
    )
    reps, taps = sorted(long.exercises, key=lambda line: line.kind)
    assert summaries.exercise(reps) == (
        "Toe curls with a towel: 132 of 132 reps in 11 sets, 9 min, in 11 weeks."
    )
    assert summaries.sides(reps) == (
        "Toe curls with a towel: right 72 of 72 reps in 5 min, left 60 of 60 reps in 4 min."
    )
    assert summaries.sides(taps) == ""


def test_too_few_weeks_are_no_trend() -> None:
    few = answered(*(week(n, before=Before(pain=3, numbness=3), after=After(pain=3, effort=3))
                     for n in range(7)))  # fmt: skip
    assert summaries.pain(few).endswith("3.0 before and 3.0 after, on average.")
    for told in (summaries.numbness(few), summaries.effort(few)):
        assert told.endswith("in 7 sessions that tell it: 3.0 on average.")
    assert summaries.tempo(few) == "224 taps at 63 beats a minute on average."


def test_without_answers_each_says_so() -> None:
    nothing = answered()
    told = [
        summaries.kept_up(nothing),
        summaries.adherence(nothing),
        summaries.pain(nothing),
        summaries.numbness(nothing),
        summaries.effort(nothing),
        summaries.tempo(nothing),
    ]
    assert told == [
        "No session yet in which anything was done.",
        "No session to hold a plan against.",
        "Pain was not told both before and after a session.",
        "Numbness before sessions was not told.",
        "Effort was not told.",
        "No taps yet.",
    ]


def test_how_many_were_entered_afterwards_is_told() -> None:
    found = answered(week(9), week(10, source="logged"))
    assert found.whole.logged == 1
    assert summaries.kept_up(found).startswith("2 sessions (1 entered afterwards) on 2 days in")


@pytest.mark.parametrize(
    ("kind", "target", "words"),
    [
        ("time", 540, "540 of 540 s"),
        ("time", 1200, "20 of 20 min"),
        ("time", 1_200_000, "20,000 of 20,000 min"),
        ("hold", 600, "10 of 10 min held"),
        ("reps", 1200, "1,200 of 1,200 reps"),
    ],
)
def test_long_times_of_an_exercise_are_told_in_minutes(kind: Kind, target: int, words: str) -> None:
    one = session().exercises[0].sets[0]
    timed = msgspec.structs.replace(one, kind=kind, target=target, done=target)
    exercise = msgspec.structs.replace(session().exercises[0], sets=(timed,))
    one_day = msgspec.structs.replace(session(), exercises=(exercise,))
    (line,) = answered(one_day).exercises
    assert summaries.amount(target, target, line) == words


def test_a_row_that_has_ended_is_not_told() -> None:
    assert "in a row" not in summaries.kept_up(answered(week(0)))


def test_long_times_are_told_in_hours_that_can_be_read() -> None:
    assert summaries.length(3_600 * 1214 + 36 * 60) == "1,214 h 36 min"
    assert summaries.length(3_600 * 1000) == "1,000 h"


def test_a_plan_is_told_as_far_as_there_is_one() -> None:
    assert summaries.plan_words(Plan(days=3)) == "3 days a week"
    assert summaries.plan_words(Plan(minutes=90)) == "90 min a week"
    this_week = answered(week(10), plan=Plan(days=3))
    assert summaries.adherence(this_week) == (
        "The plan is 3 days a week; no whole week is over yet. 1 of 1 session was completed, "
        "and 2 of 2 sets asked in it were done in full."
    )


def test_a_length_is_told_as_people_say_it() -> None:
    assert [summaries.length(seconds) for seconds in (0, 89, 3600, 3960)] == [
        "0 min", "1 min", "1 h", "1 h 6 min",
    ]  # fmt: skip


def test_no_sentence_judges(long: Stats) -> None:
    told = " ".join(
        [
            summaries.kept_up(long), summaries.adherence(long), summaries.pain(long),
            summaries.numbness(long), summaries.effort(long), summaries.tempo(long),
            *(summaries.exercise(line) + summaries.sides(line) for line in long.exercises),
        ]
    ).lower()  # fmt: skip
    assert [word for word in VERDICTS if word in told] == []


def test_all_sentences_are_told_in_order_and_of_nothing_only_that(long: Stats) -> None:
    assert [subject for subject, _ in summaries.sentences(long)] == [
        "sessions",
        "adherence",
        "pain",
        "numbness",
        "effort",
        "tempo",
    ]
    assert list(summaries.sentences(answered())) == [
        ("sessions", "No session yet in which anything was done.")
    ]


def test_an_exercise_is_told_with_its_sides_where_it_has_them(long: Stats) -> None:
    sided = next(line for line in long.exercises if line.left_and_right)
    one = next(line for line in long.exercises if not line.left_and_right)
    assert summaries.exercise_and_sides(one) == summaries.exercise(one)
    told = summaries.exercise_and_sides(sided)
    assert told.startswith(summaries.exercise(sided).removesuffix("."))
    assert told.count(sided.name) == 1
    assert told.endswith(summaries.sides(sided).removeprefix(f"{sided.name}:"))
