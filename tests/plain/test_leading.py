"""A session line by line: what each word does, what is said, and what is not."""

from pathlib import Path

import pytest

from tests.coach.builders import exercise
from tests.plain.stage import (
    BUILT_IN,
    Missed,
    Played,
    Said,
    Somebody,
    catalogue_of,
    missing,
    piped,
    play,
    types,
    typing,
)
from tests.screenshots.heard import HeardSounds, HeardVoice
from toetap.coach.exercise import Exercise, Hold, Reps, Taps, Time
from toetap.coach.exercise import Path as Points
from toetap.plain.lines import End

CIRCLES = exercise(Reps(count=4), id_="circles", sides="each")
CURLS = exercise(Reps(count=2, hold=3, release=2, hold_cue="Grip", order="alternating"),
                 id_="curls", sides="each")  # fmt: skip
SHORT = exercise(Reps(count=2, hold=3), id_="short")
STRETCH = exercise(Hold(seconds=20), id_="stretch", posture="lying")
ROLLING = exercise(Time(seconds=10, directions=("one way", "the other way")), id_="rolling")
MARCH = exercise(Time(seconds=60), id_="march")
SKIN = "Feet that feel little may not warn you: look at the skin before and after."
PRESSING = exercise(Points(points=("heel", "big toe"), seconds=3), id_="pressing")
TAPPING = exercise(Taps(pattern="4/4 2x2", limbs=("feet", "hands"), rest=10), id_="tapping")


def lead(tmp_path: Path, somebody: Somebody, *exercises: Exercise) -> Played:
    return play(tmp_path, somebody, start="morning", catalogue=catalogue_of(*exercises))


def in_first_set(tmp_path: Path, one: Exercise, *said: Said | str) -> Played:
    """Past the look at the feet and into the set; then each of these, two seconds apart."""
    lines: list[Said] = [(2, ""), (4, "")]
    for each in said:
        lines.append((lines[-1][0] + 2, each) if isinstance(each, str) else each)
    return lead(tmp_path, types(*lines), one)


def test_enter_counts_and_each_rep_says_its_place_and_side(tmp_path: Path) -> None:
    played = in_first_set(tmp_path, CIRCLES, "", "", "", "")
    assert played.after("Set 1 of 2, right. 4 reps.")[:6] == [
        "Enter: count a rep.",
        "Rep 1 of 4, right.",
        "Rep 2 of 4, right.",
        "Rep 3 of 4, right.",
        "Rep 4 of 4, right.",
        "Rest 5 seconds. Then left. Enter: start now.",
    ]


def test_a_hold_says_when_to_let_go_and_no_second_in_between(tmp_path: Path) -> None:
    played = in_first_set(tmp_path, CURLS, (6, ""), (13, ""))
    assert played.after("Enter: start the hold.")[:6] == [
        "Hold 3 seconds, right. Grip.",
        "Release, 2 seconds.",
        "Rep 1 of 4, right. Next left.",
        "Hold 3 seconds, left.",
        "Release, 2 seconds.",
        "Rep 2 of 4, left. Next right.",
    ]
    without_release = in_first_set(tmp_path / "b", SHORT, "")
    assert "Release. Rep 1 of 2." in without_release.lines


def test_a_long_hold_tells_its_half_and_its_end(tmp_path: Path) -> None:
    played = in_first_set(tmp_path, STRETCH, "")
    assert played.after("Now: hold 20 seconds.")[:6] == [
        "Enter: start the hold.",
        "Get into place: 3 seconds.",
        "Hold 20 seconds.",
        "Half-way: 10 seconds to go.",
        "Release.",
        "Done: Morning, 25 seconds.",
    ]


def test_directions_points_and_halves_are_told_as_they_come(tmp_path: Path) -> None:
    rolling = in_first_set(tmp_path / "a", ROLLING)
    assert rolling.after("Get into place")[:3] == [
        "Go: one way, 10 seconds.",
        "Change: the other way, 10 seconds.",
        "Done: 20 seconds.",
    ]
    march = in_first_set(tmp_path / "b", MARCH)
    assert march.after("Get into place")[:3] == [
        "Go: 1 minute.",
        "Half-way: 30 seconds to go.",
        "Done: 1 minute.",
    ]
    pressing = in_first_set(tmp_path / "c", PRESSING)
    assert pressing.after("Get into place")[:3] == [
        "Go. Point 1 of 2: heel.",
        "Point 2 of 2: big toe.",
        "Done: 2 points.",
    ]


