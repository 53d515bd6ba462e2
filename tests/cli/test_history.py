"""What `toetap history` answers."""

import json
from pathlib import Path

import pytest

from toetap.cli import run

Out = pytest.CaptureFixture[str]


def test_the_newest_session_comes_first(data: Path, capsys: Out) -> None:
    assert run(["history", "--data-dir", str(data), "--limit", "2"]) == 0
    told = capsys.readouterr()
    days = [line.split()[0] for line in told.out.splitlines()]
    assert days == ["when", "2026-03-03", "2026-03-02", "2"]
    assert told.err == ""


def test_programs_get_the_sessions_as_they_are_kept(data: Path, capsys: Out) -> None:
    assert run(["history", "--data-dir", str(data), "--since", "2026-03-03", "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert told["started"] == "2026-03-03T09:08:00+01:00"
    assert told["end"] == {"id": told["id"], "sets": 2}
    assert told["exercise"][0]["set"][0]["done"] == 12


def test_no_history_is_no_problem(tmp_path: Path, capsys: Out) -> None:
    assert run(["history", "--data-dir", str(tmp_path / "none")]) == 0
    assert "Nothing here yet" in capsys.readouterr().out
    assert run(["history", "--data-dir", str(tmp_path / "none"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert not (tmp_path / "none").exists()


def test_a_damaged_session_is_told_beside_the_others(data: Path, capsys: Out) -> None:
    broken = next((data / "sessions").rglob("2026-03-02*.toml"))
    broken.write_text("schema = 1\n", encoding="utf-8")
    assert run(["history", "--data-dir", str(data), "--json"]) == 0
    told = capsys.readouterr()
    assert len(json.loads(told.out)) == 2
    assert str(broken) in told.err
    assert broken.read_text(encoding="utf-8") == "schema = 1\n"


def test_a_history_of_which_nothing_can_be_read_is_a_problem(tmp_path: Path, capsys: Out) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder", encoding="utf-8")
    assert run(["history", "--data-dir", str(file)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "there is a file where a folder is needed" in told.err


def test_what_a_newer_toetap_wrote_is_marked_for_programs(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = next((data / "sessions").rglob("*.toml"))
    newer = file.read_text(encoding="utf-8").replace("schema = 1", "schema = 99")
    file.write_text(newer, encoding="utf-8")
    assert run(["history", "--data-dir", str(data), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert sum(one.get("read_only", False) for one in told) == 1
