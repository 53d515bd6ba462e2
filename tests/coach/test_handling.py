import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.coach.builders import (
    MS,
    STAMP,
    T0,
    Coached,
    Event,
    exercise,
    played,
    script_for,
    script_of,
)
from tests.coach.strategies import (
    CALM_GAPS,
    GOING_ON,
    INPUTS,
    PLAIN_REPS,
    STEADY,
    scripts,
    timelines,
)

from toetap.coach.exercise import Hold, Path, Reps, Taps, Time
from toetap.coach.handling import handle
from toetap.coach.inputs import (
    Answer,
    Auto,
    Back,
    Input,
    Kept,
    Leave,
    Next,
    Note,
    Pause,
    Press,
    Stop,
    SwitchReading,
    TapTempo,
    Tempo,
    Undo,
)  # fmt: skip
from toetap.coach.record import After, Before, SessionRecord
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


# --- the look at the feet -------------------------------------------------------------------------


def test_going_on_says_that_the_feet_were_looked_at() -> None:
    coached = Coached.through(TWO_SIDES).press()
    assert coached.session.before == Before(feet="clear")
    assert (coached.stage, coached.last_said()) == ("ready", "exercise")


def test_for_hands_alone_nothing_is_said_of_the_feet() -> None:
    coached = Coached.through(script_for(Reps(count=1), limbs="hands")).press()
    assert coached.session.before == Before()


def test_what_was_answered_before_stays_when_the_feet_are_clear() -> None:
    coached = Coached.through(TWO_SIDES).say(Answer("pain before", 3)).press()
    assert coached.session.before == Before(feet="clear", pain=3)


# --- undo -----------------------------------------------------------------------------------------


def test_undo_takes_back_the_last_rep() -> None:
    coached = begun().press(2).say(Undo())
    assert (coached.tally().done, coached.cues[-1].kind, coached.cues[-1].number) == (
        1,
        "undone",
        1,
    )


def test_undo_takes_back_the_rep_that_ended_its_set() -> None:
    coached = begun().press(3)
    assert coached.stage == "rest"
    coached.say(Undo())
    assert (coached.stage, coached.tally().done, coached.session.at) == ("count", 2, 2)


def test_undo_takes_back_the_rep_that_ended_the_session() -> None:
    coached = begun(script_for(Reps(count=1))).press()
    assert coached.session.status == "completed"
    coached.say(Undo())
    assert (coached.session.status, coached.stage, coached.tally().done) == (
        "in progress", "count", 0,
    )  # fmt: skip


def test_undo_takes_back_the_last_rep_even_once_the_next_set_has_begun() -> None:
    coached = begun().press(3).wait(10)
    assert (coached.stage, coached.session.at) == ("count", 4)
    coached.say(Undo())
    assert (coached.session.at, coached.tally().done, coached.tally(1).reached) == (2, 2, False)


def test_undo_takes_back_a_hold_that_runs_and_counts_nothing() -> None:
    coached = begun(script_for(Reps(count=2, hold=3, release=2))).say(Press()).wait(4)
    assert coached.stage == "release"
    coached.say(Undo()).wait(10)
    assert (coached.stage, coached.tally().done) == ("count", 0)


def test_undo_takes_back_a_hold_that_was_started() -> None:
    coached = begun(script_for(Hold(seconds=20))).say(Press()).wait(3 + 8)
    assert (coached.stage, coached.tally().done) == ("run", 8)
    coached.say(Undo())
    assert (coached.stage, coached.tally().done) == ("wait", 0)


def test_undo_hands_the_counting_back_to_the_person() -> None:
    coached = begun(script_for(Reps(count=9, pace=2))).say(Auto()).wait(5).say(Undo())
    assert not coached.session.auto
    assert coached.wait(60).tally().done == 1


@pytest.mark.parametrize(
    "script",
    [
        TWO_SIDES,
        script_for(Time(seconds=10)),
        script_for(Path(points=("heel",))),
        script_for(Taps(pattern="2/2")),
        script_for(Hold(seconds=5)),
    ],
    ids=["reps", "time", "path", "taps", "hold"],
)
def test_undo_has_nothing_to_do_before_anything_was_counted(script: Script) -> None:
    for coached in (Coached.through(script), Coached.through(script).press(), begun(script)):
        before = coached.record()
        assert coached.say(Undo()).last_said() == "nothing"
        assert coached.record() == before


def test_undo_has_nothing_to_do_in_a_pause_or_after_a_stop() -> None:
    for ending in (Pause(), Stop(), Leave()):
        coached = begun().press(3).say(ending).wait(2).say(Undo())
        assert (coached.last_said(), coached.tally().done) == ("nothing", 3)


# --- next and back --------------------------------------------------------------------------------


def test_next_passes_over_the_rest_of_a_set() -> None:
    coached = begun().press().say(Next())
    assert (coached.stage, coached.tally().done, coached.session.at) == ("rest", 1, 3)


def test_next_in_a_rest_passes_over_the_set_that_follows() -> None:
    coached = begun().skip(2)
    assert coached.session.over
    assert [one.done for one in coached.sets()] == [0, 0]


def test_next_before_an_exercise_passes_over_all_of_it() -> None:
    script = script_of(
        exercise(Reps(count=1), id_="a", sides="each"), exercise(Reps(count=1), id_="b")
    )
    coached = Coached.through(script).press().say(Next())
    assert coached.session.work == script.work(2)
    assert [one.status for one in coached.record().exercises] == ["skipped", "skipped"]