def test_taps_are_a_line_a_phrase(tmp_path: Path) -> None:
    played = in_first_set(tmp_path, TAPPING)
    assert played.after("Round 1 of 2, feet. 12 taps.")[:6] == [
        "Count-in: 4 beats, 60 beats a minute. Then right.",
        "4 right, then 4 left.",
        "2 both, twice.",
        "Done: 12 taps.",
        "Did you keep up? Answer kept or lost.",
        "Rest 10 seconds. Then hands. Enter: start now.",
    ]


def test_each_word_does_what_the_key_of_the_app_does(tmp_path: Path) -> None:
    said = ("", "", "undo", "pause", "", "next", "", "back", "stop")
    played = in_first_set(tmp_path, CIRCLES, *said)
    told = played.after("Rep 2 of 4, right.")
    intro = told.index("Exercise 1 of 1: Circles. Seated. 4 reps on each side.")
    del told[intro : intro + 3]
    assert told[:14] == [
        "Undone. 1 of 4 reps done. Now right. Enter: count a rep.",
        "Paused. Enter: go on.",
        "Going on. 1 of 4 reps done. Now right. Enter: count a rep.",
        "Ended: 1 of 4 reps.",
        "Rest 5 seconds. Then left. Enter: start now.",
        "Set 2 of 2, left. 4 reps.",
        "Enter: count a rep.",
        "Next: right. Enter: start.",
        "Stopped: Morning, 14 seconds.",
        "Sit down first. Chest pain, or hard to breathe? Call for emergency help now.",
        "Circles: right 1 of 4 reps; left 0 of 4 reps.",
        SKIN,
        "Why did you stop? Answer pain, dizzy, injury, unwell or other. Enter: no answer.",
        "Saved: " + played.lines[-1].removeprefix("Saved: "),
    ]
    assert played.record().status == "stopped"


def test_hands_free_is_told_and_counts(tmp_path: Path) -> None:
    played = in_first_set(tmp_path, CIRCLES, (6, "auto"), (19, "auto"), (30, End.GONE))
    assert played.after("Enter: count a rep.")[:4] == [
        "Hands free: the coach counts.",
        "Get into place: 3 seconds.",
        "Rep 1 of 4, right.",
        "Rep 2 of 4, right.",
    ]
    assert "You count with Enter." in played.lines
    assert played.done() == [2, 0]


def test_the_tempo_follows_a_word_or_a_number(tmp_path: Path) -> None:
    said: list[Said] = [(6, "faster"), (7, "-"), (8, "90"), (9, "reading"), (10, "9999999")]
    played = in_first_set(tmp_path, TAPPING, *said)
    told = [line for line in played.lines if line.startswith(("Tempo", "Reading"))]
    assert told[:4] == [
        "Tempo: 65 beats a minute.",
        "Tempo: 60 beats a minute.",
        "Tempo: 90 beats a minute.",
        "Reading: right, then left.",
    ]
    assert played.record().exercises[0].sets[0].bpm == 90


def test_kept_up_is_asked_for_in_the_rest_and_answered_by_a_word(tmp_path: Path) -> None:
    played = in_first_set(tmp_path, TAPPING, (22, "kept"), (50, "lost"), (51, ""))
    assert "Noted: you kept up." in played.lines
    assert [one.kept_up for one in played.record().exercises[0].sets] == ["yes", "lost it"]


def test_where_again_how_and_help_tell_and_change_nothing(tmp_path: Path) -> None:
    played = in_first_set(tmp_path, CIRCLES, "", "where", "again", "how", "help", "")
    assert played.after("Rep 1 of 4, right.")[:5] == [
        "Exercise 1 of 1: Circles. Set 1 of 2, right.",
        "How: Do it slowly.",
        "1 of 4 reps done. Now right. Enter: count a rep.",
        "Time so far: 4 seconds.",
        "Rep 1 of 4, right.",
    ]
    assert "Step 1. Sit tall." in played.after("Time so far")
    assert "stop: Stop at once: pain, dizzy, chest pain, anything wrong." in played.lines
    assert "Rep 2 of 4, right." in played.lines


