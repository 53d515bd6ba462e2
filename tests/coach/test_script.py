import pytest
from hypothesis import given

from tests.coach.builders import exercise, script_for, script_of
from tests.coach.strategies import DOSES, scripts
from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Dose, Hold, Path, Reps, Sides, Taps, Time
from toetap.coach.routine import Item, Routine
from toetap.coach.script import Prepare, Rest, Script, Work, build, set_seconds
from toetap.coach.units import Limbs, Posture, SetSide


def sets(script: Script) -> list[tuple[SetSide, int]]:
    """Side and target of each set."""
    works = [script.work(tally) for tally in range(len(script.works))]
    return [(work.side, work.target) for work in works]


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        ("both", [("both", 5)]),
        ("each", [("right", 5), ("left", 5)]),
        ("each then both", [("right", 5), ("left", 5), ("both", 5)]),
    ],
)
def test_sides_come_right_first(sides: Sides, expected: list[tuple[SetSide, int]]) -> None:
    assert sets(script_for(Reps(count=5), sides)) == expected


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        ("both", [("both", 5)]),
        ("each", [("alternating", 10)]),
        ("each then both", [("alternating", 10), ("both", 5)]),
    ],
)
def test_alternating_reps_take_both_sides_in_one_set(
    sides: Sides, expected: list[tuple[SetSide, int]]
) -> None:
    assert sets(script_for(Reps(count=5, order="alternating"), sides)) == expected


@pytest.mark.parametrize(
    ("dose", "expected"),
    [
        (Reps(count=3, directions=("in", "out")), [("right", 6), ("left", 6)]),
        (Time(seconds=30), [("right", 30), ("left", 30)]),
        (Time(seconds=30, directions=("in", "out")), [("right", 60), ("left", 60)]),
        (Path(points=("heel", "arch", "heel")), [("right", 3), ("left", 3)]),
        (Hold(seconds=20), [("right", 20), ("left", 20)]),
        (Hold(seconds=20, times=2), [("right", 20)] * 2 + [("left", 20)] * 2),
    ],
)
def test_a_target_is_in_the_unit_of_its_dose(
    dose: Dose, expected: list[tuple[SetSide, int]]
) -> None:
    assert sets(script_for(dose, "each")) == expected


def test_taps_have_a_round_for_each_entry_of_their_limbs() -> None:
    script = script_for(Taps(pattern="8/8 4x2 2x4"), limbs="hands+feet")
    works = [script.work(tally) for tally in range(3)]
    assert [work.limbs for work in works] == ["feet", "hands", "hands+feet"]
    assert {(work.side, work.target, work.kind) for work in works} == {("alternating", 32, "taps")}


def test_taps_in_turn_have_more_beats() -> None:
    script = script_for(Taps(pattern="8/8 4x2 2x4", limbs=("feet",), reading="in turn"))
    assert sets(script) == [("alternating", 48)]


def test_before_the_first_exercise_comes_what_to_have_and_to_mind() -> None:
    script = script_of(
        exercise(Hold(seconds=5), id_="a", equipment=("towel", "chair")),
        exercise(Hold(seconds=5), id_="b", equipment=("chair", "ball")),
        cautions=("Sit near a table.",),
    )
    assert script.steps[0] == Prepare(
        look_at_feet=True, equipment=("towel", "chair", "ball"), cautions=("Sit near a table.",)
    )


def test_hands_alone_need_no_look_at_the_feet() -> None:
    def looks(*limbs: Limbs) -> bool:
        all_of_them = [
            exercise(Hold(seconds=5), id_=f"e{place}", limbs=one) for place, one in enumerate(limbs)
        ]
        step = script_of(*all_of_them).steps[0]
        assert isinstance(step, Prepare)
        return step.look_at_feet

    assert not looks("hands", "hands")
    assert looks("hands", "feet")
    assert looks("hands+feet")
    assert looks("legs")


def test_rests_are_the_items_between_exercises_and_the_doses_between_sets() -> None:
    script = script_of(
        exercise(Reps(count=1, rest=7), id_="a", sides="each"),
        exercise(Reps(count=1), id_="b"),
        exercise(Reps(count=1), id_="c"),
        rests=(20, None),
    )
    rests = [step for step in script.steps if isinstance(step, Rest)]
    assert [(rest.seconds, rest.opens) for rest in rests] == [
        (None, True), (7, False), (20, True), (None, True),
    ]  # fmt: skip


