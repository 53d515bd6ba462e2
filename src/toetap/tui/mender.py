"""Changes sessions of the history at the person's word, off the screen's thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.screen import Screen

from toetap.coach.correcting import counts_of
from toetap.coach.record import SessionRecord
from toetap.errors import ToetapError
from toetap.store.index.rows import Row
from toetap.store.mending import Mended, Mending
from toetap.tui.errand import carry_out
from toetap.tui.parts import Parts


class Mender:
    """Asks what is to change, changes it, and tells what became of it."""

    def __init__(
        self,
        screen: Screen[None],
        parts: Parts,
        show: Callable[[Mended], None],
        changed: Callable[[], object],
    ) -> None:
        """Nothing is changed yet.

        Args:
            screen: Where the questions are asked.
            parts: What the app works with.
            show: Tells what became of a change. The screen may be gone by then.
            changed: Called after every change.
        """
        self._screen = screen
        self._parts = parts
        self._mending = Mending(parts.store)
        self._show = show
        self._changed = changed

    def note(self, record: SessionRecord) -> None:
        """Another note."""
        from toetap.tui.screens.note import NoteScreen  # noqa: PLC0415 - seldom needed

        def written(note: str | None) -> None:
            if note is not None and note != record.note:
                self._change(partial(self._mending.note, record, note))

        self._screen.app.push_screen(NoteScreen(record.note), written)

    def counts(self, record: SessionRecord) -> None:
        """What was done of each set."""
        from toetap.tui.screens.counts import CountsScreen  # noqa: PLC0415 - seldom needed

        def counted(done: tuple[int, ...] | None) -> None:
            if done is not None and done != counts_of(record).done:
                self._change(partial(self._mending.counts, record, done))

        self._screen.app.push_screen(CountsScreen(record), counted)

    def log(self) -> None:
        """A session that was not guided."""
        from toetap.tui.screens.log import LogScreen  # noqa: PLC0415 - seldom needed

        def entered(record: SessionRecord | None) -> None:
            if record is not None:
                self._change(partial(self._mending.log, record))

        self._screen.app.push_screen(LogScreen(self._parts), entered)

    def trash(self, row: Row) -> None:
        """To the trash."""
        self._change(partial(self._mending.trash, row.id, row.title))

    def undo(self) -> None:
        """The latest change is taken back."""
        self._change(self._mending.undo)

    def _change(self, change: Callable[[], Mended]) -> None:
        app = self._screen.app  # once the screen is gone it no longer knows it
        carry_out(app, partial(self._bring, app.call_later, change))

    def _bring(self, tell: Callable[..., object], change: Callable[[], Mended]) -> None:
        try:
            mended = change()
        except ToetapError as error:
            mended = Mended(f"NOT SAVED. {error.message} {error.hint}")
        tell(self._show, mended)
        tell(self._changed)
