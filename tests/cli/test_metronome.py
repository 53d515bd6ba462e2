"""toetap metronome and toetap sound: what they say before they open anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from toetap.arguments import parsed
from toetap.cli import run

Out = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["8/8", "4y2"], "The pattern '8/8 4y2' can't be read: phrase 2 of 2: '4y2' is no phrase"),
        (["99x99"], "The pattern '99x99' can't be read: '99x99' has 9801 beats"),
        (["8/8\x1b[31m"], "The pattern"),
        (["--bpm", "500"], "'500' can't be a tempo."),
        (["--limbs", "toes"], "There is no limbs 'toes'."),
    ],
)
def test_what_cannot_be_played_is_told_with_its_place(
    argv: list[str], told: str, capsys: Out
) -> None:
    assert run(["metronome", *argv]) == 2
    answer = capsys.readouterr()
    assert answer.out == ""
    assert told in answer.err
    assert "\x1b" not in answer.err
    assert len(answer.err.splitlines()) == 2


def test_a_pattern_needs_no_quotes() -> None:
    asked = parsed(["metronome", "8/8", "4x2", "--bpm", "72", "--limbs", "hands"])
    assert (asked.pattern, asked.bpm, asked.limbs) == ("8/8 4x2", 72, "hands")
    assert parsed(["metronome"]).pattern == ""


def test_without_a_screen_the_sound_command_names_the_file_and_the_keys(
    home: Path, capsys: Out
) -> None:
    assert run(["sound"]) == 2
    told = capsys.readouterr().err
    file = home / "XDG_CONFIG_HOME" / "toetap" / "settings.toml"
    assert f"Set volume and offset_ms under [sound] in {file}" in told


def test_how_long_the_doctor_takes_can_be_cut_short() -> None:
    assert parsed(["doctor"]).seconds == 10
    assert parsed(["doctor", "--quick", "--json"]).seconds == 2


def test_settings_that_could_not_be_kept_are_told_before_the_work(home: Path) -> None:
    file = home / "XDG_CONFIG_HOME" / "toetap" / "settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text("volume: 3", encoding="utf-8")
    assert run(["sound"]) == 2
