import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.coach.builders import Coached, exercise, script_for, script_of
from toetap.coach.exercise import Reps, Taps
from toetap.coach.inputs import (
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
)
from toetap.coach.recording import resume
from toetap.coach.script import Script
from toetap.coach.tapping import current_bpm, unanswered

ONE_ROUND = script_for(Taps(pattern="8/8 4x2 2x4", limbs=("feet",)))
TWO_ROUNDS = script_for(Taps(pattern="2/2 2x1", limbs=("feet", "hands"), rest=10))


def tapping_in(script: Script = ONE_ROUND) -> Coached:
    """At the very first beat of the count-in, one beat a second from here."""
    return Coached.through(script).press().say(Press())


# --- tempo ----------------------------------------------------------------------------------------


def test_the_tempo_changes_at_once_and_in_phase() -> None:
    coached = tapping_in().wait(4.5).say(Tempo(60))
    assert (coached.view.bpm, coached.view.number) == (120, "1")
    assert coached.wait(0.249).view.number == "1"
    assert coached.wait(0.001).view.number == "2"


def test_a_tempo_set_in_a_rest_holds_in_the_round_that_follows() -> None:
    coached = Coached.through(ONE_ROUND).press().say(Tempo(-5), Tempo(-5), Press())
    assert coached.view.bpm == 50
    assert coached.sets()[0].bpm == 50


def test_a_tempo_set_in_one_round_holds_in_the_next() -> None:
    coached = tapping_in(TWO_ROUNDS).wait(5).say(Tempo(20)).wait(60)
    assert [one.bpm for one in coached.sets()] == [80, 80]


def test_a_tempo_goes_no_further_than_allowed() -> None:
    coached = tapping_in().wait(1).say(Tempo(500))
    assert coached.view.bpm == 180
    assert coached.wait(1).say(Tempo(-500)).view.bpm == 30


def test_a_new_exercise_has_its_own_tempo() -> None:
    taps = Taps(pattern="1/1", limbs=("feet",), bpm=60)
    coached = Coached.into_first_set(script_of(exercise(taps, id_="a"), exercise(taps, id_="b")))
    coached.say(Tempo(20)).wait(20)
    assert coached.view.bpm == 60


def test_the_third_tap_sets_the_tempo() -> None:
    coached = tapping_in().say(TapTempo(), TapTempo(), apart=0.5)
    assert coached.view.bpm == 60
    assert coached.wait(0.5).say(TapTempo()).view.bpm == 120
    assert coached.sets()[0].bpm == 120


def test_a_tempo_can_be_tapped_before_the_round() -> None:
    coached = Coached.through(ONE_ROUND).press().say(*[TapTempo()] * 6, apart=0.75)
    assert coached.view.bpm == 80


def test_taps_of_one_exercise_set_no_tempo_in_the_next() -> None:
    taps = Taps(pattern="1/1", limbs=("feet",), bpm=60)
    script = script_of(exercise(taps, id_="a"), exercise(taps, id_="b"))
    coached = tapping_in(script).wait(1).say(TapTempo(), TapTempo(), Next(), TapTempo(), apart=0.4)
    assert coached.session.work == script.work(1)
    assert coached.view.bpm == 60


def test_only_the_last_taps_of_the_tempo_are_kept() -> None:
    coached = tapping_in().say(*[TapTempo()] * 40, apart=0.5)
    assert len(coached.session.taps) == 12


@pytest.mark.parametrize("given_", [Tempo(5), TapTempo(), SwitchReading()])
def test_where_nothing_is_tapped_there_is_no_tempo_and_no_reading(given_: Input) -> None:
    coached = Coached.into_first_set(script_for(Reps(count=3)))
    assert coached.say(given_).last_said() == "nothing"
    assert current_bpm(coached.session) is None


def test_the_same_tempo_again_moves_no_beat() -> None:
    coached = tapping_in().wait(4.3).say(Tempo(5)).say(Tempo(-5))
    plain = tapping_in().wait(4.3)
    assert coached.wait(0.7).view.number == plain.wait(0.7).view.number == "2"


# --- reading --------------------------------------------------------------------------------------


def test_a_reading_switched_on_the_way_changes_what_is_asked() -> None:
    coached = tapping_in().wait(4).say(SwitchReading())
    assert (coached.tally().target, coached.view.reading) == (48, "in turn")
    coached.wait(47.999)
    assert coached.tally().done == 48
    coached.wait(0.001)
    assert (coached.session.status, coached.sets()[0].reading) == ("completed", "in turn")


