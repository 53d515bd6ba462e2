"""Looking changes nothing, a late key counts from its press, and what is told is no key."""

from hypothesis import given
from hypothesis import strategies as st

from tests.coach.builders import MS, STAMP, T0, Coached, Event, script_for
from tests.coach.strategies import scripts, timelines
from toetap.coach.conductor import Conductor
from toetap.coach.exercise import Reps
from toetap.coach.handling import handle
from toetap.coach.inputs import Pause, Press
from toetap.coach.passage import advance
from toetap.coach.recording import record_of
from toetap.coach.script import Script
from toetap.coach.session import Session, start
from toetap.coach.units import SECOND
from toetap.coach.viewing import view_of

BEGUN = Coached.into_first_set(script_for(Reps(count=9))).session
NOW = BEGUN.now

LOOKS = st.lists(st.integers(0, 3 * SECOND), max_size=3)
"""How long after one key, and before the next is told, the screen looks."""


@given(scripts(), timelines(max_size=12), st.lists(LOOKS, min_size=12, max_size=12))
def test_however_often_and_however_late_the_screen_looks_the_session_is_the_same(
    script: Script, events: list[Event], looks: list[list[int]]
) -> None:
    session, conductor, at = start(script, T0), Conductor(start(script, T0)), T0
    latest = T0
    for (gap, said), looked in zip(events, looks, strict=False):
        at += gap
        for later in looked:
            latest = max(latest, at + later)
            conductor.view(latest)
        conductor.give(said, at)
        session = handle(session, said, at).session
    end = max(at, latest) + SECOND
    assert conductor.view(end) == view_of(carried := advance(session, end).session)
    assert record_of(conductor.session, STAMP) == record_of(carried, STAMP)


def test_the_next_look_is_due_when_the_view_changes() -> None:
    conductor = Conductor(BEGUN)
    conductor.view(NOW + SECOND // 2)
    due = conductor.next_glance()
    assert due is not None
    before, after = conductor.view(due - 1), conductor.view(due)
    assert before != after


def pressed(*gaps: int) -> Conductor:
    """A press, and others so many milliseconds after the one before."""
    conductor = Conductor(BEGUN)
    at = NOW + 2 * SECOND
    for gap in (0, *gaps):
        at += gap * MS
        conductor.give(Press(), at)
    return conductor


def done(conductor: Conductor) -> int:
    return conductor.session.tallies[0].done


def test_what_is_told_right_after_a_key_is_not_taken_for_the_same_press() -> None:
    conductor = pressed()
    conductor.tell(Pause(), conductor.session.now + 10 * MS)
    assert conductor.session.paused


def test_what_is_told_in_the_middle_of_a_burst_leaves_it_one_press() -> None:
    conductor = pressed()
    at = conductor.session.now
    for told in (10, 20):
        conductor.tell(Pause(), at + told * MS)
    conductor.give(Press(), at + 100 * MS)
    assert not conductor.session.paused
    assert done(conductor) == 1


def test_a_key_that_proves_held_does_not_take_back_what_was_told() -> None:
    told: list[Session] = []
    for pause in (False, True):
        conductor = pressed(500, 33)
        assert done(conductor) == 2
        at = conductor.session.now
        if pause:
            conductor.tell(Pause(), at + MS)
        conductor.give(Press(), at + 33 * MS)
        told.append(conductor.session)
    by_itself, covered = told
    assert by_itself.tallies[0].done == 1
    assert covered.paused


def test_a_press_that_led_here_and_is_held_counts_nothing_here() -> None:
    conductor = pressed()
    at = conductor.session.now + 10 * SECOND
    before = done(conductor)
    conductor.led_to_by(Press(), at)
    for repeat in (500, 533, 566, 599):
        conductor.give(Press(), at + repeat * MS)
    assert done(conductor) == before
    conductor.give(Press(), at + 3 * SECOND)
    assert done(conductor) == before + 1
