"""Which sessions are to be listed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.widget import Widget

from toetap.cleaning import clean
from toetap.coach.spans import Span, spans, written
from toetap.errors import UsageError
from toetap.store.index.wanted import Wanted
from toetap.tui.filtering import STATUSES, TROUBLED, Filter, Offered, filter_of
from toetap.tui.screens.form import FormScreen
from toetap.tui.widgets.fields import Dial, Pick, Words

_ANY = "any"


class FilterScreen(FormScreen[Filter]):
    """Dismissed with the filter, or with None to leave it as it was."""

    TITLE_SHOWN = "Find sessions"
    HINT = "↑ ↓ field · ← → change, or type · Enter finds · Esc as it was"

    def __init__(self, now: Filter, offered: Offered, today: date) -> None:
        super().__init__()
        self._offered = offered
        self._spans = spans(today)
        wanted, hint = now.wanted, "2026, 2026-11 or 2026-11-20"
        self._text = Words("Words", wanted.text, hint="in title, exercise or note", most=80)
        routines = [one.id for one in offered.routines]
        exercises = [one.id for one in offered.exercises]
        self._routine = Pick(
            "Routine", [_ANY, *(one.name for one in offered.routines)],
            _place(wanted.routine, routines),
        )  # fmt: skip
        self._exercise = Pick(
            "Exercise", [_ANY, *(one.name for one in offered.exercises)],
            _place(wanted.exercise, exercises),
        )  # fmt: skip
        self._status = Pick(
            "Status", [_ANY, *STATUSES, TROUBLED],
            _place(TROUBLED if now.troubled else wanted.status, [*STATUSES, TROUBLED]),
        )  # fmt: skip
        chosen = [(one.since, one.until) for one in self._spans]
        dates = (wanted.since, wanted.until)
        self._when = Pick(
            "When", [*(one.name for one in self._spans), "as written below"],
            chosen.index(dates) if dates in chosen else len(self._spans),
        )  # fmt: skip
        self._since = Words("From", str(wanted.since or ""), hint=hint, most=10)
        self._until = Words("Until", str(wanted.until or ""), hint=hint, most=10)

    def fields(self) -> Iterator[Widget]:
        """One under the other."""
        yield from (self._text, self._routine, self._exercise, self._status)
        yield from (self._when, self._since, self._until)

    def on_dial_changed(self, event: Dial.Changed) -> None:
        """A stretch of days that has a name is written down, too."""
        if event.dial is self._when and self._when.at < len(self._spans):
            span = self._spans[self._when.at]
            self._since.value, self._until.value = str(span.since or ""), str(span.until or "")

    def said(self) -> Filter:
        """The filter."""
        since, until = _days(self._since.value), _days(self._until.value)
        status = self._status.at - 1
        wanted = Wanted(
            text=clean(self._text.value.strip()),
            routine=self._offered.routines[self._routine.at - 1].id if self._routine.at else "",
            exercise=self._offered.exercises[self._exercise.at - 1].id if self._exercise.at else "",
            status=STATUSES[status] if 0 <= status < len(STATUSES) else None,
            since=since.since,
            until=until.until,
        )
        if wanted.since and wanted.until and wanted.since > wanted.until:
            raise UsageError(f"{wanted.since} comes after {wanted.until}.")
        return filter_of(wanted, self._offered, troubled=status == len(STATUSES))


def _place(one: str | None, among: list[str]) -> int:
    return among.index(one) + 1 if one in among else 0


def _days(text: str) -> Span:
    if not text.strip():
        return Span("")
    found = written(text)
    if found is None:
        raise UsageError(f"{clean(text)!r} is no date. Write 2026, 2026-11 or 2026-11-20.")
    return found