@pytest.mark.parametrize("beat", range(-3, 32))
def test_switched_at_any_beat_the_round_is_done_when_its_beats_are(beat: int) -> None:
    coached = tapping_in().wait(4 + beat + 0.5).say(SwitchReading())
    round_ = coached.session.stage.round
    assert round_ is not None
    assert coached.tally().target == len(round_.beats)
    assert coached.tally().done == max(0, beat + 1)
    coached.wait(100)
    (done,) = coached.sets()
    assert done.done == done.target == done.seconds == len(round_.beats)


@pytest.mark.parametrize(("beat", "target"), [(-3, 48), (15, 48), (19, 44), (20, 44), (31, 32)])
def test_only_what_is_still_to_come_is_read_the_other_way(beat: int, target: int) -> None:
    assert tapping_in().wait(4 + beat).say(SwitchReading()).tally().target == target


def test_switched_twice_before_the_first_tap_it_is_as_it_was() -> None:
    coached = tapping_in().wait(1).say(SwitchReading(), SwitchReading(), apart=1)
    assert (coached.tally().target, coached.view.reading) == (32, "together")


def test_a_reading_switched_in_a_pause_holds_once_it_goes_on() -> None:
    coached = tapping_in().wait(5).say(Pause()).wait(60).say(SwitchReading()).wait(60)
    coached.say(Press()).wait(100)
    assert coached.sets()[0].done == coached.sets()[0].target == 48


def test_a_reading_chosen_in_a_rest_holds_for_the_rounds_that_follow() -> None:
    coached = Coached.through(TWO_ROUNDS).press().say(SwitchReading())
    assert coached.view.reading == "in turn"
    coached.wait(1).say(Press()).wait(100)
    assert [(one.reading, one.done) for one in coached.sets()] == [("in turn", 8)] * 2


def test_a_reading_chosen_in_a_rest_can_be_taken_back_there() -> None:
    coached = Coached.through(TWO_ROUNDS).press().say(SwitchReading(), SwitchReading())
    assert coached.view.reading == "together"


def test_a_reading_holds_for_the_next_exercise_too() -> None:
    taps = Taps(pattern="2x1", limbs=("feet",))
    script = script_of(exercise(taps, id_="a"), exercise(taps, id_="b"), rests=(5,))
    coached = tapping_in(script).wait(1).say(SwitchReading()).wait(100)
    assert [one.reading for one in coached.sets()] == ["in turn", "in turn"]


# --- going on where it stood ----------------------------------------------------------------------


def test_a_round_taken_up_again_goes_on_at_the_next_beat() -> None:
    coached = tapping_in().wait(4 + 9.5).say(Back()).wait(5).say(Press())
    assert coached.view.coming == "left"
    coached.wait(4)
    assert (coached.view.number, coached.view.word, coached.tally().done) == ("3", "LEFT", 11)
    coached.wait(100)
    assert (coached.sets()[0].done, coached.session.status) == (32, "completed")


def test_a_round_done_in_full_is_done_in_full_once_more() -> None:
    coached = tapping_in().wait(36).say(Back()).wait(5).say(Press()).wait(4 + 7.5)
    assert coached.tally().done == 40


@pytest.mark.parametrize(("again", "beats"), [((), 32), ((SwitchReading(),), 48)])
def test_a_round_done_in_full_begins_anew_in_either_reading(
    again: tuple[Input, ...], beats: int
) -> None:
    coached = tapping_in().wait(36).say(Back(), *again).wait(5).say(Press()).wait(4)
    assert (coached.view.word, coached.view.number, coached.view.of) == ("RIGHT", "1", "of 8")
    coached.wait(beats - 0.001)
    assert (coached.stage, coached.tally().done) == ("taps", 32 + beats)
    coached.wait(0.001)
    assert (coached.session.status, coached.tally().target) == ("completed", 32)


def test_a_round_done_in_full_stays_done_when_it_is_begun_once_more() -> None:
    coached = tapping_in().wait(36).say(Back(), SwitchReading()).wait(5).say(Press()).wait(10.5)
    coached.say(SwitchReading(), SwitchReading()).say(Leave())
    (one,) = coached.record().exercises
    assert (one.status, one.sets[0].done, one.sets[0].reading) == ("done", 32 + 9, "in turn")


