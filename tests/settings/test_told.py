"""What was told holds at once, and is on the disk as soon as it can be."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.settings.test_file import file_in
from toetap.coach.person import TempoTold
from toetap.errors import NotSavedError
from toetap.settings.told import Told
from toetap.settings.values import Settings


def slower(was: Settings) -> Settings:
    return replace(was, tempo=TempoTold((was.tempo.bpm or 60) - 5))


def quiet(was: Settings) -> Settings:
    return replace(was, sound=replace(was.sound, on=False))


def test_a_change_holds_before_it_is_kept(tmp_path: Path) -> None:
    told = Told(file_in(tmp_path))
    told.change(slower)
    told.change(slower)
    assert told.now.tempo.bpm == 50
    assert not told.kept
    assert not (tmp_path / "settings.toml").exists()


def test_what_is_kept_is_there_at_the_next_start(tmp_path: Path) -> None:
    told = Told(file_in(tmp_path))
    told.change(slower)
    told.change(quiet)
    told.keep()
    assert told.kept
    assert told.now == file_in(tmp_path).read().settings
    assert (told.now.tempo.bpm, told.now.sound.on) == (55, False)


def test_what_could_not_be_kept_holds_and_is_kept_with_the_next(tmp_path: Path) -> None:
    told = Told(file_in(tmp_path, "sound: loud\n"))
    told.change(slower)
    with pytest.raises(NotSavedError):
        told.keep()
    assert told.now.tempo.bpm == 55
    file_in(tmp_path, "# mine\n")
    told.change(quiet)
    told.keep()
    assert (told.now.tempo.bpm, told.now.sound.on) == (55, False)
    assert (tmp_path / "settings.toml").read_text().startswith("# mine\n")


def test_what_stands_in_the_file_meanwhile_stays(tmp_path: Path) -> None:
    told = Told(file_in(tmp_path))
    told.change(slower)
    file_in(tmp_path, "[tempo]\nbpm = 80\n")
    told.keep()
    assert told.now.tempo.bpm == 75


def test_a_choice_takes_the_place_of_a_value_that_can_not_be_used(tmp_path: Path) -> None:
    told = Told(file_in(tmp_path, "[tempo]\nbpm = 9000\n"))
    told.change(lambda was: was, [("tempo", "bpm")])
    told.keep()
    assert (tmp_path / "settings.toml").read_text() == "[tempo]\n"


def test_without_a_file_it_holds_until_the_end() -> None:
    told = Told()
    told.change(slower)
    told.keep()
    assert told.now.tempo.bpm == 55
