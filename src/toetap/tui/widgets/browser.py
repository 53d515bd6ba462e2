"""The sessions of the past: weeks above, the list below, and beside it the chosen one in full."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import Worker, get_current_worker

from toetap.coach.progress import month_after
from toetap.errors import ToetapError
from toetap.store.history import Attention, Entry
from toetap.store.index.late import Index
from toetap.store.index.rows import Row
from toetap.tui.filtering import Filter
from toetap.tui.past import in_full, narrowed, nothing, row, told, trouble
from toetap.tui.seeing import NobodyWaitsError, Seen, Telling, page, seen
from toetap.tui.widgets.hanging import Hanging
from toetap.tui.widgets.heat_map import HeatMap
from toetap.tui.widgets.long_list import LongList
from toetap.tui.widgets.pane import Pane

_LOOKS = 1.0
"""Seconds between two looks for what other programs have changed."""

_FOLDERS = 2
"""Folders of which every file is looked at, each time: others wait for no more than that."""

_LEGEND = "The digit: sessions of a day. The shade: its minutes, from 1, 10, 20 and 40 on."


class SessionList(LongList[Row | Attention]):
    """Sessions, and after them what needs attention."""


class Browser(Vertical):
    """Finds sessions. All that waits for the disk does so off the screen's thread."""

    DEFAULT_CSS = """
    Browser {
        height: 1fr; padding: 0 1;
        & > #legend { height: 1; color: $text-muted; }
        & > #filter { display: none; height: auto; color: $text-accent; text-style: bold; }
        & > #main { height: 1fr; margin-top: 1; }
        & #sessions { width: 44; height: 1fr; }
        & #right { width: 1fr; height: 1fr; padding: 0 0 0 2; border-left: solid $border-blurred; }
        & #right:focus-within { border-left: heavy $border; }
    }
    """

    heat = getters.query_one(HeatMap)
    listed = getters.query_one("#sessions", SessionList)
    detail = getters.query_one("#detail", Static)
    pane = getters.query_one("#right", Pane)

    @dataclass
    class Read(Message):
        """The history was read, or read anew."""

        seen: Seen

    def __init__(self, index: Index, today: date) -> None:
        super().__init__()
        self._index = index
        self._today = today
        self._entry: Entry | None = None
        self._goal = ""
        self.filter = Filter()
        self.seen: Seen | None = None
        self._looking: Worker[None] | None = None

    def compose(self) -> ComposeResult:
        """The weeks, which sessions are listed, the list, and the chosen one."""
        yield HeatMap(self._today)
        yield Static(_LEGEND, id="legend")
        yield Static(id="filter")
        with Horizontal(id="main"):
            yield SessionList(self._drawn, id="sessions")
            with Pane(id="right", by="Enter"):
                yield Hanging(id="detail")

    def on_mount(self) -> None:
        """Read behind the screen, and look every now and then for what others have changed."""
        self.read()
        self.set_interval(_LOOKS, self._look_again)

    def _look_again(self) -> None:
        """Once there is something to look at, and the look before has come to its end."""
        if self.seen is not None and (self._looking is None or self._looking.is_finished):
            self._looking = self._look()

    @property
    def chosen(self) -> Row | Attention | None:
        """What is under the cursor; None as long as it has not come."""
        return self.listed.row

    @property
    def entry(self) -> Entry | None:
        """The chosen session in full; None as long as it has not come."""
        chosen, entry = self.listed.row, self._entry
        fits = entry is not None and isinstance(chosen, Row) and entry.record.id == chosen.id
        return entry if fits else None

    def narrow(self, to: Filter) -> None:
        """List other sessions, with the cursor at the same one if it is among them."""
        self.filter = to
        self.close()
        self.read()

    def open(self) -> None:
        """To the chosen session, to scroll in it; again to return to the list."""
        if not self.listed.has_focus:
            self.close()
        elif self.chosen is not None:
            self.add_class("-open")
            self.call_after_refresh(self.pane.focus_text)

    def close(self) -> None:
        """To the list."""
        self.remove_class("-open")
        self.call_after_refresh(self.listed.focus)

    def month(self, by: int) -> None:
        """To the newest session of another month, or to the next one beyond it."""
        chosen = self.listed.row
        if isinstance(chosen, Row):
            self._go_to(month_after(chosen.started.date(), by + 1) - timedelta(days=1))
        elif chosen is not None and self.seen is not None:
            self.listed.move_to(self.seen.sessions - 1)

    def read(self, session_id: str = "") -> None:
        """Show the history as it is now, with the cursor at a session, or where it is."""
        if self.is_attached:
            self._goal = session_id or self._goal
            self._read(self._goal or self._here)

    @property
    def _here(self) -> str:
        """The session under the cursor, by its id."""
        chosen = self.listed.row
        return chosen.id if isinstance(chosen, Row) else ""

    @work(thread=True, exclusive=True, group="read")
    def _read(self, session_id: str) -> None:
        index, worker = self._index(), get_current_worker()
        try:
            index.refresh(Telling(self.app, worker))
        except NobodyWaitsError:
            return
        view = seen(index, self.filter, self._today, session_id)
        if not worker.is_cancelled:
            self.call_later(self._show, view, session_id)

    @work(thread=True, group="look")
    def _look(self) -> None:
        """Look for files that were changed by others, or that another screen has come across."""
        index, worker = self._index(), get_current_worker()
        tell = Telling(self.app, worker)
        try:
            index.refresh(tell)
            index.verify(_FOLDERS, tell)
        except NobodyWaitsError:
            return
        if not worker.is_cancelled:
            self.call_later(self._compare, index.edition())

    def _compare(self, edition: bytes) -> None:
        if self.seen is not None and self.seen.edition != edition:
            self.read()

    @work(thread=True, group="rows")
    def _fetch(self, view: Seen, wanted: LongList.Missing) -> None:
        rows = page(self._index(), self.filter, view, wanted.first, wanted.most)
        if not get_current_worker().is_cancelled:
            take = partial(self.listed.take, wanted.edition, wanted.first, rows)
            self.call_later(take)

    @work(thread=True, exclusive=True, group="days")
    def _fetch_days(self, since: date, until: date) -> None:
        days = self._index().days(since, until)
        if not get_current_worker().is_cancelled:
            self.call_later(self.heat.take, days)

    @work(thread=True, exclusive=True, group="session")
    def _open(self, session_id: str) -> None:
        try:
            entry: Entry | ToetapError = self._index().open(session_id)
        except ToetapError as error:
            entry = error
        if not get_current_worker().is_cancelled:
            self.call_later(self._tell, session_id, entry)

    @work(thread=True, exclusive=True, group="month")
    def _go_to(self, day: date) -> None:
        place = self._index().position_on(day, self.filter.wanted)
        if not get_current_worker().is_cancelled:
            self.call_later(self._arrive, place)

    def _drawn(self, one: Row | Attention) -> Content:
        return row(one, self._today) if isinstance(one, Row) else trouble(one)

    def _show(self, view: Seen, session_id: str) -> None:
        if not self.is_attached:
            return
        moved_on = session_id not in (self._goal, self._here)
        self.seen, self._goal = view, ""
        self.post_message(self.Read(view))
        line = self.query_one("#filter", Static)
        line.display = self.filter.on
        line.update(narrowed(self.filter, view))
        stays = view.at is None or moved_on
        self.listed.show(view.rows, self.listed.at if stays else view.at or 0)
        self.heat.ask()
        if not view.rows:
            self._entry = None
            self.heat.point(None)
            self.detail.update(nothing(self.filter))

    def on_long_list_missing(self, event: LongList.Missing) -> None:
        """Rows come into sight."""
        if self.seen is not None:
            self._fetch(self.seen, event)

    def on_heat_map_wanted(self, event: HeatMap.Wanted) -> None:
        """Weeks come into sight."""
        self._fetch_days(event.since, event.until)

    def on_long_list_chosen(self) -> None:
        """Tell about the chosen one."""
        chosen = self.listed.row
        if isinstance(chosen, Row):
            self.heat.point(chosen.started.date())
            self._open(chosen.id)
        elif chosen is not None:
            self._entry = None
            self.heat.point(None)
            self.detail.update(in_full(chosen))
            self.pane.home()

    def _tell(self, session_id: str, found: Entry | ToetapError) -> None:
        chosen = self.listed.row
        if not isinstance(chosen, Row) or chosen.id != session_id:
            return  # the cursor has moved on
        again = self._entry is not None and self._entry.record.id == session_id
        if isinstance(found, Entry):
            self._entry = found
            self.detail.update(Content("\n").join(told(found)))
        else:
            self._entry = None
            self.detail.update(Content(f"{found.message}\n\n{found.hint}"))
        if not again:
            self.pane.home()

    def _arrive(self, place: int) -> None:
        """Where nothing was done in that month, on to the next session that way."""
        if self.is_attached and self.seen is not None:
            here = self.listed.at
            place = min(place, self.seen.sessions - 1)
            self.listed.move_to(here - 1 if place == here else place)
