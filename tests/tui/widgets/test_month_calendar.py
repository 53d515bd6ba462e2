"""A month is a table of weeks, in which every day stands under its name."""

from datetime import date

import pytest
from textual.content import Content

from toetap.coach.progress import Day
from toetap.tui.widgets.month_calendar import MonthCalendar

TODAY = date(2026, 11, 20)
DONE = {
    day: Day(day, sessions, seconds)
    for day, sessions, seconds in (
        (date(2026, 11, 1), 1, 0),
        (date(2026, 11, 9), 12, 599),
        (date(2026, 11, 18), 2, 600),
        (date(2026, 11, 20), 1, 1200),
        (date(2026, 11, 30), 1, 3000),
        (date(2026, 12, 1), 1, 3000),
    )
}


def november() -> Content:
    calendar = MonthCalendar()
    calendar.show(TODAY, DONE, TODAY)
    content = calendar.content
    assert isinstance(content, Content)
    return content


async def test_every_day_stands_under_its_name_and_none_of_another_month() -> None:
    assert [line.rstrip() for line in november().plain.split("\n")] == [
        "              November 2026",
        " Mon   Tue   Wed   Thu   Fri   Sat   Sun",
        "                                      1·1",
        "  2     3     4     5     6     7     8",
        "  9·9  10    11    12    13    14    15",
        " 16    17    18·2  19   ▸20·1  21    22",
        " 23    24    25    26    27    28    29",
        " 30·1",
    ]


@pytest.mark.parametrize(
    ("day", "shade"), [(" 1·1", 1), (" 9·9", 1), ("18·2", 2), ("20·1", 3), ("30·1", 4)]
)
async def test_a_longer_day_has_a_stronger_shade_and_its_digits_are_made_for_it(
    day: str, shade: int
) -> None:
    content = november()
    at = content.plain.index(day)
    (style,) = {str(span.style) for span in content.spans if span.start <= at < span.end}
    assert style == f"bold $heat-text-{shade} on $heat-{shade}"
