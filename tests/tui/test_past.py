"""A session of the past is told in a line, and in full; a file that is none is told as one."""

from datetime import date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.screenshots.past import PLACE
from tests.store.records import session
from toetap.coach.record import After, Before, Reason, SessionRecord, Status
from toetap.store.history import Attention, Entry
from toetap.store.index.rows import Row
from toetap.tui.past import in_full, row, told, trouble

STARTED = datetime(2026, 11, 3, 9, 8, tzinfo=PLACE)
RECORD = replace(session(started=STARTED), title="[b]Top[/b] five", active_seconds=602)
HERE = Path("here")
BROKEN = Attention(Path("a\x1b[31mb.toml"), "It is cut off [i]here[/i].", "Delete it.")


def listed(record: SessionRecord) -> Row:
    return Row(
        record.id, HERE, record.started, record.title, record.routine, record.status,
        record.active_seconds, 1, 1,
    )  # fmt: skip


def words(*, read_only: bool = False, **changes: object) -> list[str]:
    record = replace(RECORD, **changes)
    return [line.plain for line in told(Entry(record, HERE, read_only=read_only))]


@pytest.mark.parametrize(
    ("today", "when"), [(date(2026, 11, 20), "Tue  3 Nov"), (date(2027, 1, 1), "2026-11-03")]
)
def test_a_row_tells_the_day_and_in_another_year_the_year(today: date, when: str) -> None:
    line = row(listed(RECORD), today)
    assert line.plain == f"{when} 09:08 10 min ✓ [b]Top[/b] five"


@pytest.mark.parametrize(
    ("status", "reason", "sign", "says"),
    [
        ("completed", None, "✓", "✓ completed · 10:02 active"),
        ("partial", None, "◐", "◐ partial · 10:02 active"),
        ("stopped", "dizzy", "■", "■ stopped: dizzy · 10:02 active"),
        ("in progress", None, "…", "… in progress · 10:02 active"),
    ],
)
def test_every_status_has_a_sign_of_its_own(
    status: Status, reason: Reason | None, sign: str, says: str
) -> None:
    record = replace(RECORD, status=status, reason=reason)
    assert f" {sign} " in row(listed(record), STARTED.date()).plain
    assert says in words(status=status, reason=reason)


def test_what_was_felt_and_noted_is_told_and_zero_is_an_answer() -> None:
    lines = words(before=Before(pain=0), after=After(pain=2, effort=0), note="[b]sore[/b]")
    assert "pain\u00a0before\u00a00 · pain\u00a0after\u00a02 · effort\u00a00" in lines
    assert "Note: [b]sore[/b]" in lines


def test_what_was_not_answered_takes_no_line() -> None:
    assert words()[:4] == [
        "[b]Top[/b] five",
        "Tuesday 3 November 2026, 09:08",
        "✓ completed · 10:02 active",
        "",
    ]


def test_what_a_newer_toetap_wrote_says_so() -> None:
    assert any("newer toetap" in line for line in words(read_only=True))
    assert not any("newer toetap" in line for line in words())


def test_a_file_that_is_no_session_is_told_with_where_why_and_what_to_do() -> None:
    assert trouble(BROKEN).plain.startswith("! needs attention  a")
    assert in_full(BROKEN).plain.split("\n\n")[2:] == [BROKEN.why, BROKEN.hint]
    for shown in (trouble(BROKEN), in_full(BROKEN)):
        assert "\x1b" not in shown.plain
