from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace as revised

from tests.coach.builders import STAMP, T0, Coached, Event, exercise, played, script_for, script_of
from tests.coach.strategies import GOING_ON, INPUTS, scripts, timelines
from toetap.coach.exercise import Hold, Path, Reps, Taps, Time
from toetap.coach.inputs import (
    Answer,
    Back,
    Input,
    Kept,
    Leave,
    Next,
    Note,
    Press,
    Stop,
    SwitchReading,
    Tempo,
    Undo,
)
from toetap.coach.record import SetRecord
from toetap.coach.recording import ChangedRoutineError, record_of, resume
from toetap.coach.script import Script
from toetap.coach.session import Session, start
from toetap.coach.units import SECOND

BACK_AND_FORTH: st.SearchStrategy[Input] = st.one_of(
    INPUTS, INPUTS, st.sampled_from([Back(), Undo(), Next()])
)
LATER = T0 + 10**15

CURLS = exercise(Reps(count=2, rest=5), id_="curls", sides="each")
HOLD = exercise(Hold(seconds=10), id_="hold", posture="standing")
TAPS = exercise(Taps(pattern="2/2  2x1", limbs=("feet", "hands")), id_="taps")


def resumed(coached: Coached, script: Script | None = None) -> Coached:
    """A session taken up again from its record, at another time."""
    return Coached(resume(script or coached.session.script, coached.record(), LATER))


# --- the record -----------------------------------------------------------------------------------


def test_a_record_carries_its_stamp_and_the_routine() -> None:
    record = Coached.into_first_set(script_of(CURLS, HOLD)).record()
    assert (record.id, record.started, record.ended, record.app) == (
        STAMP.id, STAMP.started, STAMP.ended, STAMP.app,
    )  # fmt: skip
    assert (record.routine, record.title) == ("morning", "Morning")
    assert (record.status, record.source) == ("in progress", "guided")


def test_a_record_in_progress_lists_the_sets_up_to_where_it_stands() -> None:
    coached = Coached.through(script_of(CURLS, HOLD))
    assert coached.record().exercises == ()
    coached.press()
    assert [one.side for one in coached.sets()] == ["right"]
    coached.press(2).say(Press())
    assert [(one.side, one.done) for one in coached.sets()] == [("right", 2), ("left", 0)]


def test_once_it_is_over_every_set_is_listed() -> None:
    record = Coached.into_first_set(script_of(CURLS, HOLD, TAPS)).press().say(Stop()).record()
    assert [(one.id, one.status, len(one.sets)) for one in record.exercises] == [
        ("curls", "partial", 2), ("hold", "skipped", 1), ("taps", "skipped", 2),
    ]  # fmt: skip


def test_an_exercise_is_done_when_all_its_sets_are() -> None:
    coached = Coached.into_first_set(script_of(CURLS)).press(2).wait(5).press()
    assert [one.status for one in coached.record().exercises] == ["partial"]
    coached.press()
    assert [one.status for one in coached.record().exercises] == ["done"]


def test_an_exercise_is_listed_as_it_was_done() -> None:
    (first, second) = Coached.into_first_set(script_of(CURLS, HOLD)).say(Leave()).record().exercises
    assert (first.name, first.level, first.posture) == ("Curls", 1, "seated")
    assert (second.name, second.level, second.posture) == ("Hold", 1, "standing")


def test_a_set_of_taps_tells_pattern_reading_and_tempo() -> None:
    coached = Coached.into_first_set(script_of(TAPS)).say(Tempo(-5), SwitchReading()).wait(60)
    coached.say(Kept("lost it"))
    assert coached.sets()[0] == SetRecord(
        kind="taps", limbs="feet", side="alternating", pattern="2/2 2x1", reading="in turn",
        bpm=55, target=8, done=8, seconds=9, kept_up=None,
    )  # fmt: skip
    assert coached.sets()[1].kept_up == "lost it"


def test_a_set_of_anything_else_tells_none_of_these() -> None:
    (done,) = Coached.into_first_set(script_of(HOLD)).press().wait(11).sets()
    assert done == SetRecord(kind="hold", limbs="feet", side="both", target=10, done=10, seconds=10)


def test_time_in_a_set_is_told_without_its_rests() -> None:
    coached = Coached.into_first_set(script_of(CURLS)).press(2).wait(60)
    assert [one.seconds for one in coached.sets()] == [4, 57]
    assert coached.record().active_seconds == 66


# --- going on from it -----------------------------------------------------------------------------


def test_a_session_with_nothing_begun_starts_at_its_beginning() -> None:
    coached = Coached.through(script_of(CURLS)).say(Answer("pain before", 3), Note("cold"))
    again = resumed(coached)
    assert (again.stage, again.session.before.pain, again.session.note) == ("prepare", 3, "cold")
    assert again.session.now == LATER


