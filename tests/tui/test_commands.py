"""Every command is declared once, whole, and the keys that are shown are the keys that work."""

import os
import pkgutil
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import toetap.tui
from tests.tui.stage import Stage, app_with
from toetap.coach.inputs import Answer, Input, Leave, Note
from toetap.coach.next_time import Decision, Way
from toetap.coach.progression import Suggestion
from toetap.settings.file import SettingsFile
from toetap.store.files import Disk, FileSystem
from toetap.store.sessions import FileStore
from toetap.tui.app import Opening, ToetapApp
from toetap.tui.commands import (
    ALLOWED,
    HISTORY,
    LOOK,
    NEXT_TIME,
    OFFSET,
    ROUTINES,
    SESSION,
    SUMMARY,
    Command,
    bindings,
)
from toetap.tui.screens.allowed import AllowedScreen
from toetap.tui.screens.ask import AskScreen
from toetap.tui.screens.checkups import CheckupsScreen
from toetap.tui.screens.commanded import CommandedScreen
from toetap.tui.screens.counting import CountingScreen
from toetap.tui.screens.feeling import FeelingScreen
from toetap.tui.screens.history import HistoryScreen
from toetap.tui.screens.look import LookScreen
from toetap.tui.screens.next_time import NextTimeScreen
from toetap.tui.screens.offset import OffsetScreen
from toetap.tui.screens.routines import RoutinesScreen
from toetap.tui.screens.session import SessionScreen
from toetap.tui.screens.settings import SettingsScreen
from toetap.tui.screens.summary import SummaryScreen
from toetap.tui.telling_commands import ASK, CHECKUP, CHECKUPS, SETTINGS
from toetap.tui.widgets.key_bar import KeyBar

SCREENS: dict[type[CommandedScreen[Any]], tuple[Command, ...]] = {
    RoutinesScreen: ROUTINES,
    SessionScreen: SESSION,
    SummaryScreen: SUMMARY,
    HistoryScreen: HISTORY,
    OffsetScreen: OFFSET,
    AskScreen: ASK,
    SettingsScreen: SETTINGS,
    CheckupsScreen: CHECKUPS,
    CountingScreen: CHECKUP,
    FeelingScreen: CHECKUP,
    LookScreen: LOOK,
    AllowedScreen: ALLOWED,
    NextTimeScreen: NEXT_TIME,
}
MORE_RAISES = Decision(
    "Raises", "A little more, if you like: level 2 of 3.", "Level 1 was done in full.",
    (Way("take", "take level 2"), Way("keep", "keep level 1")),
    Suggestion("raises", "offer_more", 1, 2, "Level 1 was done in full.", "dose"),
)  # fmt: skip
ALL = [(screen, command) for screen, commands in SCREENS.items() for command in commands]
NAMES = {
    "Enter": "enter", "Space": "space", "Del": "delete", "?": "question_mark", "/": "slash",
    "+": "plus", "-": "minus", "←": "left", "→": "right", "↑": "up", "↓": "down",
    ",": "comma", ".": "full_stop", "Esc": "escape", "PgDn": "pagedown", "PgUp": "pageup",
    "0-9": "0,1,2,3,4,5,6,7,8,9", "1-9": "1,2,3,4,5,6,7,8,9",
    "1-8": "1,2,3,4,5,6,7,8",
}  # fmt: skip
"""How a key is written for a person, and Textual's name for it."""

of_a_screen = pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.__name__)
of_a_command = pytest.mark.parametrize(
    ("screen", "command"), ALL, ids=[f"{screen.__name__}-{command.id}" for screen, command in ALL]
)


def modules() -> list[str]:
    found = pkgutil.walk_packages(toetap.tui.__path__, "toetap.tui.")
    return [module.name for module in found]


@of_a_command
def test_a_command_says_what_it_does_in_a_word_and_in_a_sentence(
    screen: type[CommandedScreen[Any]], command: Command
) -> None:
    assert command in screen.COMMANDS_SHOWN
    assert command.label == command.label.strip().lower()
    assert len(command.label) <= 21
    assert command.help[0].isupper()
    assert command.help.endswith(".")
    assert command.help.lower() != f"{command.label}."


