"""Six months of three people; `pytest tests/coach --golden-update` writes them anew."""

from datetime import date
from itertools import groupby, pairwise

import pytest

from tests.coach.months import Months, Said, Story
from tests.coach.people import STEADY
from tests.golden import Golden
from toetap.coach.person import AskFirst, FeetTold, Pause, Person, Standing, TempoTold
from toetap.content import built_in, load

TOLD = AskFirst(read=True)


def steady(_day: date, new: int) -> Said:
    """Always about the same; what is new asks for a little more the first time."""
    return Said(effort=5 if new else 3)


def flaring(day: date, new: int) -> Said:
    """Three bad weeks in March, one of them ill in bed."""
    if day == date(2026, 3, 13):
        return Said(pain=(4, 7), effort=8, stopped=True)
    if date(2026, 3, 2) <= day <= date(2026, 3, 27):
        return Said(pain=(4, 6), effort=7)
    return Said(pain=(3, 3), effort=5 if new else 4)


def resting(first: date, last: date, day: date) -> bool:
    return first <= day <= last


STORIES = {
    "steady": Story(
        title="Anna, 68: steady",
        plain=(
            "Feet that feel less. A worktop, shoes and steadiness confirmed. Own tempo 52.",
            "Raises on Monday, Wednesday and Friday, a walk on Tuesday, Thursday and Saturday,",
            "taps on Wednesday and Sunday. She takes all that is offered; what is new is effort 5.",
        ),
        person=Person(
            feet=FeetTold(feel="less"),
            standing=STEADY,
            ask_first=TOLD,
            tempo=TempoTold(bpm=52),
            plan={"raises": True, "walking": True, "taps": True},
        ),
        weekdays={
            0: ("raises",),
            1: ("walk",),
            2: ("raises", "tap-drill"),
            3: ("walk",),
            4: ("raises",),
            5: ("walk",),
            6: ("tap-drill",),
        },
        says=steady,
    ),
    "flare-up": Story(
        title="Ben, 54, after chemotherapy: with a flare-up",
        plain=(
            "Feet that feel little. No worktop so far, so nothing stands. Raises and hands on",
            "Monday, Wednesday and Friday. March is bad: pain goes up, one session is stopped for",
            "it, a week is spent ill in bed, and one morning there is a blister.",
        ),
        person=Person(
            feet=FeetTold(feel="little"),
            standing=Standing(shoes=True, steady=True),
            ask_first=TOLD,
            plan={"raises": True},
        ),
        weekdays={0: ("raises", "hands-only"), 2: ("raises",), 4: ("raises", "hands-only")},
        says=flaring,
        signs={date(2026, 4, 20): "blister", date(2026, 2, 11): "unwell"},
        pauses={
            date(2026, 3, 16): Pause(
                since=date(2026, 3, 16), until=date(2026, 3, 22), reason="illness"
            )
        },
        away=lambda day: resting(date(2026, 3, 16), date(2026, 3, 22), day),
    ),
    "long-gap": Story(
        title="Carla, 61: with a long gap",
        plain=(
            "Feet that feel well. A worktop, shoes and steadiness confirmed. Raises and a walk on",
            "Tuesday, Thursday and Saturday. She stays seated a while longer before she takes",
            "standing, travels for six weeks, and is unsteady on a day in May.",
        ),
        person=Person(
            feet=FeetTold(feel="well"),
            standing=STEADY,
            ask_first=TOLD,
            plan={"raises": True, "walking": True},
        ),
        weekdays={1: ("raises", "walk"), 3: ("raises", "walk"), 5: ("raises", "walk")},
        says=steady,
        answers=lambda offered, day: (
            "keep" if offered.step == "posture" and day < date(2026, 2, 10) else "take"
        ),
        signs={date(2026, 5, 21): "unsteady"},
        pauses={
            date(2026, 3, 9): Pause(
                since=date(2026, 3, 9), until=date(2026, 4, 19), reason="travel"
            )
        },
        away=lambda day: resting(date(2026, 3, 9), date(2026, 4, 19), day),
    ),
}


@pytest.fixture(params=STORIES)
def months(request: pytest.FixtureRequest) -> tuple[str, Months]:
    catalogue, problems = load([], built_in())
    assert not problems
    return request.param, Months(STORIES[request.param], catalogue)


def test_six_months(months: tuple[str, Months], golden: Golden) -> None:
    name, lived = months
    golden.check(f"months-{name}", lived.told())
    shown = sorted(lived.shown, key=lambda one: one[1])
    for _exercise, levels in groupby(shown, key=lambda one: one[1]):
        in_order = [level for _day, _name, level in levels]
        assert all(later - before in (-1, 0, 1) for before, later in pairwise(in_order))
