import pytest

from tests.coach.builders import MS, T0, Coached, script_for
from tests.coach.hearing import Heard, said
from toetap.coach.exercise import Taps
from toetap.coach.inputs import Pause, Press, Tempo
from toetap.coach.metronome import begun, metronome
from toetap.coach.speaking import Manner
from toetap.coach.units import SECOND, Reading


def in_round(dose: Taps) -> Coached:
    """Just begun with the first round."""
    return Coached.through(script_for(dose)).press().say(Press())


def tapped(pattern: str, reading: Reading = "together") -> list[Heard]:
    """What is said in a round, by the beats of its count-in and its taps."""
    coached = in_round(Taps(pattern=pattern, limbs=("feet",), bpm=60, reading=reading))
    begun = coached.elapsed / SECOND
    return [(at - begun, each) for at, each in said(coached.session, 300)]


def test_sides_are_told_on_the_beat_before_theirs() -> None:
    assert tapped("8/8 4x2 2x4")[:6] == [
        (0, "count 4"), (1, "count 3"), (2, "count 2"), (3, "right"), (11, "left"), (19, "both"),
    ]  # fmt: skip


def test_a_phrase_of_the_same_side_is_told_and_its_groups_are_not() -> None:
    sides = [beat for beat, each in tapped("4x2 2x4") if each == "both"]
    assert sides == [3, 11]


def test_taps_that_change_at_every_beat_are_told_once() -> None:
    sides = [(beat, each) for beat, each in tapped("1x8 4/4", reading="in turn") if beat > 2]
    assert sides[:3] == [(3, "right"), (19, "right"), (23, "left")]


@pytest.mark.parametrize(("bpm", "numbers"), [(60, True), (180, False)])
def test_the_count_in_is_counted_where_there_is_time_for_its_numbers(
    bpm: int,
    numbers: bool,  # noqa: FBT001 - one of the cases
) -> None:
    slow = Manner(lasts=lambda _words: 400 * MS)
    coached = in_round(Taps(pattern="4/4", limbs=("feet",), bpm=bpm))
    spoken = [each for _at, each in said(coached.session, 7 * 60 / bpm + 0.1, slow)]
    counted = ["count 4", "count 3", "count 2"] if numbers else []
    assert spoken == [*counted, "right", "left"]


def test_a_live_change_of_tempo_moves_the_word_with_its_beat() -> None:
    coached = in_round(Taps(pattern="8/8", limbs=("feet",))).wait(2).say(Tempo(60))
    round_ = coached.session.stage.round
    assert round_ is not None
    spoken = said(coached.session, 30)
    at = round_.tempo.time_of(4 + 7)
    assert at is not None
    assert (round((at - T0) / SECOND, 3), "left") in spoken


def test_a_round_that_stands_says_nothing() -> None:
    coached = in_round(Taps(pattern="8/8", limbs=("feet",))).wait(2)
    assert said(coached.say(Pause()).session, 60) == []


def test_rounds_that_follow_each_other_at_once_are_not_counted_in_anew() -> None:
    session = begun(metronome("4/4 2x2", 60), T0)
    assert said(session, 30)[3:8] == [
        (3, "right"),
        (7, "left"),
        (11, "both"),
        (15, "right"),
        (19, "left"),
    ]
    coached = Coached(session).wait(20)
    assert said(coached.session, 8) == [(23, "both"), (27, "right")]