@of_a_command
def test_the_keys_that_are_shown_are_keys_of_it(
    screen: type[CommandedScreen[Any]], command: Command
) -> None:
    shown = ",".join(NAMES.get(key, key) for key in command.shown.split())
    assert set(shown.split(",")) <= set(command.pressed), screen


@of_a_command
def test_a_command_does_something_that_is_there_to_be_done(
    screen: type[CommandedScreen[Any]], command: Command
) -> None:
    assert (command.given is None) is bool(command.action)
    action, _, _ = command.runs.partition("(")
    owner, name = (ToetapApp, action[4:]) if action.startswith("app.") else (screen, action)
    assert callable(getattr(owner, f"action_{name}", None))


@of_a_screen
def test_no_key_and_no_name_stands_for_two_commands(screen: type[CommandedScreen[Any]]) -> None:
    for used in (
        Counter(key for command in SCREENS[screen] for key in command.pressed),
        Counter(command.id for command in SCREENS[screen]),
        Counter(command.shown for command in SCREENS[screen]),
    ):
        assert [one for one, times in used.items() if times > 1] == []


def test_with_caps_lock_every_letter_does_the_same() -> None:
    assert Command("x", "x,escape,f1", "x", "", "").pressed == ("x", "escape", "f1", "X")


def test_every_screen_with_commands_is_looked_at_here() -> None:
    for name in modules():
        import_module(name)
    found = {one for one in CommandedScreen.__subclasses__() if one.__module__ in modules()}
    assert found == set(SCREENS)


def test_nothing_of_ours_needs_a_chord() -> None:
    kinds = [
        kind
        for name in modules()
        for kind in vars(import_module(name)).values()
        if isinstance(kind, type) and issubclass(kind, DOMNode) and kind.__module__ == name
    ]
    assert {ToetapApp, *SCREENS} <= set(kinds)
    keys = {
        key
        for kind in kinds
        for declared in vars(kind).get("BINDINGS", ())
        for key in (declared.key if isinstance(declared, Binding) else declared[0]).split(",")
    }
    assert {"space", "question_mark", "escape"} <= keys
    assert not {key for key in keys if "+" in key}


def test_all_that_a_key_can_tell_the_coach_has_one() -> None:
    told = {type(command.given) for command in SESSION} - {type(None)}
    assert told == set(get_args(Input)) - {Answer, Leave, Note}


async def go_to(stage: Stage, screen: type[CommandedScreen[Any]]) -> None:
    if screen is NextTimeScreen:
        stage.app.push_screen(NextTimeScreen((MORE_RAISES,), stage.toetap.parts))
    keys = {
        HistoryScreen: "h", LookScreen: "enter", AllowedScreen: "enter 2 space",
        SessionScreen: "enter space", SummaryScreen: "enter space x",
        SettingsScreen: "s", CheckupsScreen: "c", CountingScreen: "c a", AskScreen: "s enter",
        FeelingScreen: "c a 2 enter 2 enter",
    }.get(screen, "")  # fmt: skip
    for key in keys.split():
        await stage.press(key)
        await stage.settle()
    await stage.settle()
    assert isinstance(stage.screen, screen)


@of_a_screen
async def test_keys_bar_help_and_palette_come_from_the_one_declaration(
    screen: type[CommandedScreen[Any]], tmp_path: Path
) -> None:
    declared = SCREENS[screen]
    assert bindings(declared) == screen.BINDINGS
    opening: Opening | None = "sound" if screen is OffsetScreen else None
    settings = SettingsFile(tmp_path, Disk(FileSystem(), os.urandom))
    async with app_with(FileStore(tmp_path), settings=settings, opening=opening) as stage:
        await go_to(stage, screen)
        assert isinstance(stage.screen, CommandedScreen)
        assert stage.screen.COMMANDS_SHOWN is declared
        offered = {command.id for command in stage.screen.offered()}
        barred = {command.id for command in stage.screen.query_one(KeyBar)._commands}
        nothing = {command.id for command in declared if command.action == "nothing"}
        assert barred <= {command.id for command in declared}
        assert offered == barred - nothing
        bound = stage.screen._bindings.key_to_bindings
        for command in declared:
            assert all(bound[key][0].id == command.id for key in command.pressed)
        explained = stage.screen.explained()
        await stage.press("f1")
        told = str(stage.screen.query("VerticalScroll Static").first().render())
        assert len(told.split("\n")) == len(explained)