def test_before_the_very_first_exercise_the_person_is_waited_for() -> None:
    routine = Routine(name="R", summary="R", item=(Item(exercise="a", rest=10),))
    script = build(routine, Catalogue(exercises={"a": exercise(Reps(count=1), id_="a")}))
    assert script.steps[1] == Rest(before=2, seconds=None, opens=True)


@pytest.mark.parametrize(
    ("before", "posture", "rest"),
    [
        ("seated", "seated", 5),
        ("lying", "lying", 5),
        ("lying", "seated", None),
        ("seated", "lying", None),
        ("seated", "standing", None),
        ("standing", "standing", None),
        ("standing", "walking", None),
        ("walking", "walking", None),
        ("standing", "seated", None),
    ],
)
def test_nobody_is_stood_up_by_a_countdown(
    before: Posture, posture: Posture, rest: int | None
) -> None:
    script = script_of(
        exercise(Time(seconds=9), id_="a", posture=before),
        exercise(Time(seconds=9), id_="b", posture=posture),
        rests=(5,),
    )
    assert script.parts[1].rest == rest
    assert script.steps[3] == Rest(before=4, seconds=rest, opens=True)


def test_levels_come_from_the_routine_unless_others_are_chosen() -> None:
    ladder = exercise(Reps(count=5), Reps(count=6), Reps(count=7), id_="a")
    routine = Routine(name="R", summary="R", item=(Item(exercise="a", level=2),))
    catalogue = Catalogue(exercises={"a": ladder})

    def chosen(levels: dict[str, int] | None) -> tuple[int, int]:
        script = build(routine, catalogue, levels)
        return script.parts[0].level, script.work(0).target

    assert chosen(None) == (2, 6)
    assert chosen({"b": 3}) == (2, 6)
    assert chosen({"a": 3}) == (3, 7)
    assert chosen({"a": 9}) == (3, 7)


def test_a_dose_of_the_routines_own_takes_the_place_of_the_levels() -> None:
    item = Item(exercise="a", dose=Hold(seconds=9))
    routine = Routine(name="R", summary="R", item=(item,))
    script = build(routine, Catalogue(exercises={"a": exercise(Reps(count=5), id_="a")}))
    assert (script.work(0).kind, script.work(0).target) == ("hold", 9)


@given(scripts())
def test_steps_are_a_beginning_and_then_a_rest_before_each_set(script: Script) -> None:
    assert isinstance(script.steps[0], Prepare)
    for at in range(1, len(script.steps), 2):
        rest, work = script.steps[at], script.steps[at + 1]
        assert isinstance(rest, Rest)
        assert isinstance(work, Work)
        assert rest.before == at + 1
        assert rest.opens == (work.number == 1)


@given(scripts())
def test_tallies_are_numbered_without_a_gap_and_find_their_sets(script: Script) -> None:
    works = [script.work(tally) for tally in range(len(script.works))]
    assert [work.tally for work in works] == list(range(len(works)))
    by_part = [work for part in range(len(script.parts)) for work in script.sets_in(part)]
    assert by_part == works
    for part in range(len(script.parts)):
        numbers = [work.number for work in script.sets_in(part)]
        assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize(
    ("dose", "target", "seconds"),
    [
        (Reps(count=5), 5, 20),
        (Reps(count=5, pace=2), 5, 10),
        (Reps(count=5, hold=3, release=2), 5, 25),
        (Hold(seconds=20), 20, 20),
        (Time(seconds=30), 30, 30),
        (Path(points=("heel",), seconds=4), 3, 12),
        (Taps(pattern="8/8", bpm=60), 16, 20),
        (Taps(pattern="8/8", bpm=120), 16, 10),
    ],
)
def test_how_long_a_set_takes(dose: Dose, target: int, seconds: int) -> None:
    assert set_seconds(dose, target) == seconds


def test_how_long_a_routine_takes_with_its_rests() -> None:
    script = script_of(
        exercise(Reps(count=5, rest=7), id_="a", sides="each"),
        exercise(Hold(seconds=30), id_="b"),
        rests=(20,),
    )
    assert [part.seconds for part in script.parts] == [20 + 7 + 20, 30]
    assert script.seconds == 10 + 47 + 20 + 30


@given(DOSES)
def test_no_set_takes_no_time(dose: Dose) -> None:
    script = script_for(dose, "each")
    assert all(set_seconds(dose, script.work(at).target) > 0 for at in range(len(script.works)))
