"""Sound at one rate to sound at another."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from functools import lru_cache
from math import cos, gcd, pi, sin

_REACH = 4
"""Samples on either side that a new one is made of."""

_BREATH = 3_000
"""Samples between two breaths."""

Breathe = Callable[[], object]
"""What is called now and then in long work, to let others have their turn."""

_Phase = tuple[int, tuple[float, ...]]


def breathless() -> None:
    """Nobody waits for a turn."""


def resampled(
    samples: array[int], rate: int, wanted: int, breathe: Breathe = breathless
) -> list[float]:
    """The same sound at `wanted` samples a second.

    The new samples fall on as many places between the old ones as the rates have in common, so each
    place is worked out once and its samples made in one go.

    Args:
        samples: The sound.
        rate: Its samples a second.
        wanted: Those wanted.
        breathe: Called about every millisecond of work.
    """
    if rate == wanted or not samples:
        return list(map(float, samples))
    common = gcd(rate, wanted)
    up, down = wanted // common, rate // common
    count = -(-len(samples) * up // down)
    padded = [0] * _REACH + samples.tolist() + [0] * (_REACH + down + 1)
    made = [0.0] * count
    for place, (offset, weights) in enumerate(_phases(up, down)):
        heard = [padded[offset + tap + 1 :: down] for tap in range(2 * _REACH)]
        wanted_here = len(range(place, count, up))
        made[place::up] = _weighed(weights, heard)[:wanted_here]
        if place % (1 + _BREATH * up // count) == 0:
            breathe()
    return made


def _weighed(weights: tuple[float, ...], heard: list[list[int]]) -> list[float]:
    # Written out, which takes a quarter of the time of a sum over the weights.
    a, b, c, d, e, f, g, h = weights
    return [
        a * i + b * j + c * k + d * m + e * n + f * o + g * p + h * q
        for i, j, k, m, n, o, p, q in zip(*heard, strict=False)
    ]


@lru_cache(maxsize=4)
def _phases(up: int, down: int) -> tuple[_Phase, ...]:
    """For each place: the old sample before it, and how much those around it weigh."""
    return tuple(_each_phase(up, down))


def _each_phase(up: int, down: int) -> Iterator[_Phase]:
    cutoff = min(1.0, up / down)
    for place in range(up):
        offset, between = divmod(place * down, up)
        fraction = between / up
        weights = [_kernel(tap - _REACH + 1 - fraction, cutoff) for tap in range(2 * _REACH)]
        whole = sum(weights)
        yield offset, tuple(weight / whole for weight in weights)


def _kernel(distance: float, cutoff: float) -> float:
    """A sinc, let fall to nothing at its reach."""
    if abs(distance) >= _REACH:
        return 0.0
    window = (1 + cos(pi * distance / _REACH)) / 2
    turn = pi * distance * cutoff
    return window * (sin(turn) / turn if turn else 1.0)
