"""A session that was cut off, offered again line by line; and kept while it goes on."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.coach.builders import STAMP, Coached, exercise
from tests.plain.stage import (
    FakeClock,
    Paper,
    Played,
    Somebody,
    Timed,
    catalogue_of,
    piped,
    play,
    types,
    typing,
)
from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Reps
from toetap.coach.metronome import metronome
from toetap.coach.record import SessionRecord
from toetap.coach.recording import Stamp, record_of
from toetap.coach.script import build
from toetap.plain.lines import End, Line, Look
from toetap.store.files import FileSystem
from toetap.store.ids import new_id
from toetap.store.locks import Lock, lock_of
from toetap.store.running import Running, left_over
from toetap.store.sessions import FileStore

CATALOGUE = catalogue_of(exercise(Reps(count=4), id_="circles", sides="each"))
LATER = FakeClock().wall() - timedelta(minutes=12)


def cut_off(home: Path, presses: int = 2) -> SessionRecord:
    """A session whose program was killed after so many reps."""
    script = build(CATALOGUE.routine("morning"), CATALOGUE)
    session = Coached.into_first_set(script).press(presses).session
    record = record_of(session, Stamp(new_id(), LATER, LATER, STAMP.app))
    running = Running(home / "state")
    running.keep(record)
    assert running.wait(10)
    assert running._lock is not None
    running._lock.free()  # as the system does when a program is gone
    return record


def started(
    home: Path, somebody: Somebody, *, start: str | None = None, catalogue: Catalogue = CATALOGUE
) -> Played:
    return play(home / "data", somebody, start=start, catalogue=catalogue, state=home / "state")


def test_it_is_told_where_one_was_and_goes_on_from_there(tmp_path: Path) -> None:
    record = cut_off(tmp_path)
    played = started(
        tmp_path, typing("go on", "", "", "", *["leave", "keep", "", "", ""]), start="morning"
    )
    assert played.lines[:3] == [
        "You were at set 1 of Circles, 12 minutes ago.",
        "Morning: 0 exercises done, 6 s so far.",
        "Answer go on, keep, discard or later. Enter: go on.",
    ]
    assert played.record().id == record.id
    assert played.done()[0] > 2
    assert left_over(tmp_path / "state") == ()


def test_enter_alone_loses_nothing(tmp_path: Path) -> None:
    cut_off(tmp_path)
    gone = started(tmp_path, typing("", "", ""), catalogue=Catalogue())
    assert "Its routine is no longer there, so it can't go on." in gone.lines
    assert "Answer keep, discard or later. Enter: keep." in gone.lines
    assert (gone.done(), gone.record().status) == ([2], "partial")
    cut_off(tmp_path / "b", presses=0)
    started(tmp_path / "b", typing("", "quit"), catalogue=Catalogue())
    assert len(left_over(tmp_path / "b" / "state")) == 1


def test_what_is_done_is_kept_or_nothing_is(tmp_path: Path) -> None:
    cut_off(tmp_path)
    kept = started(tmp_path, typing("keep", "quit"))
    assert kept.after("Answer go on")[0].startswith("Saved: ")
    assert (kept.record().status, kept.done()[0]) == ("partial", 2)
    cut_off(tmp_path / "b")
    dropped = started(tmp_path / "b", typing("discard", "quit"))
    assert dropped.after("Answer go on")[0] == "Not kept."
    assert dropped.records() == []
    assert left_over(tmp_path / "b" / "state") == ()


def test_it_can_be_asked_another_time(tmp_path: Path) -> None:
    cut_off(tmp_path)
    cut_off(tmp_path)
    played = started(tmp_path, typing("later", "quit"))
    assert played.text.count("You were at") == 1
    assert "Which one?" in played.text
    assert len(left_over(tmp_path / "state")) == 2


def test_several_are_asked_of_one_after_the_other(tmp_path: Path) -> None:
    cut_off(tmp_path)
    cut_off(tmp_path)
    played = started(tmp_path, typing("keep", "discard", "quit"))
    assert played.text.count("You were at") == 2
    assert len(played.records()) == 1


def test_answers_in_a_pipe_are_not_asked_for_what_an_earlier_session_left(tmp_path: Path) -> None:
    cut_off(tmp_path)
    played = started(tmp_path, piped("", "", "", ""), start="morning")
    assert "You were at" not in played.text
    assert len(left_over(tmp_path / "state")) == 1


def test_what_cannot_be_saved_is_told_and_asked_again(tmp_path: Path) -> None:
    cut_off(tmp_path)
    (tmp_path / "data").write_text("in the way", encoding="utf-8")
    played = started(tmp_path, typing("keep", "later", "quit"))
    assert "NOT SAVED. " in played.text
    assert played.text.count("You were at") == 2
    assert len(left_over(tmp_path / "state")) == 1


def test_what_cannot_be_saved_is_kept_in_another_folder(tmp_path: Path) -> None:
    cut_off(tmp_path)
    (tmp_path / "data").write_text("in the way", encoding="utf-8")
    other = tmp_path / "other disk"
    answers = ("keep", "folder", "back", "folder", str(tmp_path / "data"), "folder", str(other))
    played = started(tmp_path, typing(*answers, "quit"))
    assert "folder" not in played.text[: played.text.index("NOT SAVED")]
    assert "Answer folder to keep what is done in another folder." in played.lines
    assert "Answer go on, keep, folder, discard or later. Enter: go on." in played.lines
    assert played.text.count("NOT SAVED. ") == 2
    (saved,) = FileStore(other).history().sessions
    assert saved.record.status == "partial"
    assert left_over(tmp_path / "state") == ()


@pytest.mark.parametrize("answer", ["go on", "keep", "discard"])
def test_another_toetap_that_has_it_is_told_of(answer: str, tmp_path: Path) -> None:
    record = cut_off(tmp_path)

    class Elsewhere(Timed):
        """Another program is quicker than the answer."""

        def next(self, until: int | None, look: Look | None = None) -> Line | End | None:
            (path,) = (tmp_path / "state" / "running").glob(f"*{record.id}*.toml")
            self.lock = getattr(self, "lock", None) or Lock.take(lock_of(path), FileSystem())
            return super().next(until, look)

    def somebody(clock: FakeClock, paper: Paper) -> Timed:
        return Elsewhere(clock, paper, [(2, answer), (4, "quit")])

    played = started(tmp_path, somebody)
    assert "Another toetap has this session now, so it is left alone." in played.lines


def test_a_session_is_on_the_disk_while_it_goes_on_and_gone_once_it_is_saved(
    tmp_path: Path,
) -> None:
    running = tmp_path / "state" / "running"
    seen: list[int] = []

    class Watching(Timed):
        def next(self, until: int | None, look: Look | None = None) -> Line | End | None:
            seen.append(len(list(running.glob("*.toml"))))
            return super().next(until, look)

    def somebody(clock: FakeClock, paper: Paper) -> Timed:
        said = ["", "", "", "", "leave", "keep", "1", "2", ""]
        return Watching(clock, paper, [(2.0 * at, text) for at, text in enumerate(said, 1)])

    played = started(tmp_path, somebody, start="morning")
    assert played.record().after.effort == 2
    assert seen[0] == 0
    assert list(running.glob("*.toml")) == []


def test_a_metronome_is_for_now_and_leaves_nothing(tmp_path: Path) -> None:
    cut_off(tmp_path)
    played = play(
        tmp_path / "data", types((30, End.INTERRUPTED)), metronome=metronome(),
        state=tmp_path / "state",
    )  # fmt: skip
    assert "You were at" not in played.text
    assert played.records() == []
    assert len(left_over(tmp_path / "state")) == 1


def test_where_it_cannot_be_kept_safe_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("in the way", encoding="utf-8")
    store = FileStore(tmp_path / "data")
    played = play(
        tmp_path / "data", typing(*[""] * 8, "stop", "", "", "", every=3), start="morning",
        catalogue=CATALOGUE, store=store, state=tmp_path / "state",
    )  # fmt: skip
    assert played.text.count("Not kept safe before it is saved at the end: ") <= 1
    assert played.record().status in ("stopped", "completed", "partial")


@pytest.mark.parametrize(("answer", "told"), [("2", "Hands only."), ("8", "Not today.")])
def test_after_a_look_that_allows_less_it_ends_and_what_is_done_is_kept(
    answer: str, told: str, tmp_path: Path
) -> None:
    record = cut_off(tmp_path)
    played = play(
        tmp_path / "data", typing("go on", answer, "quit"), catalogue=CATALOGUE,
        state=tmp_path / "state", well=False,
    )  # fmt: skip
    assert told in played.lines
    assert any(line.startswith("Less is open today than") for line in played.lines)
    assert (played.record().id, played.record().status) == (record.id, "partial")
    assert played.done()[0] == 2
    assert left_over(tmp_path / "state") == ()