@pytest.mark.parametrize(
    ("at", "one", "said"),
    [
        (1.0, STRETCH, "Get into place, 2 seconds to go."),
        (8.0, STRETCH, "Hold, 15 seconds to go."),
        (9.0, MARCH, "Go on, 54 seconds to go."),
        (1.0, TAPPING, "Count-in. Then right."),
        (6.0, TAPPING, "Tap 3 of 12, feet."),
        (17.0, TAPPING, "Rest, 9 seconds to go. Then hands. Enter: start now."),
    ],
)
def test_where_tells_what_goes_on(at: float, one: Exercise, said: str, tmp_path: Path) -> None:
    starts: list[Said] = [(2, ""), (4, "")]
    if one is STRETCH:
        starts.append((6, ""))
    start = starts[-1][0] if one is not MARCH else 4.0
    played = lead(tmp_path, types(*starts, (start + at, "where")), one)
    assert said in played.lines


def test_pain_before_is_a_number_at_the_look_at_the_feet(tmp_path: Path) -> None:
    played = lead(tmp_path, typing("11", "3", "where", "how", "again", "", "5"), CIRCLES)
    assert "Pain is a number from 0 to 10." in played.lines
    assert "Noted: pain 3 of 10. Enter: go on." in played.lines
    assert "A number does nothing now. It sets the tempo of taps." in played.lines
    assert "Morning: Before you start." in played.lines


def test_what_does_nothing_now_says_so_and_what_would(tmp_path: Path) -> None:
    played = in_first_set(tmp_path, STRETCH, "undo", "kept", "faster", "", "")
    assert "undo does nothing now. Hold 20 seconds. Enter: start the hold." in played.lines
    assert "kept does nothing now. It answers a round of taps that has just ended." in played.lines
    assert "faster does nothing now. It is for taps." in played.lines
    assert "Enter does nothing now. Get into place, 1 second to go." in played.lines


def test_what_is_not_understood_gets_the_nearest(tmp_path: Path) -> None:
    played = in_first_set(tmp_path, CIRCLES, "pasue", "s", "qqqq", "\x1b[2J" * 30, "LEA VE")
    told = played.after("Enter: count a rep.")
    assert told[0].startswith("There is no word pasue here. Did you mean pause?")
    assert told[1] == "s can be stop or slower. Type one of them."
    assert told[2] == "There is no word qqqq here. help and Enter lists the words."
    assert "\x1b" not in played.text


def test_a_rep_that_a_numb_hand_counts_twice_counts_once(tmp_path: Path) -> None:
    presses: list[Said] = [(6, ""), (6.1, ""), (8, ""), (8.15, ""), (8.3, "")]
    assert in_first_set(tmp_path, CIRCLES, *presses, (12, End.GONE)).done() == [2, 0]


def test_an_enter_that_is_held_down_counts_for_nothing(tmp_path: Path) -> None:
    held: list[Said] = [(6, ""), *((6.5 + place * 0.033, "") for place in range(20))]
    played = in_first_set(tmp_path, CIRCLES, *held, (12, End.GONE))
    assert played.done() == [1, 0]
    assert played.after("Rep 2 of 4")[0] == (
        "Enter was held down: not counted. 1 of 4 reps done. Now right. Enter: count a rep."
    )
    assert not any(line.startswith("Undone") for line in played.lines)


def test_an_enter_that_is_held_down_does_not_end_the_session(tmp_path: Path) -> None:
    reps: list[Said] = [(6 + place, "") for place in range(7)]
    held: list[Said] = [(12.5 + place * 0.033, "") for place in range(20)]
    once = exercise(Reps(count=8), id_="circles")
    played = in_first_set(tmp_path, once, *reps, *held, "leave", "keep", "3", "4", "")
    assert played.after("Rep 8 of 8")[0].startswith("Enter was held down: not counted. 7 of 8")
    assert (played.done(), played.record().status) == ([7], "partial")
    assert played.record().after.pain == 3


def test_the_answer_to_a_question_may_come_along_with_the_last_rep(tmp_path: Path) -> None:
    pasted: list[Said] = [(6, ""), (6.5, ""), (6.5, "3"), (6.5, "4")]
    played = in_first_set(tmp_path, exercise(Reps(count=2), id_="circles"), *pasted, (12, ""))
    assert (played.done(), played.record().after.pain, played.record().after.effort) == ([2], 3, 4)


def test_an_enter_pressed_twice_after_a_word_is_part_of_the_word(tmp_path: Path) -> None:
    played = in_first_set(tmp_path, CIRCLES, (6, ""), (8, "undo"), (8.1, ""), (12, End.GONE))
    assert "Rep 1 of 4, right." not in played.after("Undone.")
    assert played.records() == []


