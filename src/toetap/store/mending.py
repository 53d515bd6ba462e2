"""What is kept, put right: each change in a sentence, and taken back in the order they came."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from toetap.coach.correcting import corrected, counts_of
from toetap.coach.record import SessionRecord
from toetap.store.sessions import SessionStore


@dataclass(frozen=True, slots=True)
class Mended:
    """A change that is on the disk.

    Attributes:
        said: What there is to say of it.
        id: The session to look at now; empty where it is gone.
    """

    said: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class _Step:
    """How to take a change back, and what there is to say then."""

    back: Callable[[], object]
    mended: Mended


@dataclass(slots=True)
class Mending:
    """Changes sessions. Every method takes as long as the disk does.

    Each raises what the store raises; then nothing has changed, and nothing is there to be undone.
    """

    store: SessionStore
    _steps: list[_Step] = field(default_factory=list)

    @property
    def undoable(self) -> bool:
        """Something can be taken back."""
        return bool(self._steps)

    def note(self, record: SessionRecord, note: str) -> Mended:
        """Put another note to a session."""
        self.store.revise_note(record.id, note)
        self._undo_by(
            lambda: self.store.revise_note(record.id, record.note),
            Mended("The note is as it was.", record.id),
        )
        return Mended("Note saved.", record.id)

    def counts(self, record: SessionRecord, done: Sequence[int]) -> Mended:
        """Correct what was done of each set."""
        self.store.revise_counts(record.id, corrected(record, done))
        before = counts_of(record)
        self._undo_by(
            lambda: self.store.revise_counts(record.id, before),
            Mended("The counts are as they were.", record.id),
        )
        return Mended("Counts saved.", record.id)

    def log(self, record: SessionRecord) -> Mended:
        """Keep a session that was not guided."""
        self.store.save(record)
        self._undo_by(lambda: self.store.trash(record.id), Mended("It is in the trash."))
        return Mended(f"Saved: {record.title}.", record.id)

    def trash(self, session_id: str, title: str) -> Mended:
        """Put a session in the trash."""
        self.store.trash(session_id)
        self._undo_by(lambda: self.store.restore(session_id), Mended("Brought back.", session_id))
        return Mended(f"{title} is in the trash. u brings it back.")

    def undo(self) -> Mended:
        """Take back the latest change that was not taken back yet."""
        if not self._steps:
            return Mended("Nothing to undo.")
        step = self._steps.pop()
        try:
            step.back()
        except BaseException:
            self._steps.append(step)
            raise
        return step.mended

    def _undo_by(self, back: Callable[[], object], mended: Mended) -> None:
        self._steps.append(_Step(back, mended))
