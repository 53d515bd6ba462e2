"""A pause is a true pause: every clock stands."""

from hypothesis import given
from hypothesis import strategies as st

from tests.coach.builders import STAMP, T0, Coached, Event, played, script_for
from tests.coach.strategies import CALM_GAPS, STEADY, scripts, timelines
from toetap.coach.exercise import Reps, Taps
from toetap.coach.handling import handle
from toetap.coach.inputs import Pause, Press, Stop
from toetap.coach.recording import record_of
from toetap.coach.script import Script
from toetap.coach.session import start
from toetap.coach.units import SECOND

TWO_SIDES = script_for(Reps(count=3), "each")


def begun(script: Script = TWO_SIDES) -> Coached:
    return Coached.into_first_set(script)


def test_a_pause_is_told_and_so_is_its_end() -> None:
    coached = begun().say(Pause()).wait(60)
    assert (coached.last_said(), coached.session.running) == ("paused", False)
    coached.say(Pause())
    assert (coached.last_said(), coached.session.running) == ("resumed", True)


def test_a_press_ends_a_pause_and_counts_nothing() -> None:
    coached = begun().press().say(Pause()).wait(60).say(Press())
    assert (coached.last_said(), coached.tally().done) == ("resumed", 1)


def test_a_stop_in_a_pause_ends_both() -> None:
    coached = begun().say(Pause()).wait(60).say(Stop("dizzy"))
    assert (coached.session.over, coached.session.paused) == (True, False)
    assert coached.record().active_seconds == 2


def test_in_a_pause_the_beat_stands() -> None:
    coached = begun(script_for(Taps(pattern="8/8", limbs=("feet",)))).wait(4.25).say(Pause())
    assert coached.view.number == "3"
    coached.wait(500)
    assert coached.view.number == "3"
    coached.say(Pause()).wait(0.749)
    assert coached.view.number == "3"
    assert coached.wait(0.001).view.number == "4"


@given(scripts(), timelines(STEADY, CALM_GAPS, max_size=20), st.data())
def test_a_pause_anywhere_changes_nothing_in_the_record(
    script: Script, events: list[Event], data: st.DataObject
) -> None:
    unbroken = played(start(script, T0), events).session
    broken = start(script, T0)
    for gap, said in events:
        before = data.draw(st.just(0) | st.integers(SECOND, gap - SECOND))
        if before:
            long = data.draw(st.integers(SECOND, 10**13))
            pause: list[Event] = [(before, Pause()), (long, Pause())]
            broken = played(broken, pause).session
        broken = handle(broken, said, broken.now + gap - before).session
    assert record_of(broken, STAMP) == record_of(unbroken, STAMP)
    assert broken.active == unbroken.active