def test_leaving_asks_while_all_stands(tmp_path: Path) -> None:
    said: list[Said] = [(6, ""), (12, "leave"), (60, "hm"), (80, ""), (82, "quit"), (90, "keep")]
    played = in_first_set(tmp_path, STRETCH, *said)
    assert played.after("Leave? Answer keep")[0] == "There is no word hm here."
    assert "Going on. Hold, 17 seconds to go." in played.lines
    assert played.record().status == "partial"
    assert played.done() == [5]


def test_leaving_a_pause_leaves_it_a_pause(tmp_path: Path) -> None:
    played = in_first_set(tmp_path, CIRCLES, "", "pause", "leave", "on", "", "", (40, End.GONE))
    assert "Paused. 1 of 4 reps done. Now right. Enter: go on." in played.lines
    assert played.done() == [2, 0]


def test_what_is_discarded_is_not_kept(tmp_path: Path) -> None:
    played = in_first_set(tmp_path, CIRCLES, "", "leave", "discard")
    assert played.lines[-1] == "Not kept."
    assert played.records() == []
    assert played.result.code == 0


def test_ctrl_c_stops_and_keeps_what_is_done(tmp_path: Path) -> None:
    played = in_first_set(tmp_path, CIRCLES, "", "", (9.5, End.INTERRUPTED), (9.6, End.INTERRUPTED))
    assert (played.record().status, played.record().reason) == ("stopped", None)
    assert played.done() == [2, 0]
    assert played.lines[-1].startswith("Saved: ")


@pytest.mark.parametrize("at", [3.0, 9.5])
def test_a_terminal_that_is_closed_keeps_what_is_done(at: float, tmp_path: Path) -> None:
    played = lead(tmp_path, types((2, ""), (4, ""), (6, ""), (8, ""), (at, End.GONE)), CIRCLES)
    assert played.result.code == 0
    if at > 4:
        assert (played.record().status, played.done()) == ("partial", [2, 0])


def test_ctrl_c_in_the_question_whether_to_leave_is_a_stop_too(tmp_path: Path) -> None:
    played = in_first_set(tmp_path, CIRCLES, "", "leave", (20, End.INTERRUPTED))
    assert (played.record().status, played.done()) == ("stopped", [1, 0])


def test_nothing_done_is_nothing_kept_when_it_is_cut_off(tmp_path: Path) -> None:
    played = lead(tmp_path, types((2, End.INTERRUPTED)), CIRCLES)
    assert played.records() == []
    assert played.lines[-2:] == ["Nothing was done.", "So nothing is kept."]


def test_a_routine_of_the_hands_asks_for_no_look_at_the_feet(tmp_path: Path) -> None:
    played = play(tmp_path, typing(""), start="hands-only")
    assert "Before you start." in played.lines
    assert "First, look at both feet." not in played.lines


def test_lines_of_a_file_wait_until_they_have_something_to_do(tmp_path: Path) -> None:
    played = lead(tmp_path, piped("2", "", "", "", "", "", ""), CURLS)
    assert played.record().status == "completed"
    assert played.record().before.pain == 2
    assert played.done() == [4]
    assert played.record().active_seconds == 20
    assert played.result.code == 0


def test_the_same_file_gives_the_same_session_each_time(tmp_path: Path) -> None:
    lines = [
        "",
        "",
        "where",
        "undo",
        "",
        "",
        "auto",
        "pause",
        "",
        "kept",
        "kept",
        "next",
        "",
        "auto",
    ]
    exercises = (CURLS, TAPPING, STRETCH)
    first = lead(tmp_path / "a", piped(*lines), *exercises)
    second = lead(tmp_path / "b", piped(*lines), *exercises)
    assert first.paper.timed[:-1] == second.paper.timed[:-1]


def test_a_word_of_a_file_is_told_at_once_where_it_has_a_use(tmp_path: Path) -> None:
    played = lead(tmp_path, piped("", "", "", "pause", "", "stop", "dizzy"), STRETCH)
    assert played.record().reason == "dizzy"
    assert played.done() == [0]


def test_a_file_that_ends_too_soon_keeps_what_was_done_and_is_a_problem(tmp_path: Path) -> None:
    played = lead(tmp_path, piped("", "", "", ""), CIRCLES)
    assert "The answers have ended, so the session ends here." in played.lines
    assert (played.record().status, played.done()) == ("partial", [2, 0])
    assert played.result.code == 1


def test_what_runs_when_a_file_ends_runs_to_its_end(tmp_path: Path) -> None:
    played = lead(tmp_path, piped("", ""), TAPPING)
    assert played.record().status == "completed"
    assert played.result.code == 0


