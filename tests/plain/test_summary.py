"""After a session: the questions, the saving, and nothing lost when it fails."""

from pathlib import Path

import pytest

from tests.coach.builders import exercise
from tests.plain.stage import (
    Played,
    Said,
    catalogue_of,
    piped,
    play,
    types,
    typing,
)
from tests.tui.stage import FailingStore
from toetap.coach.exercise import Reps, Taps
from toetap.coach.heard import Silent
from toetap.plain.lines import End
from toetap.store.sessions import FileStore

CIRCLES = exercise(Reps(count=2), id_="circles")
TAPPING = exercise(Taps(pattern="2/2", limbs=("feet",)), id_="tapping")
DONE = ("", "", "", "")
"""Through the look at the feet and two circles."""


def summed_up(tmp_path: Path, *said: str | End, failures: int = 0, tapped: bool = False) -> Played:
    lines: list[Said] = [(2 * place, text) for place, text in enumerate(DONE, start=1)]
    if tapped:
        lines = [(2, ""), (4, "")]
    begun = 20.0
    lines += [(begun + 2 * place, text) for place, text in enumerate(said)]
    store = FailingStore(tmp_path, failures) if failures else FileStore(tmp_path)
    one = TAPPING if tapped else CIRCLES
    return play(tmp_path, types(*lines), start="morning", catalogue=catalogue_of(one), store=store)


def test_what_was_done_is_told_against_what_was_asked(tmp_path: Path) -> None:
    played = summed_up(tmp_path)
    told = played.after("Done: Morning")
    assert told[0] == "Circles: both 2 of 2 reps."
    assert told[1] == "Feet that feel little may not warn you: look at the skin before and after."
    assert told[2].startswith("Pain in your feet now? Answer 0 to 10")


def test_all_that_was_not_done_is_one_line(tmp_path: Path) -> None:
    other = (exercise(Reps(count=2), id_="toes"), exercise(Reps(count=2), id_="heels"))
    said = typing("", "", "", "leave", "keep")
    played = play(tmp_path, said, start="morning", catalogue=catalogue_of(CIRCLES, *other))
    told = played.after("Ended: Morning")
    assert told[:2] == ["Circles: both 1 of 2 reps.", "Not done: Toes; Heels."]


def test_answers_and_a_note_are_kept(tmp_path: Path) -> None:
    played = summed_up(tmp_path, "3", "11", "lots", "7", "note", "so \x1b[31m so", "")
    kept = played.record()
    assert (kept.after.pain, kept.after.effort) == (3, 7)
    assert played.text.count("Only 0 to 10 will do.") == 2
    assert "\x1b" not in kept.note
    assert kept.note.startswith("so")
    assert played.lines[-1] == f"Saved: {next(iter(played.store.history().sessions)).path}"


def test_enter_leaves_a_question_unanswered(tmp_path: Path) -> None:
    kept = summed_up(tmp_path, "", "", "").record()
    assert (kept.after.pain, kept.after.effort, kept.note) == (None, None, "")


def test_an_enter_pressed_twice_skips_no_second_question(tmp_path: Path) -> None:
    lines: list[Said] = [
        (2, ""),
        (4, ""),
        (6, ""),
        (8, ""),
        (20, ""),
        (20.1, ""),
        (22, "5"),
        (24, ""),
    ]
    catalogue = catalogue_of(CIRCLES)
    played = play(tmp_path, types(*lines), start="morning", catalogue=catalogue)
    assert played.record().after.effort == 5


def test_the_last_round_is_asked_about(tmp_path: Path) -> None:
    played = summed_up(tmp_path, "lost", "", "", "", tapped=True)
    assert played.record().exercises[0].sets[0].kept_up == "lost it"
    again = summed_up(tmp_path / "b", "hm", "kept", "", "", "", tapped=True)
    assert again.record().exercises[0].sets[0].kept_up == "yes"
    skipped = summed_up(tmp_path / "c", "", "", "", "", tapped=True)
    assert skipped.record().exercises[0].sets[0].kept_up is None


@pytest.mark.parametrize(("answer", "advice"), [("dizzy", "Sit or lie down"), ("i", "Take the")])
def test_a_stop_is_asked_why_and_answered_with_what_to_do(
    answer: str, advice: str, tmp_path: Path
) -> None:
    lines: list[Said] = [(2, ""), (4, "stop"), (6, answer), (8, ""), (10, ""), (12, "")]
    played = play(tmp_path, types(*lines), start="morning", catalogue=catalogue_of(CIRCLES))
    assert played.after("Why did you stop?")[0].startswith(advice)
    assert played.record().reason == {"i": "injury"}.get(answer, answer)


def test_back_goes_on_with_the_exercises(tmp_path: Path) -> None:
    played = summed_up(tmp_path, "", "", "back", "", "", "", "", "", "")
    assert "Next: " not in played.after("Not saved yet.")[0]
    assert played.done() == [4]
    assert len(played.records()) == 1


