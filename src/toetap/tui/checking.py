"""A check-up from its first step to the saving of it: which screen follows which."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from msgspec.structs import replace
from textual.app import App

from toetap.coach.checkups import FEELINGS, Checkup, Foot, Places
from toetap.tui.parts import Parts
from toetap.tui.screens.counting import Count, CountingScreen
from toetap.tui.screens.feeling import FeelingScreen

_FEET: tuple[Foot, ...] = ("right", "left")
_STEPS = len(_FEET) + len(FEELINGS)


class Checking:
    """Leads through one check-up."""

    def __init__(self, app: App[Any], parts: Parts, done: Callable[[Checkup], None]) -> None:
        """Begin a check-up that holds nothing yet.

        Args:
            app: Where it is shown.
            parts: The parts of the program.
            done: Keeps it, once all steps are taken.
        """
        self._app = app
        self._parts = parts
        self._done = done
        self._checkup = Checkup(id=parts.new_id(), at=parts.clock.wall(), app=parts.version)
        self._at = 0

    def begin(self) -> None:
        """The first step."""
        self._ask()

    def _ask(self) -> None:
        place = f"{self._at + 1} of {_STEPS}"
        if self._at < len(_FEET):
            screen = CountingScreen(_FEET[self._at], place, self._parts.clock)
            self._app.push_screen(screen, self._counted)
        elif self._at < _STEPS:
            feeling = FEELINGS[self._at - len(_FEET)]
            told = getattr(self._checkup, feeling)
            self._app.push_screen(FeelingScreen(feeling, told, place), self._felt)
        else:
            self._done(self._checkup)

    def _counted(self, count: Count | Literal["back"] | None) -> None:
        if isinstance(count, Count):
            taps = replace(self._checkup.taps, **{_FEET[self._at]: count.taps})
            if count.counted is not None:
                taps = replace(taps, counted=count.counted)
            self._checkup = replace(self._checkup, taps=taps)
        self._on(count)

    def _felt(self, places: Places | Literal["back"] | None) -> None:
        if isinstance(places, Places):
            feeling = FEELINGS[self._at - len(_FEET)]
            self._checkup = replace(self._checkup, **{feeling: places})
        self._on(places)

    def _on(self, answer: object) -> None:
        """To the next step, to the one before, or out."""
        if answer is None or (answer == "back" and not self._at):
            return
        self._at += -1 if answer == "back" else 1
        self._ask()