def test_a_line_that_waits_when_the_session_ends_answers_what_is_asked_then(
    tmp_path: Path,
) -> None:
    played = lead(tmp_path, piped("", "", "lost", "", "kept", "3", "4", ""), TAPPING)
    assert played.record().after.pain == 3
    assert [one.kept_up for one in played.record().exercises[0].sets] == ["lost it", "yes"]


@pytest.mark.parametrize("at", [0.1, 5.0])
def test_ctrl_c_is_heard_before_the_lines_of_a_file(at: float, tmp_path: Path) -> None:
    somebody = piped("", "", "", "", cut=(at, End.INTERRUPTED))
    played = lead(tmp_path, somebody, STRETCH)
    assert (played.record().status if at > 1 else played.records()) in ("stopped", [])


@pytest.mark.parametrize("counted", [False, True])
def test_a_machine_that_slept_has_paused_the_session(tmp_path: Path, counted: bool) -> None:  # noqa: FBT001
    said = types((2, ""), (4, ""), (6, ""), (80, ""), (150, ""))
    somebody = missing(Missed(10, 60, asleep=True, counted=counted), said)
    played = lead(tmp_path, somebody, STRETCH)
    assert played.paper.text.partition("\nHold 20 seconds.\n")[2].splitlines()[:4] == [
        "Paused: the computer slept for 1 minute. Enter: go on.",
        "Going on. Hold, 20 seconds to go.",
        "Half-way: 10 seconds to go.",
        "Release.",
    ]
    assert played.record().active_seconds == 25
    assert played.record().status == "completed"


def test_a_program_that_stood_still_pauses_where_it_last_looked(tmp_path: Path) -> None:
    somebody = types((2, ""), (4, ""), (6, ""), (8, ""), (70, "again"), (72, ""), (80, "stop"))
    played = lead(tmp_path, missing(Missed(20, 40), somebody), CIRCLES)
    told = "Paused: toetap stood still for 41 seconds. Enter: go on."
    assert played.lines.count(told) == 2  # the second time it was asked for
    assert played.record().active_seconds < 40


def test_a_line_typed_unseen_is_dropped(tmp_path: Path) -> None:
    somebody = types((2, ""), (4, ""), (6, ""), (55, ""), (60, ""), (62, ""), (70, "stop"))
    played = lead(tmp_path, missing(Missed(20, 35), somebody), CIRCLES)
    assert played.done() == [2, 0]


def test_a_file_of_answers_goes_on_by_itself_and_counts_as_if_nothing_had_been(
    tmp_path: Path,
) -> None:
    answers = ["2", "", "", "", "", "", ""]
    calm = lead(tmp_path / "calm", piped(*answers), CURLS)
    slept = lead(tmp_path / "slept", missing(Missed(8, 60, asleep=True), piped(*answers)), CURLS)
    assert "Paused: the computer slept for 1 minute." in slept.lines
    assert slept.done() == calm.done()
    assert slept.record().active_seconds == calm.record().active_seconds


def test_an_open_question_is_no_gap(tmp_path: Path) -> None:
    for said in (
        ((2, "leave"), (60, "")),
        ((2, ""), (4, ""), (6, "leave"), (90, ""), (92, "stop")),
    ):
        played = lead(tmp_path, types(*said), CIRCLES)
        assert not any("stood still" in line for line in played.lines)


def test_every_built_in_routine_is_led_by_enters_in_a_file(tmp_path: Path) -> None:
    for name in BUILT_IN.routines:
        played = play(tmp_path / name, piped(*[""] * 200), start=name)
        assert played.record().status == "completed", name


def with_voice(tmp_path: Path, voice: HeardVoice, sounds: HeardSounds) -> Played:
    said = [(2.0 * place, "") for place in range(1, 9)]
    return play(
        tmp_path, types(*said), start="morning", catalogue=catalogue_of(CIRCLES),
        sounds=sounds, voice=voice,
    )  # fmt: skip


def test_a_voice_that_was_asked_for_and_is_missing_is_told_once(tmp_path: Path) -> None:
    voice = HeardVoice(trouble="No voice: espeak-ng is not there.")
    assert with_voice(tmp_path / "a", voice, HeardSounds()).lines.count(voice.trouble) == 1
    deaf = HeardSounds(trouble="No sound: no device found.")
    played = with_voice(tmp_path / "b", voice, deaf)
    assert played.lines.count(deaf.trouble) == 1
    assert voice.trouble not in played.lines
