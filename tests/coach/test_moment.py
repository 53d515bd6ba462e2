import pytest

from tests.coach.builders import Coached, exercise, script_for, script_of
from toetap.coach.exercise import Hold, Path, Reps, Taps, Time
from toetap.coach.inputs import Auto, Back, Leave, Next, Press, Stop
from toetap.coach.moment import Moment, clock, moment


def now(coached: Coached) -> Moment:
    return moment(coached.session)


def word(coached: Coached) -> tuple[str, str, str]:
    found = now(coached)
    return found.word, found.number, found.of


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0"), (7, "7"), (99, "99"), (100, "1:40"), (125, "2:05")]
)
def test_a_clock_is_a_number_until_it_grows_long(seconds: int, shown: str) -> None:
    assert clock(seconds) == shown


def test_before_the_first_exercise_it_waits() -> None:
    assert now(Coached.through(script_for(Reps(count=3)))) == Moment(
        "READY", press="all is well, go on"
    )


def test_before_a_set_it_says_what_comes_and_which_side() -> None:
    coached = Coached.through(script_for(Reps(count=3), "each")).press()
    assert now(coached) == Moment("READY", "", "right", "Do it slowly.", "start", side="right")


def test_a_rest_counts_down_to_the_next_side() -> None:
    coached = Coached.into_first_set(script_for(Reps(count=1, rest=5), "each")).say(Press())
    assert word(coached) == ("REST", "5", "then left")
    assert now(coached).press == "start now"
    assert (now(coached).second, now(coached).says, now(coached).side) == ("left", "next", None)
    assert word(coached.wait(0.001)) == ("REST", "5", "then left")
    assert word(coached.wait(0.999)) == ("REST", "4", "then left")
    assert word(coached.wait(3.999)) == ("REST", "1", "then left")


def test_before_reps_in_turn_both_sides_are_shown() -> None:
    script = script_for(Reps(count=3, order="alternating"), "each")
    coached = Coached.through(script).press()
    assert (now(coached).of, now(coached).side) == ("right and left in turn", "both")


def test_before_a_round_of_taps_its_limbs_are_named() -> None:
    coached = Coached.through(script_for(Taps(pattern="1/1", limbs=("hands+feet",)))).press()
    assert word(coached) == ("READY", "", "hands and feet")


def test_reps_are_counted_as_done() -> None:
    coached = Coached.into_first_set(script_for(Reps(count=3), "each"))
    assert now(coached) == Moment(
        "RIGHT", "0", "of 3", "Do it slowly.", "count a rep", side="right"
    )
    assert word(coached.press()) == ("RIGHT", "1", "of 3")


def test_before_standing_it_asks_for_worktop_shoes_and_a_steady_stand() -> None:
    raises = exercise(Time(seconds=9, rest=5), id_="raises", sides="each", posture="standing")
    coached = Coached.into_first_set(script_of(exercise(Reps(count=1)), raises, rests=(5,)))
    view = coached.press().wait(600).view
    assert (view.stage, view.press) == ("ready", "yes, start")
    assert view.cue == "A worktop to hold, shoes on, steady today? If not, pass over it."
    assert coached.press().view.cue == "Do it slowly."
    back = coached.wait(11).say(Back()).view
    assert (back.stage, back.press) == ("ready", "yes, start")


def test_before_walking_it_asks_for_shoes_and_a_steady_stand() -> None:
    walk = exercise(Time(seconds=9), posture="walking")
    assert Coached.through(script_of(walk)).press().view.cue.startswith("Shoes on, steady today?")


def test_the_last_rep_is_announced_unless_it_is_the_only_one() -> None:
    coached = Coached.into_first_set(script_for(Reps(count=3))).press()
    assert now(coached).coming == ""
    assert now(coached.press()).coming == "last one"
    assert now(Coached.into_first_set(script_for(Reps(count=1)))).coming == ""


def test_hands_free_no_press_is_asked_for() -> None:
    assert now(Coached.into_first_set(script_for(Reps(count=3))).say(Auto())).press == ""


def test_reps_in_turn_show_the_side_of_the_coming_one() -> None:
    script = script_for(Reps(count=2, order="alternating"), "each")
    coached = Coached.into_first_set(script)
    first = now(coached).side
    sides = [first, *(now(coached.press()).side for _ in range(3))]
    assert sides == ["right", "left", "right", "left"]
    assert now(coached).word == "LEFT"


def test_reps_in_directions_name_the_one_that_goes_on() -> None:
    coached = Coached.into_first_set(script_for(Reps(count=2, directions=("in", "out"))))
    first = now(coached).of
    shown = [first, *(now(coached.press()).of for _ in range(3))]
    assert shown == ["of 4 · in", "of 4 · in", "of 4 · out", "of 4 · out"]


def test_a_rep_with_a_hold_says_hold_and_release() -> None:
    dose = Reps(count=2, hold=3, release=2, hold_cue="Curl.", release_cue="Let go.")
    coached = Coached.into_first_set(script_for(dose, "each"))
    assert now(coached).press == "start the hold"
    coached.say(Press())
    assert now(coached) == Moment(
        "HOLD", "3", "rep 1 of 2 · right", "Curl.", side="right", pressed=True
    )
    coached.wait(3)
    assert now(coached) == Moment("RELEASE", "2", "rep 1 of 2 · right", "Let go.", side="right")


