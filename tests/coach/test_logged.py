from datetime import UTC, datetime, timedelta

import pytest

from tests.coach.builders import script_for
from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Dose, Exercise, Reps, Rung, Taps, Time
from toetap.coach.logged import logged, script_of
from toetap.coach.record import SessionRecord
from toetap.coach.script import Script

AT = datetime(2026, 11, 18, 8, tzinfo=UTC)


def entered(script: Script, minutes: int | None = None) -> SessionRecord:
    return logged(
        script, session_id="0" * 16, started=AT, app="1.0", minutes=minutes, note="outside"
    )


def exercise(*doses: Dose) -> Exercise:
    return Exercise(
        name="Any", summary="Any.", limbs="feet", sides="both", cue="Do it.", steps=("Do it.",),
        level=tuple(Rung(posture="seated", dose=dose) for dose in doses), known="Little.",
        not_claimed="Much.", id="any",
    )  # fmt: skip


def test_of_a_walk_the_minutes_are_what_was_done() -> None:
    record = entered(script_of(exercise(Time(seconds=600)), _known(Time(seconds=600))), 30)
    assert (record.active_seconds, record.ended - record.started) == (1800, timedelta(minutes=30))
    one = record.exercises[0].sets[0]
    assert (one.target, one.done, one.seconds) == (1800, 1800, 1800)
    assert (record.source, record.status, record.note) == ("logged", "completed", "outside")
    assert (record.routine, record.title) == ("any", "Any")


def test_without_minutes_it_took_as_long_as_it_is_laid_out() -> None:
    walk = Time(seconds=600)
    assert entered(script_of(exercise(walk), _known(walk))).active_seconds == 600
    script = script_for(Reps(count=5))
    assert entered(script).active_seconds == script.seconds


@pytest.mark.parametrize("dose", [Reps(count=5), Taps(pattern="8/8 4x2 2x4")])
def test_every_set_is_done_as_it_is_laid_out(dose: Dose) -> None:
    script = script_for(dose)
    record = entered(script, 10)
    sets = [one for each in record.exercises for one in each.sets]
    assert [one.done for one in sets] == [script.work(n).target for n in range(len(script.works))]
    assert all(one.done == one.target for one in sets)
    assert 0 < sum(one.seconds for one in sets) <= record.active_seconds == 600
    assert {one.bpm for one in sets} == ({60} if isinstance(dose, Taps) else {None})


def test_a_level_can_be_chosen() -> None:
    doses = (Reps(count=5), Reps(count=9))
    found = entered(script_of(exercise(*doses), _known(*doses), 2))
    assert (found.exercises[0].level, found.exercises[0].sets[0].done) == (2, 9)
    routine = script_of(exercise(*doses), _known(*doses)).routine
    assert script_of(routine, _known(*doses), 2).parts[0].level == 2
    assert script_of(routine, _known(*doses)).parts[0].level == 1


def _known(*doses: Dose) -> Catalogue:
    return Catalogue(exercises={"any": exercise(*doses)})
