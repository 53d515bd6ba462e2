"""A fault of our own is told calmly, and its report holds nothing of the person's."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from toetap.crash import FOLDER, broken, report

NOW = datetime(2026, 11, 20, 9, 8, tzinfo=UTC)


def fault() -> BaseException:
    """An error with a cause, both of which carry what somebody wrote."""
    words = "my own words"
    try:
        try:
            raise KeyError(words)  # noqa: TRY301 - where it is raised is what is told
        except KeyError as error:
            raise RuntimeError(words) from error
    except RuntimeError as error:
        return error


def test_a_report_says_where_it_broke_and_not_with_what() -> None:
    told = report(fault())
    assert "builtins.KeyError" in told
    assert told.index("builtins.KeyError") < told.index("builtins.RuntimeError")
    assert "in fault: raise RuntimeError(words) from error" in told
    assert "my own words" not in told.replace('words = "my own words"', "")
    assert str(Path.home()) not in told


def test_errors_that_lead_to_each_other_are_told_once() -> None:
    one, other = RuntimeError(), KeyError()
    one.__cause__, other.__cause__ = other, one
    assert report(one).count("builtins.") == 2


@pytest.mark.parametrize(("safe", "words"), [(True, "What you did is kept"), (False, "Start")])
def test_what_is_told_is_what_is_so(safe: bool, words: str, tmp_path: Path) -> None:  # noqa: FBT001
    told = broken(fault(), tmp_path, NOW, safe=safe)
    assert told.exit_code == 1
    assert told.hint.startswith(words)
    (file,) = (tmp_path / FOLDER).iterdir()
    assert str(file) in told.hint
    assert file.stat().st_mode & 0o777 == 0o600


def test_only_the_latest_reports_are_kept(tmp_path: Path) -> None:
    for minute in range(12):
        broken(fault(), tmp_path, NOW + timedelta(minutes=minute), safe=False)
    names = sorted(file.name for file in (tmp_path / FOLDER).iterdir())
    assert len(names) == 10
    assert names[-1].startswith("2026-11-20-0919")


def test_where_no_report_can_be_written_that_is_told_too(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("", encoding="utf-8")
    assert "No report of it could be written" in broken(fault(), tmp_path, NOW, safe=False).hint
