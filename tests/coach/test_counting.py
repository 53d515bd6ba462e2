"""Numb hands press twice, hit two keys at once and rest on a key: each counts once."""

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.coach.builders import MS, STAMP, T0, Coached, Event, played, script_for
from tests.coach.strategies import CALM_GAPS, INPUTS, PLAIN_REPS, scripts, timelines
from toetap.coach.exercise import Reps
from toetap.coach.handling import handle
from toetap.coach.inputs import (
    Answer,
    Auto,
    Back,
    Input,
    Leave,
    Next,
    Note,
    Pause,
    Press,
    Stop,
    SwitchReading,
    Tempo,
    Undo,
)
from toetap.coach.record import SessionRecord
from toetap.coach.recording import record_of
from toetap.coach.script import Script
from toetap.coach.session import start
from toetap.coach.units import SECOND

TWO_SIDES = script_for(Reps(count=3), "each")


def begun(script: Script = TWO_SIDES) -> Coached:
    return Coached.into_first_set(script)


def without_seconds(record: SessionRecord) -> object:
    """All of a record that counts something."""
    counted = [
        (one.status, [(a_set.target, a_set.done, a_set.kept_up) for a_set in one.sets])
        for one in record.exercises
    ]
    return record.status, counted, record.before, record.after, record.note


@given(scripts(), timelines())
def test_what_is_done_is_never_less_than_nothing(script: Script, events: list[Event]) -> None:
    session = start(script, T0)
    for gap, said in events:
        session = handle(session, said, session.now + gap).session
        assert all(tally.done >= 0 and tally.spent >= 0 for tally in session.tallies)
        assert all(tally.target > 0 for tally in session.tallies)
        assert sum(tally.spent for tally in session.tallies) <= session.active


@given(scripts(PLAIN_REPS), timelines(st.just(Next()), CALM_GAPS, max_size=3), st.integers(2, 12))
def test_undo_is_the_inverse_of_counting(script: Script, events: list[Event], presses: int) -> None:
    before = played(start(script, T0), [(SECOND, Press()), *events]).session
    before = played(before, [(2 * SECOND, Press())] * presses).session
    assume(not before.over)
    if before.stage.kind != "count":
        before = handle(before, Press(), before.now + SECOND // 2).session
    pressed = handle(before, Press(), before.now + 2 * SECOND)
    assert pressed.cues[0].kind == "rep"
    undone = handle(pressed.session, Undo(), pressed.session.now + SECOND // 2).session
    assert without_seconds(record_of(undone, STAMP)) == without_seconds(record_of(before, STAMP))
    assert undone.stage.kind == "count"


HELD_KEYS: st.SearchStrategy[Input] = st.sampled_from(
    [Press(), Next(), Undo(), Back(), Pause(), Auto(), SwitchReading(), Tempo(5), Leave(), Stop()]
)


@given(
    scripts(),
    timelines(INPUTS, CALM_GAPS, max_size=12),
    HELD_KEYS,
    st.lists(st.integers(0, 179 * MS), max_size=12),
)
def test_a_burst_counts_once(
    script: Script, events: list[Event], key: Input, gaps: list[int]
) -> None:
    before = played(start(script, T0), events).session
    once = handle(before, key, before.now + 5 * SECOND).session
    burst = played(once, [(gap, key) for gap in gaps]).session
    alone = played(once, [(sum(gaps), Note(once.note))]).session
    assert record_of(burst, STAMP) == record_of(alone, STAMP)


HELD = st.builds(
    lambda delay, every, repeats: [delay * MS, *[every * MS] * (repeats - 1)],
    st.integers(180, 1100),
    st.integers(20, 119),
    st.integers(3, 40),
)
"""The gaps between what a terminal tells of a key held down."""


@given(scripts(), timelines(INPUTS, CALM_GAPS, max_size=12), HELD_KEYS, HELD)
def test_a_held_key_counts_once_in_the_end(
    script: Script, events: list[Event], key: Input, gaps: list[int]
) -> None:
    before = played(start(script, T0), events).session
    once = handle(before, key, before.now + 5 * SECOND).session
    held = played(once, [(gap, key) for gap in gaps]).session
    alone = played(once, [(sum(gaps), Note(once.note))]).session
    assert record_of(held, STAMP) == record_of(alone, STAMP)
    assert (held.at, held.stage, held.paused, held.auto) == (
        alone.at, alone.stage, alone.paused, alone.auto,
    )  # fmt: skip


KEYS = st.sampled_from([Press(), Next(), Undo(), Back(), Pause(), Auto(), SwitchReading(), Leave()])


@given(scripts(), timelines(INPUTS, CALM_GAPS, max_size=12), KEYS, KEYS, st.integers(0, 79 * MS))
def test_two_keys_at_once_count_as_the_first(
    script: Script, events: list[Event], first: Input, second: Input, gap: int
) -> None:
    before = played(start(script, T0), events).session
    one = handle(before, first, before.now + 5 * SECOND).session
    both = handle(one, second, one.now + gap).session
    alone = handle(one, Note(one.note), one.now + gap).session
    assert record_of(both, STAMP) == record_of(alone, STAMP)


def test_a_held_key_counts_one_rep() -> None:
    coached = begun(script_for(Reps(count=50))).hold_key(Press(), 3)
    assert (coached.tally().done, coached.said().count("held")) == (1, 1)


def test_a_key_held_at_the_last_rep_does_not_start_the_next_set() -> None:
    coached = begun(script_for(Reps(count=2, rest=30), "each")).press().hold_key(Press(), 2)
    assert (coached.stage, coached.tally().done, coached.tally(1).reached) == ("rest", 2, False)


def test_two_keys_held_together_count_as_the_first() -> None:
    coached = begun(script_for(Reps(count=50))).say(Press()).wait(0.02).hold_key(Next(), 2)
    assert (coached.stage, coached.tally().done) == ("count", 1)


def test_what_is_said_while_a_key_is_held_is_kept() -> None:
    coached = begun(script_for(Reps(count=50))).say(Press()).wait(0.5).say(Press()).wait(0.033)
    coached.say(Answer("pain before", 4)).say(Press()).wait(0.033).say(Press()).wait(0.033)
    assert coached.session.before.pain == 4


def test_what_time_brought_is_told_even_with_a_held_key() -> None:
    coached = begun(script_for(Reps(count=9, hold=1))).say(Press()).wait(0.9)
    coached.say(Press(), Press(), apart=0.05)
    turn = handle(coached.session, Press(), coached.now + 100 * MS)
    assert [cue.kind for cue in turn.cues] == ["rep", "held"]
