"""Where sessions are kept while they are under way."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from toetap.store.sessions import SessionStore

if TYPE_CHECKING:
    from toetap.store.running import LeftOver, Running


@dataclass(frozen=True, slots=True)
class UnderWay:
    """The state folder, and what it is there for.

    Attributes:
        state: The state folder.
        store: Where sessions go in the end.
    """

    state: Path
    store: SessionStore

    def begin(self) -> Running:
        """What keeps a session that begins now. Nothing is written before there is something."""
        from toetap.store.running import Running  # noqa: PLC0415 - late, for the start

        return Running(self.state)

    def left_over(self) -> tuple[LeftOver, ...]:
        """Sessions of programs that were cut off. Reads the disk; never raises."""
        from toetap.store.running import left_over  # noqa: PLC0415 - late, for the start

        return left_over(self.state, self.store)
