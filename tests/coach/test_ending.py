"""Stop, leave, and what is said of a session."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.coach.builders import STAMP, T0, Coached, Event, played, script_for
from tests.coach.strategies import GOING_ON, scripts, timelines
from toetap.coach.burst import REPEAT_GAP
from toetap.coach.exercise import Hold, Reps
from toetap.coach.handling import handle
from toetap.coach.inputs import Answer, Back, Kept, Leave, Note, Press, Stop, Undo
from toetap.coach.passage import advance
from toetap.coach.record import After, Before
from toetap.coach.recording import record_of
from toetap.coach.script import Script
from toetap.coach.session import start
from toetap.coach.units import SECOND
from toetap.coach.viewing import next_glance, view_of

TWO_SIDES = script_for(Reps(count=3), "each")


def begun(script: Script = TWO_SIDES) -> Coached:
    return Coached.into_first_set(script)


def test_stop_ends_it_at_once_and_keeps_what_is_done() -> None:
    coached = begun().press(2).say(Stop("pain"))
    record = coached.record()
    assert (record.status, record.reason, coached.last_said()) == ("stopped", "pain", "ended")
    assert [one.done for one in coached.sets()] == [2, 0]


def test_the_reason_may_follow_the_stop() -> None:
    coached = begun().say(Stop()).wait(3).say(Stop("dizzy"))
    assert coached.session.reason == "dizzy"
    assert coached.said().count("ended") == 1


def test_where_nobody_gave_a_reason_none_is_kept() -> None:
    coached = begun().say(Stop())
    assert (coached.record().status, coached.record().reason) == ("stopped", None)
    taken_back = coached.wait(3).say(Stop("dizzy"), Stop())
    assert taken_back.record().reason is None


def test_a_session_that_ended_by_itself_was_not_stopped() -> None:
    coached = begun(script_for(Reps(count=1))).press().say(Stop("pain"))
    assert (coached.session.status, coached.last_said()) == ("completed", "nothing")
    left = begun().say(Leave()).wait(2).say(Stop("pain"))
    assert (left.session.status, left.session.reason) == ("partial", None)


@given(scripts(), timelines(), st.integers(0, 20 * SECOND))
def test_stop_is_always_live(script: Script, events: list[Event], gap: int) -> None:
    session = played(start(script, T0), events).session
    stopped = handle(session, Stop("pain"), session.now + gap).session
    assert stopped.over
    assert stopped.status != "in progress"


@given(scripts(), timelines(GOING_ON, max_size=8), timelines(st.just(Press()), max_size=12))
def test_no_press_ever_brings_a_stopped_session_back(
    script: Script, events: list[Event], presses: list[Event]
) -> None:
    session = played(start(script, T0), events).session
    assume(not session.over)
    stopped = handle(session, Stop("pain"), session.now).session
    after = played(stopped, presses).session
    assert record_of(after, STAMP) == record_of(stopped, STAMP)


def test_a_key_that_is_still_held_when_stop_is_hit_does_not_undo_the_stop() -> None:
    coached = begun().say(Press()).wait(0.5).say(Press()).wait(0.033).say(Press())
    coached.wait(0.005).say(Stop("pain")).wait(0.028)
    for _ in range(10):
        coached.say(Press()).wait(0.033)
    assert (coached.session.status, coached.session.reason) == ("stopped", "pain")


def test_leaving_keeps_what_is_done_as_partial() -> None:
    coached = begun().press(2).say(Leave())
    assert (coached.record().status, coached.sets()[0].done) == ("partial", 2)


def test_a_session_that_a_held_key_may_have_ended_is_not_ended_yet() -> None:
    coached = begun(script_for(Reps(count=2))).say(Press(), Press(), apart=0.5)
    assert (coached.view.stage, coached.view.ended) == ("over", False)
    glance = next_glance(coached.session)
    assert glance == coached.now + REPEAT_GAP + 1
    assert not coached.until(glance - 1).view.ended
    assert coached.until(glance).view.ended
    assert next_glance(coached.session) is None


def test_a_key_held_on_the_last_reps_counts_one_and_ends_nothing() -> None:
    coached = begun(script_for(Reps(count=3))).press().say(Press()).wait(0.5)
    for _ in range(15):
        assert not coached.say(Press()).view.ended
        coached.wait(0.033)
    assert (coached.session.status, coached.tally().done) == ("in progress", 2)


def test_what_no_held_key_can_have_ended_is_ended_at_once() -> None:
    calm = begun(script_for(Reps(count=2))).say(Press(), Press(), apart=1.2)
    assert calm.view.ended
    assert begun().press(2).say(Press()).wait(0.2).say(Stop()).view.ended
    assert begun(script_for(Hold(seconds=5))).press().wait(20).view.ended


@given(
    scripts(),
    timelines(),
    st.lists(st.integers(0, SECOND), max_size=20),
    st.integers(0, 300 * 10**6),
)
def test_once_it_is_ended_no_held_key_takes_that_back(
    script: Script, events: list[Event], gaps: list[int], later: int
) -> None:
    session = played(start(script, T0), events).session
    ended = advance(session, session.now + later).session
    assume(view_of(ended).ended)
    key = ended.burst.given or Press()
    assume(not isinstance(key, Back | Undo | Stop | Kept))
    after = played(ended, [(gap, key) for gap in gaps]).session
    assert record_of(after, STAMP) == record_of(ended, STAMP)


def test_answers_and_notes_are_kept_at_any_time() -> None:
    coached = Coached.through(TWO_SIDES)
    coached.say(Answer("pain before", 3), Answer("numbness before", 10))
    coached.press(2).say(Stop()).wait(2)
    coached.say(Answer("pain after", 0), Answer("effort", 4), Note("left foot cold"))
    record = coached.record()
    assert record.before == Before(feet="clear", pain=3, numbness=10)
    assert (record.after, record.note) == (After(pain=0, effort=4), "left foot cold")


def test_an_answer_may_be_taken_back() -> None:
    coached = begun().say(Answer("effort", 4), Answer("effort", None))
    assert coached.session.after == After()


@pytest.mark.parametrize("value", [-1, 11])
def test_an_answer_beyond_the_scale_is_a_mistake_of_ours(value: int) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        begun().say(Answer("effort", value))


def test_an_input_of_the_past_counts_as_given_now() -> None:
    coached = begun()
    turn = handle(coached.session, Press(), coached.now - 90 * SECOND)
    assert (turn.session.now, turn.cues[0].at) == (coached.now, coached.now)
