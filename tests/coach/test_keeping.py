import pytest

from tests.coach.builders import Coached, script_for
from toetap.coach.exercise import Hold, Reps, Taps, Time
from toetap.coach.inputs import (
    Answer,
    Auto,
    Input,
    Kept,
    Leave,
    Next,
    Note,
    Pause,
    Press,
    Stop,
    Tempo,
    Undo,
)
from toetap.coach.keeping import worth_keeping


@pytest.mark.parametrize(
    "given",
    [Press(), Next(), Stop(), Leave(), Answer("pain before", 3), Note("well")],
    ids=repr,
)
def test_what_is_counted_finished_or_answered_is_kept_at_once(given: Input) -> None:
    coached = Coached.into_first_set(script_for(Reps(count=3), sides="each"))
    before = coached.session
    assert worth_keeping(before, coached.say(given).session)


def test_a_rep_that_is_taken_back_is_taken_back_from_the_disk_too() -> None:
    coached = Coached.into_first_set(script_for(Reps(count=3))).press()
    before = coached.session
    assert worth_keeping(before, coached.say(Undo()).session)


def test_what_is_said_of_a_round_of_taps_is_kept() -> None:
    script = script_for(Taps(pattern="2/2", limbs=("feet", "hands")))
    coached = Coached.into_first_set(script).wait(30)
    before = coached.session
    assert worth_keeping(before, coached.say(Kept("yes")).session)


@pytest.mark.parametrize("given", [Pause(), Auto(), Tempo(5)], ids=repr)
def test_what_changes_nothing_that_is_kept_writes_nothing(given: Input) -> None:
    coached = Coached.into_first_set(script_for(Reps(count=3)))
    before = coached.session
    assert not worth_keeping(before, coached.say(given).session)


@pytest.mark.parametrize("dose", [Hold(seconds=60), Time(seconds=60), Taps(pattern="8/8 8/8")])
def test_seconds_and_beats_are_kept_with_the_set_that_they_end(dose: Hold | Time | Taps) -> None:
    coached = Coached.into_first_set(script_for(dose)).press().wait(5)
    before = coached.session
    assert not worth_keeping(before, coached.wait(1).session)
    assert worth_keeping(before, coached.wait(90).session)
