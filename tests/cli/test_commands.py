"""The commands that need no terminal. tests/terminal has the rest."""

import json
import os
from pathlib import Path

import pytest

from toetap import __version__
from toetap.cli import run
from toetap.schema import json_schema

Out = pytest.CaptureFixture[str]

ROUTINE_NAMES = {"top-five", "five-for-feet-and-legs", "tap-drill"}


def test_the_version_is_told(capsys: Out) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"toetap {__version__}\n"


def test_the_help_is_an_answer(capsys: Out) -> None:
    assert run(["--help"]) == 0
    assert "examples:" in capsys.readouterr().out


@pytest.mark.parametrize("argv", [["hstory"], ["schema", "x"], ["history", "--since", "x"], [""]])
def test_what_cannot_be_carried_out_is_2_and_says_what_would_be_right(
    argv: list[str], capsys: Out
) -> None:
    assert run(argv) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("toetap: ")
    assert len(told.err.splitlines()) == 2


@pytest.mark.parametrize("argv", [[], ["start", "top-five"]])
def test_without_a_terminal_the_app_needs_at_least_something_to_read(
    argv: list[str], capsys: Out
) -> None:
    assert run(argv) == 2
    assert "nothing here to read your answers from" in capsys.readouterr().err


def test_the_routines_are_listed(capsys: Out) -> None:
    assert run(["routines"]) == 0
    told = capsys.readouterr()
    assert {line.split()[0] for line in told.out.splitlines()} > ROUTINE_NAMES
    assert told.err == ""


def test_programs_get_the_routines_as_json(capsys: Out) -> None:
    assert run(["routines", "--json"]) == 0
    assert {each["id"] for each in json.loads(capsys.readouterr().out)} >= ROUTINE_NAMES


@pytest.mark.parametrize("name", ["top-five", "toe-curls-towel"])
def test_routines_and_exercises_are_shown_by_name(name: str, capsys: Out) -> None:
    assert run(["show", name]) == 0
    assert "towel" in capsys.readouterr().out
    assert run(["show", name, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == name


@pytest.mark.parametrize(
    ("argv", "nearest"),
    [
        (["show", "toe-curls-towl"], "toe-curls-towel"),
        (["show", "Tap-Dril"], "tap-drill"),
        (["start", "topfive"], "top-five"),
    ],
)
def test_an_unknown_name_gets_the_nearest(argv: list[str], nearest: str, capsys: Out) -> None:
    assert run(argv) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert nearest in told.err


def test_a_name_that_resembles_none_gets_where_to_look(capsys: Out) -> None:
    assert run(["show", "qqqqqq"]) == 1
    assert "toetap routines" in capsys.readouterr().err


def test_the_paths_follow_the_data_folder(tmp_path: Path, capsys: Out) -> None:
    assert run(["paths", "--json", "--data-dir", str(tmp_path)]) == 0
    assert json.loads(capsys.readouterr().out)["sessions"] == str(tmp_path / "sessions")


def test_the_variable_names_the_data_folder_and_the_option_comes_before_it(
    monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.setenv("TOETAP_DATA_DIR", "/kept")
    assert run(["paths"]) == 0
    assert "/kept/sessions" in capsys.readouterr().out
    assert run(["paths", "--data-dir", "/elsewhere"]) == 0
    assert "/kept" not in capsys.readouterr().out


def test_an_empty_variable_names_no_folder(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.setenv("TOETAP_DATA_DIR", "")
    assert run(["paths", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["sessions"] == str(home / "XDG_DATA_HOME" / "toetap" / "sessions")
    assert told["your routines"] == str(home / "XDG_CONFIG_HOME" / "toetap" / "routines")


def test_a_folder_that_no_encoding_can_spell_is_told_exactly(capsys: Out) -> None:
    name = os.fsdecode(b"/caf\xe9")
    assert run(["paths", "--json", "--data-dir", name]) == 0
    assert os.fsencode(json.loads(capsys.readouterr().out)["trash"]) == b"/caf\xe9/trash"


@pytest.mark.parametrize("kind", ["exercise", "routine"])
def test_the_schemas_are_printed(kind: str, capsys: Out) -> None:
    assert run(["schema", kind]) == 0
    expected = json_schema("exercise" if kind == "exercise" else "routine")
    assert capsys.readouterr().out == f"{json.dumps(expected, indent=2)}\n"
