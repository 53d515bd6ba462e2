"""What is written is written: lines added at the end, and nothing else ever sent."""

from __future__ import annotations

from typing import Protocol

from toetap.cleaning import clean


class Stream(Protocol):
    """As much of a text stream as a page needs."""

    def write(self, text: str, /) -> object:
        """Add text."""

    def flush(self) -> object:
        """Let it out."""


class Page:
    """Writes lines.

    Attributes:
        broken: Why nothing can be written any more. A session still has to be kept then, so it is
            remembered here and not raised.
    """

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self.broken: OSError | None = None

    def write(self, *lines: str) -> None:
        """Add lines. Whatever a terminal could obey is taken out of each."""
        if self.broken is not None:
            return
        try:
            self._stream.write("".join(f"{clean(line)}\n" for line in lines))
            self._stream.flush()
        except OSError as error:
            self.broken = error