def test_without_words_of_its_own_a_hold_has_the_exercises_cue() -> None:
    coached = Coached.into_first_set(script_for(Reps(count=2, hold=3, release=2))).say(Press())
    assert now(coached).cue == "Do it slowly."
    assert now(coached.wait(3)).cue == "Do it slowly."


def test_a_second_time_through_counts_from_the_start() -> None:
    coached = Coached.into_first_set(script_for(Reps(count=2))).press(2).say(Back()).wait(2)
    assert word(coached.press()) == ("BOTH", "0", "of 2")
    assert word(coached.press()) == ("BOTH", "1", "of 2")


def test_a_hold_waits_with_its_length_and_then_counts_down() -> None:
    coached = Coached.into_first_set(script_for(Hold(seconds=20, times=2), "each"))
    assert word(coached) == ("RIGHT", "20", "seconds to hold")
    assert now(coached).press == "start the hold"
    coached.say(Press())
    assert word(coached) == ("READY", "3", "get into place")
    assert word(coached.wait(3)) == ("HOLD", "20", "hold 1 of 2 · right")
    assert now(coached).pressed
    assert word(coached.wait(19.5)) == ("HOLD", "1", "hold 1 of 2 · right")


def test_holds_are_numbered_on_each_side() -> None:
    coached = Coached.into_first_set(script_for(Hold(seconds=5, times=2, rest=3), "each"))
    coached.say(Auto())
    shown: list[str] = []
    for _ in range(4):
        coached.wait(5 + 3 if shown else 3)
        shown.append(now(coached).of)
    assert shown == [
        "hold 1 of 2 · right", "hold 2 of 2 · right", "hold 1 of 2 · left", "hold 2 of 2 · left",
    ]  # fmt: skip


def test_time_counts_down() -> None:
    coached = Coached.into_first_set(script_for(Time(seconds=150))).wait(1)
    assert word(coached) == ("GO", "2:30", "to go")
    assert word(coached.wait(149.9)) == ("GO", "1", "to go")


def test_time_on_one_side_names_it() -> None:
    assert now(Coached.into_first_set(script_for(Time(seconds=5), "each")).wait(1)).word == "RIGHT"


def test_time_in_directions_counts_down_each() -> None:
    coached = Coached.into_first_set(script_for(Time(seconds=10, directions=("in", "out"))))
    coached.wait(1)
    assert word(coached) == ("GO", "10", "in · 1 of 2")
    assert (now(coached).coming, now(coached).second, now(coached).says) == (
        "then out", "in", "this way",
    )  # fmt: skip
    assert word(coached.wait(9.5)) == ("GO", "1", "in · 1 of 2")
    assert word(coached.wait(0.5)) == ("GO", "10", "out · 2 of 2")
    assert now(coached).coming == ""


def test_a_path_names_each_point_and_announces_the_next_on_its_last_second() -> None:
    coached = Coached.into_first_set(script_for(Path(points=("heel", "arch"), seconds=3), "each"))
    coached.wait(1)
    assert now(coached) == Moment(
        "RIGHT", "3", "heel · 1 of 2", "Press with the heel.",
        second="heel", says="press with", side="right", regions=("heel",), pressed=True,
    )  # fmt: skip
    assert now(coached.wait(2)).coming == "then arch"
    assert word(coached.wait(1)) == ("RIGHT", "3", "arch · 2 of 2")
    assert now(coached.wait(2.9)).coming == ""


def test_a_count_in_counts_down_to_the_first_side() -> None:
    coached = Coached.through(script_for(Taps(pattern="2/2"))).press().say(Press())
    for number in "4321":
        assert word(coached) == ("READY", number, "then right")
        assert (now(coached).second, now(coached).says) == ("right", "next")
        coached.wait(1)
    assert word(coached) == ("RIGHT", "1", "of 2")


def test_a_tap_is_drawn_pressed_for_the_first_part_of_its_beat() -> None:
    coached = Coached.into_first_set(script_for(Taps(pattern="2/2"))).wait(2)
    assert (now(coached).side, now(coached).pressed) == ("right", True)
    assert now(coached.wait(0.399)).pressed
    assert not now(coached.wait(0.001)).pressed


def test_the_next_side_is_announced_one_beat_ahead() -> None:
    coached = Coached.into_first_set(script_for(Taps(pattern="2/2"))).wait(2)
    shown = [now(coached), *(now(coached.wait(1)) for _ in range(3))]
    assert [one.coming for one in shown] == ["", "left", "", ""]
    assert [(one.second, one.says) for one in shown] == [
        ("", ""),
        ("left", "next"),
        ("", ""),
        ("", ""),
    ]


def test_at_the_end_it_says_whether_all_was_done() -> None:
    script = script_for(Reps(count=1))
    assert now(Coached.into_first_set(script).press()) == Moment("DONE")
    for ending in (Stop(), Leave(), Next()):
        assert now(Coached.into_first_set(script).say(ending)) == Moment("ENDED")
