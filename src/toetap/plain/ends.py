"""How the plain face ends: whatever ends the program ends the lines, and what is done is kept."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING, TextIO

from toetap.ending import HANG_UP, LAST_SECONDS, NOBODY_READS, status_of
from toetap.plain.lines import End

if TYPE_CHECKING:
    from toetap.plain.face import PlainFace
    from toetap.plain.reader import Reader


class PlainGuest:
    """The plain face as `toetap.ending` sees it, from its own thread."""

    def __init__(self, reader: Reader, face: PlainFace) -> None:
        self._reader = reader
        self._face = face

    def leave(self, status: int) -> bool:
        """See `Guest.leave`."""
        interrupted = status == status_of(signal.SIGINT)
        self._reader.end(End.INTERRUPTED if interrupted else End.GONE)
        return True

    def stop(self) -> None:
        """The terminal is as it was; there is nothing to give back."""

    def go_on(self) -> None:
        """The session itself notices for how long nobody could look."""

    def abandon(self) -> None:
        """See `Guest.abandon`."""
        if self._face.safe_copy is not None:
            self._face.safe_copy.settle(LAST_SECONDS)


def ways(reader: Reader, page: TextIO) -> dict[int, int]:
    """What leads to the person, as `Watch` wants it; a pipe of answers just ends."""
    to_read = {sys.stdin.fileno(): HANG_UP} if reader.typed else {}
    return to_read | {page.fileno(): HANG_UP if page.isatty() else NOBODY_READS}
