"""A page to write on and the lines that come back: what every part of the face works at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from toetap.coach.burst import SAME_PRESS
from toetap.plain.lines import End, Line, Lines, Look
from toetap.plain.page import Page
from toetap.plain.vocabulary import Unknown

T = TypeVar("T")

_MISUNDERSTANDINGS = 20
"""So many answers in a row that mean nothing, and a pipe is taken to hold none that do."""


class Desk:
    """Says things and hears the answers.

    Attributes:
        end: Why nobody answers any more; None as long as somebody may.
        heard: Lines that have come in so far.
    """

    def __init__(self, page: Page, lines: Lines) -> None:
        self._page = page
        self._lines = lines
        self._last: Line | None = None
        self._kept_back: Line | None = None
        self.end: End | None = None
        self.heard = 0

    @property
    def typed(self) -> bool:
        """A person types the lines at a terminal."""
        return self._lines.typed

    def say(self, *lines: str) -> None:
        """Write lines."""
        self._page.write(*lines)

    def hear(
        self, until: int | None, *, judged: bool = False, look: Look | None = None
    ) -> Line | None:
        """Wait for a line; None once the instant has come, or when nobody answers any more.

        Args:
            until: The instant to wait for; None to wait for a line alone.
            judged: The coach judges which presses of Enter in a row are one press.
            look: See `Lines.next`.
        """
        if self._kept_back is not None:
            line, self._kept_back = self._kept_back, None
            return line
        while self._somebody_reads():
            came = self._lines.next(until, look)
            if isinstance(came, End):
                self.end = came
            if not isinstance(came, Line):
                return None
            if not self._is_echo(came, judged=judged):
                self.heard += 1
                return came
        return None

    def keep_back(self, line: Line) -> None:
        """Let a line that was heard too early be the next one that is heard."""
        self._kept_back = line

    def rest(self, until: int, look: Look | None = None) -> None:
        """Let time pass until an instant, or until the person has interrupted or gone.

        Args:
            until: The instant.
            look: See `Lines.next`.
        """
        if self._somebody_reads():
            self.end = self._lines.rest(until, look) or self.end

    def ask(self, read: Callable[[str], T | Unknown], *question: str) -> T | None:
        """Put a question until the answer is understood; None if nobody answers."""
        left = _MISUNDERSTANDINGS
        while self.end is None or self._kept_back is not None:
            self.say(*question)
            line = self.hear(None)
            if line is None:
                return None
            found = read(line.text.strip())
            if not isinstance(found, Unknown):
                return found
            self.say(found.why)
            left -= 1
            if not left and not self.typed:
                self.end = End.ANSWERS
        return None

    def _somebody_reads(self) -> bool:
        if self._page.broken is not None:
            self.end = End.GONE
        return self.end in (None, End.ANSWERS)

    def _is_echo(self, line: Line, *, judged: bool) -> bool:
        """A numb hand has pressed Enter twice: the second says nothing new."""
        before, self._last = self._last, line
        if not self.typed or line.text or before is None:
            return False
        again = line.at - before.at < SAME_PRESS
        return again and not (judged and not before.text)
