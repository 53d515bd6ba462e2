import pytest
from hypothesis import given

from tests.coach.builders import T0, Coached, Event, exercise, played, script_for, script_of
from tests.coach.strategies import scripts, timelines
from toetap.coach.exercise import Hold, Path, Region, Reps, Taps, Time
from toetap.coach.figure import Figure
from toetap.coach.handling import handle
from toetap.coach.inputs import (
    Auto,
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
    Undo,
)  # fmt: skip
from toetap.coach.passage import advance
from toetap.coach.safety import FEET_LOOK, UNWELL_LOOK
from toetap.coach.script import Script
from toetap.coach.session import start
from toetap.coach.units import SECOND, Limbs
from toetap.coach.viewing import next_glance, view_of

EVERY: tuple[Input, ...] = (
    Press(), Undo(), Next(), Back(), Pause(), Auto(), Tempo(5), TapTempo(), SwitchReading(),
    Kept("yes"), Stop(), Leave(),
)  # fmt: skip

DRILL = script_for(Taps(pattern="8/8 4x2", limbs=("feet", "hands+feet")), limbs="hands+feet")


def test_before_the_first_exercise_it_says_what_to_look_at_and_have() -> None:
    script = script_of(
        exercise(Reps(count=1), equipment=("towel", "chair")), cautions=("Sit near a table.",)
    )
    view = Coached.through(script).view
    assert (view.title, view.heading, view.detail) == ("Morning", "First, look at both feet", "")
    assert view.lines == FEET_LOOK
    assert view.minds == ("Within reach: towel, chair.", "Sit near a table.")
    assert (view.place, view.progress, view.figure) == ("", 0.0, Figure("feet"))


def test_for_hands_alone_the_feet_are_not_looked_at() -> None:
    view = Coached.through(script_for(Reps(count=1), limbs="hands")).view
    assert (view.heading, view.lines, view.figure) == ("Before you start", UNWELL_LOOK, None)


def test_an_exercise_is_explained_before_its_first_set_only() -> None:
    curls = exercise(Reps(count=1, rest=5), sides="each", cautions=("Stop at pain.",))
    coached = Coached.through(script_of(curls)).press()
    first = coached.view
    assert (first.lines, first.minds) == (("Sit tall.", "Do it."), ("Stop at pain.",))
    for stage in ("count", "rest"):
        later = coached.press().view
        assert (later.stage, later.lines, later.minds) == (stage, (), ())
    stopped = coached.say(Stop()).view
    assert (stopped.lines, stopped.minds) == ((), ())


def test_a_place_is_that_of_the_exercise() -> None:
    script = script_of(exercise(Reps(count=1), id_="a"), exercise(Reps(count=1), id_="b"))
    coached = Coached.through(script).press()
    assert (coached.view.place, coached.view.heading) == ("1 of 2", "A")
    coached.press(2)
    assert (coached.view.place, coached.view.heading) == ("2 of 2", "B")
    coached.press(2)
    assert (coached.view.place, coached.view.heading) == ("", "At the end")


def test_details_tell_set_and_side_where_there_are_several() -> None:
    def detail(script: Script) -> str:
        return Coached.through(script).press().view.detail

    assert detail(script_for(Reps(count=1))) == "seated"
    assert detail(script_for(Reps(count=1), "each")) == "set 1 of 2 · RIGHT · seated"
    assert detail(DRILL) == "round 1 of 2 · FEET · seated"


def test_the_level_is_told_where_an_exercise_is_explained_and_has_several() -> None:
    ladder = exercise(Reps(count=1, rest=5), Reps(count=2), sides="each")
    coached = Coached.through(script_of(ladder)).press()
    assert coached.view.detail == "set 1 of 2 · RIGHT · level 1 · seated"
    assert coached.press().view.detail == "set 1 of 2 · RIGHT · seated"
    assert coached.press().view.detail == "set 2 of 2 · LEFT · seated"


def test_the_limbs_of_a_round_are_told_in_words() -> None:
    coached = Coached.into_first_set(DRILL).skip()
    assert coached.view.detail == "round 2 of 2 · HANDS AND FEET · seated"


def test_active_time_is_told_in_whole_seconds() -> None:
    coached = Coached.into_first_set(DRILL)
    assert coached.view.elapsed == 2
    assert coached.wait(0.999).view.elapsed == 2
    assert coached.wait(0.001).view.elapsed == 3


def test_progress_goes_by_the_time_that_things_take() -> None:
    script = script_of(exercise(Time(seconds=30), id_="a"), exercise(Time(seconds=10), id_="b"))
    coached = Coached.into_first_set(script).wait(1 + 15)
    assert coached.view.progress == pytest.approx(15 / 40)
    assert coached.wait(15).view.progress == pytest.approx(30 / 40)
    assert coached.press(2).wait(60).view.progress == 1.0


@given(scripts(), timelines())
def test_progress_stays_between_nothing_and_all(script: Script, events: list[Event]) -> None:
    view = view_of(played(start(script, T0), events).session)
    assert 0 <= view.progress <= 1


@given(scripts(), timelines())
def test_every_view_has_a_word_and_no_empty_line(script: Script, events: list[Event]) -> None:
    session = start(script, T0)
    for gap, said in events:
        session = played(session, [(gap, said)]).session
        view = view_of(session)
        assert view.word
        assert view.heading
        assert all((*view.lines, *view.minds))
        assert view.paused == (view.word == "PAUSED")


