"""What goes out: lines of text, and nothing that a terminal could obey."""

import dataclasses
import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plain.stage import BUILT_IN, FakeClock, Paper, piped, play, types
from tests.store.records import session
from toetap.coach.catalogue import Catalogue
from toetap.coach.routine import Item
from toetap.plain.page import Page
from toetap.store.sessions import FileStore

ALLOWED = re.compile(r"[^\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]*")
HOSTILE = "\x1b[2J\x1b]52;c;cGxhbnQ=\x07\x9b5m\u202e\r\n\t\x00\u2028planted\x08"


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_no_text_can_hold_anything_but_text_and_ends_of_lines(lines: list[str]) -> None:
    paper = Paper(FakeClock())
    Page(paper).write(*lines)
    assert ALLOWED.fullmatch(paper.text)
    assert paper.text.count("\n") == len(lines)


@pytest.mark.parametrize("name", BUILT_IN.routines)
def test_every_built_in_routine_is_text_and_ends_of_lines(name: str, tmp_path: Path) -> None:
    played = play(tmp_path, piped("help", "how", *[""] * 300), start=name)
    assert ALLOWED.fullmatch(played.text)
    assert not re.search(r"[\u2500-\u259f]", played.text)


def hostile() -> Catalogue:
    """Content whose every text has something planted in it, as the loader would never let in."""
    change = msgspec.structs.replace
    exercises = {
        one.id: change(
            one,
            name=one.name + HOSTILE,
            summary=HOSTILE,
            cue=HOSTILE,
            steps=(HOSTILE,),
            cautions=(HOSTILE,),
            equipment=(HOSTILE,),
            known=HOSTILE,
        )
        for one in BUILT_IN.exercises.values()
    }
    routines = {
        one.id: change(one, name=one.name + HOSTILE, summary=HOSTILE, cautions=(HOSTILE,))
        for one in BUILT_IN.routines.values()
    }
    return dataclasses.replace(BUILT_IN, exercises=exercises, routines=routines)


def test_hostile_content_and_hostile_answers_come_out_as_text(tmp_path: Path) -> None:
    FileStore(tmp_path).save(session(0, note=HOSTILE))
    lines = ["show 1", "history", "1", "note", HOSTILE, "back", HOSTILE, "tap", HOSTILE, "where"]
    played = play(tmp_path, piped(*lines, *[""] * 40), catalogue=hostile(), problems=(HOSTILE,))
    assert ALLOWED.fullmatch(played.text)
    assert "planted" in played.text


class BrokenPaper(Paper):
    """Takes so much and then no more."""

    def __init__(self, clock: FakeClock, writes: int) -> None:
        super().__init__(clock)
        self._room = writes

    def write(self, text: str, /) -> object:
        self._room -= 1
        if self._room < 0:
            raise BrokenPipeError
        return super().write(text)


@pytest.mark.parametrize("writes", range(14))
def test_when_nobody_reads_any_more_what_is_done_is_kept(writes: int, tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    routine = msgspec.structs.replace(
        BUILT_IN.routines["warm-up"], id="one", item=(Item(exercise="ball-circles"),)
    )
    catalogue = dataclasses.replace(BUILT_IN, routines={"one": routine})
    said = types(*((2.0 * place, "") for place in range(1, 20)))
    with pytest.raises(BrokenPipeError):
        play(
            tmp_path,
            said,
            start="one",
            catalogue=catalogue,
            store=store,
            paper_of=lambda clock: BrokenPaper(clock, writes),
        )
    kept = [entry.record for entry in store.history().sessions]
    counted = max(0, writes - 6)
    done = [one.exercises[0].sets[0].done for one in kept]
    assert (done or [0])[0] in (counted, counted + 1)


def test_a_page_that_is_broken_stays_so_and_says_why() -> None:
    page = Page(BrokenPaper(FakeClock(), 1))
    page.write("one")
    page.write("two")
    page.write("three")
    assert isinstance(page.broken, BrokenPipeError)
