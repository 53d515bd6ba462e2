from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from tests.coach.builders import MS, STAMP, T0, exercise, script_for, script_of
from toetap.coach.conductor import Conductor
from toetap.coach.cues import Cue
from toetap.coach.exercise import Hold, Reps
from toetap.coach.handling import handle
from toetap.coach.heard import Silent
from toetap.coach.inputs import Input, Pause, Press, Stop, Undo
from toetap.coach.passage import advance
from toetap.coach.recording import record_of
from toetap.coach.session import Session, start
from toetap.coach.units import SECOND


class Listening(Silent):
    """Notes what it is shown."""

    def __init__(self) -> None:
        self.shown: list[tuple[Session, tuple[Cue, ...]]] = []

    def show(self, session: Session, cues: Sequence[Cue] = ()) -> None:
        self.shown.append((session, tuple(cues)))


def into_first_set(conductor: Conductor) -> Conductor:
    conductor.give(Press(), T0 + 2 * SECOND)
    conductor.give(Press(), T0 + 4 * SECOND)
    return conductor


@given(st.lists(st.integers(0, 40_000), max_size=12))
def test_how_often_a_face_looks_makes_no_difference(looks: list[int]) -> None:
    session = start(script_for(Reps(count=3, hold=2, release=1)), T0)
    inputs: list[tuple[int, Input]] = [
        (2000, Press()),
        (4000, Press()),
        (6000, Press()),
        (7000, Undo()),
        (9000, Press()),
    ]
    plain, watched = session, Conductor(session)
    for at, told in inputs:
        plain = handle(plain, told, T0 + at * MS).session
        for look in looks:
            if look <= at:
                watched.view(T0 + look * MS)
        watched.give(told, T0 + at * MS)
    watched.view(T0 + 60 * SECOND)
    plain = advance(plain, T0 + 60 * SECOND).session
    assert record_of(watched.session, STAMP) == record_of(plain, STAMP)


def test_an_input_answers_with_what_it_caused_and_not_with_what_time_did() -> None:
    conductor = into_first_set(Conductor(start(script_for(Reps(count=3, hold=2)), T0)))
    assert [cue.kind for cue in conductor.give(Press(), T0 + 6 * SECOND)] == ["hold"]
    caused = conductor.give(Stop(), T0 + 20 * SECOND)
    assert [(cue.kind, cue.at) for cue in caused] == [("ended", T0 + 20 * SECOND)]
    assert conductor.session.tallies[0].done == 1


def test_what_no_key_stands_for_is_in_no_burst() -> None:
    conductor = into_first_set(Conductor(start(script_for(Reps(count=3)), T0)))
    conductor.give(Pause(), T0 + 6 * SECOND)
    assert [cue.kind for cue in conductor.tell(Pause(), T0 + 6 * SECOND + MS)] == ["resumed"]
    assert not conductor.session.paused


def test_the_sounds_are_shown_the_start_and_every_input() -> None:
    sounds = Listening()
    session = start(script_of(exercise(Hold(seconds=5))), T0)
    conductor = Conductor(session, sounds)
    conductor.view(T0 + SECOND)
    caused = conductor.give(Press(), T0 + 2 * SECOND)
    assert sounds.shown == [(session, ()), (conductor.session, caused)]
    assert conductor.next_glance() is None  # it waits until the person is ready


def test_silence_stays_silent() -> None:
    silent = Silent()
    silent.show(start(script_for(Reps(count=1)), T0))
    silent.mute(False)
    silent.shift(20)
    silent.silence()
    silent.close()
    assert not silent.heard
    assert silent.status() == ""


def test_what_is_shown_may_be_a_little_ahead_and_the_session_never_is() -> None:
    conductor = into_first_set(Conductor(start(script_for(Hold(seconds=5)), T0)))
    conductor.give(Press(), T0 + 6 * SECOND)
    begins = T0 + 9 * SECOND
    assert conductor.view(begins - 5 * MS).word == "READY"
    assert conductor.view(begins - 5 * MS, begins).word == "HOLD"
    assert conductor.view(begins - 4 * MS).word == "HOLD"  # seen once, it is not taken back
    assert conductor.session.stage.kind == "lead-in"
    assert conductor.next_glance() == begins + SECOND
    assert conductor.give(Undo(), begins - 2 * MS)[-1].kind == "undone"


def test_the_end_is_never_shown_ahead() -> None:
    conductor = into_first_set(Conductor(start(script_for(Hold(seconds=5)), T0)))
    conductor.give(Press(), T0 + 6 * SECOND)
    ends = T0 + 14 * SECOND
    assert conductor.view(ends - 5 * MS, ends).stage == "run"
    assert conductor.next_glance() == ends
    assert conductor.view(ends, ends + 5 * MS).stage == "over"


MINUTE = 60 * SECOND


def test_time_that_nobody_could_look_at_is_no_exercise() -> None:
    conductor = into_first_set(Conductor(start(script_for(Hold(seconds=60)), T0)))
    conductor.give(Press(), T0 + 6 * SECOND)
    for second in (8, 9, 11, 12):
        assert not conductor.notice(T0 + second * SECOND, 0)
    assert conductor.gap is None
    assert conductor.notice(T0 + 5 * MINUTE, 0)
    view = conductor.view(T0 + 5 * MINUTE)
    assert (view.paused, view.elapsed) == (True, 8)
    assert conductor.gap is not None
    assert conductor.gap.words == "Paused: toetap stood still for 5 minutes."
    conductor.give(Press(), T0 + 6 * MINUTE)
    assert conductor.gap is None
    assert not conductor.view(T0 + 6 * MINUTE).paused


def test_a_sleep_that_the_clock_did_not_see_pauses_too() -> None:
    conductor = into_first_set(Conductor(start(script_for(Hold(seconds=60)), T0)))
    conductor.notice(T0 + 5 * SECOND, 77 * SECOND)  # it had slept before, which is nothing new
    assert not conductor.notice(T0 + 6 * SECOND, 77 * SECOND)
    assert conductor.notice(T0 + 6 * SECOND, 137 * SECOND)
    assert conductor.gap is not None
    assert conductor.gap.words == "Paused: the computer slept for 1 minute."


def test_what_stands_already_is_not_paused_once_more() -> None:
    conductor = into_first_set(Conductor(start(script_for(Hold(seconds=60)), T0)))
    conductor.tell(Pause(), T0 + 5 * SECOND)
    assert not conductor.notice(T0 + MINUTE, 0)
    assert conductor.view(T0 + MINUTE).paused
    assert conductor.gap is None