def test_in_a_pause_all_stays_but_the_word_and_what_the_key_does() -> None:
    coached = Coached.into_first_set(script_for(Hold(seconds=9))).press().wait(4)
    before = coached.view
    assert before.figure == Figure("feet", left=True, right=True, pressed=True)
    paused = coached.say(Pause()).wait(60).view
    assert (paused.word, paused.press, paused.paused) == ("PAUSED", "go on", True)
    assert (paused.number, paused.of, paused.elapsed) == (
        before.number, before.of, before.elapsed,
    )  # fmt: skip
    assert paused.figure == Figure("feet", left=True, right=True)


def test_the_side_that_works_lights_up() -> None:
    coached = Coached.into_first_set(DRILL).wait(2)
    figure = coached.view.figure
    assert figure == Figure("feet", left=False, right=True, pressed=True)
    figure = coached.wait(8).view.figure
    assert figure == Figure("feet", left=True, right=False, pressed=True)
    figure = coached.wait(8).view.figure
    assert figure == Figure("feet", left=True, right=True, pressed=True)


@pytest.mark.parametrize(
    ("limbs", "lit"),
    [
        ("feet", ("heel",)),
        ("legs", ("heel",)),
        ("hands", ("palm",)),
        ("hands+feet", ("heel", "palm")),
    ],
)
def test_only_regions_of_the_limbs_that_work_light_up(
    limbs: Limbs, lit: tuple[Region, ...]
) -> None:
    script = script_of(exercise(Reps(count=1), limbs=limbs, regions=("heel", "palm")))
    figure = Coached.through(script).press().view.figure
    assert figure is not None
    assert figure.regions == lit


def test_on_a_path_the_point_lights_up() -> None:
    coached = Coached.into_first_set(script_for(Path(points=("heel", "arch"))))
    figure = coached.wait(1).view.figure
    assert figure is not None
    assert (figure.regions, figure.pressed) == (("heel",), True)


def test_the_pattern_is_laid_out_before_and_in_a_round_and_nowhere_else() -> None:
    coached = Coached.through(DRILL)
    assert coached.view.score == ()
    before = coached.press().view
    assert [line.tapped for line in before.score] == [0, 0]
    assert (before.bpm, before.reading) == (60, "together")
    within = coached.say(Press()).wait(4 + 17).view
    assert [(line.tapped, line.current) for line in within.score] == [(16, False), (2, True)]
    after = coached.say(Stop()).view
    assert (after.score, after.bpm, after.reading) == ((), None, "")


def test_the_first_beat_of_each_phrase_is_accented() -> None:
    coached = Coached.through(DRILL).press().say(Press())
    accented = []
    for beat in range(-4, 24):
        accented += [beat] if coached.view.accent else []
        coached.wait(1)
    assert accented == [0, 16]
    again = coached.say(Back()).wait(2).say(Press()).wait(4)
    assert again.view.accent
    assert not again.say(Pause()).view.accent


def test_other_exercises_have_no_pattern_tempo_or_reading() -> None:
    view = Coached.into_first_set(script_for(Reps(count=3))).view
    assert (view.score, view.bpm, view.reading) == ((), None, "")


def test_a_view_tells_when_the_coach_paces() -> None:
    coached = Coached.into_first_set(script_for(Reps(count=3)))
    assert not coached.view.auto
    assert coached.say(Auto()).view.auto


@given(scripts(), timelines())
def test_an_input_has_something_to_do_exactly_when_the_view_says_it_takes_it(
    script: Script, events: list[Event]
) -> None:
    session = played(start(script, T0), events).session
    later = advance(session, session.now + SECOND // 2).session
    takes = view_of(later).takes
    for said in EVERY:
        answer = handle(session, said, later.now)
        assert ("nothing" in {cue.kind for cue in answer.cues}) == (type(said) not in takes)


def test_what_can_be_done_follows_what_goes_on() -> None:
    coached = Coached.through(script_for(Reps(count=2)))
    assert coached.view.takes == {Press, Pause, Stop, Leave}
    coached.press()
    assert coached.view.takes == {Press, Next, Pause, Auto, Stop, Leave}
    coached.press()
    assert coached.view.takes == {Press, Next, Back, Pause, Auto, Stop, Leave}
    coached.press()
    assert Undo in coached.view.takes
    assert coached.say(Pause()).view.takes == {Press, Pause, Stop, Leave}
    assert coached.wait(2).say(Stop()).view.takes == {Back, Stop}


def test_the_next_glance_is_due_when_something_looks_different() -> None:
    coached = Coached.into_first_set(DRILL).wait(2)

    def due() -> float:
        glance = next_glance(coached.session)
        assert glance is not None
        return (glance - coached.now) / SECOND

    assert due() == 0.4  # the foot is lifted
    coached.wait(0.4)
    assert due() == 0.6  # the next beat


def test_a_countdown_is_due_a_glance_the_instant_its_number_changes() -> None:
    coached = Coached.through(script_for(Time(seconds=5))).wait(0.3).press().wait(0.1).say(Press())
    begun, changes = coached.now, []
    while coached.stage == "lead-in":
        number, glance = coached.view.number, next_glance(coached.session)
        assert glance is not None
        if coached.until(glance).view.number != number:
            changes.append((glance - begun, number))
    assert changes == [(SECOND, "3"), (2 * SECOND, "2"), (3 * SECOND, "1")]


def test_no_glance_is_due_while_the_clocks_stand() -> None:
    coached = Coached.into_first_set(DRILL).say(Pause())
    assert next_glance(coached.session) is None
    assert next_glance(coached.wait(2).say(Stop()).session) is None


def test_passing_over_the_last_set_ends_it() -> None:
    assert (
        Coached.into_first_set(script_for(Reps(count=1))).say(Next()).view.heading == "At the end"
    )
