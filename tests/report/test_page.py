from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.histories import LAST_DAY, histories
from tests.store.records import records, session
from toetap.coach import summaries
from toetap.coach.facts import weeks_of
from toetap.coach.goal import Plan
from toetap.coach.record import SessionRecord
from toetap.coach.stats import stats
from toetap.report.description import ROOMS, WEEKS, Report, described
from toetap.report.gathering import gathered
from toetap.report.page import page
from toetap.report.plots import Line, bars, lines
from toetap.store.index.history import SessionIndex
from toetap.store.sessions import FileStore

VOID = {"meta", "br"}
OUTSIDE = re.compile(
    r"https?:|//|url\(|@import|<script|<link|<img|<iframe|src=|href=", re.IGNORECASE
)
CLAIMS = ("improv", "better", "worse", "treat", "cure", "heal", "recover")


class Tags(HTMLParser):
    """Holds that every tag that is opened is closed, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert all(name and "<" not in (value or "") for name, value in attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.text.append(data)


def read(html: str) -> str:
    """The words of a page whose tags are all in order."""
    tags = Tags()
    tags.feed(html)
    assert tags.open == []
    return " ".join(" ".join(tags.text).split())


def report(many: Sequence[SessionRecord], **changes: object) -> str:
    found = stats(weeks_of(many), LAST_DAY, plan=Plan(days=5, minutes=60))
    made = Report(found, None, LAST_DAY, LAST_DAY, "1.0", notes=tuple(many[:3]))
    for name, value in changes.items():
        object.__setattr__(made, name, value)
    return "".join(page(described(made)))


@pytest.fixture(scope="module")
def half_a_year() -> tuple[SessionRecord, ...]:
    """A made-up person's sessions."""
    return tuple(histories(250))


def test_the_page_tells_every_sentence(half_a_year: tuple[SessionRecord, ...]) -> None:
    html = report(half_a_year)
    words = read(html)
    found = stats(weeks_of(half_a_year), LAST_DAY, plan=Plan(days=5, minutes=60))
    for sentence in (
        summaries.kept_up(found),
        summaries.adherence(found),
        summaries.pain(found),
        summaries.numbness(found),
        summaries.effort(found),
        summaries.tempo(found),
    ):
        assert sentence in words
    for line in found.exercises:
        assert line.name in words
    assert html.count('role="img"') == 4
    assert "no medical device" in words


def test_the_page_needs_nothing_else_and_claims_nothing(
    half_a_year: tuple[SessionRecord, ...],
) -> None:
    html = report(half_a_year)
    assert OUTSIDE.findall(html) == []
    assert [word for word in CLAIMS if word in read(html).lower()] == []


def test_a_long_history_stays_a_page_or_two() -> None:
    html = report(tuple(histories(2000)))
    assert f"The latest {WEEKS} weeks." in html
    assert html.count("<rect") <= 4 * WEEKS + 10
    assert len(html) < 100_000


def test_a_long_text_is_cut_and_says_that_it_goes_on() -> None:
    long = session(note="word " * 400)
    words = read(report((long,)))
    assert "word word … (it goes on)" in words
    assert len(words) < 4000


def test_exercises_that_are_left_out_are_counted() -> None:
    found = stats(weeks_of(tuple(histories(250))), LAST_DAY)
    made = described(Report(found, None, LAST_DAY, LAST_DAY, "1.0"), ROOMS[-1])
    doses = next(one for one in made.sections if one.title.startswith("What was done"))
    assert doses.table is not None
    assert len(doses.table.rows) == ROOMS[-1].exercises
    left = found.exercises[ROOMS[-1].exercises :]
    sets = sum(line.sets for line in left)
    assert f"And {len(left)} more exercises, {sets:,} sets in" in doses.small


def test_an_empty_history_says_so() -> None:
    words = read(report(()))
    assert "No session yet in which anything was done." in words
    assert "<svg" not in report(())


