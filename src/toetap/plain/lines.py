"""Where a person's lines come from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Line:
    """A line, without its end, and the instant at which it came in."""

    text: str
    at: int


class End(Enum):
    """Why no more lines come."""

    ANSWERS = "the answers in a pipe or file have all been read"
    GONE = "the person has closed the terminal, or ended the input"
    INTERRUPTED = "the person pressed Ctrl+C"


Look = Callable[[], bool]
"""Looks at what goes on meanwhile; true if whoever waits is to see to it."""


class Lines(Protocol):
    """Lines as they come in, each once."""

    @property
    def typed(self) -> bool:
        """A person types them at a terminal; otherwise they come from a pipe or file."""

    def next(self, until: int | None, look: Look | None = None) -> Line | End | None:
        """Wait for a line, or until an instant; None once that has come without a line.

        Args:
            until: The instant; None to wait for a line alone.
            look: Is called at least once a second meanwhile; the wait is over once it is true.
        """

    def rest(self, until: int, look: Look | None = None) -> End | None:
        """Let time pass until an instant; lines that come meanwhile stay for `next`.

        Args:
            until: The instant.
            look: As for `next`.

        Returns:
            Why nobody answers any more, if the person has interrupted or gone; None otherwise.
        """
