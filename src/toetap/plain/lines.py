"""Where a person's lines come from."""

from __future__ import annotations

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


class Lines(Protocol):
    """Lines as they come in, each once."""

    @property
    def typed(self) -> bool:
        """A person types them at a terminal; otherwise they come from a pipe or file."""

    def next(self, until: int | None) -> Line | End | None:
        """Wait for a line, or until an instant; None once that has come without a line."""

    def rest(self, until: int) -> End | None:
        """Let time pass until an instant; lines that come meanwhile stay for `next`.

        Returns:
            Why nobody answers any more, if the person has interrupted or gone; None otherwise.
        """
