"""Inputs that lead through a session: the look at the feet, undo, next, back and hands free."""

import pytest

from tests.coach.builders import Coached, exercise, script_for, script_of
from toetap.coach.exercise import Hold, Path, Reps, Taps, Time
from toetap.coach.inputs import (
    Answer,
    Auto,
    Back,
    Input,
    Kept,
    Leave,
    Next,
    Pause,
    Press,
    Stop,
    SwitchReading,
    TapTempo,
    Tempo,
    Undo,
)
from toetap.coach.record import Before
from toetap.coach.script import Script

TWO_SIDES = script_for(Reps(count=3), "each")


def begun(script: Script = TWO_SIDES) -> Coached:
    return Coached.into_first_set(script)


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


def test_undo_after_back_takes_back_the_rep_of_the_set_that_they_came_back_to() -> None:
    coached = begun().press(3).wait(10).press(3)
    assert coached.session.status == "completed"
    coached.say(Back(), Undo())
    assert (coached.stage, coached.tally().done, coached.tally(1).done) == ("count", 3, 2)


def test_undo_after_back_to_a_set_without_a_rep_takes_back_that_of_the_set_before() -> None:
    coached = begun().press(3).wait(10).say(Stop()).wait(2).say(Back(), Undo())
    assert (coached.session.at, coached.tally().done) == (2, 2)


def test_undo_after_back_to_a_hold_takes_no_rep_of_what_came_before_it() -> None:
    script = script_of(
        exercise(Reps(count=1), id_="a"), exercise(Hold(seconds=5), id_="b"), rests=(5,)
    )
    coached = begun(script).press().wait(5).press().wait(10)
    assert coached.session.status == "completed"
    assert coached.say(Back(), Undo()).last_said() == "nothing"
    assert [one.done for one in coached.sets()] == [1, 5]


def test_undo_in_the_rest_after_a_set_done_again_takes_back_its_own_rep() -> None:
    coached = begun().press(3).wait(10).press(3).say(Back(), Back(), Press(), apart=3)
    coached.wait(2).press(3)
    assert (coached.stage, coached.tally().done, coached.tally(1).done) == ("rest", 6, 3)
    coached.say(Undo())
    assert (coached.stage, coached.tally().done, coached.tally(1).done) == ("count", 5, 3)


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
    coached = begun(script_for(Reps(count=9, pace=2))).say(Auto()).wait(3 + 5).say(Undo())
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


def test_auto_can_be_chosen_in_the_rest_before() -> None:
    coached = Coached.through(script_for(Reps(count=2, pace=3))).press().say(Auto()).wait(2)
    assert coached.session.auto
    coached.say(Press()).wait(3 + 6)
    assert coached.session.status == "completed"


def test_auto_in_a_hold_takes_over_from_the_next_rep() -> None:
    coached = begun(script_for(Reps(count=2, hold=3))).say(Press()).wait(1).say(Auto())
    assert coached.stage == "hold"
    assert coached.wait(2 + 3).session.over


def test_auto_starts_a_hold_that_waits() -> None:
    assert begun(script_for(Hold(seconds=5))).say(Auto()).stage == "lead-in"


def test_auto_a_second_time_hands_the_counting_back() -> None:
    coached = begun(script_for(Reps(count=9, pace=3))).say(Auto()).wait(3 + 4).say(Auto()).wait(60)
    assert (coached.tally().done, coached.stage) == (1, "count")


def test_auto_a_second_time_while_getting_into_place_hands_the_counting_back() -> None:
    coached = begun(script_for(Reps(count=9, pace=3))).say(Auto()).wait(1).say(Auto()).wait(60)
    assert (coached.tally().done, coached.stage) == (0, "count")


@pytest.mark.parametrize("script", [script_for(Time(seconds=5)), script_for(Taps(pattern="1/1"))])
def test_auto_is_for_what_the_person_would_start(script: Script) -> None:
    assert begun(script).say(Auto()).last_said() == "nothing"
    assert Coached.through(script).say(Auto()).last_said() == "nothing"


def test_a_press_while_the_coach_paces_counts_and_starts_the_pace_anew() -> None:
    coached = begun(script_for(Reps(count=9, pace=4))).say(Auto()).wait(3).say(Press()).wait(3)
    assert coached.tally().done == 1
    assert coached.wait(1).tally().done == 2
