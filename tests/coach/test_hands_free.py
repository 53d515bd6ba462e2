from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.coach.builders import T0, exercise, script_of
from tests.coach.strategies import scripts
from toetap.coach.exercise import Hold, Reps, Taps, Time
from toetap.coach.hands_free import CLOSING, legs, unattended
from toetap.coach.passage import advance
from toetap.coach.script import LEAD_IN, Rest, Script
from toetap.coach.units import SECOND


def rests(script: Script) -> list[int | None]:
    return [step.seconds for step in script.steps if isinstance(step, Rest)]


def test_a_rest_until_ready_lasts_a_while_and_the_first_leaves_room_for_the_end() -> None:
    script = script_of(exercise(Reps(count=1)), exercise(Reps(count=1), id_="b"), rests=[None])
    assert rests(unattended(script)) == [10 - CLOSING, 10]
    assert rests(unattended(script, ready=20)) == [20 - CLOSING, 20]
    assert rests(unattended(script, ready=5))[0] == LEAD_IN


def test_a_rest_of_its_own_length_keeps_it() -> None:
    script = script_of(exercise(Reps(count=1)), exercise(Reps(count=1), id_="b"), rests=[42])
    assert rests(unattended(script)) == [7, 42]


def test_all_taps_go_at_the_tempo_asked_for_and_nothing_else_changes() -> None:
    script = script_of(exercise(Taps(pattern="2/2", bpm=60)), exercise(Time(seconds=5), id_="b"))
    faster = unattended(script, bpm=90)
    doses = [faster.work(tally).dose for tally in range(len(faster.works))]
    assert {dose.bpm for dose in doses if isinstance(dose, Taps)} == {90}
    assert faster.parts[1].dose == script.parts[1].dose


@given(scripts(), st.sampled_from([5, 10, 30]))
def test_it_comes_to_its_end_with_all_done_and_without_a_gap(script: Script, ready: int) -> None:
    stretches = list(legs(unattended(script, ready=ready), T0))
    assert stretches[0].session.now == T0
    assert len(stretches) >= 2
    for before, after in pairwise(stretches):
        assert before.until == after.session.now
        reached = advance(before.session, before.until).session
        assert (reached.at, reached.active) == (after.session.at, after.session.active)
    last = stretches[-1]
    assert (last.session.status, last.session.over) == ("completed", True)
    assert last.until - last.session.now == CLOSING * SECOND
    assert all(cue.at == leg.session.now for leg in stretches for cue in leg.cues)


def test_it_lasts_as_long_as_the_routine_is_said_to() -> None:
    script = script_of(
        exercise(Reps(count=5, hold=3, release=2), sides="each"),
        exercise(Hold(seconds=10, times=2), id_="b"),
        exercise(Taps(pattern="8/8 4x2 2x4"), id_="c"),
        rests=[None, 15],
    )
    *_rest, last = legs(unattended(script), T0)
    assert last.until - T0 == script.seconds * SECOND
