"""A second press of a key within a blink is an echo, unless it may well have been meant."""

import pytest

from toetap.coach.burst import SAME_PRESS
from toetap.coach.units import SECOND
from toetap.tui.echo import DESTROYING, HELD, MOVING, Echo

HERE, THERE = object(), object()
SOON = SAME_PRESS - 1


def pressed(
    *keys: tuple[str, int],
    repeats: bool = False,
    types: bool = False,
    places: tuple[object, ...] = (),
) -> list[bool]:
    """Which of these keys, each so long after the one before, are echoes."""
    echo, at, found = Echo(), 5 * SECOND, []
    for place, (key, gap) in enumerate(keys):
        at += gap
        where = places[place] if places else HERE
        found.append(echo.is_one(key, at, where, repeats=repeats, types=types))
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
    keys = [("enter", 0), ("enter", SOON), ("enter", SOON), ("enter", HELD), ("enter", SOON)]
    places = (HERE, THERE, THERE, THERE, THERE)
    echoes = [False, True, True, False, False]
    assert pressed(*keys, repeats=True, places=places) == echoes


@pytest.mark.parametrize(("delay", "echo"), [(250, True), (500, True), (660, True), (1000, False)])
@pytest.mark.parametrize("key", ["enter", "space", "q"])
def test_a_held_key_leads_to_one_place_only_and_a_second_look_is_heard(
    key: str,
    delay: int,
    echo: bool,  # noqa: FBT001 - a table
) -> None:
    keys = [(key, 0), (key, delay * SECOND // 1000), *[(key, SECOND // 30)] * 9]
    places = (HERE, *[THERE] * 10)
    assert pressed(*keys, places=places) == [False, echo, *[True] * 9]


def test_somebody_who_presses_and_presses_is_heard_the_second_time() -> None:
    keys = [("enter", 0), ("enter", HELD - 1), ("enter", SAME_PRESS)]
    assert pressed(*keys, places=(HERE, THERE, THERE)) == [False, True, False]


def test_a_key_pressed_twice_by_a_numb_hand_that_then_rests_on_it_leads_to_one_place() -> None:
    keys = [("enter", 0), ("enter", SOON), ("enter", HELD - 1), ("enter", SECOND // 30)]
    assert pressed(*keys, places=(HERE, THERE, THERE, THERE)) == [False, True, True, True]


@pytest.mark.parametrize("key", sorted(DESTROYING))
def test_what_destroys_takes_one_at_a_time_however_it_is_held(key: str) -> None:
    held = [(key, HELD - 1), *[(key, SECOND // 30)] * 9]
    assert pressed((key, 0), *held) == [False] + [True] * 10
    assert pressed((key, 0), (key, HELD)) == [False, False]


def test_on_the_same_place_a_key_is_heard_again_as_soon_as_it_may_be_meant() -> None:
    assert pressed(("enter", 0), ("enter", SAME_PRESS)) == [False, False]


def test_a_letter_that_opened_a_field_can_be_the_first_that_is_typed_there() -> None:
    keys = [("e", 0), ("e", SAME_PRESS)]
    assert pressed(*keys, repeats=True, types=True, places=(HERE, THERE)) == [False, False]


def test_what_moves_a_cursor_repeats_and_what_decides_does_not() -> None:
    assert {"up", "down", "left", "right", "tab"} <= MOVING
    assert not MOVING & {"enter", "space", "escape", "delete", "backspace"}
