"""The questions of the first start, one screen after the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

from toetap.coach.asking import AGREED, follow_up
from toetap.coach.question import Question
from toetap.errors import NotSavedError
from toetap.settings.asking import TEMPO
from toetap.tui.errand import carry_out
from toetap.tui.parts import Parts
from toetap.tui.screens.ask import Answered, AskScreen, Way

if TYPE_CHECKING:
    from toetap.tui.screens.ask import Outcome


class Welcoming:
    """Asks each question; answers hold at once and are kept off the screen's thread."""

    def __init__(
        self, app: App[Path | None], parts: Parts, questions: tuple[Question, ...],
        after: Callable[[], None],
    ) -> None:  # fmt: skip
        """Make a welcome.

        Args:
            app: Where it is shown.
            parts: The parts of the program.
            questions: What is asked.
            after: What comes then, unless the person left.
        """
        self._app = app
        self._parts = parts
        self._questions = list(questions)
        self._after = after
        self._at = 0

    def begin(self) -> None:
        """Ask the first of them."""
        self._ask()

    def _ask(self) -> None:
        if self._at == len(self._questions):
            self._after()
            return
        question, count = self._questions[self._at], len(self._questions)
        place = f"{self._at + 1} of {count}" if count > 1 else ""
        way = Way("toetap", place, later=question.skippable and self._at > 0, back=self._at > 0)
        self._app.push_screen(asking(question, self._parts, way), self._answered)

    def _answered(self, outcome: Outcome | None) -> None:
        match outcome:
            case Answered():
                settle(self._app, self._parts, outcome)
                self._follow()
                self._at += 1
            case "back":
                self._at -= 1
            case "later":
                self._at = len(self._questions)
            case _:
                self._app.exit()
                return
        self._ask()

    def _follow(self) -> None:
        """Ask next what the answer leads to, and no more what an earlier one led to."""
        question = self._questions[self._at]
        today = self._parts.clock.wall().date()
        follows = follow_up(question, self._parts.told.now, today)
        here = self._questions[: self._at + 1]
        rest = [one for one in self._questions[self._at + 1 :] if one.id != AGREED.id]
        self._questions = [*here, *([follows] if follows else []), *rest]


def asking(question: Question, parts: Parts, way: Way) -> AskScreen:
    """The screen of a question."""
    if question.id == TEMPO:
        from toetap.tui.screens.tempo import TempoScreen  # noqa: PLC0415 - seldom needed

        return TempoScreen(question, parts.told.now, way, parts.clock)
    return AskScreen(question, parts.told.now, way)


def settle(app: App[Path | None], parts: Parts, answered: Answered) -> None:
    """Let an answer hold from now on, and bring it to the disk."""
    parts.told.change(answered.change, answered.keys)
    if ("sound", "on") in answered.keys:
        heard(parts)
    keep(app, parts)


def keep(app: App[Path | None], parts: Parts) -> None:
    """Bring what was told to the disk, off the screen's thread; tell it if that fails."""

    def work() -> None:
        try:
            parts.told.keep()
        except NotSavedError as error:
            words = f"NOT SAVED. {error.message} {error.hint}"
            app.call_later(app.notify, words, severity="error", timeout=30, markup=False)

    carry_out(app, work)


def heard(parts: Parts) -> None:
    """Sound and voice as they were chosen, as far as they can be switched now."""
    settings = parts.told.now
    if parts.sounds is not None:
        parts.sounds.mute(not settings.sound.on)
    if parts.voice is not None:
        parts.voice.speak(settings.voice.speaker != "none")