@pytest.mark.parametrize(
    ("done", "word", "number", "target"),
    [
        (10, "LEFT", "3", 48),
        (18, "RIGHT", "3", 18 + 30),
        (21, "RIGHT", "2", 21 + 23),
        (25, "RIGHT", "2", 25 + 15),
    ],
)
def test_a_round_left_half_way_goes_on_at_its_place_in_the_other_reading(
    done: int, word: str, number: str, target: int
) -> None:
    coached = tapping_in().wait(4 + done - 0.5).say(Back(), SwitchReading()).wait(2)
    coached.say(Press()).wait(4)
    assert (coached.view.word, coached.view.number) == (word, number)
    assert coached.tally().target == target
    coached.wait(100)
    assert (coached.session.status, coached.tally().done) == ("completed", target)


BREAKS = st.tuples(st.integers(0, 40), st.booleans(), st.booleans())
"""How long after the count-in's start, whether the program was closed, and the reading switched."""


@given(st.lists(BREAKS, min_size=1, max_size=6))
def test_however_often_a_round_is_left_and_switched_it_ends_with_its_last_beat(
    breaks: list[tuple[int, bool, bool]],
) -> None:
    coached = tapping_in()
    for seconds, cut_off, switched in breaks:
        before = coached.wait(seconds + 0.25).tally()
        if before.done >= before.target:
            break
        coached.say(Back()).wait(2)
        if cut_off:
            coached = Coached(resume(ONE_ROUND, coached.record(), coached.now))
        coached.say(*[SwitchReading()] * switched).wait(2).say(Press())
        assert coached.tally().done == before.done
        if not switched:
            assert coached.tally().target == before.target
    coached.wait(200)
    assert coached.session.status == "completed"
    assert coached.tally().done == coached.tally().target


# --- having kept up -------------------------------------------------------------------------------


def test_after_a_round_the_person_says_whether_they_kept_up() -> None:
    coached = tapping_in(TWO_ROUNDS).wait(12)
    assert coached.view.asks_kept_up
    assert coached.view.noted == ""
    coached.say(Kept("lost it"))
    assert not coached.view.asks_kept_up
    assert coached.view.noted == "Noted: you lost the beat."
    assert coached.sets()[0].kept_up == "lost it"


def test_a_slip_in_saying_whether_they_kept_up_is_mended_while_the_rest_lasts() -> None:
    coached = tapping_in(TWO_ROUNDS).wait(12).say(Kept("lost it"), Kept("yes"))
    assert coached.sets()[0].kept_up == "yes"
    coached.wait(2).say(Press()).wait(2).say(Kept("lost it"))
    assert (coached.last_said(), coached.sets()[0].kept_up) == ("nothing", "yes")


def test_the_last_round_is_asked_about_when_the_session_is_over() -> None:
    coached = tapping_in(ONE_ROUND).wait(36)
    assert coached.session.over
    assert coached.say(Kept("yes")).record().exercises[0].sets[0].kept_up == "yes"


def test_a_round_cut_short_is_asked_about_but_not_one_without_a_tap() -> None:
    assert tapping_in(TWO_ROUNDS).wait(6).say(Next()).view.asks_kept_up
    assert not tapping_in(TWO_ROUNDS).wait(2).say(Next()).view.asks_kept_up


def test_nothing_else_asks_whether_they_kept_up() -> None:
    coached = Coached.through(script_for(Reps(count=1, rest=5), "each"))
    assert unanswered(coached.session) is None
    assert unanswered(coached.press().session) is None
    assert unanswered(coached.press().session) is None
    assert unanswered(coached.press().session) is None
    assert coached.say(Kept("yes")).last_said() == "nothing"


def test_a_round_done_again_is_asked_about_again() -> None:
    coached = tapping_in(TWO_ROUNDS).wait(12).say(Kept("yes")).wait(1).say(Back()).wait(1)
    coached.say(Press()).wait(11)
    assert coached.view.asks_kept_up


def test_a_stop_within_a_round_asks_nothing() -> None:
    coached = tapping_in(TWO_ROUNDS).wait(6).say(Stop("pain"))
    assert not coached.view.asks_kept_up
    assert coached.sets()[0].seconds == 2
