"""The first run, by somebody who has just installed it."""

import tomllib
from pathlib import Path

from tests.terminal.terminal import Terminal
from toetap.coach.units import SECOND
from toetap.tui.echo import HELD

MOST_KEYS = 12

FIRST_RUN = (
    ("enter", "Welcome to toetap"),
    ("enter", "Is any of these so?"),
    ("1", "How much do your feet feel?"),
    ("1", "Is all of this so when you stand?"),
    ("3", "What would you like to hear?"),
    ("enter", "Tap your own tempo"),
    ("enter", "What would you like to take on?"),
    ("enter", "A very short one"),
    ("enter", "A blister?"),
    ("space", "Before you start"),
    ("space", "Ball circles"),
)
"""Each key, and what stands on the screen when it is pressed: all is well."""


def test_from_the_first_run_to_the_first_session_it_is_twelve_keys_at_most(
    new_home: Path, short: Path
) -> None:
    with Terminal.of_toetap("--content", str(short), home=new_home) as terminal:
        for key, shown in FIRST_RUN:
            terminal.wait_for(shown)
            terminal.watch(HELD / SECOND + 0.1)  # as a key that is held would come
            terminal.type(key)
        terminal.wait_for("Ball circles", "set 1 of 2 · RIGHT")
    assert len(FIRST_RUN) <= MOST_KEYS
    settings = new_home / "config" / "toetap" / "settings.toml"
    written = tomllib.loads(settings.read_text(encoding="utf-8"))
    assert written["ask_first"] == {"read": True}
    assert written["feet"] == {"feel": "well"}
    assert written["sound"] == {"on": False}


def test_who_leaves_at_the_first_question_has_told_nothing(new_home: Path) -> None:
    with Terminal.of_toetap(home=new_home) as terminal:
        terminal.wait_for("Welcome to toetap")
        terminal.press("escape")
        assert terminal.end() == 0
    settings = new_home / "config" / "toetap" / "settings.toml"
    assert "ask_first" not in settings.read_text(encoding="utf-8")
