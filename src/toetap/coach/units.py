"""The unit of time of the mind, and the words for sides, limbs and postures."""

from typing import Literal

SECOND = 1_000_000_000

Side = Literal["left", "right", "both"]
"""Which side works now."""

SetSide = Literal["left", "right", "both", "alternating"]
"""Which side a whole set is for."""

Limbs = Literal["feet", "hands", "hands+feet", "legs"]

Posture = Literal["seated", "standing", "lying", "walking"]

AT_REST: tuple[Posture, ...] = ("seated", "lying")
"""Postures in which nobody can fall, and one exercise may follow the other by itself."""

DAYS_A_WEEK = 7

Reading = Literal["together", "in turn"]
"""How "four of both" is tapped: both sides at once, or four on the right, then four on the left."""


def whole_seconds(span: int) -> int:
    """A span of nanoseconds as seconds, rounded to the nearest, halves up."""
    return (span + SECOND // 2) // SECOND
