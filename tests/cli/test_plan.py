"""What is due, a calendar that reminds of it, and the plan as what weeks are held against."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from toetap.cli import run
from toetap.coach.checkups import Checkup
from toetap.store.checkups import CheckupStore

SETTINGS = "[plan]\ntaps = true\n[checkups]\nwanted = {wanted}\n{more}"


@pytest.fixture
def told(home: Path) -> Path:
    return chosen(home)


def chosen(home: Path, more: str = "", *, wanted: bool = False) -> Path:
    file = home / "XDG_CONFIG_HOME" / "toetap" / "settings.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(SETTINGS.format(more=more, wanted=str(wanted).lower()), encoding="utf-8")
    return file


def answer(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str]:
    code = run(argv)
    return code, capsys.readouterr().out


@pytest.mark.usefixtures("told")
def test_something_due_is_three_and_nothing_is_zero(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ("--data-dir", str(tmp_path / "data"))
    assert answer(capsys, *data, "today") == (
        3, "Taps: 0 of 2 today, 0 of 7 days this week. Due.\n",
    )  # fmt: skip
    for _ in range(2):
        assert run([*data, "log", "tap-drill", "--minutes", "1"]) == 0
    capsys.readouterr()
    code, told = answer(capsys, *data, "today")
    assert code == 0
    assert told == (
        "All that you took on for today is done.\nTaps: 2 of 2 today, 1 of 7 days this week.\n"
    )


@pytest.mark.usefixtures("told")
def test_programs_are_told_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = answer(capsys, "--data-dir", str(tmp_path / "data"), "today", "--json")
    found = json.loads(told)
    assert (code, found["due"], found["paused"]) == (3, True, False)
    assert [(one["id"], one["due"], one["times_a_day"]) for one in found["tasks"]] == [
        ("taps", True, 2)
    ]


def test_nothing_taken_on_is_no_trouble(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = answer(capsys, "today")
    assert code == 0
    assert "Nothing is taken on" in told


def test_a_pause_asks_for_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chosen(home, "[pause]\nsince = 2026-01-01\nreason = 'illness'\n", wanted=True)
    code, told = answer(capsys, "today")
    assert code == 0
    assert told == "On a pause (illness) until you come back. Nothing is due.\n"
    assert run(["remind", "--ics", str(home / "x.ics")]) == 2
    assert not (home / "x.ics").exists()


def test_a_check_up_that_is_due_is_told(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen(home, wanted=True)
    data = ("--data-dir", str(tmp_path / "data"))
    _, told = answer(capsys, *data, "today")
    assert "A check-up is due, whenever it suits." in told
    store = CheckupStore(tmp_path / "data")
    store.save(Checkup(id="0" * 16, at=datetime.now(UTC), app="0.1.0"))  # noqa: TID251 - as it is
    _, told = answer(capsys, *data, "today")
    assert "check-up" not in told


@pytest.mark.usefixtures("told")
def test_a_calendar_is_made_at_the_times_that_were_said(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = home / "toetap.ics"
    code, told = answer(capsys, "remind", "--ics", str(file), "--at", "19:00", "--at", "08:30")
    assert code == 0
    assert told == f"Saved: {file} (Taps at 08:30, Taps at 19:00)\n"
    events = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert [f"{one.decoded('dtstart'):%H:%M}" for one in events] == ["08:30", "19:00"]
    assert run(["remind", "--ics", str(file)]) != 0  # it is not written over
    assert run(["remind", "--ics", str(file), "--force"]) == 0


def test_times_of_the_settings_hold_where_none_are_said(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen(home, "[remind]\nmorning = 07:15:00\nevening = 21:00:00\n")
    _, told = answer(capsys, "remind", "--ics", str(home / "x.ics"))
    assert told.endswith("(Taps at 07:15, Taps at 21:00)\n")


@pytest.mark.parametrize("said", ["7:00", "25:00", "morning", "09:00+01:00"])
def test_a_time_that_is_none_is_told(
    said: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["remind", "--ics", str(home / "x.ics"), "--at", said]) == 2
    assert "Write it as 09:00." in capsys.readouterr().err


def test_nothing_to_be_reminded_of_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["remind", "--ics", str(home / "x.ics")]) == 2
    assert "Nothing is taken on" in capsys.readouterr().err


@pytest.mark.usefixtures("told")
def test_weeks_are_held_against_what_was_taken_on(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, told = answer(capsys, "--data-dir", str(data), "stats", "--json")
    assert json.loads(told)["plan"]["days"] == 7
    _, told = answer(capsys, "--data-dir", str(data), "stats", "--json", "--plan-days", "3")
    assert json.loads(told)["plan"]["days"] == 3


def test_purging_everything_takes_check_ups_along(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = CheckupStore(data)
    store.save(Checkup(id="0" * 16, at=datetime(2026, 11, 20, tzinfo=UTC), app="0.1.0"))
    store.trash("0" * 16)
    code, told = answer(capsys, "--data-dir", str(data), "trash", "purge", "--all", "--yes")
    assert (code, told) == (0, "Deleted for good: 1 file.\n")
