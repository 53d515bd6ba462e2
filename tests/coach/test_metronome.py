"""Taps without a routine: they go on, beat after beat, until the person leaves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.coach.builders import T0, Coached
from tests.coach.strategies import phrases, timelines
from toetap.coach.inputs import Back, Leave, Next, Pause, Press, Stop, SwitchReading, Tempo
from toetap.coach.metronome import begun, metronome, steady
from toetap.coach.passage import advance
from toetap.coach.saying_taps import over_taps
from toetap.coach.script import COUNT_IN
from toetap.coach.sounding import strikes
from toetap.coach.taps import NotationError
from toetap.coach.units import SECOND

SHORT = "2/2 1x1"
"""Five beats a round."""


def ticking(pattern: str = SHORT, bpm: int = 60) -> Coached:
    """At the first beat of the count-in."""
    return Coached(begun(metronome(pattern, bpm), T0))


def counting(coached: Coached, beats: int) -> list[str]:
    """What is read at each of so many beats, a second apart."""
    read = []
    for _ in range(beats):
        read.append(f"{coached.view.word} {coached.view.number}")
        coached.wait(1)
    return read


def test_it_begins_with_the_count_in_and_asks_nothing() -> None:
    coached = ticking()
    assert counting(coached, COUNT_IN) == ["READY 4", "READY 3", "READY 2", "READY 1"]
    assert coached.view.word == "RIGHT"
    assert coached.record().before.feet is None


def test_rounds_follow_each_other_without_a_break_or_a_count_in() -> None:
    coached = ticking().wait(COUNT_IN)
    a_round = ["RIGHT 1", "RIGHT 2", "LEFT 1", "LEFT 2", "BOTH 1"]
    assert counting(coached, 15) == a_round * 3


def test_the_screen_shows_one_pattern_and_no_place_in_a_routine() -> None:
    coached = ticking().wait(COUNT_IN + 6)
    view = coached.view
    assert (view.title, view.heading, view.place) == ("Metronome", "Tap along", "")
    assert view.detail == "FEET · seated"
    assert [line.tapped for line in view.score] == [2, 0]
    assert view.progress == pytest.approx(2 / 5)


def test_nothing_follows_so_next_has_nothing_to_do() -> None:
    coached = ticking().wait(6)
    assert Next not in coached.view.takes
    assert coached.say(Next()).last_said() == "nothing"
    assert coached.stage == "taps"


def test_back_starts_anew_from_a_count_in() -> None:
    coached = ticking().wait(COUNT_IN + 12).say(Back())
    assert coached.stage == "ready"
    coached.wait(2).say(Press())
    assert coached.view.word == "READY"
    assert coached.wait(COUNT_IN).view.word == "LEFT"


def test_tempo_reading_and_pause_hold_from_round_to_round() -> None:
    coached = ticking("2x1", 60).wait(COUNT_IN).say(Tempo(60), SwitchReading(), apart=0.25)
    coached.wait(0.25).say(Pause()).wait(100).say(Pause())
    assert counting(coached, 4) == ["RIGHT 2", "LEFT 2", "RIGHT 2", "LEFT 2"]
    assert (coached.view.bpm, coached.view.reading) == (120, "in turn")


def test_a_change_in_a_round_counts_every_beat_of_those_before() -> None:
    coached = ticking("2x1", 60).wait(COUNT_IN + 4.5).say(SwitchReading())
    assert coached.tally().target == 8
    assert coached.tally().done == 5


def test_left_it_is_done_and_nothing_is_missing() -> None:
    coached = ticking().wait(COUNT_IN + 12).say(Leave())
    record = coached.record()
    assert (record.routine, record.title, record.status) == ("metronome", "Metronome", "completed")
    (one,) = record.exercises
    assert (one.id, one.status) == ("metronome", "done")
    (taps,) = one.sets
    assert (taps.kind, taps.pattern, taps.bpm) == ("taps", SHORT, 60)
    assert (taps.target, taps.done, taps.seconds) == (13, 13, 12)


def test_left_before_the_first_tap_nothing_was_done() -> None:
    record = ticking().wait(2).say(Leave()).record()
    assert record.status == "partial"
    assert record.exercises[0].status == "skipped"


def test_a_stop_is_a_stop() -> None:
    record = ticking().wait(COUNT_IN + 6).say(Stop("pain")).record()
    assert (record.status, record.exercises[0].status) == ("stopped", "partial")
    assert (record.exercises[0].sets[0].done, record.exercises[0].sets[0].target) == (7, 10)


def test_one_goes_on_with_it_after_leaving() -> None:
    coached = ticking().wait(COUNT_IN + 7).say(Leave()).wait(2).say(Back()).wait(2).say(Press())
    coached.wait(COUNT_IN)
    assert coached.view.word == "LEFT"
    assert coached.tally().done == 9


def test_any_tempo_is_brought_within_the_limits() -> None:
    assert ticking(bpm=500).view.bpm == 180
    assert ticking(bpm=1).view.bpm == 30


@pytest.mark.parametrize("limbs", ["feet", "hands", "hands+feet"])
def test_what_taps_is_shown_and_kept(limbs: str) -> None:
    coached = Coached(begun(metronome(limbs=limbs), T0)).wait(6).say(Leave())  # type: ignore[arg-type]
    assert coached.sets()[0].limbs == limbs


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("", "is empty; write for example"),
        ("8-8", "'8-8' is no phrase"),
        ("8/8 4y2 2x4", "phrase 2 of 3: '4y2' is no phrase; write 8/8"),
        ("1/1 99x9", "phrase 2 of 2: '99x9' has 891 beats; a phrase has 1 to 64"),
        ("1/1 " * 33, "has 33 phrases; at most 32 fit a pattern"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(pattern: str, message: str) -> None:
    with pytest.raises(NotationError) as raised:
        metronome(pattern)
    assert str(raised.value).startswith(message)


def test_spaces_in_a_pattern_mean_nothing() -> None:
    assert metronome("  2/2\t1x1 ") == metronome(SHORT)


@given(phrases(), st.integers(30, 180), st.integers(0, 5000))
def test_no_beat_ever_drifts(pattern: str, bpm: int, beat: int) -> None:
    """The beat is the one of a single metronome that never heard of rounds."""
    exactly = T0 - (-(COUNT_IN + beat) * 60 * SECOND // bpm)
    at = advance(begun(metronome(pattern, bpm), T0), exactly).session
    assert at.tallies[0].done == beat + 1
    just_before = advance(begun(metronome(pattern, bpm), T0), exactly - 1).session
    assert just_before.tallies[0].done == beat


def test_a_steady_beat_has_its_first_when_it_is_asked_for() -> None:
    found = strikes(steady(T0), T0 - SECOND // 2, T0 + 3 * SECOND)
    assert [strike.at for strike in found] == [T0, T0 + SECOND, T0 + 2 * SECOND]
    assert {strike.sound for strike in found} == {"both accent", "both"}


def test_every_beat_of_every_round_is_struck_once() -> None:
    found = strikes(begun(metronome(SHORT, 120), T0), T0, T0 + 60 * SECOND)
    assert [strike.at for strike in found] == [T0 + beat * SECOND // 2 for beat in range(120)]
    assert len({strike.mark for strike in found}) == 120


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("4/4 2x1", ["right", "left", "both"]),
        ("2/2", ["right", "left"]),
        ("1/1", []),
        ("4x1", []),
    ],
)
def test_sides_are_said_a_beat_ahead_and_no_round_is_counted_in_twice(
    pattern: str, said: list[str]
) -> None:
    session = begun(metronome(pattern, 60), T0)
    heard = []
    for _ in range(3):
        round_ = session.stage.round
        assert round_ is not None
        sayings = list(over_taps(round_, session.now, lambda _words: 0))
        heard.append([(one.words.key, one.words.number) for one in sayings])
        assert round_.ends is not None
        session = advance(session, round_.ends).session
    counts = [("count", 4), ("count", 3), ("count", 2)]
    assert heard[0][:3] == counts
    assert all(one not in heard[1] + heard[2] for one in counts)
    assert heard[1] == heard[2]
    assert [key for key, _ in heard[1]] == said


@given(phrases(), timelines(max_size=8), st.integers(0, 200), st.integers(0, 200))
def test_how_often_one_looks_makes_no_difference(
    pattern: str, events: list[tuple[int, object]], first: int, second: int
) -> None:
    session = begun(metronome(pattern, 180), T0)
    coached = Coached(session)
    for gap, said in events:
        coached.until(coached.now + gap).say(said)  # type: ignore[arg-type]
    once = advance(coached.session, coached.now + (first + second) * SECOND // 7).session
    half = advance(coached.session, coached.now + first * SECOND // 7).session
    twice = advance(half, coached.now + (first + second) * SECOND // 7).session
    assert once == twice