def test_without_answers_there_is_no_plot_of_them() -> None:
    html = report((session(),))
    assert html.count('role="img"') == 2
    assert "Pain was not told" in read(html)


def test_what_could_not_be_read_is_told() -> None:
    assert "2 files could not be read" in read(report((session(),), unreadable=2))


def test_stops_are_told_with_their_reason() -> None:
    stopped = msgspec.structs.replace(session(note="cramp"), status="stopped", reason="pain")
    words = read(report((stopped,), stops=(stopped,), notes=()))
    assert "2026-03-01 09:08 pain Top five in ten minutes cramp" in words


@given(records)
def test_no_text_of_anybody_becomes_markup(record: SessionRecord) -> None:
    hostile = msgspec.structs.replace(record, note='"><script>x</script>&amp;', title="<b>'")
    words = read(report((hostile,), stops=(hostile,)))
    assert '"><script>x</script>&amp;' in words


@given(st.lists(st.none() | st.floats(0, 10), min_size=1, max_size=60))
def test_a_line_stays_within_its_plot(values: list[float | None]) -> None:
    mondays = [date.fromordinal(738_000 + 7 * at) for at in range(len(values))]
    svg = lines(mondays, [Line("pain", "circle", tuple(values))])
    assert svg.count("<circle") == 1 + len([value for value in values if value is not None])
    _of_the_legend, *drawn = re.findall(r'cx="([\d.-]+)" cy="([\d.-]+)"', svg)
    for x, y in drawn:
        assert 34 <= float(x) <= 652
        assert 18 <= float(y) <= 104


@given(st.lists(st.floats(0, 10_000), min_size=1, max_size=60), st.none() | st.integers(1, 5000))
def test_a_bar_stays_within_its_plot(values: list[float], goal: int | None) -> None:
    mondays = [date.fromordinal(738_000 + 7 * at) for at in range(len(values))]
    svg = bars(mondays, values, goal)
    heights = [float(found) for found in re.findall(r'height="([\d.-]+)"/', svg)]
    assert len(heights) == len(values)
    assert all(0 <= height <= 86 for height in heights)
    assert ("plan" in svg) == (goal is not None)


def test_the_axis_of_days_ends_with_the_week_and_few_bars_stay_slim() -> None:
    svg = bars([date(2026, 11, 16)], [7], None, whole=7)
    assert re.findall(r">(\d+)</text>", svg) == [*"01234567"]
    (wide,) = re.findall(r'<rect [^>]*width="([\d.]+)"', svg)
    assert float(wide) == 48


def test_where_two_marks_meet_both_are_seen() -> None:
    drawn = (Line("before", "circle", (3,)), Line("after", "square", (3,)))
    svg = lines([date(2026, 11, 16)], drawn)
    assert svg.rindex("<rect") < svg.rindex("<circle")


def test_what_is_needed_is_gathered_from_the_history(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    for number in range(12):
        store.save(session(number, note="" if number % 6 == 5 else f"note {number}"))
    stopped = msgspec.structs.replace(session(20, note="why"), status="stopped", reason="dizzy")
    store.save(stopped)
    (tmp_path / "sessions" / "2026" / "x.toml").write_bytes(b"")
    index = SessionIndex(tmp_path, None, "1.0")
    index.refresh()
    asked = {"today": LAST_DAY, "plan": Plan(), "version": "1.0"}
    made = gathered(index, since=None, until=None, **asked)  # type: ignore[arg-type]
    assert made.stops == (stopped,)
    assert [one.note for one in made.notes] == [f"note {n}" for n in (10, 9, 8, 7, 6, 4)]
    assert len(made.notes) == ROOMS[0].sessions
    assert (made.unreadable, made.found.sessions, made.until) == (1, 13, LAST_DAY)
    early = gathered(index, since=None, until=date(2026, 3, 2), **asked)  # type: ignore[arg-type]
    assert (early.found.sessions, early.until) == (2, date(2026, 3, 2))
    index.close()
