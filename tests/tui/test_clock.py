"""The clock and Textual's stamp on a key are of one time, so that a key counts from its press."""

from datetime import timedelta

import pytest
from textual import _time
from textual.events import Key

from toetap.coach.units import SECOND
from toetap.tui.clock import SystemClock


def test_an_event_is_of_the_instant_that_it_was_made_in_and_never_of_a_later_one() -> None:
    clock = SystemClock()
    for _ in range(1000):
        before = clock.now()
        event = Key("space", " ")
        assert before <= clock.of(event) <= clock.now()


def test_the_clock_is_the_one_that_textual_stamps_its_events_with() -> None:
    clock = SystemClock()
    before = clock.now()
    stamp = _time.get_time()
    assert before <= round(stamp * SECOND) <= clock.now()


@pytest.mark.parametrize("days", [0, 1, 40, 4000])
def test_a_key_keeps_its_microsecond_however_long_the_machine_has_been_on(days: int) -> None:
    instant = days * 86_400 * SECOND + 123_456_789
    event = Key("space", " ")
    event.time = instant / SECOND
    assert abs(SystemClock().of(event) - instant) < 1000


def test_the_time_of_day_knows_its_offset() -> None:
    wall = SystemClock().wall()
    assert isinstance(wall.utcoffset(), timedelta)
