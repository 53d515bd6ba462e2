"""Which sessions of the history are listed, and how that is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from toetap.coach.record import Status
from toetap.store.index.rows import Choice
from toetap.store.index.wanted import Wanted

TROUBLED = "needs attention"
STATUSES: tuple[Status, ...] = ("completed", "partial", "stopped")


@dataclass(frozen=True, slots=True)
class Offered:
    """What there is to choose from: the routines and exercises that were ever done."""

    routines: Sequence[Choice] = ()
    exercises: Sequence[Choice] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """What is listed.

    Attributes:
        wanted: Which sessions.
        troubled: Only what needs attention, and no session.
        told: The same in words, one for each thing that was chosen.
    """

    wanted: Wanted = field(default_factory=Wanted)
    troubled: bool = False
    told: tuple[str, ...] = ()

    @property
    def on(self) -> bool:
        """Something may be left out."""
        return bool(self.told)


def filter_of(wanted: Wanted, offered: Offered, *, troubled: bool = False) -> Filter:
    """A filter with its words."""
    return Filter(wanted, troubled, tuple(_told(wanted, offered, troubled=troubled)))


def _told(wanted: Wanted, offered: Offered, *, troubled: bool) -> Iterator[str]:
    if troubled:
        yield TROUBLED
        return
    if wanted.text:
        yield f'"{wanted.text}"'
    for one, among in ((wanted.routine, offered.routines), (wanted.exercise, offered.exercises)):
        if one:
            yield next((choice.name for choice in among if choice.id == one), one)
    if wanted.status:
        yield wanted.status
    if wanted.since and wanted.until:
        yield f"{wanted.since} to {wanted.until}"
    elif wanted.since:
        yield f"since {wanted.since}"
    elif wanted.until:
        yield f"until {wanted.until}"
