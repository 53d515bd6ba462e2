"""What was done: the list, a session in full, its note, the trash."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from toetap.coach.facts import monday_of
from toetap.coach.goal import Plan
from toetap.coach.plan import goal_of
from toetap.coach.progress import weeks_in_a_row
from toetap.errors import ToetapError
from toetap.plain.correcting import counted
from toetap.plain.desk import Desk
from toetap.plain.done import in_full
from toetap.plain.parts import Parts
from toetap.plain.spoken import day, roughly, several
from toetap.plain.vocabulary import Unknown, Word, helped, number, understood
from toetap.store.faults import shown
from toetap.store.history import Entry
from toetap.store.index.rows import Row
from toetap.store.mending import Mended, Mending

PAGE = 10
"""Sessions told at once."""

_BACK = Word("back", "Return to the routines.", ("b", "leave", "quit", "q"))
_LIST = (
    Word("more", "Tell earlier ones.", ("m",)),
    Word("trends", "Tell how it goes, in figures.", ("t",)),
    Word("undo", "Take back the latest change.", ("u",)),
    _BACK,
    Word("help", "This list.", ("?",)),
)
_ONE = (
    Word("note", "Write another note to it.", ("n",)),
    Word("counts", "Correct what was done, set by set.", ("c",)),
    Word("delete", "Move it to the trash; undo, in the list, brings it back.", ("d",)),
    Word("back", "Return to the list.", ("b",)),
)


class Past:
    """Looks back."""

    def __init__(self, desk: Desk, parts: Parts) -> None:
        self._desk = desk
        self._parts = parts
        self._index = parts.index()
        self._mending = Mending(parts.store)
        self._told = 0
        self._read()

    def run(self) -> None:
        """Tell what was done, until the person returns."""
        self._overview()
        self._more()
        while True:
            match self._desk.ask(self._understood, self._question):
                case Row() as row:
                    self._open(row)
                case Word(name="more") if self._told < self._count:
                    self._more()
                case Word(name="more"):
                    self._desk.say("That is all.")
                case Word(name="trends"):
                    self._trends()
                case Word(name="undo"):
                    self._change(self._mending.undo)
                case Word(name="help"):
                    self._desk.say("A number: tell that session in full.", *helped(_LIST))
                case _:
                    return

    @property
    def _question(self) -> str:
        count = self._count
        undo = "undo, " if self._mending.undoable else ""
        if not count:
            return f"Enter: back to the routines. Or {undo}help."
        which = "1" if count == 1 else f"1 to {count}"
        more = "more, " if self._told < count else ""
        return f"Answer {which} for one in full. Or {more}trends, {undo}back, help."

    def _read(self) -> None:
        self._index.refresh()
        self._count = self._index.count()

    @property
    def _goal(self) -> Plan:
        return goal_of(self._parts.catalogue.plan, self._parts.told.now)

    def _overview(self) -> None:
        today = self._parts.clock.wall().date()
        week = self._index.days(monday_of(today), today)
        row = weeks_in_a_row(self._index.mondays(), today)
        in_a_row = f", {several(row, 'week')} in a row" if row else ""
        count = several(self._count, "session")
        planned = self._goal.days
        of = f", of {planned} planned" if planned is not None else ""
        days = several(len(week), "day")
        self._desk.say(f"History: {count}. {days} this week{of}{in_a_row}.")
        for one in self._index.attention():
            self._desk.say(f"Needs attention: {shown(one.path)}. {one.why} {one.hint}")

    def _more(self) -> None:
        for place, row in enumerate(self._index.rows(self._told, PAGE), self._told + 1):
            self._desk.say(
                f"{place}. {day(row.started)}. {row.title}. "
                f"{row.status.capitalize()}, {roughly(row.active_seconds)}, "
                f"{row.full} of {row.exercises} exercises."
            )
        self._told = min(self._told + PAGE, self._count)

    def _trends(self) -> None:
        from toetap.coach.stats import stats  # noqa: PLC0415 - seldom wanted
        from toetap.plain.trends import told  # noqa: PLC0415 - the same

        today = self._parts.clock.wall().date()
        self._desk.say(*told(stats(self._index.weeks(until=today), today, plan=self._goal)))

    def _understood(self, text: str) -> Row | Word | Unknown:
        place = number(text)
        if place is None:
            if not text:
                return Unknown("Nothing was chosen.") if self._count else _BACK
            return understood(text, _LIST)
        if place >= 1 and (found := self._index.rows(place - 1, 1)):
            return found[0]
        return Unknown(f"There is no session {place}.")

    def _open(self, row: Row) -> None:
        try:
            entry = self._index.open(row.id)
        except ToetapError as error:
            self._desk.say(f"{error.message} {error.hint}".rstrip())
            self._read()
            return
        self._desk.say(*in_full(entry.record))
        if entry.read_only:
            self._desk.say("Written by a newer toetap: told as it is, never changed.")
        match self._desk.ask(
            lambda text: understood(text or "back", _ONE),
            "Enter: back to the list. Or note, to write another; counts, to correct them; delete.",
        ):
            case Word(name="note"):
                self._note(entry)
            case Word(name="counts"):
                self._counts(entry)
            case Word(name="delete"):
                self._change(partial(self._mending.trash, entry.record.id, entry.record.title))

    def _note(self, entry: Entry) -> None:
        note = self._desk.ask(str, "The new note, on one line. Enter alone: as it was.")
        if note:
            self._change(partial(self._mending.note, entry.record, note))

    def _counts(self, entry: Entry) -> None:
        done = counted(self._desk, entry.record)
        if done is not None:
            self._change(partial(self._mending.counts, entry.record, done))

    def _change(self, change: Callable[[], Mended]) -> None:
        """Change a file, say how it went, and read anew."""
        try:
            mended = change()
        except ToetapError as error:
            self._desk.say(f"NOT SAVED. {error.message} {error.hint}".rstrip())
            return
        self._desk.say(mended.said)
        self._read()
        self._told = 0
        self._more()
