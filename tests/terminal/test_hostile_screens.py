"""A routine file from a stranger can do nothing but be a routine, on whatever screen it shows."""

from __future__ import annotations

import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.store.records import session
from tests.terminal.terminal import Terminal
from tests.terminal.test_hostile_text import PLANTED, kinds_of_sequences
from toetap.store.running import Running
from toetap.store.sessions import FileStore

MARKUP = "[left foot] [/b] [@click=app.quit]x[/] [ @click=app.bell]y [link=//z]z $text \\\\["

EXERCISE = """\
name = "Curls {0}"
summary = "A summary {0}"
limbs = "feet"
sides = "each"
cue = "A cue {0}"
equipment = ["towel {0}"]
steps = ["A step {0}"]
cautions = ["A caution {0}"]
known = "Known {0}"
not_claimed = "Not claimed {0}"
sources = ["stranger"]

[[level]]
posture = "seated"
note = "A note {0}"
[level.dose]
kind = "reps"
count = 2
directions = ["up {0}", "down {0}"]
rest = 30
"""
ROUTINE = """\
name = "Stranger {0}"
summary = "Summed up {0}"
about = "About {0}"
when = "once {0}"
order = 0
cautions = ["Mind {0}"]

[[item]]
exercise = "curls"
"""
SOURCES = """\
[stranger]
title = "A title {0}"
where = "https://example.org/{0}"
says = "Says {0}"
"""


def content_of(home: Path, planted: str) -> None:
    """The person's own content, every text of which ends in what was planted."""
    own = home / "config" / "toetap"
    for name, text in (
        ("exercises/curls.toml", EXERCISE),
        ("routines/stranger.toml", ROUTINE),
        ("sources.toml", SOURCES),
    ):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text(text.replace("{0}", planted), encoding="utf-8")


def walk(home: Path, planted: str) -> Terminal:
    """Every screen that shows text from the content, one after the other."""
    content_of(home, planted)
    with Terminal.of_toetap(home=home, size=(140, 50)) as terminal:
        terminal.wait_for("Stranger", "Summed up")
        assert "need attention" not in terminal.text, terminal.text
        terminal.press("d")
        terminal.wait_for("Known", "A title")
        terminal.press("escape", "?", "escape", "/", "S", "t", "r", "escape", "\x10")
        terminal.watch(0.5)
        terminal.press("S", "escape", "escape")
        terminal.press("enter")
        terminal.wait_for("First, look", "Stranger")
        terminal.watch(1)
        terminal.press("enter")
        terminal.wait_for("Before you start")
        terminal.press("space")
        terminal.wait_for("A step", "A caution")
        terminal.press("space")
        terminal.wait_for("A cue")
        terminal.press("space", "p", "p", "\x10")
        terminal.watch(0.5)
        terminal.press("escape")
        terminal.wait_for("go on")
        terminal.press("space", "n")
        terminal.wait_for("start now")
        terminal.press("q")
        terminal.wait_for("Leave the session?")
        terminal.press("down", "enter")
        terminal.wait_for("Ended: Stranger")
        terminal.watch(1.5)  # so that Enter is no echo of the one before
        terminal.press("enter")
        terminal.wait_for("✓ Saved")
        terminal.press("h")
        terminal.wait_for("History", "Stranger")
        terminal.press("e", "escape", "h")
        terminal.wait_for("Summed up")
        terminal.press("q")
        assert terminal.end() == 0
    return terminal


def test_no_screen_does_anything_that_a_file_says(tmp_path: Path) -> None:
    with ThreadPoolExecutor() as pool:
        both = pool.map(walk, (tmp_path / "plain", tmp_path / "hostile"), ("a b c", MARKUP))
        plain, hostile = both
    assert kinds_of_sequences(hostile.seen) - kinds_of_sequences(plain.seen) == set()
    assert b"\x1b]8" not in hostile.seen
    assert files_of(tmp_path / "hostile") == files_of(tmp_path / "plain")
    for words in ("Stranger", "Summed up", "Known", "A step", "A cue", "A caution", "Curls"):
        assert f"{words} [left foot]" in shown(hostile), words


def shown(terminal: Terminal) -> str:
    """All that was ever sent, without what places and colours it, on one line."""
    text = terminal.seen.decode(errors="replace")
    return re.sub(r"\s+", " ", re.sub(r"\x1b\[[?<>=]?[\d;:]*[ -/]*[@-~]", "", text))


def files_of(home: Path) -> int:
    """How many files there are besides what every run of Python may leave."""
    return len([path for path in home.rglob("*") if path.is_file()])


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_what_was_cut_off_is_told_without_what_was_planted_in_its_file(tmp_path: Path) -> None:
    seen = {}
    for name, planted in (("plain", "abc"), ("hostile", PLANTED + "[left foot][/b]")):
        home = tmp_path / name
        state = home / "state" / "toetap"
        running = Running(state)
        running.keep(replace(session(), status="in progress"))
        assert running.wait(5)
        assert running._lock is not None
        running._lock.free()
        (file,) = (state / "running").glob("*.toml")
        spelled = "".join(f"\\u{ord(character):04x}" for character in planted)
        text = file.read_text(encoding="utf-8")
        for old in ("Top five in ten minutes", "Toe curls with a towel"):
            assert old in text
            text = text.replace(old, old + spelled)
        file.write_text(text, encoding="utf-8")
        with Terminal.of_toetap(home=home, size=(120, 36)) as terminal:
            terminal.wait_for("You were at", "Top five in ten minutes")
            terminal.press("escape", "q")
            assert terminal.end() == 0
        seen[name] = terminal.seen
    assert kinds_of_sequences(seen["hostile"]) - kinds_of_sequences(seen["plain"]) == set()
    assert "\u202e" not in seen["hostile"].decode()
    assert FileStore(tmp_path / "hostile" / "data" / "toetap").history().sessions == ()
