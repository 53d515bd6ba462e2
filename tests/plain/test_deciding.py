"""After a session, line by line: more is offered with its reason, and taken by a word."""

from pathlib import Path
from shutil import rmtree

import pytest
from msgspec.structs import replace as revised

from tests.coach.builders import exercise
from tests.plain.stage import Played, Said, catalogue_of, piped, play, types, typing
from tests.practised import before, told_in
from toetap.coach.exercise import Reps
from toetap.settings.told import Told
from toetap.store.sessions import FileStore

RAISES = exercise(Reps(count=2), Reps(count=3), id_="raises")
CATALOGUE = catalogue_of(RAISES)


def third(data: Path, *last: str, told: Told) -> Played:
    """The third easy session, and what is answered once it is saved."""
    store = FileStore(data)
    for days in (4, 2):
        store.save(before(days, RAISES))
    said: list[Said] = [
        (at * 2.0, text) for at, text in
        enumerate(["2", "", "", "", "", "2", "3", "", *last], start=1)
    ]  # fmt: skip
    return play(data, types(*said), start="morning", catalogue=CATALOGUE, store=store, told=told)


@pytest.mark.parametrize(("word", "rung"), [("take", 2), ("t", 2), ("keep", 1), ("", None)])
def test_more_is_offered_after_three_easy_sessions(
    word: str, rung: int | None, tmp_path: Path
) -> None:
    told = told_in(tmp_path / "config")
    played = third(tmp_path / "data", word, told=told)
    offered = next(line for line in played.lines if line.startswith("Raises. A little more"))
    assert "level 2 of 2, seated, 3 reps. Level 1 was done in full on" in offered
    assert "Take: take level 2. Keep: keep level 1. Answer take or keep." in played.text
    chosen = told_in(tmp_path / "config").now.level.get("raises")
    assert (chosen.rung if chosen else None) == rung
    assert ("Noted: take" in played.text or "Noted: keep" in played.text) is (rung is not None)
    assert len(played.records()) == 3


def test_an_answer_that_can_not_be_kept_is_told_and_the_session_is_saved(tmp_path: Path) -> None:
    told = told_in(tmp_path / "config")
    rmtree(tmp_path / "config")
    (tmp_path / "config").write_text("no folder", encoding="utf-8")
    played = third(tmp_path / "data", "take", told=told)
    assert "NOT SAVED." in played.text
    assert "It holds until toetap is closed." in played.lines
    assert told.now.level["raises"].rung == 2
    assert len(played.records()) == 3


def test_answers_in_a_pipe_decide_nothing(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    for days in (4, 2):
        store.save(before(days, RAISES))
    told = Told()
    played = play(
        tmp_path, piped("2", "", "", "", "", "2", "3", "", "take"), start="morning",
        catalogue=CATALOGUE, store=store, told=told,
    )  # fmt: skip
    assert any(line.startswith("Raises. A little more") for line in played.lines)
    assert "raises" not in told.now.level


def test_a_level_is_set_by_hand(tmp_path: Path) -> None:
    standing = revised(exercise(Reps(count=2), id_="stand"), level=(
        *RAISES.level, revised(RAISES.level[1], posture="standing"),
    ))  # fmt: skip
    told = told_in(tmp_path / "config")
    played = play(
        tmp_path / "data", typing("level x", "level", "level stan", "9", "3", "2", "quit"),
        catalogue=catalogue_of(RAISES, standing), told=told,
    )  # fmt: skip
    assert "There is no exercise like that." in played.text
    assert "Stand. You are on level 1." in played.lines
    assert "Level 1: seated, 2 reps. You are here." in played.lines
    assert any(line.startswith("Level 3: standing, 3 reps. Not open.") for line in played.lines)
    assert "There are levels 1 to 3." in played.lines
    assert "Noted: Stand, level 2." in played.lines
    assert told_in(tmp_path / "config").now.level["stand"].rung == 2
    left = play(tmp_path / "data", typing("level stand", "", "quit"),
                catalogue=catalogue_of(RAISES, standing), told=told)  # fmt: skip
    assert "Stand. You are on level 2." in left.lines
    assert "Noted" not in left.text
