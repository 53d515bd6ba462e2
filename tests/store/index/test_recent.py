"""What the weekly plan goes by: this week, and the latest session before it; nothing broken."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from tests.store.records import session
from toetap.store.index.history import SessionIndex
from toetap.store.index.recent import recent
from toetap.store.sessions import FileStore

FRIDAY = date(2026, 11, 20)


def kept(data: Path, *days: date) -> list[Path]:
    store = FileStore(data)
    made = []
    for number, day in enumerate(days):
        at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        one = replace(session(number), started=at, ended=at + timedelta(minutes=10))
        made.append(store.save(one))
    return made


def days_of(data: Path) -> list[date]:
    index = SessionIndex(data, None, "0.1.0")
    index.refresh()
    return sorted(one.day for one in recent(index, FRIDAY))


def test_it_is_this_week_and_the_latest_before_it(tmp_path: Path) -> None:
    monday, sunday = date(2026, 11, 16), date(2026, 11, 15)
    kept(tmp_path, date(2026, 10, 1), date(2026, 11, 2), sunday, monday, FRIDAY)
    assert days_of(tmp_path) == [sunday, monday, FRIDAY]


def test_after_a_long_time_it_is_the_latest_alone(tmp_path: Path) -> None:
    kept(tmp_path, date(2026, 3, 1), date(2026, 5, 2))
    assert days_of(tmp_path) == [date(2026, 5, 2)]


def test_a_file_that_is_gone_meanwhile_counts_for_nothing(tmp_path: Path) -> None:
    path, _ = kept(tmp_path, FRIDAY, date(2026, 11, 19))
    index = SessionIndex(tmp_path, None, "0.1.0")
    index.refresh()
    path.write_text("no session", encoding="utf-8")
    assert [one.day for one in recent(index, FRIDAY)] == [date(2026, 11, 19)]


def test_no_history_is_none(tmp_path: Path) -> None:
    assert days_of(tmp_path) == []
