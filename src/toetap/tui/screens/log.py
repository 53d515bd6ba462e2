"""A session that was not guided, to be entered: what, when, how long, how it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from textual.widget import Widget

from toetap.cleaning import clean
from toetap.coach.exercise import Exercise
from toetap.coach.handling import SCALE
from toetap.coach.logged import MOST_MINUTES, entered, script_of, time_of_day
from toetap.coach.record import SessionRecord
from toetap.coach.routine import Routine
from toetap.coach.script import Script
from toetap.coach.wording import about
from toetap.errors import UsageError
from toetap.tui.parts import Parts
from toetap.tui.screens.form import FormScreen
from toetap.tui.widgets.fields import Amount, Dial, Pick, Words

_DAYS = 60
"""So many days back can be chosen; `toetap log` knows no such limit."""

_USUAL = "walk"
"""What is done without a coach most of all, and so stands there at first."""


class LogScreen(FormScreen[SessionRecord]):
    """Dismissed with the record to be kept, or with None for none."""

    TITLE_SHOWN = "Enter a session afterwards"
    HINT = "↑ ↓ field · ← → change, or type · Enter saves · Esc leaves"

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        catalogue = parts.catalogue
        self._entries: tuple[Exercise | Routine, ...] = (
            *catalogue.routines.values(),
            *catalogue.exercises.values(),
        )
        usual = [place for place, one in enumerate(self._entries) if one.id == _USUAL]
        today = parts.clock.wall().date()
        self._days = tuple(today - timedelta(days=back) for back in range(_DAYS))
        named = [f"{day:%A} {day.day} {day:%B}" for day in self._days]
        named[:2] = [f"today, {named[0]}", f"yesterday, {named[1]}"]
        self._what = Pick("What", [one.name for one in self._entries], usual[0] if usual else 0)
        self._day = Pick("Day", named)
        self._began = Words("Began at", hint="so that it ends now; or 8:30", most=5)
        self._minutes = Amount("Minutes", None, least=1, most=MOST_MINUTES)
        self._pain = Amount("Pain after", None, most=max(SCALE), none="no answer", unit="of 10")
        self._note = Words("Note", hint="your own words")

    def fields(self) -> Iterator[Widget]:
        """One under the other."""
        self._lay_out()
        yield from (self._what, self._day, self._began, self._minutes, self._pain, self._note)

    def on_dial_changed(self, event: Dial.Changed) -> None:
        """Something else is laid out to take another time."""
        if event.dial is self._what:
            self._lay_out()

    def _lay_out(self) -> None:
        seconds = self._script.seconds
        self._minutes.none_means(f"as laid out, {about(seconds)}", max(1, round(seconds / 60)))

    @property
    def _script(self) -> Script:
        return script_of(self._entries[self._what.at], self._parts.catalogue)

    def said(self) -> SessionRecord:
        """The record, which lies in the past."""
        parts = self._parts
        return entered(
            self._script,
            session_id=parts.new_id(),
            now=parts.clock.wall(),
            app=parts.version,
            began=self._when(),
            minutes=self._minutes.value,
            note=clean(self._note.value),
            pain=self._pain.value,
        )

    def _when(self) -> datetime | None:
        """When it began, if that was said."""
        typed = self._began.value.strip()
        if not typed and self._day.at == 0:
            return None
        time = time_of_day(typed)
        if time is None:
            wrong = f"{clean(typed)!r} is no time." if typed else "At what time did it begin?"
            raise UsageError(f"{wrong} Write it as 8:30.")
        return self._parts.clock.local(datetime.combine(self._days[self._day.at], time))
