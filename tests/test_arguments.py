import re
import shlex
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from toetap.arguments import parsed
from toetap.asked import Command
from toetap.errors import UsageError

COMMANDS = [name for name in get_args(Command) if name != "app"]


def help_of(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    with pytest.raises(SystemExit) as left:
        parsed([*argv, "--help"])
    assert left.value.code == 0
    return capsys.readouterr().out


def test_nothing_asked_opens_the_app() -> None:
    assert parsed([]).command == "app"


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    told = help_of(capsys)
    assert [name for name in COMMANDS if not re.search(rf"^ +{name} ", told, re.MULTILINE)] == []


def test_every_example_in_the_help_can_be_typed(capsys: pytest.CaptureFixture[str]) -> None:
    lines = re.findall(r"^  (toetap.*?)(?:  .*)?$", help_of(capsys), re.MULTILINE)
    asked = [parsed(shlex.split(line)[1:]).command for line in lines]
    assert set(asked) >= {"app", "start", "routines", "show", "history", "backup", "check"}


def test_the_plain_face_is_asked_for_before_a_routine_or_with_it() -> None:
    assert not parsed(["start", "tap-drill"]).plain
    assert parsed(["--plain"]).plain
    assert parsed(["--plain", "start", "tap-drill"]).plain
    told = parsed(["start", "tap-drill", "--plain", "--voice"])
    assert (told.plain, told.spoken, told.name) == (True, True, "tap-drill")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_of_its_own(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"usage: toetap {name}" in help_of(capsys, name)


def test_an_option_counts_before_the_command_and_after_it() -> None:
    before = parsed(["--data-dir", "a", "--theme", "light", "routines"])
    after = parsed(["routines", "--data-dir", "a", "--theme", "light"])
    assert before == after
    assert (before.data_dir, before.theme) == (Path("a"), "light")


def test_what_is_said_after_the_command_counts_over_what_was_said_before() -> None:
    assert parsed(["--data-dir", "a", "paths", "--data-dir", "b"]).data_dir == Path("b")


def test_content_folders_add_up_wherever_they_stand() -> None:
    asked = parsed(["--content", "a", "--content", "b", "routines", "--content", "c"])
    assert asked.content == (Path("a"), Path("b"), Path("c"))


def test_one_command_line_leaves_nothing_behind_for_the_next() -> None:
    parsed(["--content", "a", "routines", "--content", "b"])
    assert parsed(["routines"]).content == ()


def test_a_day_and_a_number_are_read() -> None:
    asked = parsed(["history", "--since", "2026-11-20", "--limit", "3", "--json"])
    assert (asked.since, asked.limit, asked.json) == (date(2026, 11, 20), 3, True)


def test_a_tilde_is_the_home_folder_though_no_shell_has_seen_it() -> None:
    assert parsed(["--data-dir=~/kept", "paths"]).data_dir == Path.home() / "kept"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("hstory", "history"),
        ("--data-dir x hstory", "history"),
        ("Routines", "routines"),
        ("--theme drak", "dark"),
        ("schema exercice", "exercise"),
        ("schema x", "exercise, routine"),
        ("start", "ROUTINE"),
        ("show", "EXERCISE|ROUTINE"),
        ("history --limit 0", "from 1 on"),
        ("history --limit -1", "from 1 on"),
        ("history --limit many", "from 1 on"),
        (f"history --limit {'9' * 5000}", "from 1 on"),
        ("history --since yesterday", "2026-11-20"),
        ("history --since 2026-02-30", "2026-11-20"),
        ("history --jsn", "--jsn"),
        ("routines tap-drill", "tap-drill"),
        ("history --js", "--js"),
        ("--data-dir", "expected one argument"),
        ("paths --data-dir=", "is empty"),
        ("--content= routines", "is empty"),
        ("--data-dir=~nobody-of-this-name/x paths", "~nobody-of-this-name/x"),
    ],
)
def test_a_line_that_cannot_be_carried_out_is_told_with_what_would_be_right(
    line: str, told: str
) -> None:
    with pytest.raises(UsageError) as caught:
        parsed(line.split())
    assert told in f"{caught.value.message} {caught.value.hint}"
    assert caught.value.hint
