"""The weekly plan: what is due, what is done, and that nobody is scolded."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.coach.people import MONDAY, at, on
from tests.store.records import records, session
from toetap.coach.goal import Plan
from toetap.coach.person import Pause, Person
from toetap.coach.plan import Did, Today, did, goal_of, taken_on, today, weekly
from toetap.coach.record import SessionRecord
from toetap.coach.task import Task

PLAN = {
    "five": Task(name="The five", asks="once a day", days=7, start="five", routines=("five",)),
    "taps": Task(
        name="Taps", asks="twice a day", days=7, times=2, start="drill", exercises=("tapping",)
    ),
    "walk": Task(
        name="Walking", asks="30 min", days=3, minutes=30, start="walk", exercises=("walking",)
    ),
}
EVERYTHING = Person(plan=dict.fromkeys(PLAN, True))
SCOLDING = re.compile(
    r"\b(fail\w*|miss\w*|behind|skip\w*|should|must|late|only|bad|poor|lazy|lost|broke\w*|shame)\b",
    re.IGNORECASE,
)

FIVE = Did(on(0), "five", {"curls": 60})
TAPS = Did(on(0), "drill", {"tapping": 60})


def walk(day: int, minutes: int, *, full: bool = False) -> Did:
    whole = frozenset({"walking"} if full else ())
    return Did(on(day), "walk", {"walking": minutes * 60}, whole)


def stands(name: str, *past: Did, day: int = 0, pause: Pause | None = None) -> tuple[object, ...]:
    """Whether a task is due, how often it was done today, on how many days, and the goal."""
    person = msgspec.structs.replace(EVERYTHING, pause=pause or Pause())
    found = today(PLAN, person, past, on(day))
    (one,) = (task for task in found.tasks if task.id == name)
    return (one.due, one.done, one.days, one.goal)


def test_only_what_was_taken_on_is_there() -> None:
    person = Person(plan={"taps": True, "five": False, "gone": True})
    assert list(taken_on(PLAN, person)) == ["taps"]
    assert today(PLAN, Person(), [FIVE], on(0)).tasks == ()
    assert today(PLAN, Person(), [FIVE], on(0)).words == ""


def test_once_a_day_is_due_until_it_is_done() -> None:
    assert stands("five") == (True, 0, 0, 7)
    assert stands("five", FIVE) == (False, 1, 1, 7)
    assert stands("five", FIVE, day=1) == (True, 0, 1, 7)


def test_twice_a_day_is_a_day_from_the_second_time_on() -> None:
    assert stands("taps", TAPS) == (True, 1, 0, 7)
    assert stands("taps", TAPS, TAPS) == (False, 2, 1, 7)
    assert stands("taps", TAPS, TAPS, TAPS) == (False, 3, 1, 7)


def test_three_days_a_week_are_enough() -> None:
    three = [walk(day, 30) for day in (0, 1, 2)]
    assert stands("walk", *three[:2], day=4) == (True, 0, 2, 3)
    assert stands("walk", *three, day=4) == (False, 0, 3, 3)
    assert stands("walk", *three, day=7) == (True, 0, 0, 3)


def test_a_walk_counts_by_its_minutes_or_once_it_was_as_long_as_its_level_asks() -> None:
    assert stands("walk", walk(0, 20)) == (True, 1, 0, 3)
    assert stands("walk", walk(0, 20), walk(0, 10)) == (False, 2, 1, 3)
    assert stands("walk", walk(0, 10, full=True)) == (False, 1, 1, 3)


def test_in_a_pause_nothing_is_due_and_the_days_off_are_not_asked_for() -> None:
    pause = Pause(since=on(1), until=on(3), reason="travel")
    assert stands("five", day=2, pause=pause) == (False, 0, 0, 4)
    assert stands("five", FIVE, day=4, pause=pause) == (True, 0, 1, 4)
    assert stands("walk", day=6, pause=Pause(since=on(0), until=on(5))) == (True, 0, 0, 1)
    person = msgspec.structs.replace(EVERYTHING, pause=pause)
    found = today(PLAN, person, [], on(2))
    assert found.paused
    assert found.words == "On a pause (travel) until 8 January. Nothing is due."
    endless = msgspec.structs.replace(EVERYTHING, pause=Pause(since=on(1), reason="illness"))
    assert today(PLAN, endless, [], on(2)).words == (
        "On a pause (illness) until you come back. Nothing is due."
    )


def test_after_two_weeks_a_return_is_welcome_and_a_level_lower() -> None:
    assert today(PLAN, EVERYTHING, [FIVE], on(13)).away is None
    found = today(PLAN, EVERYTHING, [FIVE], on(14))
    assert (found.away, found.words) == (
        14, "Good to see you. After 14 days away, exercises start one level lower.",
    )  # fmt: skip
    assert today(PLAN, EVERYTHING, [], on(14)).away is None


def test_when_all_is_done_it_says_so() -> None:
    person = Person(plan={"five": True})
    assert today(PLAN, person, [FIVE], on(0)).words == "All that you took on for today is done."
    assert today(PLAN, person, [], on(0)).words == ""


def test_each_task_says_how_it_stands() -> None:
    found = today(PLAN, EVERYTHING, [FIVE, TAPS, walk(0, 5)], on(0))
    assert [one.words for one in found.tasks] == [
        "The five: done today, 1 of 7 days this week.",
        "Taps: 1 of 2 today, 0 of 7 days this week.",
        "Walking: begun today, 0 of 3 days this week.",
    ]
    assert [one.id for one in found.due] == ["taps", "walk"]
    assert found.active == (on(0),)
    assert today(PLAN, EVERYTHING, [], on(0)).tasks[0].words == "The five: 0 of 7 days this week."


def test_the_goal_of_a_week_can_be_held_against_whole_weeks() -> None:
    assert weekly(PLAN.values()) == Plan(days=7, minutes=90)
    assert weekly([PLAN["taps"]]) == Plan(days=7, minutes=None)
    assert not weekly([])
    assert goal_of(PLAN, Person(plan={"walk": True})) == Plan(days=3, minutes=90)
    assert not goal_of(PLAN, Person())


def test_a_session_tells_what_was_done_of_what() -> None:
    whole = session(started=at(0))
    assert did(whole) == Did(
        on(0), whole.routine, {"toe-curls-towel": 96}, frozenset({"toe-curls-towel"})
    )
    none = tuple(msgspec.structs.replace(one, done=0) for one in whole.exercises[0].sets)
    nothing = msgspec.structs.replace(whole.exercises[0], status="skipped", sets=none)
    assert did(msgspec.structs.replace(whole, exercises=(nothing,))) is None
    some = did(msgspec.structs.replace(whole, exercises=(nothing, whole.exercises[0])))
    assert some is not None
    assert some.exercises == {"toe-curls-towel": 96}


dids = st.builds(
    Did,
    day=st.integers(-20, 20).map(on),
    routine=st.sampled_from(["five", "drill", "walk"]),
    exercises=st.dictionaries(st.sampled_from(["tapping", "walking"]), st.integers(0, 4000)),
    full=st.frozensets(st.sampled_from(["tapping", "walking"])),
)
pauses = st.builds(
    Pause,
    since=st.none() | st.integers(-10, 10).map(on),
    until=st.none() | st.integers(-10, 10).map(on),
)
people = st.builds(Person, plan=st.dictionaries(st.sampled_from([*PLAN]), st.booleans()),
                   pause=pauses)  # fmt: skip


@given(st.lists(dids, max_size=12), people, st.integers(0, 6))
def test_nothing_ever_scolds_and_a_pause_asks_for_nothing(
    past: Sequence[Did], person: Person, day: int
) -> None:
    found = today(PLAN, person, past, on(day))
    said = " ".join([found.words, *(one.words for one in found.tasks)])
    assert not SCOLDING.search(said)
    if found.paused:
        assert found.due == ()


@given(st.lists(dids, max_size=12), dids, people, st.integers(0, 6))
def test_doing_more_never_makes_more_due(
    past: list[Did], more: Did, person: Person, day: int
) -> None:
    before, after = (today(PLAN, person, done, on(day)) for done in (past, [*past, more]))
    assert {one.id for one in after.due} <= {one.id for one in before.due}
    for one, other in zip(before.tasks, after.tasks, strict=True):
        assert other.days >= one.days


@given(st.lists(records, max_size=4), st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_a_day_can_be_told_from_any_history(many: list[SessionRecord], day: date) -> None:
    found = today(PLAN, EVERYTHING, [one for one in map(did, many) if one], day)
    assert isinstance(found, Today)
    assert len(found.tasks) == 3
    assert all(day - timedelta(days=7) < one <= day for one in found.active)


@pytest.mark.parametrize("offset", range(7))
def test_a_week_begins_on_monday(offset: int) -> None:
    assert MONDAY.weekday() == 0
    before = Did(on(-1), "five", {"curls": 60})
    assert stands("five", before, FIVE, day=offset)[2] == 1
