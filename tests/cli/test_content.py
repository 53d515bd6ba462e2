"""Content of one's own: used, told where it is broken, checked."""

from pathlib import Path

import pytest

from tests.cli.broken import EXERCISE, FAULTS, ROUTINE, write_broken
from toetap.cli import run

Out = pytest.CaptureFixture[str]


def test_a_name_whose_file_is_broken_gets_what_is_wrong_with_it(home: Path, capsys: Out) -> None:
    own = home / "XDG_CONFIG_HOME" / "toetap" / "routines"
    own.mkdir(parents=True)
    (own / "mine.toml").write_text(ROUTINE + "level = 0\n", encoding="utf-8")
    assert run(["start", "mine"]) == 1
    told = capsys.readouterr().err
    assert "mine.toml: item[1].level" in told
    assert "There is no routine called 'mine'" in told


def test_content_from_several_folders_is_used(tmp_path: Path, capsys: Out) -> None:
    for name, folder, text in (
        ("ball-squeeze", "exercises", EXERCISE),
        ("mine", "routines", ROUTINE),
    ):
        place = tmp_path / name / folder
        place.mkdir(parents=True)
        (place / f"{name}.toml").write_text(text, encoding="utf-8")
    folders = [f"--content={tmp_path / name}" for name in ("ball-squeeze", "mine")]
    assert run([folders[0], "show", "mine", folders[1]]) == 0
    told = capsys.readouterr()
    assert "ball-squeeze" in told.out
    assert told.err == ""


def test_a_content_folder_that_is_not_there_is_told_beside_the_answer(capsys: Out) -> None:
    assert run(["--content", "/nowhere/at/all", "routines"]) == 0
    told = capsys.readouterr()
    assert "/nowhere/at/all" in told.err
    assert "top-five" in told.out


def test_many_warnings_are_cut_short_with_the_command_that_tells_them_all(
    tmp_path: Path, capsys: Out
) -> None:
    folder = tmp_path / "my content"
    write_broken(folder)
    assert run(["--content", str(folder), "routines"]) == 0
    told = capsys.readouterr()
    assert len(told.err.splitlines()) == 4
    assert f"7 more problems; all of them: toetap check --content '{folder}'" in told.err
    assert str(folder) not in told.out


def test_ten_broken_files_are_each_told_in_one_run(tmp_path: Path, capsys: Out) -> None:
    write_broken(tmp_path)
    assert run(["check", str(tmp_path)]) == 1
    told = capsys.readouterr()
    *lines, summary = told.out.splitlines()
    places = [line.partition(": ")[0] for line in lines]
    assert sorted(places) == sorted(str(tmp_path / place) for place in FAULTS)
    for place, fault in FAULTS.items():
        (line,) = (line for line in lines if line.startswith(str(tmp_path / place)))
        assert fault in line
    assert summary == "11 files looked at, 10 problems."
    assert told.err == ""


def test_one_file_is_checked_alone(tmp_path: Path, capsys: Out) -> None:
    write_broken(tmp_path)
    assert run(["check", str(tmp_path / "exercises" / "out-of-range.toml")]) == 1
    assert "1 file looked at, 1 problem." in capsys.readouterr().out
    assert run(["check", str(tmp_path / "exercises" / "ball-squeeze.toml")]) == 0
    assert capsys.readouterr().out == "1 file looked at, all well.\n"


def test_without_a_path_all_that_is_loaded_is_checked(tmp_path: Path, capsys: Out) -> None:
    assert run(["check"]) == 0
    built_in = int(capsys.readouterr().out.split()[0])
    write_broken(tmp_path)
    assert run(["check", "--content", str(tmp_path)]) == 1
    assert f"{built_in + 11} files looked at, 10 problems." in capsys.readouterr().out


def test_a_path_that_is_not_there_is_told(capsys: Out) -> None:
    assert run(["check", "/nowhere/at/all.toml"]) == 1
    assert "/nowhere/at/all.toml: is not there" in capsys.readouterr().out
