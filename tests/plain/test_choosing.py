"""The list of routines and the history, and how one leads to the other."""

import dataclasses
from pathlib import Path

import msgspec
import pytest

from tests.plain.stage import BUILT_IN, Played, Somebody, piped, play, types, typing
from tests.store.records import session
from toetap.coach.record import After, Before
from toetap.errors import UsageError
from toetap.plain.lines import End
from toetap.store.sessions import FileStore


def use(tmp_path: Path, somebody: Somebody) -> Played:
    return play(tmp_path, somebody)


def test_the_routines_are_told_with_their_facts_and_the_answers_there_are(tmp_path: Path) -> None:
    played = use(tmp_path, typing("quit"))
    assert played.lines[0] == "toetap, 9 routines. Answer with a line and Enter."
    assert played.lines[5].startswith("5. Walk. About 30 minutes, walking. At hand: shoes")
    assert played.lines[-1] == (
        "Which one? Answer 1 to 9, or a part of a name. Or today, history, settings, help, quit."
    )
    assert played.result.code == 0


@pytest.mark.parametrize("answer", ["3", "tap-drill", "Tap drill", "TAP D", "drill", "start 3"])
def test_a_routine_is_chosen_by_its_number_or_any_part_of_its_name(
    answer: str, tmp_path: Path
) -> None:
    played = use(tmp_path, typing(answer, "leave", "discard", "quit"))
    assert "Tap drill: 1 exercise, about 2 minutes, seated." in played.lines
    assert played.text.count("Which one?") == 2


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("", "Nothing was chosen."),
        ("0", "There is no number 0; there are 1 to 9."),
        ("10", "There is no number 10; there are 1 to 9."),
        ("five", "five can be Top five in ten minutes or Five for feet and legs."),
        ("wlak", "There is no routine or word like that. Did you mean walk?"),
        ("qqqqqq", "There is no routine or word like that."),
        ("show", "There is no routine or word like that."),
        ("show 12", "There is no number 12; there are 1 to 9."),
    ],
)
def test_what_chooses_nothing_says_why_and_asks_again(
    answer: str, said: str, tmp_path: Path
) -> None:
    played = use(tmp_path, typing(answer, "quit"))
    assert said in played.lines
    assert played.text.count("Which one?") == 2


def test_a_routine_is_shown_with_all_that_is_known(tmp_path: Path) -> None:
    played = use(tmp_path, typing("show 3", "list", "help", "quit"))
    told = played.after("Which one?")
    assert told[0].startswith("Tap drill. ")
    assert any(line.startswith("Known: ") for line in told)
    assert any(line.startswith("Not claimed: ") for line in told)
    assert "A number, or a part of a name: start it." in told
    assert played.text.count("5. Walk.") == 2


def test_the_enter_that_chose_a_routine_answers_no_question_of_it(tmp_path: Path) -> None:
    said = types((2, "3"), (2.1, ""), (5, "leave"), (7, "discard"), (9, "quit"))
    played = use(tmp_path, said)
    assert "Exercise 1 of 1" not in played.text


def test_a_routine_done_today_says_so_and_a_problem_is_told(tmp_path: Path) -> None:
    lines = ("tap", *[""] * 8, "list", "quit")
    played = play(
        tmp_path,
        piped(*lines),
        problems=("one is wrong", "two", "three", "four"),
        catalogue=dataclasses.replace(BUILT_IN, own=frozenset({"walk"})),
    )
    assert played.lines[0] == "Problem: one is wrong"
    assert played.lines[3] == "And 1 problem more: toetap check tells all of them."
    assert any("5. Walk." in line and line.endswith("Your own.") for line in played.lines)
    assert any("3. Tap drill" in line and line.endswith("Done today.") for line in played.lines)


def test_nothing_to_read_at_all_is_a_matter_of_usage(tmp_path: Path) -> None:
    for start in (None, "tap-drill"):
        with pytest.raises(UsageError) as refused:
            play(tmp_path, piped(), start=start, well=False)
        assert refused.value.exit_code == 2
        assert "nothing here to read your answers from" in refused.value.message


@pytest.mark.parametrize("end", [End.GONE, End.INTERRUPTED])
def test_whoever_goes_at_the_list_has_gone(end: End, tmp_path: Path) -> None:
    assert use(tmp_path, types((2, end))).result.code == 0


def past(tmp_path: Path, *lines: str, sessions: int = 3, note: str = "") -> Played:
    store = FileStore(tmp_path)
    for number in range(sessions):
        store.save(session(number, note=note))
    return use(tmp_path, typing("history", *lines, "quit"))


