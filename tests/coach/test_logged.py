from datetime import UTC, datetime, time, timedelta

import pytest

from tests.coach.builders import script_for
from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Dose, Exercise, Reps, Rung, Taps, Time
from toetap.coach.logged import entered as over
from toetap.coach.logged import logged, script_of, time_of_day
from toetap.coach.record import After, SessionRecord
from toetap.coach.script import Script
from toetap.errors import UsageError

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


NOW = datetime(2026, 11, 18, 9, 0, 30, 5, tzinfo=UTC)


def afterwards(began: datetime | None = None, minutes: int | None = 30) -> SessionRecord:
    walk = script_of(exercise(Time(seconds=600)), _known(Time(seconds=600)))
    return over(
        walk, session_id="0" * 16, now=NOW, app="1.0", began=began, minutes=minutes,
        pain=3,
    )  # fmt: skip


def test_without_a_time_it_has_ended_now() -> None:
    found = afterwards()
    assert found.ended == NOW.replace(microsecond=0)
    assert found.ended - found.started == timedelta(minutes=30)
    assert found.after == After(pain=3)


def test_with_a_time_it_began_then() -> None:
    assert afterwards(AT).started == AT
    assert afterwards(AT).ended == AT + timedelta(minutes=30)


@pytest.mark.parametrize(
    ("began", "minutes"), [(AT, 61), (NOW + timedelta(days=1), 1), (AT.replace(year=1999), 1)]
)
def test_what_is_not_over_or_of_no_year_that_is_kept_is_refused(
    began: datetime, minutes: int
) -> None:
    with pytest.raises(UsageError, match="is no time for a session that is over"):
        afterwards(began, minutes)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("8", time(8)), ("08:05", time(8, 5)), ("805", time(8, 5)), ("0805", time(8, 5)),
        (" 8.30 ", time(8, 30)), ("23:59", time(23, 59)), ("8h15", time(8, 15)), ("24", None),
        ("8:60", None), ("8:5", None), ("", None), ("morning", None),
    ],
)  # fmt: skip
def test_a_time_of_day_as_people_type_it(text: str, meant: time | None) -> None:
    assert time_of_day(text) == meant
