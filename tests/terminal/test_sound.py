"""The metronome and the sound screen in a real terminal."""

import tomllib
from pathlib import Path

import pytest

from tests.terminal.home import SILENT, settings_of
from tests.terminal.terminal import LET_GO, Terminal


def test_a_metronome_ticks_and_leaves_nothing_behind(home: Path) -> None:
    settings_of(home, SILENT)
    with Terminal.of_toetap("metronome", "2/2", "--bpm", "180", home=home) as terminal:
        terminal.wait_for("None of these: all is well")
        terminal.press("enter")
        terminal.wait_for("180 bpm, together", "2 right, then 2 left")
        terminal.wait_for("● LEFT ●")
        terminal.press("q")
        terminal.wait_for("Leave the metronome?")
        terminal.press("enter")
        assert terminal.end() == 0
    assert not (home / "data").exists()


def test_click_and_flash_are_adjusted_and_kept(home: Path) -> None:
    settings = settings_of(home, SILENT)
    with Terminal.of_toetap("sound", home=home) as terminal:
        terminal.wait_for("click and flash together", "0  no offset")
        terminal.press("left", "left", "up")
        terminal.wait_for("20 ms before the circle fills", " 5")
        terminal.press("enter")
        assert terminal.end() == 0
        assert "Saved: " in terminal.text
    assert tomllib.loads(settings.read_text(encoding="utf-8")) == {
        "ask_first": {"read": True},
        "sound": {"volume": 5, "offset_ms": -20},
        "voice": {"speaker": "none"},
    }


def test_whoever_wants_no_screen_is_told_what_to_write_instead(home: Path) -> None:
    environment = {"TOETAP_PLAIN": "1"}
    with Terminal.of_toetap("sound", home=home, environment=environment) as terminal:
        terminal.wait_for("volume and offset_ms under [sound]")
        assert terminal.end() == 2
        assert b"\x1b" not in terminal.seen


@pytest.mark.parametrize(
    ("line", "leaving"),
    [
        ("metronome", ["q", "enter"]),
        ("sound", ["q"]),
        ("start top-five", ["q", "down", "down", "enter"]),
    ],
)
def test_a_wrong_setting_is_told_where_no_list_tells_it(
    line: str, leaving: list[str], home: Path
) -> None:
    settings_of(home, "[sound]\non = false\nvolume = 400\n")
    with Terminal.of_toetap(*line.split(), home=home, size=(100, 30)) as terminal:
        if line != "sound":
            terminal.wait_for("None of these: all is well")
            terminal.watch(LET_GO)
            terminal.press("enter")
        terminal.wait_for("! 1 problem in your files: toetap check tells more.")
        terminal.press(*leaving)
        assert terminal.end() == 0
        assert "sound.volume: is 400; at most 100" in terminal.seen.decode()