def test_the_history_is_told_newest_first_and_one_session_in_full(tmp_path: Path) -> None:
    played = past(tmp_path, "1", "", "back", note="quite good")
    told = played.after("History: 3 sessions. 0 days this week.")
    assert told[0].startswith(
        "1. Tuesday 3 March 2026, 09:08. Top five in ten minutes. Completed, "
    )
    assert told[2].startswith("3. Sunday 1 March 2026")
    assert told[3] == "Answer 1 to 3 for one in full. Or trends, back, help."
    assert "Note: quite good" in told


def test_how_it_felt_is_told_too(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    felt = {"before": Before(pain=3), "after": After(pain=2, effort=5)}
    store.save(msgspec.structs.replace(session(0), status="stopped", reason="pain", **felt))
    played = use(tmp_path, typing("history", "1", "", "back", "quit"))
    assert "Pain before 3, pain after 2, effort 5, of 10." in played.lines
    assert any(line.endswith("Reason: pain.") for line in played.lines)


def test_more_tells_earlier_ones(tmp_path: Path) -> None:
    played = past(tmp_path, "more", "more", "help", "back", sessions=13)
    assert "That is all." in played.lines
    assert "Answer 1 to 13 for one in full. Or more, trends, back, help." in played.lines
    assert any(line.startswith("13. ") for line in played.after("Or more, trends"))


def test_a_note_is_changed_and_a_session_deleted_and_both_are_taken_back(tmp_path: Path) -> None:
    played = past(
        tmp_path,
        *("1", "note", "better", "1", "note", "", "2", "delete", "undo", "undo", "undo", "back"),
    )
    assert "Note saved." in played.lines
    assert "Top five in ten minutes is in the trash. u brings it back." in played.lines
    assert "Answer 1 to 2 for one in full. Or trends, undo, back, help." in played.lines
    assert "Brought back." in played.lines
    assert "The note is as it was." in played.lines
    assert "Nothing to undo." in played.lines
    assert [record.note for record in played.records()] == ["", "", ""]


def counts(played: Played) -> list[list[int]]:
    return [[one.done for one in each.exercises[0].sets] for each in played.records()]


def test_counts_are_corrected_set_by_set_and_put_back(tmp_path: Path) -> None:
    asked = "Toe curls with a towel, left 1: 12 of 12 reps."
    played = past(tmp_path, "1", "counts", "many", "", "9", "2", "back", "back", sessions=2)
    assert asked in played.lines
    assert "Counts saved." in played.lines
    assert any("There is no word many here." in line for line in played.lines)
    assert counts(played) == [[12, 9], [12, 12]]
    again = use(tmp_path, typing("history", "1", "c", "7", "save", "u", "back", "quit"))
    assert "The counts are as they were." in again.lines
    assert counts(again) == [[12, 9], [12, 12]]


def test_counts_can_be_left_as_they_are(tmp_path: Path) -> None:
    played = past(tmp_path, "1", "counts", "5", "back", "1", "counts", "", "", "back", sessions=1)
    assert counts(played) == [[12, 12]]
    assert "Counts saved." not in played.lines


def test_an_empty_history_says_so_and_enter_returns(tmp_path: Path) -> None:
    played = past(tmp_path, "7", "", sessions=0)
    assert "History: 0 sessions. 0 days this week." in played.lines
    assert "There is no session 7." in played.lines
    assert played.lines[-1].startswith("Which one?")


def test_what_needs_attention_is_told_with_what_to_do(tmp_path: Path) -> None:
    FileStore(tmp_path).save(session(0))
    (file,) = (tmp_path / "sessions").rglob("*.toml")
    file.write_text("x = \x1b", encoding="utf-8")
    played = use(tmp_path, typing("history", "back", "quit"))
    assert any(line.startswith("Needs attention: ") for line in played.lines)


def test_a_change_that_fails_says_so(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    store.save(session(0))
    (file,) = (tmp_path / "sessions").rglob("*.toml")
    text = file.read_text(encoding="utf-8").replace("schema = 1", "schema = 99", 1)
    file.write_text(text, encoding="utf-8")
    played = use(tmp_path, typing("history", "1", "note", "new", "", "1", "", "back", "quit"))
    assert "Written by a newer toetap: told as it is, never changed." in played.lines
    assert any(line.startswith("NOT SAVED. ") for line in played.lines)
    assert "Nothing was chosen." in played.lines
