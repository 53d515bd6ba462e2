"""Which sessions of an index are meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toetap.coach.record import Status

# Kinds are few, and so are notes beside sessions: neither is looked for row by row.
_ROUTINE = "kind IN (SELECT kind FROM kinds WHERE routine = ?)"
_EXERCISE = "kind IN (SELECT kind FROM kinds WHERE instr(doing, ?))"
_WORD = (
    "(kind IN (SELECT kind FROM kinds WHERE instr(words, ?))"
    " OR file IN (SELECT file FROM files WHERE note IS NOT NULL AND instr(note, ?)))"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which sessions; whatever is not said is no matter.

    Attributes:
        text: Words, in large letters or small, each a part of the title, of an exercise's name or
            of the note.
        routine: The id of the routine.
        exercise: The id of an exercise in it.
        since: The first day; `until` is the last.
    """

    text: str = ""
    routine: str = ""
    exercise: str = ""
    status: Status | None = None
    since: date | None = None
    until: date | None = None

    def condition(self) -> tuple[str, list[object]]:
        """The same as SQL, and what goes into it."""
        parts: list[tuple[str, list[object]]] = [(_WORD, [w, w]) for w in _words(self.text)]
        if self.routine:
            parts.append((_ROUTINE, [self.routine]))
        if self.exercise:
            parts.append((_EXERCISE, [f" {self.exercise} "]))
        if self.status:
            parts.append(("status = ?", [self.status]))
        if self.since:
            parts.append(("day >= ?", [self.since.toordinal()]))
        if self.until:
            parts.append(("day <= ?", [self.until.toordinal()]))
        sql = " AND ".join(["counts", *(sql for sql, _ in parts)])
        return sql, [value for _, values in parts for value in values]


EVERYTHING = Wanted()


def _words(text: str) -> list[str]:
    return text.casefold().split()
