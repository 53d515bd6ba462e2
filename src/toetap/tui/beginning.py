"""Before a session: the look, what it allows, and the session that comes of it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from toetap.coach.beginning import Beginning, Wanted, begin, look
from toetap.coach.burst import Burst
from toetap.coach.inputs import Press
from toetap.coach.metronome import OPENING
from toetap.coach.next_time import Practised, practised_of
from toetap.coach.routine import Routine
from toetap.coach.safety import Checked, Sign, check
from toetap.coach.session import Session
from toetap.tui.ends import EndingApp
from toetap.tui.parts import Parts
from toetap.tui.screens.look import Looked, LookScreen

if TYPE_CHECKING:
    from toetap.tui.screens.allowed import Chosen

Lead = Callable[[Session, Practised], None]


class Looking:
    """Asks how the person is before each session, and lets nothing begin that is not open.

    What was marked holds for the day, until the person takes the mark away.
    """

    def __init__(self, app: EndingApp, parts: Parts) -> None:
        """Look at nothing yet.

        Args:
            app: Where it is asked.
            parts: The parts of the program.
        """
        self._app = app
        self._parts = parts
        self._marked: frozenset[Sign] = frozenset()
        self._day: date | None = None

    def look(self, wanted: Wanted, looked: Callable[[Looked | None], None]) -> None:
        """Ask, and tell what the look came to; None where the person begins nothing."""
        parts, today = self._parts, self._parts.clock.wall().date()
        asked = look(wanted, parts.catalogue, parts.told.now)

        def checked(marks: Collection[Sign]) -> Checked:
            return check(marks, parts.told.now, of_feet=asked.of_feet)

        def read() -> Practised:
            return practised_of(entry.record for entry in parts.store.history().sessions)

        screen = LookScreen(asked, checked, read, self._marked if self._day == today else ())

        def answered(found: Looked | None) -> None:
            self._marked, self._day = screen.marked, today
            looked(found)

        self._app.push_screen(screen, answered)


class Starting:
    """Leads from what a person wants to a session, or to none."""

    def __init__(
        self, app: EndingApp, parts: Parts, looking: Looking, lead: Lead, none: Callable[[], None]
    ) -> None:
        """Begin nothing yet.

        Args:
            app: Where it is asked.
            parts: The parts of the program.
            looking: Asks how the person is.
            lead: Leads the session that begins, with the past that it follows on.
            none: What comes where none begins.
        """
        self._app = app
        self._parts = parts
        self._looking = looking
        self._lead = lead
        self._none = none

    def begin(self, wanted: Wanted) -> None:
        """Look, and begin what is open of it."""

        def looked(found: Looked | None) -> None:
            if found is None:
                self._none()
            else:
                self._fit(wanted, found)

        self._looking.look(wanted, looked)

    def _fit(self, wanted: Wanted, found: Looked, *, advised: bool = False) -> None:
        parts = self._parts
        made = begin(
            wanted, parts.catalogue, found.past.practices, parts.told.now,
            parts.clock.wall().date(), checked=found.checked,
        )  # fmt: skip
        if not made.news(advised=advised):
            self._start(made, found.past)
            return
        from toetap.tui.screens.allowed import AllowedScreen  # noqa: PLC0415 - not on most days

        title = wanted.name if isinstance(wanted, Routine) else wanted.routine.name

        def chosen(answer: Chosen) -> None:
            if answer is None:
                self._none()
            elif answer == "begin":
                self._start(made, found.past)
            else:
                self._fit(answer, found, advised=True)

        self._app.push_screen(AllowedScreen(made, title), chosen)

    def _start(self, made: Beginning, past: Practised) -> None:
        """The key that led here is the session's first press: held, it answers no question."""
        now = self._parts.clock.now()
        assert made.script is not None
        if made.script.until_left:
            opening = 0 if self._parts.sounds is None else OPENING
            self._lead(made.session(now + opening), past)
        else:
            self._lead(replace(made.session(now), burst=Burst(Press(), now, 1)), past)