def test_a_session_goes_on_at_the_set_it_stood_at_and_waits() -> None:
    coached = Coached.into_first_set(script_of(CURLS, HOLD)).press(2).wait(5).press()
    again = resumed(coached)
    assert (again.stage, again.session.work) == ("ready", coached.session.work)
    assert again.wait(3600).stage == "ready"
    again.press(2)
    assert [tally.done for tally in again.session.tallies] == [2, 2, 0]


def test_a_session_goes_on_after_a_set_that_was_finished() -> None:
    coached = Coached.into_first_set(script_of(CURLS, HOLD)).press(2)
    assert resumed(coached).session.work == coached.session.script.work(1)


def test_a_session_goes_on_after_what_was_passed_over() -> None:
    coached = Coached.into_first_set(script_of(CURLS, HOLD, TAPS)).press().say(Next())
    assert resumed(coached).session.work == coached.session.script.work(1)
    coached.wait(2).say(Next()).wait(2).say(Next())
    assert resumed(coached).session.work == coached.session.script.work(3)


def test_a_session_gone_back_in_goes_on_at_the_set_it_stood_at() -> None:
    coached = Coached.into_first_set(script_of(CURLS, HOLD)).press(2).wait(5).press().say(Back())
    assert [one.done for one in coached.sets()] == [2, 1]
    again = resumed(coached)
    assert again.session.work == coached.session.script.work(0)
    assert again.record() == coached.record()


@pytest.mark.parametrize("told", [None, 9])
def test_a_record_that_does_not_tell_the_set_goes_on_at_its_last(told: int | None) -> None:
    coached = Coached.into_first_set(script_of(CURLS, HOLD)).press(2).wait(5).press().say(Back())
    record = revised(coached.record(), at_set=told)
    assert resume(coached.session.script, record, LATER).work == coached.session.script.work(1)


def test_the_set_it_stands_at_is_told_in_progress_only() -> None:
    coached = Coached.through(script_of(CURLS, HOLD))
    told = [coached.record().at_set]
    told += [coached.press(presses).record().at_set for presses in (1, 1, 2)]
    told.append(coached.say(Leave()).record().at_set)
    assert told == [None, 1, 1, 2, None]


def test_a_set_undone_between_others_is_listed_in_its_place() -> None:
    three = exercise(Reps(count=1), id_="three", sides="each then both")
    coached = Coached.into_first_set(script_of(three)).press().wait(5).skip().wait(5)
    coached.say(Back(), Press(), Undo(), apart=3)
    assert [(one.side, one.done) for one in coached.sets()] == [
        ("right", 0), ("left", 0), ("both", 0),
    ]  # fmt: skip
    assert resumed(coached).session.work == coached.session.script.work(0)


def test_a_hold_goes_on_with_what_is_left_of_it() -> None:
    coached = Coached.into_first_set(script_of(HOLD)).press().wait(1 + 4)
    again = resumed(coached).press(2).wait(1 + 5.999)
    assert (again.stage, again.tally().done) == ("run", 9)
    assert again.wait(0.001).session.status == "completed"


def test_a_round_of_taps_goes_on_where_it_stood_as_it_was_tapped_last() -> None:
    coached = Coached.into_first_set(script_of(TAPS)).say(Tempo(-20), SwitchReading()).wait(7)
    assert coached.tally().done == 5
    again = resumed(coached).say(Press())
    assert (again.view.bpm, again.view.reading, again.view.coming) == (40, "in turn", "right")
    again.wait(200).say(Press()).wait(200)
    assert [(one.done, one.bpm, one.reading) for one in again.sets()] == [(8, 40, "in turn")] * 2


def test_tempo_and_reading_of_one_round_hold_in_the_next_after_a_break_between_them() -> None:
    coached = Coached.into_first_set(script_of(TAPS)).say(Tempo(-20), SwitchReading()).wait(25)
    assert coached.session.work == coached.session.script.work(1)
    again = resumed(coached).say(Press())
    assert (again.view.bpm, again.view.reading) == (40, "in turn")


def test_the_tempo_of_one_exercise_does_not_go_on_into_the_next() -> None:
    other = exercise(Taps(pattern="1/1", limbs=("feet",)), id_="other")
    coached = Coached.into_first_set(script_of(TAPS, other)).say(Tempo(-20)).wait(6).skip(3)
    assert coached.tally().done > 0
    again = resumed(coached)
    assert (again.session.work, again.view.bpm) == (again.session.script.work(2), 60)


def test_a_routine_that_is_no_longer_the_same_is_not_gone_on_with() -> None:
    coached = Coached.into_first_set(script_of(CURLS, HOLD)).press(2)
    with pytest.raises(ChangedRoutineError) as caught:
        resumed(coached, script_of(HOLD, TAPS))
    assert caught.value.message == (
        "Morning has changed since this session: it no longer has Curls as it was."
    )
    assert caught.value.hint == "Keep what is done, and start the routine anew."


