"""Before a session, line by line: the questions, what they allow, and no way round."""

from pathlib import Path

import pytest

from tests.coach.builders import exercise
from tests.plain.stage import Played, catalogue_of, piped, play, routine_of, typing
from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Reps
from toetap.coach.metronome import metronome
from toetap.coach.safety import QUESTIONS

CIRCLES = exercise(Reps(count=2), id_="circles")
FINGERS = exercise(Reps(count=2), id_="fingers", limbs="hands")
STANDING = exercise(Reps(count=2), id_="standing", posture="standing")
HANDS = routine_of(FINGERS, name="Hands")


def known(*exercises: object) -> Catalogue:
    given = catalogue_of(*exercises)  # type: ignore[arg-type]
    return Catalogue({**given.exercises, FINGERS.id: FINGERS}, {**given.routines, HANDS.id: HANDS})


def asked(data: Path, *answers: str, catalogue: Catalogue | None = None) -> Played:
    return play(
        data, typing(*answers), start="morning", catalogue=catalogue or known(CIRCLES), well=False
    )


def test_all_questions_are_told_and_one_enter_begins(tmp_path: Path) -> None:
    played = asked(tmp_path, "", "", "", "", "", "leave", "keep", "", "", "")
    assert played.lines[:2] == [
        "Morning: before you start.",
        "First, look at both feet: soles, and between the toes.",
    ]
    told = [f"{place}. {one.asks}" for place, one in enumerate(QUESTIONS, start=1)]
    assert played.lines[2:10] == told
    assert "Enter: none of these, all is well." in played.text
    assert played.record().before.feet == "clear"


@pytest.mark.parametrize("answer", ["2", "2, 4", "1 2 3 4 5"])
def test_a_blister_ends_with_the_advice_and_no_foot_exercise(answer: str, tmp_path: Path) -> None:
    played = asked(tmp_path, answer, "")
    assert "Hands only." in played.lines
    assert any("call your foot team or doctor now" in line for line in played.lines)
    assert "1: Hands, instead." in played.lines
    assert played.lines[-1] == "Enter: leave."
    assert played.records() == []
    assert played.result.code == 0


def test_a_routine_of_the_hands_can_be_taken_instead(tmp_path: Path) -> None:
    played = asked(tmp_path, "1", "7", "1", "", "", "", "leave", "keep", "", "", "")
    assert "There is no number 7 here." in played.lines
    record = played.record()
    assert (record.routine, record.before.feet) == ("hands", "hands")


@pytest.mark.parametrize("answer", ["7", "8", "1 8"])
def test_not_today_asks_nothing_more_and_begins_nothing(answer: str, tmp_path: Path) -> None:
    played = asked(tmp_path, answer, "begin", "1", "")
    assert "Not today." in played.lines
    assert "No session today" in played.lines[-2] + played.lines[-1]
    assert played.records() == []


def test_what_is_changed_is_told_before_it_begins(tmp_path: Path) -> None:
    both = known(CIRCLES, STANDING)
    played = asked(tmp_path, "", "begin", "", "", "", "leave", "keep", "", "", "", catalogue=both)
    assert "Made to fit." in played.lines
    assert any("Standing is left out. Level 1 is standing" in line for line in played.lines)
    assert [one.id for one in played.record().exercises] == ["circles"]


def test_what_is_not_understood_is_never_taken_for_all_is_well(tmp_path: Path) -> None:
    played = asked(tmp_path, "12", "2 9", "blister", "leave")
    assert played.lines.count("There are 1 to 8, with spaces between.") == 2
    assert "There is no word blister here." in played.text
    assert played.records() == []
    assert asked(tmp_path, "none", "leave", "discard").lines[-1] == "Not kept."


def test_what_was_told_holds_for_the_day_until_it_is_taken_back(tmp_path: Path) -> None:
    said = ("1", "7", "1", "", "1", "none", "leave", "discard", "quit")
    played = play(tmp_path, typing(*said), catalogue=known(CIRCLES), well=False)
    assert played.text.count("Earlier today: 7. Enter: that still holds.") == 2
    assert played.text.count("Not today.") == 2
    assert "Not kept." in played.lines


def test_a_metronome_asks_too_and_is_tapped_by_hand_where_the_feet_rest(tmp_path: Path) -> None:
    script = metronome("2/2")
    played = play(tmp_path, typing("2", "begin", "leave", "keep", "", "", ""), metronome=script,
                  well=False)  # fmt: skip
    assert "The hands tap instead: no foot exercise today." in played.lines
    assert played.record().exercises[0].sets[0].limbs == "hands"


def test_answers_that_end_at_the_look_begin_nothing(tmp_path: Path) -> None:
    played = play(tmp_path, piped("what"), start="morning", catalogue=known(CIRCLES), well=False)
    assert played.records() == []
    assert played.result.code == 1


def test_whoever_leaves_at_the_look_begins_nothing(tmp_path: Path) -> None:
    for word in ("leave", "q", "stop"):
        played = asked(tmp_path, word)
        assert (played.records(), played.result.code) == ([], 0)
    assert asked(tmp_path).records() == []
