from dataclasses import replace

from hypothesis import given, settings
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
from tests.coach.strategies import GOING_ON, scripts, timelines
from toetap.coach.cues import Cue
from toetap.coach.exercise import Hold, Reps, Time
from toetap.coach.handling import handle
from toetap.coach.inputs import Leave, Pause, Press, Stop
from toetap.coach.passage import advance, next_change
from toetap.coach.recording import record_of
from toetap.coach.script import Rest, Script, Work
from toetap.coach.session import Session, Tally, Turn, nothing, start
from toetap.coach.units import SECOND
from toetap.coach.viewing import next_glance, view_of

spans = st.one_of(
    st.sampled_from([0, 1, SECOND]), st.integers(0, 3 * SECOND), st.integers(0, 90 * SECOND)
)


def ticked(session: Session, until: int, ticks: list[int]) -> Turn:
    """The session after asking at each of these fractions of the way, in thousandths."""
    turn, begun = Turn(session), session.now
    for tick in sorted(ticks):
        turn = turn.then(advance(turn.session, begun + (until - begun) * tick // 1000))
    return turn.then(advance(turn.session, until))


def test_a_session_starts_with_nothing_done_and_waits() -> None:
    session = start(script_for(Reps(count=3), "each"), T0)
    assert session.tallies == (Tally(target=3), Tally(target=3))
    assert (session.stage.kind, session.status, session.work) == ("prepare", "in progress", None)
    assert (session.exercising, session.over, session.in_set) == (False, False, False)
    assert next_change(session) is None


def test_the_work_of_a_rest_is_the_set_that_it_leads_to() -> None:
    coached = Coached.through(script_for(Reps(count=3), "each")).press()
    assert isinstance(coached.session.script.steps[coached.session.at], Rest)
    assert coached.session.work == coached.session.script.work(0)
    assert not coached.session.in_set
    coached.press()
    assert coached.session.work == coached.session.script.work(0)
    assert coached.session.in_set


def test_a_session_cut_short_ended_before_its_last_step() -> None:
    script = script_for(Reps(count=1))
    assert Coached.into_first_set(script).say(Stop()).session.cut_short
    assert Coached.into_first_set(script).say(Leave()).session.cut_short
    assert not Coached.into_first_set(script).session.cut_short
    ended = Coached.into_first_set(script).press().session
    assert (ended.over, ended.cut_short) == (True, False)


def test_a_tally_takes_the_place_of_its_sets_only() -> None:
    session = start(script_for(Reps(count=3), "each then both"), T0)
    work = session.script.work(1)
    changed = session.with_tally(work, Tally(done=2, target=3))
    assert changed.tally(work).done == 2
    assert [tally.done for tally in changed.tallies] == [0, 2, 0]


def test_the_cues_of_turns_come_in_their_order() -> None:
    session = start(script_for(Reps(count=3)), T0)
    turn = Turn(session).cue("set", 1).then(Turn(session).cue("go")).cue("rep", 2)
    assert turn.cues == (Cue("set", T0, 1), Cue("go", T0), Cue("rep", T0, 2))
    assert nothing(session) == Turn(session, (Cue("nothing", T0),))


def test_what_time_brings_is_told_at_its_exact_instant_however_late_it_is_asked() -> None:
    script = script_of(
        exercise(Time(seconds=10), id_="a"), exercise(Hold(seconds=5), id_="b"), rests=(20,)
    )
    coached = Coached.into_first_set(script)
    begun = coached.cues[-1].at
    coached.wait(3600)
    assert [(cue.kind, (cue.at - begun) // SECOND) for cue in coached.cues[-4:]] == [
        ("go", 3), ("set done", 13), ("exercise", 13), ("set", 33),
    ]  # fmt: skip


@given(scripts(), timelines(), spans, spans)
def test_time_may_pass_in_one_go_or_in_two(
    script: Script, events: list[Event], first: int, then: int
) -> None:
    session = played(start(script, T0), events).session
    halfway, end = session.now + first, session.now + first + then
    at_once = advance(session, end)
    in_two = advance(session, halfway)
    assert in_two.then(advance(in_two.session, end)) == at_once


@given(scripts(), timelines(max_size=20), st.lists(st.integers(0, 1000), max_size=6))
def test_asking_in_between_changes_neither_session_nor_cues(
    script: Script, events: list[Event], ticks: list[int]
) -> None:
    asked = Turn(start(script, T0))
    for gap, said in events:
        asked = asked.then(ticked(asked.session, asked.session.now + gap, ticks))
        asked = asked.then(handle(asked.session, said, asked.session.now))
    assert asked == played(start(script, T0), events)


@given(scripts(), timelines())
def test_the_same_inputs_at_the_same_times_give_the_same_record(
    script: Script, events: list[Event]
) -> None:
    one, other = played(start(script, T0), events), played(start(script, T0), events)
    assert record_of(one.session, STAMP) == record_of(other.session, STAMP)
    assert one == other


@given(scripts(), timelines(), st.integers(-(10**15), 10**15))
def test_it_does_not_matter_where_the_clock_starts(
    script: Script, events: list[Event], moved: int
) -> None:
    one, other = played(start(script, T0), events), played(start(script, T0 + moved), events)
    assert record_of(one.session, STAMP) == record_of(other.session, STAMP)
    assert [cue.at + moved for cue in one.cues] == [cue.at for cue in other.cues]
    assert view_of(one.session) == view_of(other.session)


@given(scripts(), timelines(), spans)
def test_an_instant_that_has_passed_changes_nothing(
    script: Script, events: list[Event], ago: int
) -> None:
    session = played(start(script, T0), events).session
    assert advance(session, session.now - ago) == Turn(session)


@given(scripts(), timelines())
def test_what_comes_by_itself_always_lies_ahead(script: Script, events: list[Event]) -> None:
    session = start(script, T0)
    for gap, said in events:
        session = handle(session, said, session.now + gap).session
        due, glance = next_change(session), next_glance(session)
        assert due is None or due > session.now
        assert glance is None or glance > session.now
        assert (glance is None) == (not session.exercising and session.settles is None)


@given(scripts(), timelines())
def test_nothing_is_told_out_of_order_or_before_its_time(
    script: Script, events: list[Event]
) -> None:
    turn = played(start(script, T0), events)
    instants = [cue.at for cue in turn.cues]
    assert instants == sorted(instants)
    assert all(T0 <= at <= turn.session.now for at in instants)


@given(scripts(), timelines(), st.lists(st.integers(1, 999), min_size=1, max_size=4))
def test_a_view_stays_as_it_is_until_the_next_glance(
    script: Script, events: list[Event], parts: list[int]
) -> None:
    # Odd to begin with, so that no countdown ends on a whole second of active time.
    odd = replace(start(script, T0), active=579 * MS + 7)
    begun: list[Event] = [(SECOND, Press()), (2 * SECOND, Press())]
    session = played(odd, begun + events).session
    for _ in range(12):
        glance = next_glance(session)
        if glance is None:
            break
        view = view_of(session)
        for part in [*parts, 1000]:
            at = session.now + (glance - 1 - session.now) * part // 1000
            assert view_of(advance(session, at).session) == view
        session = advance(session, glance).session


@given(scripts(), timelines(), spans)
def test_once_it_is_over_or_paused_time_changes_only_the_instant(
    script: Script, events: list[Event], later: int
) -> None:
    session = played(start(script, T0), events).session
    if not (session.over or session.paused):
        session = handle(session, Pause(), session.now + 5 * SECOND).session
    session = advance(session, session.settles or session.now).session
    turn = advance(session, session.now + later)
    assert turn.cues == ()
    assert record_of(turn.session, STAMP) == record_of(session, STAMP)
    assert view_of(turn.session) == view_of(session)


@given(scripts(), timelines(GOING_ON))
def test_active_time_is_time_but_for_the_look_at_the_feet_and_the_waits(
    script: Script, events: list[Event]
) -> None:
    session = start(script, T0)
    for gap, said in events:
        until = session.now + gap
        while session.now < until:
            at = min(until, next_change(session) or until)
            later = advance(session, at).session
            waits = session.stage.kind in ("prepare", "ready", "over")
            assert later.exercised - session.exercised == (0 if waits else at - session.now)
            session = later
        session = handle(session, said, until).session


def test_an_hour_of_reading_is_no_exercise() -> None:
    coached = Coached.through(script_for(Reps(count=3))).wait(3600).press().wait(1800).say(Press())
    assert coached.record().active_seconds == 0
    assert coached.wait(20).record().active_seconds == 20


@settings(max_examples=25)
@given(scripts())
def test_every_routine_can_be_done_in_full_by_pressing_when_it_waits(script: Script) -> None:
    coached = Coached.through(script)
    for _ in range(3000):
        if coached.session.over:
            break
        due = next_change(coached.session)
        coached = coached.until(due) if due is not None else coached.say(Press()).wait(0.3)
    assert coached.session.status == "completed"
    assert all(tally.done == tally.target for tally in coached.session.tallies)
    assert coached.said().count("set") == coached.said().count("set done") == len(script.works)


def test_a_work_is_none_before_the_first_and_after_the_last() -> None:
    coached = Coached.through(script_for(Reps(count=1)))
    assert coached.session.work is None
    coached.press(2)
    assert isinstance(coached.session.work, Work)
    assert coached.press().session.work is None


def test_a_millisecond_is_what_the_tests_say_it_is() -> None:
    assert Coached.through(script_for(Reps(count=1))).wait(0.001).elapsed == MS
