"""toetap doctor from the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from toetap.cli import run

Out = pytest.CaptureFixture[str]


@pytest.fixture
def silent(home: Path) -> Path:
    """A person who wants no sound, so that no device is tried."""
    file = home / "XDG_CONFIG_HOME" / "toetap" / "settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text("[sound]\non = false\n", encoding="utf-8")
    return file


@pytest.mark.usefixtures("silent")
def test_it_answers_a_line_for_each_thing(data: Path, capsys: Out) -> None:
    assert run(["doctor", "--data-dir", str(data)]) == 0
    told = capsys.readouterr()
    for topic in ("terminal", "your data", "settings", "exercises", "sound", "voice", "versions"):
        assert topic in told.out
    assert "3 sessions" in told.out
    assert told.err == ""


@pytest.mark.usefixtures("silent")
def test_programs_get_json_and_nothing_else(data: Path, capsys: Out) -> None:
    assert run(["doctor", "--json", "--data-dir", str(data)]) == 0
    findings = {each["topic"]: each for each in json.loads(capsys.readouterr().out)["findings"]}
    assert findings["your data"]["facts"]["sessions"] == 3
    assert findings["sound"]["facts"] == {"on": False}


@pytest.mark.usefixtures("silent")
def test_what_would_keep_it_from_its_work_is_exit_1(tmp_path: Path, capsys: Out) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", encoding="utf-8")
    assert run(["doctor", "--data-dir", str(in_the_way / "data")]) == 1
    assert "! trouble" in capsys.readouterr().out


def test_a_wrong_setting_is_told_by_the_doctor_and_by_check(silent: Path, capsys: Out) -> None:
    silent.write_text("[sound]\non = false\nvolume = 400\n", encoding="utf-8")
    assert run(["doctor"]) == 0
    assert "sound.volume: is 400; at most 100" in capsys.readouterr().out
    assert run(["check"]) == 1
    told = capsys.readouterr().out
    assert f"{silent}: sound.volume: is 400; at most 100" in told
    assert "1 problem." in told
    assert "is not used" not in told


def test_settings_that_are_well_are_one_more_file(silent: Path, capsys: Out) -> None:
    run(["check"])
    with_them = int(capsys.readouterr().out.split()[0])
    silent.unlink()
    run(["check"])
    assert int(capsys.readouterr().out.split()[0]) == with_them - 1


@pytest.mark.usefixtures("silent")
def test_the_doctor_needs_no_textual() -> None:
    program = """\
import sys
from toetap.cli import run
code = run(["doctor"])
print(code, [name for name in sys.modules if name.split(".")[0] == "textual"], file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, timeout=30
    )
    assert done.stderr == "0 []\n"
