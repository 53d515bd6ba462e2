"""Whole sessions, from the first screen to the file, by the keys alone."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.home import settings_of
from tests.terminal.terminal import Terminal
from toetap.coach.units import SECOND
from toetap.tui.echo import HELD


def only_session(home: Path) -> dict[str, Any]:
    """The one session that is kept, read as anyone could with a TOML parser alone."""
    files = [path for path in (home / "data" / "toetap" / "sessions").rglob("*") if path.is_file()]
    assert len(files) == 1, files
    found = tomllib.loads(files[0].read_text(encoding="utf-8"))
    name = re.fullmatch(r"\d{4}-\d\d-\d\d-\d{4}-([0-9a-z]{16})\.toml", files[0].name)
    assert name is not None, files[0].name
    assert name[1] == found["id"]
    return found


def sets_of(document: dict[str, Any]) -> list[tuple[str, str, int, int]]:
    return [
        (one["kind"], one["side"], one["done"], one["target"])
        for exercise in document["exercise"]
        for one in exercise["set"]
    ]


def keep_what_is_done(terminal: Terminal) -> None:
    """Leave the session, keep it, and save it; the program then ends by itself."""
    terminal.press("q")
    terminal.wait_for("Leave the session?")
    terminal.press("down", "enter")
    terminal.wait_for("Enter saves")
    let_go(terminal)
    terminal.press("enter")
    assert terminal.end() == 0


def let_go(terminal: Terminal) -> None:
    """Wait until the key that led here can't be taken for one that is still held."""
    terminal.watch(HELD / SECOND + 0.1)


def test_a_session_is_led_counted_saved_and_found_again(home: Path, short: Path) -> None:
    with Terminal.of_toetap("--content", str(short), home=home) as terminal:
        terminal.wait_for("A very short one", "Enter  start")
        terminal.press("enter")
        terminal.well()
        terminal.press("space")
        terminal.wait_for("Ball circles")
        terminal.press("space")
        terminal.wait_for("set 1 of 2 · RIGHT", "count a rep")
        terminal.press("space", "space")
        terminal.wait_for("set 2 of 2 · LEFT")
        terminal.press("space", "space")
        terminal.wait_for("Toe tapping", "180 bpm")
        terminal.wait_for("Done: A very short one", "Not saved yet")
        assert not (home / "data").exists()
        terminal.press("enter")
        terminal.wait_for("✓ Saved", "Enter  start")
        terminal.press("h")
        terminal.wait_for("History", "right 2 of 2 reps", "feet 4 of 4 taps")
        terminal.press("q")
        terminal.wait_for("Enter  start")
        let_go(terminal)
        terminal.press("q")
        assert terminal.end() == 0

    document = only_session(home)
    assert document["schema"] == 1
    assert (document["routine"], document["status"]) == ("short", "completed")
    assert document["before"]["feet"] == "clear"
    assert sets_of(document) == [
        ("reps", "right", 2, 2),
        ("reps", "left", 2, 2),
        ("taps", "alternating", 4, 4),
    ]
    assert list(document)[-1] == "end"
    assert document["end"] == {"id": document["id"], "sets": 3}
    assert told_by_history(home) == [document["id"]]


def told_by_history(home: Path) -> list[str]:
    with Terminal.of_toetap("history", "--json", home=home, size=(200, 200)) as terminal:
        assert terminal.end() == 0
        return [each["id"] for each in json.loads(terminal.seen)]


def test_a_routine_is_started_by_its_name_and_its_end_is_the_end(home: Path, longer: Path) -> None:
    with Terminal.of_toetap("--content", str(longer), "start", "longer", home=home) as terminal:
        terminal.well()
        terminal.press("space", "space")
        terminal.wait_for("count a rep")
        terminal.press("space", "space", "space")
        keep_what_is_done(terminal)
    document = only_session(home)
    assert document["status"] == "partial"
    assert sets_of(document)[0] == ("reps", "right", 3, 100)


@pytest.mark.parametrize("delay", [0.0, 0.4])
def test_a_key_that_is_held_down_counts_once(delay: float, home: Path, longer: Path) -> None:
    with Terminal.of_toetap("--content", str(longer), "start", "longer", home=home) as terminal:
        terminal.well()
        terminal.press("space", "space")
        terminal.wait_for("count a rep")
        terminal.watch(1.0)
        if delay:
            # Keyboards wait before they repeat.
            terminal.hold("space", seconds=0.034)
            terminal.watch(delay)
        terminal.hold("space", seconds=1.0)
        terminal.watch(1.0)
        keep_what_is_done(terminal)
    assert sets_of(only_session(home))[0] == ("reps", "right", 1, 100)


def test_what_is_discarded_leaves_no_trace(home: Path, longer: Path) -> None:
    with Terminal.of_toetap("--content", str(longer), "start", "longer", home=home) as terminal:
        terminal.well()
        terminal.press("q")
        terminal.wait_for("Leave the session?")
        terminal.press("down", "down", "enter")
        assert terminal.end() == 0
    assert [path for path in home.rglob("*") if path.is_file()] == [settings_of(home)]


def test_a_blister_ends_with_no_foot_exercise_and_the_advice_on_the_screen(home: Path) -> None:
    with Terminal.of_toetap("start", "top-five", home=home) as terminal:
        terminal.wait_for("A blister?", "None of these: all is well")
        terminal.press("2")
        terminal.wait_for("Go on: 1 marked, hands only today")
        terminal.press("enter")
        terminal.wait_for(
            "No foot exercise today. Weight off, and call your foot team or doctor now.",
            "Instead: Hands only",
        )
        for exercise in ("Toe curls", "Heel raises", "Begin"):
            assert exercise not in terminal.text
        let_go(terminal)
        terminal.press("enter")  # what begins nothing is chosen
        assert terminal.end() == 0
    assert not (home / "data").exists()


def test_a_day_that_is_not_for_exercise_has_no_way_into_a_session(home: Path) -> None:
    with Terminal.of_toetap("start", "hands-only", home=home) as terminal:
        terminal.wait_for("Dizzy today?")
        terminal.press("1", "enter")
        terminal.wait_for("No session today.", "Call for emergency help now.")
        for key in ("up", "down", "b", "n", "1"):
            terminal.press(key)
        assert "No session today." in terminal.text
        let_go(terminal)
        terminal.press("space")
        assert terminal.end() == 0
    assert not (home / "data").exists()