def test_there_is_not_always_something_to_go_back_to(tmp_path: Path) -> None:
    lines: list[Said] = [(2, "stop"), (4, "unwell"), (6, ""), (8, ""), (10, "back"), (12, "")]
    played = play(tmp_path, types(*lines), start="morning", catalogue=catalogue_of(CIRCLES))
    assert played.after("Not saved yet.")[0] == "Before you start."


def test_what_is_discarded_is_not_kept(tmp_path: Path) -> None:
    played = summed_up(tmp_path, "", "", "discard")
    assert played.lines[-1] == "Not kept."
    assert played.records() == []


def test_a_save_that_fails_is_told_and_tried_again(tmp_path: Path) -> None:
    played = summed_up(tmp_path, "1", "", "", "", failures=1)
    assert played.after("Not saved yet.")[0] == (
        "NOT SAVED. The session could not be saved: the disk is full. Make room."
    )
    assert played.lines[-1].startswith("Saved: ")
    assert played.record().after.pain == 1
    assert played.result.unsaved == ()


@pytest.mark.parametrize("last", ["print", End.INTERRUPTED, End.GONE])
def test_what_cannot_be_saved_is_handed_out_to_be_printed(last: str | End, tmp_path: Path) -> None:
    played = summed_up(tmp_path, "1", "", "", last, failures=9)
    (unsaved,) = played.result.unsaved
    assert unsaved.after.pain == 1
    assert played.result.code == 1


def test_what_cannot_be_saved_is_saved_in_another_folder(tmp_path: Path) -> None:
    (tmp_path / "in the way").touch()
    taken, free = str(tmp_path / "in the way" / "x"), str(tmp_path / "free")
    played = summed_up(
        tmp_path,
        "",
        "",
        "",
        "folder",
        "back",
        "folder",
        "~nobody-at-all/x",
        taken,
        "f",
        free,
        failures=9,
    )
    assert "folder, to save it in another folder" in played.text
    assert played.text.count("Which folder?") == 4
    assert "Nobody knows which folder '~nobody-at-all/x' is." in played.text
    assert taken in played.text
    assert played.lines[-1].startswith(f"Saved: {free}")
    (entry,) = FileStore(Path(free)).history().sessions
    assert entry.record.status == "completed"
    assert (played.result.unsaved, played.result.code) == ((), 0)


def test_a_folder_that_nobody_names_is_none(tmp_path: Path) -> None:
    played = summed_up(tmp_path, "", "", "", "folder", End.GONE, failures=9)
    assert len(played.result.unsaved) == 1


def test_what_cannot_be_saved_can_be_let_go(tmp_path: Path) -> None:
    played = summed_up(tmp_path, "", "", "", "discard", failures=9)
    assert (played.result.unsaved, played.result.code) == ((), 0)


def test_a_file_of_answers_tries_a_few_times_and_no_more(tmp_path: Path) -> None:
    store = FailingStore(tmp_path, 99)
    played = play(
        tmp_path, piped(*[""] * 50), start="morning", catalogue=catalogue_of(CIRCLES), store=store
    )
    assert len(store.asked) == 3
    assert len(played.result.unsaved) == 1


def test_a_file_that_never_makes_sense_comes_to_an_end(tmp_path: Path) -> None:
    lines = [*DONE, *["nonsense"] * 500]
    played = play(tmp_path, piped(*lines), start="morning", catalogue=catalogue_of(CIRCLES))
    assert played.text.count("Only 0 to 10 will do.") == 20
    assert played.record().status == "completed"


class Loud(Silent):
    """Can be heard until it is muted, and then its device is lost."""

    def __init__(self) -> None:
        self.muted = False
        self.calls: list[str] = []
        self.trouble = ""

    @property
    def heard(self) -> bool:  # type: ignore[override]
        return not self.muted

    def mute(self, muted: bool) -> None:  # noqa: FBT001 - as the port has it
        self.muted = muted
        if not muted:
            self.trouble = "No sound: no device found."

    def silence(self) -> None:
        self.calls.append("silence")

    def status(self) -> str:
        return self.trouble


def test_sound_is_switched_by_a_word_and_its_loss_told_once(tmp_path: Path) -> None:
    sounds = Loud()
    lines: list[Said] = [
        (2, ""),
        (4, ""),
        (6, "mute"),
        (8, "mute"),
        (10, ""),
        (12, ""),
        (20, "discard"),
    ]
    lines = [*lines[:-1], (14, ""), (16, ""), (18, "discard")]
    played = play(
        tmp_path, types(*lines), start="morning", catalogue=catalogue_of(CIRCLES), sounds=sounds
    )
    assert "Sound: off." in played.lines
    assert "Sound: on." in played.lines
    assert played.text.count("No sound: no device found.") == 1
    assert sounds.calls == ["silence"]


def test_no_sound_at_all_is_said_to_be_none(tmp_path: Path) -> None:
    lines: list[Said] = [(2, "mute"), (4, "leave"), (6, "discard")]
    played = play(tmp_path, types(*lines), start="morning", catalogue=catalogue_of(CIRCLES))
    assert "There is no sound here." in played.lines
