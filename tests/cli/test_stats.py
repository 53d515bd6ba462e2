"""What `toetap stats` answers."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.store.records import session
from toetap.cli import run
from toetap.folders import config_folder
from toetap.store.sessions import FileStore

Out = pytest.CaptureFixture[str]


def test_figures_and_sentences_are_told(data: Path, capsys: Out) -> None:
    assert run(["stats", "--data-dir", str(data), "--until", "2026-03-08", "--plan-days", "2"]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    lines = told.out.splitlines()
    assert lines[0].split() == [
        "week", "of", "days", "sessions", "time", "pain", "before", "after", "numbness", "effort",
        "bpm",
    ]  # fmt: skip
    assert lines[1].split() == ["2026-02-23", "1", "1", "10", "min", *"-----"]
    assert lines[2].split() == ["2026-03-02", "2", "2", "20", "min", *"-----"]
    words = " ".join(told.out.split())
    assert "3 sessions on 3 days in 2 weeks, 30 min in all" in words
    assert "The plan of 2 days a week was met in 1 of 1 whole week." in words
    assert "Toe curls with a towel: 72 of 72 reps in 6 sets" in words
    assert words.endswith("They are no verdict.")


def test_programs_get_every_week(data: Path, capsys: Out) -> None:
    assert run(["stats", "--data-dir", str(data), "--until", "2026-03-08", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["sessions"], told["seconds"], told["first"]) == (3, 1806, "2026-03-01")
    assert [week["days"] for week in told["weeks"]] == [1, 2]
    assert told["exercises"][0]["sides"] == [
        {"side": "left", "sets": 6, "target": 72, "done": 72, "seconds": 288}
    ]
    assert told["plan"] is None


def test_only_the_days_asked_for_count(data: Path, capsys: Out) -> None:
    asked = ["stats", "--data-dir", str(data), "--json", "--until", "2026-03-02"]
    assert run([*asked, "--since", "2026-03-02"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["sessions"], told["first"], told["last"]) == (1, "2026-03-02", "2026-03-02")


def test_a_session_that_was_just_kept_is_counted(data: Path, capsys: Out) -> None:
    asked = ["stats", "--data-dir", str(data), "--json", "--until", "2026-03-08"]
    assert run(asked) == 0
    FileStore(data).save(session(5))
    next((data / "sessions").rglob("2026-03-02*.toml")).unlink()
    capsys.readouterr()
    assert run(asked) == 0
    assert json.loads(capsys.readouterr().out)["days"] == 3


def test_nothing_done_is_no_problem(tmp_path: Path, capsys: Out) -> None:
    assert run(["stats", "--data-dir", str(tmp_path / "none")]) == 0
    assert "Nothing to tell yet" in capsys.readouterr().out
    assert run(["stats", "--data-dir", str(tmp_path / "none"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sessions"] == 0
    assert not (tmp_path / "none").exists()


def test_a_damaged_session_is_told_beside_the_answer(data: Path, capsys: Out) -> None:
    broken = next((data / "sessions").rglob("2026-03-02*.toml"))
    broken.write_text("schema = 1\n", encoding="utf-8")
    assert run(["stats", "--data-dir", str(data), "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["sessions"] == 2
    assert str(broken) in told.err


def test_a_history_of_which_nothing_can_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    assert run(["stats", "--data-dir", str(tmp_path / "file")]) == 1


def test_a_plan_that_no_week_can_hold_is_refused(capsys: Out) -> None:
    assert run(["stats", "--plan-days", "8"]) == 2
    assert "from 1 to 7" in capsys.readouterr().err


def test_what_a_wrong_clock_has_put_into_years_to_come_is_in_no_figure(
    data: Path, capsys: Out
) -> None:
    FileStore(data).save(session(7, started=datetime(2100, 1, 1, 9, tzinfo=UTC)))
    assert run(["stats", "--data-dir", str(data), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["sessions"], told["last"]) == (3, "2026-03-03")
    assert run(["stats", "--data-dir", str(data), "--json", "--until", "2100-01-01"]) == 0
    assert json.loads(capsys.readouterr().out)["sessions"] == 4


def test_the_plan_of_the_settings_holds_where_none_is_given(data: Path, capsys: Out) -> None:
    settings = config_folder() / "settings.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("[plan]\nwalking = true\n", encoding="utf-8")
    asked = ["stats", "--data-dir", str(data), "--until", "2026-03-08", "--json"]
    assert run(asked) == 0
    plan = json.loads(capsys.readouterr().out)["plan"]
    assert (plan["days"], plan["minutes"]) == (3, 90)
    assert run([*asked, "--plan-days", "2"]) == 0
    plan = json.loads(capsys.readouterr().out)["plan"]
    assert (plan["days"], plan["minutes"]) == (2, None)
    settings.write_text("[plan]\nwalking = 9\n", encoding="utf-8")
    assert run(asked) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["plan"] is None
    assert "plan.walking: is a whole number; true or false is needed" in told.err
