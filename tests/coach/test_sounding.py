"""What is heard when."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tests.coach.builders import MS, T0, Coached, Event, played, script_for
from tests.coach.strategies import PATTERNS, scripts, timelines
from toetap.coach.cues import Cue
from toetap.coach.exercise import Dose, Hold, Path, Reps, Sides, Taps, Time
from toetap.coach.handling import handle
from toetap.coach.inputs import (
    Auto,
    Back,
    Leave,
    Next,
    Pause,
    Press,
    SwitchReading,
    Tempo,
    Undo,
)
from toetap.coach.passage import advance
from toetap.coach.script import COUNT_IN, Script
from toetap.coach.session import Session, start
from toetap.coach.sounding import Sound, Strike, strikes, struck
from toetap.coach.units import SECOND

LONG = 3600 * SECOND


def at_first_set(dose: Dose, sides: Sides = "both") -> Coached:
    return Coached.through(script_for(dose, sides)).say(Press()).wait(2).say(Press())


def heard(coached: Coached, seconds: float) -> list[tuple[float, Sound]]:
    """What is struck from now on, with the seconds from now."""
    now = coached.now
    found = strikes(coached.session, now, now + round(seconds * SECOND))
    return [((strike.at - now) / SECOND, strike.sound) for strike in found]


def caused(coached: Coached, *cues: Cue) -> list[Sound]:
    return [strike.sound for strike in struck(coached.session, cues)]


def test_a_round_is_counted_in_and_each_beat_sounds_as_its_side() -> None:
    assert heard(at_first_set(Taps(pattern="2/1 1x2", bpm=60, limbs=("feet",))), 9.5) == [
        (0, "count-in"), (1, "count-in"), (2, "count-in"), (3, "count-in"),
        (4, "right accent"), (5, "right"), (6, "left"), (7, "both accent"), (8, "both"),
        (9, "end"),
    ]  # fmt: skip


def test_the_last_seconds_of_a_lead_in_tick_and_land_on_the_hold() -> None:
    coached = at_first_set(Hold(seconds=5)).say(Press())
    coached.wait(2).say(Press())
    assert heard(coached, 20) == [
        (0, "tick"), (1, "tick"), (2, "tick"), (3, "hold"),
        (5, "tick"), (6, "tick"), (7, "tick"), (8, "end"),
    ]  # fmt: skip


def test_a_rest_ticks_before_it_ends_and_not_as_it_begins() -> None:
    coached = at_first_set(Reps(count=1, rest=3), "each").wait(2).say(Press())
    assert coached.stage == "rest"
    assert heard(coached, 20) == [(1, "tick"), (2, "tick"), (3, "begin")]


def test_a_paced_hold_and_release_are_heard_and_the_set_ends_with_its_own_sound() -> None:
    coached = at_first_set(Reps(count=2, hold=2, release=2, rest=30), "each").wait(2)
    coached.say(Auto())
    assert heard(coached, 12) == [
        (0, "tick"), (1, "tick"), (2, "tick"),
        (3, "hold"), (4, "tick"), (5, "release"),
        (7, "hold"), (8, "tick"), (9, "release"), (11, "done"),
    ]  # fmt: skip


def test_paced_reps_without_a_hold_sound_as_they_are_counted() -> None:
    coached = at_first_set(Reps(count=3, pace=4)).wait(2).say(Auto())
    assert heard(coached, 20)[3:] == [(7, "rep"), (11, "rep"), (15, "end")]


def test_each_new_point_of_a_path_sounds() -> None:
    dose = Path(points=("heel", "arch", "big toe"), seconds=4)
    assert heard(at_first_set(dose), 30) == [
        (0, "tick"), (1, "tick"), (2, "tick"), (3, "go"),
        (7, "change"), (11, "change"), (12, "tick"), (13, "tick"), (14, "tick"), (15, "end"),
    ]  # fmt: skip


def test_a_point_that_comes_with_one_of_the_last_seconds_sounds_as_a_point() -> None:
    dose = Path(points=("heel", "arch", "big toe"), seconds=2)
    assert heard(at_first_set(dose), 30)[4:] == [
        (5, "change"), (6, "tick"), (7, "change"), (8, "tick"), (9, "end"),
    ]  # fmt: skip


def test_another_direction_sounds_and_time_without_directions_has_none() -> None:
    there_and_back = at_first_set(Time(seconds=5, directions=("in", "out")))
    assert (8, "change") in heard(there_and_back, 20)
    one_way = at_first_set(Time(seconds=10))
    assert "change" not in [sound for _, sound in heard(one_way, 20)]


def test_a_rep_counted_by_key_is_struck_at_its_instant() -> None:
    coached = at_first_set(Reps(count=3)).wait(2)
    turn = handle(coached.session, Press(), coached.now + 5 * MS)
    assert struck(turn.session, turn.cues) == (
        Strike(coached.now + 5 * MS, "rep", ("rep", coached.now + 5 * MS, 0)),
    )


def test_of_what_happens_at_one_instant_only_what_matters_most_is_heard() -> None:
    coached = at_first_set(Reps(count=3))
    at = coached.now
    assert caused(coached, Cue("rep", at, 3), Cue("set done", at), Cue("rest", at)) == ["done"]
    assert caused(coached, Cue("set done", at), Cue("ended", at)) == ["end"]
    assert caused(coached, Cue("rep", at - SECOND), Cue("rep", at)) == ["rep", "rep"]


def test_what_has_nothing_to_do_is_not_heard() -> None:
    coached = at_first_set(Reps(count=3))
    assert caused(coached, Cue("nothing", coached.now), Cue("exercise", coached.now)) == []


def test_a_set_begun_by_key_sounds_unless_its_first_sound_comes_at_once() -> None:
    reps, taps = at_first_set(Reps(count=3)), at_first_set(Taps(pattern="2/2"))
    assert caused(reps, Cue("set", reps.now)) == ["begin"]
    assert caused(taps, Cue("set", taps.now)) == []
    assert heard(taps, 0.1) == [(0, "count-in")]


def test_a_pause_lets_nothing_sound_and_the_beat_goes_on_where_it_stood() -> None:
    coached = at_first_set(Taps(pattern="4/4", bpm=60)).wait(2.5).say(Pause())
    assert heard(coached, 60) == []
    coached.wait(7).say(Pause())
    assert heard(coached, 2) == [(0.5, "count-in"), (1.5, "right accent")]


def test_a_timed_stage_that_is_paused_does_not_tick() -> None:
    coached = at_first_set(Hold(seconds=5)).say(Press()).wait(1).say(Pause())
    assert heard(coached, 60) == []


def test_a_new_tempo_moves_the_next_beat_and_keeps_its_mark() -> None:
    coached = at_first_set(Taps(pattern="4/4", bpm=60)).wait(4.5)
    before = strikes(coached.session, coached.now, coached.now + LONG)
    after = strikes(coached.say(Tempo(60)).session, coached.now, coached.now + LONG)
    assert before[0].at - coached.now == SECOND // 2
    assert after[0].at - coached.now == SECOND // 4
    assert [one.mark for one in before[:7]] == [one.mark for one in after[:7]]


def test_another_reading_sounds_from_the_next_beat_on() -> None:
    coached = at_first_set(Taps(pattern="2x2", bpm=60)).wait(4.5).say(SwitchReading())
    assert [sound for _, sound in heard(coached, 7.2)][:3] == ["right", "left", "left"]


def test_a_round_begun_anew_has_other_marks() -> None:
    coached = at_first_set(Taps(pattern="4/4", bpm=60)).wait(5)
    first = {strike.mark for strike in strikes(coached.session, T0, coached.now + 3 * SECOND)}
    coached.say(Back()).wait(2).say(Press())
    again = {strike.mark for strike in strikes(coached.session, T0, coached.now + 9 * SECOND)}
    assert first
    assert again
    assert not first & again


def test_undoing_and_leaving_are_heard() -> None:
    coached = at_first_set(Reps(count=3)).wait(2).say(Press()).wait(2)
    for given_, sound in ((Undo(), "undone"), (Next(), "end")):
        turn = handle(coached.session, given_, coached.now)
        assert [one.sound for one in struck(turn.session, turn.cues)] == [sound]
    turn = handle(coached.session, Leave(), coached.now)
    assert [one.sound for one in struck(turn.session, turn.cues)] == ["end"]
    assert strikes(turn.session, coached.now, coached.now + LONG) == ()


def test_a_window_far_ahead_leaves_out_what_comes_before_it() -> None:
    coached = at_first_set(Reps(count=3, pace=4)).wait(2).say(Auto())
    found = strikes(coached.session, coached.now + 8 * SECOND, coached.now + 12 * SECOND)
    assert [(one.at - coached.now, one.sound) for one in found] == [(11 * SECOND, "rep")]


WINDOWS = st.lists(st.integers(0, 30 * SECOND), min_size=3, max_size=3).map(sorted)


@given(scripts(), timelines(max_size=12), WINDOWS)
def test_windows_that_follow_each_other_strike_what_one_window_strikes(
    script: Script, events: list[Event], cuts: list[int]
) -> None:
    session = played(start(script, T0), events).session
    a, b, c = (session.now + cut for cut in cuts)
    assert strikes(session, a, b) + strikes(session, b, c) == strikes(session, a, c)


@given(scripts(), timelines(max_size=12), WINDOWS)
def test_a_session_carried_on_to_just_before_a_window_strikes_the_same(
    script: Script, events: list[Event], cuts: list[int]
) -> None:
    session = played(start(script, T0), events).session
    looked, a, b = (session.now + cut for cut in cuts)
    carried = advance(session, min(looked, a - 1)).session
    assert strikes(carried, a, b) == strikes(session, a, b)


@given(scripts(), timelines(max_size=12), st.integers(0, 30 * SECOND))
def test_nothing_before_the_session_is_struck_and_all_is_in_order(
    script: Script, events: list[Event], back: int
) -> None:
    session = played(start(script, T0), events).session
    found = strikes(session, session.now - back, session.now + 60 * SECOND)
    instants = [strike.at for strike in found]
    assert instants == sorted(instants)
    assert all(at >= session.now for at in instants)
    assert max(Counter(strike.mark for strike in found).values(), default=1) == 1


@given(PATTERNS, st.lists(st.tuples(st.integers(0, 3 * SECOND), st.integers(-60, 60)), max_size=8))
def test_every_beat_is_struck_once_whatever_tempo_it_was_brought_to(
    pattern: str, changes: list[tuple[int, int]]
) -> None:
    coached = at_first_set(Taps(pattern=pattern, bpm=97, limbs=("feet",)))
    found = list[Strike]()
    for gap, change in changes:
        found += strikes(coached.session, coached.now, coached.now + gap)
        coached.until(coached.now + gap)
        coached.session = handle(coached.session, Tempo(change), coached.now).session
    found += strikes(coached.session, coached.now, coached.now + LONG)
    beats = [strike.mark[2] for strike in found if strike.mark[0] == "beat"]
    assert beats == list(range(COUNT_IN + len(Taps(pattern=pattern).parsed().beats("together"))))


def shown_beats(session: Session, end: int) -> list[int]:
    """The instants at which the round's index changes, found by asking it as the screen does."""
    round_ = session.stage.round
    assert round_ is not None
    step, found, at, index = SECOND // 100, [], session.now, None
    while at < end:
        if (now := round_.index_at(at)) != index:
            found.append(at)
            index = now
        at += step
    return found


def test_a_beat_sounds_when_the_screen_shows_it() -> None:
    coached = at_first_set(Taps(pattern="4/4", bpm=97, limbs=("feet",)))
    end = coached.now + 7 * SECOND
    sounded = [strike.at for strike in strikes(coached.session, coached.now, end)]
    shown = shown_beats(coached.session, end)[: len(sounded)]
    assert all(0 <= late - at < SECOND // 100 for at, late in zip(sounded, shown, strict=True))
