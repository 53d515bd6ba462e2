"""What of a session is kept while it goes on."""

from pathlib import Path

from tests.coach.builders import STAMP, T0, Coached, script_for
from tests.plain.stage import FakeClock
from toetap.coach.exercise import Reps
from toetap.coach.inputs import Leave
from toetap.coach.metronome import begun, metronome
from toetap.safe_copy import SafeCopy
from toetap.store.running import Running


def kept(state: Path) -> int:
    return len(list((state / "running").glob("*.toml")))


def test_a_rep_is_kept_at_once_and_nothing_is_left_once_it_is_done(tmp_path: Path) -> None:
    copy = SafeCopy(Running(tmp_path), STAMP, FakeClock())
    coached = Coached.into_first_set(script_for(Reps(count=3)))
    copy.look(coached.session)
    assert copy.settle(10)
    assert kept(tmp_path) == 0
    copy.look(coached.press().session)
    assert copy.settle(10)
    assert kept(tmp_path) == 1
    copy.done()
    assert copy.settle(10)
    assert (kept(tmp_path), copy.latest) == (0, None)


def test_a_metronome_is_kept_only_once_one_ends_it_to_keep_it(tmp_path: Path) -> None:
    copy = SafeCopy(Running(tmp_path), STAMP, FakeClock())
    coached = Coached(begun(metronome(), T0))
    for _ in range(40):
        copy.look(coached.wait(1).session)
    copy.keep(coached.session)
    assert copy.latest is None
    copy.keep(coached.say(Leave()).session)
    assert copy.settle(10)
    assert kept(tmp_path) == 1
    copy.done()
    assert copy.settle(10)
