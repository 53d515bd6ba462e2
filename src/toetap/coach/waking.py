"""Time that passed while nobody could look: the computer slept, or the program stood still."""

from __future__ import annotations

from dataclasses import dataclass

from toetap.coach.units import SECOND, whole_seconds

LONGEST_LOOK = 2 * SECOND
"""A face looks at a running session at least every second; after twice that it has missed some."""

_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Gap:
    """Time that nobody saw.

    Attributes:
        span: How long, in nanoseconds.
        slept: The computer slept; else only the program stood still.
    """

    span: int
    slept: bool

    @property
    def words(self) -> str:
        """The gap as a sentence for a session that it has paused."""
        who = "the computer slept" if self.slept else "toetap stood still"
        return f"Paused: {who} for {_span_words(whole_seconds(self.span))}."


def gap_between(looked: int, now: int, slept: int) -> Gap | None:
    """What was missed between two looks at a running session; None if nothing was.

    Args:
        looked: The instant of the earlier look.
        now: The instant of this one. The monotonic clock may stand while a computer sleeps.
        slept: Nanoseconds that the computer is known to have slept in between.
    """
    if slept > LONGEST_LOOK:
        return Gap(max(slept, now - looked), slept=True)
    if now - looked > LONGEST_LOOK:
        return Gap(now - looked, slept=False)
    return None


def _span_words(seconds: int) -> str:
    if seconds < _MINUTE:
        return f"{seconds} seconds"
    minutes = (seconds + _MINUTE // 2) // _MINUTE
    if minutes < _MINUTE:
        return "1 minute" if minutes == 1 else f"{minutes} minutes"
    hours, minutes = divmod(minutes, _MINUTE)
    words = "1 hour" if hours == 1 else f"{hours} hours"
    return f"{words} and {minutes} min" if minutes else words
