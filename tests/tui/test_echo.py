"""A second press of a key within a blink is an echo, unless it may well have been meant."""

import pytest
from textual.screen import Screen

from toetap.coach.burst import SAME_PRESS
from toetap.coach.units import SECOND
from toetap.tui.echo import MOVING, Echo

HERE, THERE = Screen[object](), Screen[object]()
SOON = SAME_PRESS - 1


def pressed(
    *keys: tuple[str, int], repeats: bool = False, screens: tuple[Screen[object], ...] = ()
) -> list[bool]:
    """Which of these keys, each so long after the one before, are echoes."""
    echo, at, found = Echo(), 5 * SECOND, []
    for place, (key, gap) in enumerate(keys):
        at += gap
        screen = screens[place] if screens else HERE
        found.append(echo.is_one(key, at, screen, repeats=repeats))
    return found


@pytest.mark.parametrize(("gap", "echo"), [(0, True), (SOON, True), (SAME_PRESS, False)])
def test_the_same_key_again_is_an_echo_for_a_blink(gap: int, echo: bool) -> None:  # noqa: FBT001 - a table
    assert pressed(("q", 0), ("q", gap)) == [False, echo]


def test_another_key_is_none() -> None:
    assert pressed(("q", 0), ("h", 1), ("q", 1)) == [False, False, False]


def test_a_key_that_is_held_is_all_echo_after_its_first_press() -> None:
    held = [("d", SECOND // 30)] * 30
    assert pressed(("d", 0), *held) == [False] + [True] * 30


def test_a_key_that_repeats_is_meant_each_time_on_the_screen_it_was_pressed_on() -> None:
    assert pressed(("l", 0), ("l", 1), ("l", 1), repeats=True) == [False, False, False]


def test_held_on_to_another_screen_it_is_an_echo_there_until_it_is_let_go() -> None:
    keys = [("enter", 0), ("enter", SOON), ("enter", SOON), ("enter", SAME_PRESS), ("enter", SOON)]
    screens = (HERE, THERE, THERE, THERE, THERE)
    echoes = [False, True, True, False, False]
    assert pressed(*keys, repeats=True, screens=screens) == echoes


def test_what_moves_a_cursor_repeats_and_what_decides_does_not() -> None:
    assert {"up", "down", "left", "right", "tab"} <= MOVING
    assert not MOVING & {"enter", "space", "escape", "delete", "backspace"}