def test_the_look_at_the_feet_is_not_passed_over() -> None:
    coached = Coached.through(TWO_SIDES).say(Next())
    assert (coached.stage, coached.last_said()) == ("prepare", "nothing")


@pytest.mark.parametrize("given_", [Next(), Back(), Auto(), SwitchReading(), Kept("yes")])
def test_these_have_nothing_to_do_in_a_pause(given_: Input) -> None:
    coached = begun().say(Pause()).wait(2).say(given_)
    assert (coached.last_said(), coached.session.paused) == ("nothing", True)


@pytest.mark.parametrize(
    "given_", [Press(), Next(), Pause(), Auto(), Tempo(5), TapTempo(), SwitchReading(), Leave()]
)
def test_these_have_nothing_to_do_once_it_is_over(given_: Input) -> None:
    coached = begun().say(Stop("pain")).wait(2)
    before = coached.record()
    assert coached.say(given_).last_said() == "nothing"
    assert coached.record() == before


def test_back_returns_to_the_set_before_and_waits() -> None:
    coached = begun().press(3).press().say(Back())
    assert (coached.stage, coached.session.at) == ("ready", 1)
    assert coached.tally().done == 3


def test_back_in_the_first_set_returns_to_its_rest() -> None:
    coached = begun().press().say(Back())
    assert (coached.stage, coached.session.at, coached.tally().done) == ("ready", 1, 1)


def test_back_has_nothing_to_do_before_the_first_set() -> None:
    assert Coached.through(TWO_SIDES).say(Back()).last_said() == "nothing"
    assert Coached.through(TWO_SIDES).press().say(Back()).last_said() == "nothing"


def test_back_after_the_end_returns_to_the_last_set() -> None:
    coached = begun().press(3).wait(10).press(3)
    assert coached.session.status == "completed"
    coached.say(Back())
    assert (coached.session.status, coached.stage, coached.session.at) == (
        "in progress", "ready", 3,
    )  # fmt: skip


def test_back_after_a_stop_returns_to_where_it_was() -> None:
    def returned(coached: Coached) -> tuple[str, int]:
        coached.say(Stop("pain")).wait(2).say(Back())
        assert (coached.session.status, coached.session.reason) == ("in progress", None)
        return coached.stage, coached.session.at

    assert returned(Coached.through(TWO_SIDES)) == ("prepare", 0)
    assert returned(Coached.through(TWO_SIDES).press()) == ("ready", 1)
    assert returned(begun().press()) == ("ready", 1)
    assert returned(begun().press(3)) == ("ready", 3)
    assert returned(begun().press(3).wait(10)) == ("ready", 3)


# --- pause ----------------------------------------------------------------------------------------


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
    assert coached.record().active_seconds == 4


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


# --- stop, leave, answers -------------------------------------------------------------------------


def test_stop_ends_it_at_once_and_keeps_what_is_done() -> None:
    coached = begun().press(2).say(Stop("pain"))
    record = coached.record()
    assert (record.status, record.reason, coached.last_said()) == ("stopped", "pain", "ended")
    assert [one.done for one in coached.sets()] == [2, 0]


def test_the_reason_may_follow_the_stop() -> None:
    coached = begun().say(Stop()).wait(3).say(Stop("dizzy"))
    assert coached.session.reason == "dizzy"
    assert coached.said().count("ended") == 1


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


# --- auto -----------------------------------------------------------------------------------------


def test_auto_can_be_chosen_in_the_rest_before() -> None:
    coached = Coached.through(script_for(Reps(count=2, pace=3))).press().say(Auto()).wait(2)
    assert coached.session.auto
    coached.say(Press()).wait(6)
    assert coached.session.status == "completed"


def test_auto_in_a_hold_takes_over_from_the_next_rep() -> None:
    coached = begun(script_for(Reps(count=2, hold=3))).say(Press()).wait(1).say(Auto())
    assert coached.stage == "hold"
    assert coached.wait(2 + 3).session.over


def test_auto_starts_a_hold_that_waits() -> None:
    assert begun(script_for(Hold(seconds=5))).say(Auto()).stage == "lead-in"


def test_auto_a_second_time_hands_the_counting_back() -> None:
    coached = begun(script_for(Reps(count=9, pace=3))).say(Auto()).wait(4).say(Auto()).wait(60)
    assert (coached.tally().done, coached.stage) == (1, "count")


@pytest.mark.parametrize("script", [script_for(Time(seconds=5)), script_for(Taps(pattern="1/1"))])
def test_auto_is_for_what_the_person_would_start(script: Script) -> None:
    assert begun(script).say(Auto()).last_said() == "nothing"
    assert Coached.through(script).say(Auto()).last_said() == "nothing"


def test_a_press_while_the_coach_paces_counts_and_starts_the_pace_anew() -> None:
    coached = begun(script_for(Reps(count=9, pace=4))).say(Auto()).wait(3).say(Press()).wait(3)
    assert coached.tally().done == 1
    assert coached.wait(1).tally().done == 2


# --- counting -------------------------------------------------------------------------------------


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
    [Press(), Next(), Undo(), Back(), Pause(), Auto(), SwitchReading(), Leave(), Stop()]
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
    assert (coached.tally().done, coached.said().count("undone")) == (1, 1)


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
    assert [cue.kind for cue in turn.cues] == ["rep", "undone"]
