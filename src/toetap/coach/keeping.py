"""What of a running session must be on the disk at once, and what may wait."""

from __future__ import annotations

from collections.abc import Hashable

from toetap.coach.exercise import Reps
from toetap.coach.session import Session


def worth_keeping(before: Session, after: Session) -> bool:
    """Whether something was counted, finished or answered between two looks at a session.

    Seconds and beats are not: they come by themselves, and are kept with the set that they end.
    """
    return _essence(before) != _essence(after)


def _essence(session: Session) -> Hashable:
    counted = tuple(
        session.tallies[tally].done
        if isinstance(session.script.work(tally).dose, Reps)
        else session.tallies[tally].kept_up
        for tally in range(len(session.tallies))
    )
    return (
        session.at, session.status, session.reason, session.before, session.after, session.note,
        session.reading, counted,
    )  # fmt: skip
