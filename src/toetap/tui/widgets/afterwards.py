"""What is told of a session that is over: help first, then what was done, then what comes of it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from toetap.coach.next_time import NextTime
from toetap.coach.record import SessionRecord
from toetap.tui.done import done_lines
from toetap.tui.widgets.hanging import HARD, Hanging
from toetap.tui.widgets.pane import Pane


class Afterwards(Pane):
    """Changes with the answers that the person gives."""

    def __init__(self, record: SessionRecord, skin: tuple[str, ...]) -> None:
        """Tell of a session.

        Args:
            record: The session.
            skin: What its feet ask for now.
        """
        super().__init__(id="done")
        self._done = Content("\n").join([*done_lines(record), *map(Content, skin)])

    def compose(self) -> ComposeResult:
        """Three texts, one below the other."""
        self.compose_add_child(Static(id="advice"))
        self.compose_add_child(Hanging(self._done))
        self.compose_add_child(Hanging(id="next"))
        yield from super().compose()

    def show(self, advice: str, coming: NextTime) -> None:
        """Tell what to do first, if there is anything, and what comes of the session."""
        help_first = self.query_one("#advice", Static)
        help_first.display = bool(advice)
        help_first.update(Content(advice))
        lines = list(_coming(coming))
        following = self.query_one("#next", Hanging)
        following.display = bool(lines)
        following.update(Content("\n").join(lines))


def _coming(coming: NextTime) -> Iterator[Content]:
    if not coming.decisions and not coming.holds:
        return
    yield Content.styled("Next time", "bold")
    for one in coming.decisions:
        yield Content(f"▲{HARD}{one.title}. {one.offers} {one.why}")
    yield from (Content(f"={HARD}{one}") for one in coming.holds)