@pytest.mark.parametrize(
    "changed",
    [
        exercise(Reps(count=2), id_="curls"),  # one set less
        exercise(Reps(count=2), id_="curls", sides="each", limbs="hands"),
        exercise(Hold(seconds=2), id_="curls", sides="each"),
        exercise(Reps(count=2, order="alternating"), id_="curls", sides="each"),
    ],
)
def test_neither_is_one_with_other_sets(changed: object) -> None:
    coached = Coached.into_first_set(script_of(CURLS)).press(2)
    with pytest.raises(ChangedRoutineError):
        resumed(coached, script_of(changed))  # type: ignore[arg-type]


def test_another_level_is_another_exercise() -> None:
    coached = Coached.into_first_set(script_of(CURLS)).press()
    record = coached.record()
    other = revised(record.exercises[0], level=2)
    with pytest.raises(ChangedRoutineError):
        resume(coached.session.script, revised(record, exercises=(other,)), LATER)


def test_an_exercise_that_comes_twice_is_told_apart() -> None:
    script = script_of(CURLS, HOLD, CURLS)
    coached = Coached.into_first_set(script).press(2).wait(5).press(2).skip().press(2)
    again = resumed(coached)
    assert again.session.work == coached.session.work == script.work(3)
    assert [tally.done for tally in again.session.tallies] == [2, 2, 0, 1, 0]


def in_progress(script: Script, events: list[Event]) -> Session:
    session = played(start(script, T0), [(SECOND, Press()), *events]).session
    assume(not session.over)
    return session


@given(scripts(), timelines(GOING_ON))
def test_a_session_taken_up_again_has_the_same_record(script: Script, events: list[Event]) -> None:
    session = in_progress(script, events)
    record = record_of(session, STAMP)
    assert record_of(resume(script, record, LATER), STAMP) == record


@given(scripts(), timelines(BACK_AND_FORTH))
def test_a_session_taken_up_again_stands_where_it_stood(
    script: Script, events: list[Event]
) -> None:
    session = in_progress(script, events)
    again = resume(script, record_of(session, STAMP), LATER)
    assert again.work == session.work
    assert again.stage.kind == "ready"


@given(scripts(), timelines(GOING_ON), st.integers(0, 10**15))
def test_a_session_taken_up_again_waits_for_the_person(
    script: Script, events: list[Event], later: int
) -> None:
    session = in_progress(script, events)
    again = resume(script, record_of(session, STAMP), LATER)
    waited = Coached(again).until(LATER + later)
    assert waited.cues == []
    here = replace(waited.session, now=again.now, active=again.active, waited=again.waited)
    assert here == again


@given(scripts(), timelines(GOING_ON, max_size=10), timelines(GOING_ON, max_size=10))
def test_a_record_lists_sets_only_as_the_script_has_them(
    script: Script, events: list[Event], more: list[Event]
) -> None:
    session = in_progress(script, events)
    again = played(resume(script, record_of(session, STAMP), LATER), more).session
    works = [script.work(tally) for tally in range(len(script.works))]
    listed = [one for part in record_of(again, STAMP).exercises for one in part.sets]
    for work, one in zip(works, listed, strict=False):
        assert (one.kind, one.limbs, one.side) == (work.kind, work.limbs, work.side)
    assert len(listed) <= len(works)


def test_every_kind_of_set_can_be_gone_on_with() -> None:
    for dose in (Time(seconds=9), Path(points=("heel", "arch", "heel")), Hold(seconds=9)):
        coached = Coached.into_first_set(script_for(dose)).press().wait(4)
        done = coached.tally().done
        assert done > 0
        again = resumed(coached)
        assert again.tally().done == done
        assert again.press(2).wait(60).session.status == "completed"
        assert again.tally().done == again.tally().target


# --- when it was ----------------------------------------------------------------------------------


def test_a_session_lasts_until_the_time_of_day_that_it_is() -> None:
    wall = STAMP.started + timedelta(hours=3)
    assert STAMP.until(wall, 60 * SECOND) == replace(STAMP, ended=wall)


def test_with_the_clock_set_back_it_does_not_end_before_it_began() -> None:
    wall = STAMP.started - timedelta(hours=1)
    lasted = STAMP.until(wall, 60 * SECOND)
    assert lasted.ended == STAMP.started + timedelta(minutes=1)


def test_with_the_place_changed_it_ends_at_the_time_of_the_new_one() -> None:
    wall = (STAMP.started + timedelta(hours=1)).astimezone(timezone(timedelta(hours=5)))
    assert STAMP.until(wall, 0).ended.utcoffset() == timedelta(hours=5)
