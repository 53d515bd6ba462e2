"""The calendar: a real parser takes it in, and its alarms ring when the person's clock says so."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from toetap.calendars import calendar, escaped, folded
from toetap.coach.person import Person
from toetap.coach.reminders import Reminder, reminders
from toetap.coach.task import Task

NOW = datetime(2026, 10, 22, 20, 15, tzinfo=UTC)
PLAN = {
    "taps": Task(name="Taps", asks="twice a day", days=7, start="tap-drill", times=2),
    "walking": Task(name="Walking", asks="half an hour", days=3, start="walk", minutes=30),
}
TIMES = (time(8, 30), time(18))


def made(now: datetime = NOW, *times: time) -> bytes:
    person = Person(plan=dict.fromkeys(PLAN, True))
    found = reminders(PLAN, person, times or TIMES, {"walking": 30}, now.date())
    return calendar(found, now, "0.1.0")


def events(data: bytes) -> list[Event]:
    return [one for one in Calendar.from_ical(data).walk("VEVENT") if isinstance(one, Event)]


def alarms(event: Event, zone: str, days: int) -> list[datetime]:
    """The instants at which it rings on a clock of this zone."""
    start = event.decoded("dtstart")
    assert start.tzinfo is None
    (alarm,) = event.walk("VALARM")
    written = event["rrule"].to_ical()
    assert isinstance(written, bytes)
    rule = rrulestr(written.decode("ascii"), dtstart=start)
    end = datetime.combine(NOW.date() + timedelta(days=days), time())
    local = [one + alarm.decoded("trigger") for one in rule.between(start, end, inc=True)]
    return [one.replace(tzinfo=ZoneInfo(zone)) for one in local]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Sydney"])
def test_alarms_are_at_the_chosen_times_before_and_after_the_clocks_change(zone: str) -> None:
    rung = [at for one in events(made()) for at in alarms(one, zone, 40)]
    assert {at.time() for at in rung} == set(TIMES)
    offsets = {at.utcoffset() for at in rung}
    if zone != "Australia/Sydney":  # which changed its clocks three weeks before
        assert len(offsets) == 2
    # Each is a moment of its own: none is lost in the hour that is skipped or comes twice.
    twice = [at for one in events(made())[:1] for at in alarms(one, zone, 40)]
    assert len({at.astimezone(UTC) for at in twice}) == len(twice)


def test_each_task_comes_on_its_days() -> None:
    morning, evening, walk = events(made())
    days = [at.date() for at in alarms(morning, "UTC", 21)]
    assert days == [date(2026, 10, 22) + timedelta(days=at) for at in range(21)]
    assert [one.decoded("dtstart").time() for one in (morning, evening)] == list(TIMES)
    assert {at.weekday() for at in alarms(walk, "UTC", 40)} == {0, 2, 4}
    assert walk.decoded("duration") == timedelta(minutes=30)


def test_made_again_it_takes_the_place_of_the_earlier_one() -> None:
    first, again = events(made()), events(made(NOW + timedelta(days=3), time(7), time(20)))
    assert [one["uid"] for one in first] == [one["uid"] for one in again]
    assert len({one["uid"] for one in first}) == len(first)
    assert min(map(_sequence, again)) > max(map(_sequence, first))


def _sequence(event: Event) -> int:
    return int(event.decoded("sequence"))


def test_a_parser_finds_nothing_missing_or_wrong() -> None:
    parsed = Calendar.from_ical(made())
    assert parsed["version"] == "2.0"
    assert parsed["prodid"]
    for event in parsed.walk("VEVENT"):
        assert not event.errors
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(event)
        assert event.decoded("dtstamp").tzinfo is not None
        assert [alarm["action"] for alarm in event.walk("VALARM")] == ["DISPLAY"]


@given(
    title=st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1),
    words=st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])),
)
def test_any_words_come_back_whole(title: str, words: str) -> None:
    start = datetime(2026, 11, 20, 9)  # noqa: DTZ001 - any clock's nine
    one = Reminder("x-1", title, words, start, (0,), 5)
    data = calendar((one,), NOW, "0.1.0")
    (event,) = events(data)
    assert str(event["summary"]) == title
    assert str(event["description"]) == words
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")


@given(st.text())
def test_a_line_is_folded_between_characters(text: str) -> None:
    line = escaped(text)
    whole = folded(line).removesuffix(b"\r\n")
    assert all(len(piece) <= 75 for piece in whole.split(b"\r\n"))
    assert whole.replace(b"\r\n ", b"") == line.encode(errors="replace")
