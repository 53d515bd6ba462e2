"""What screens are told of the past: how far a reading is, and the rows of a list in pages."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from textual.app import App
from textual.worker import Worker

from tests.store.records import session
from tests.tui.stage import app_with
from toetap.coach.goal import Plan
from toetap.coach.record import Status
from toetap.store.history import Attention
from toetap.store.index.history import SessionIndex
from toetap.store.index.rows import Row
from toetap.store.index.wanted import Wanted
from toetap.store.sessions import FileStore
from toetap.tui.filtering import Filter, filter_of
from toetap.tui.past import glance, narrowed
from toetap.tui.seeing import NobodyWaitsError, Seen, Telling, page, seen, tell

TODAY = date(2026, 3, 4)


class _Screens:
    """An app that notes what its screens would be told."""

    def __init__(self) -> None:
        self.told: list[tuple[int, int]] = []

    def call_later(self, _tell: Callable[..., None], _app: object, *told: int) -> None:
        self.told.append((told[0], told[1]))


class _Working:
    """A worker that may be called off."""

    is_cancelled = False


def telling(app: _Screens, worker: _Working, times: list[float]) -> Telling:
    clock = iter(times)
    return Telling(cast("App[object]", app), cast("Worker[object]", worker), lambda: next(clock))


def test_only_a_reading_that_takes_long_is_told_and_not_too_often() -> None:
    app = _Screens()
    told = telling(app, _Working(), [0.0, 0.4, 0.6, 0.6, 0.7, 0.9, 0.9])
    for done in (1, 2, 3, 4):
        told(done, 9)
    assert app.told == [(2, 9), (4, 9)]


def test_a_reading_that_nobody_waits_for_ends() -> None:
    worker = _Working()
    told = telling(_Screens(), worker, [0.0, 0.1])
    told(1, 9)
    worker.is_cancelled = True
    with pytest.raises(NobodyWaitsError):
        told(2, 9)


async def test_every_screen_says_how_far_it_is(tmp_path: Path) -> None:
    async with app_with(FileStore(tmp_path)) as stage:
        await stage.press("h")
        await stage.settle()
        tell(stage.toetap, 12_000, 100_000)
        await stage.quiet()
        assert "reading your sessions … 12,000 of 100,000" in stage.text
        await stage.press("h")
        await stage.settle()
        assert "reading" not in stage.text


def kept(data: Path) -> SessionIndex:
    store = FileStore(data)
    for number in range(4):
        store.save(session(number))
    for name in ("one.toml", "two.toml"):
        (data / "sessions" / "2026" / name).write_text("x", encoding="utf-8")
    index = SessionIndex(data, None, "test")
    index.refresh()
    return index


@pytest.mark.parametrize(
    ("first", "most", "kinds"),
    [(0, 100, "RRRRAA"), (0, 3, "RRR"), (3, 2, "RA"), (4, 1, "A"), (5, 9, "A"), (6, 9, "")],
)
def test_what_needs_attention_is_listed_after_the_sessions(
    first: int, most: int, kinds: str, tmp_path: Path
) -> None:
    index = kept(tmp_path)
    view = seen(index, Filter(), TODAY)
    rows = page(index, Filter(), view, first, most)
    assert [type(one) for one in rows] == [{"R": Row, "A": Attention}[kind] for kind in kinds]
    assert view.rows == 6
    assert glance(view, Plan()) == "2 need attention · 3 days this week · 2 weeks in a row"


@pytest.mark.parametrize(
    ("status", "rows", "words"),
    [
        ("completed", 4, "Only completed: 4 of 4. Esc: all again."),
        ("stopped", 0, "Only stopped: 0 of 4. Esc: all again."),
        (None, 2, "Only needs attention: 2. Esc: all again."),
    ],
)
def test_a_filter_is_told_with_how_many_it_leaves(
    status: Status | None, rows: int, words: str, tmp_path: Path
) -> None:
    index = kept(tmp_path)
    nothing = seen(index, Filter(), TODAY).offered
    shown = filter_of(Wanted(status=status), nothing, troubled=status is None)
    view = seen(index, shown, TODAY)
    assert view.rows == rows
    assert len(page(index, shown, view, 0, 100)) == rows
    assert narrowed(shown, view).plain == words


def test_a_session_is_found_again_by_its_id(tmp_path: Path) -> None:
    index = kept(tmp_path)
    newest, *_, oldest = index.rows()
    assert seen(index, Filter(), TODAY, oldest.id).at == 3
    assert seen(index, Filter(), TODAY, newest.id).at == 0
    assert seen(index, Filter(), TODAY, "gone").at is None


@pytest.mark.parametrize(
    ("view", "plan", "words"),
    [
        (Seen(), Plan(days=5), "no session yet"),
        (Seen(total=1), Plan(), "0 days this week"),
        (Seen(total=9, this_week=1, in_a_row=1), Plan(), "1 day this week · 1 week in a row"),
        (Seen(total=9, this_week=3), Plan(days=5, minutes=60), "3 of 5 days this week"),
        (Seen(total=9, this_week=3), Plan(minutes=60), "3 days this week"),
        (Seen(total=9, this_week=1), Plan(days=1), "1 of 1 day this week"),
    ],
)
def test_a_glance_tells_how_the_week_stands(view: Seen, plan: Plan, words: str) -> None:
    assert glance(view, plan) == words
