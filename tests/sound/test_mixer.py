"""Clips at exact frames."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from toetap.sound.clip import LOUDEST, Clip
from toetap.sound.mixer import Placement, mix, silence

CLIPS = st.lists(st.integers(-LOUDEST, LOUDEST), max_size=12).map(
    lambda values: Clip.mono(array("h", values))
)
PLACEMENTS = st.lists(st.builds(Placement, frame=st.integers(0, 40), clip=CLIPS), max_size=8)


def left(samples: array[int]) -> list[int]:
    return list(samples[0::2])


def summed(placements: list[Placement], start: int, frames: int) -> list[int]:
    """The same, frame by frame, in the order in which they begin."""
    total = [0] * frames
    for one in sorted(placements, key=lambda placement: placement.frame):
        for place, value in enumerate(left(one.clip.samples), one.frame - start):
            if 0 <= place < frames:
                total[place] = max(-LOUDEST, min(LOUDEST, total[place] + value))
    return total


@given(PLACEMENTS, st.integers(0, 50), st.integers(0, 50))
def test_a_mix_is_the_sum_of_its_clips_held_at_the_loudest(
    placements: list[Placement], start: int, frames: int
) -> None:
    mixed = mix(placements, start, frames)
    assert left(mixed) == summed(placements, start, frames)
    assert mixed[0::2] == mixed[1::2]


@given(PLACEMENTS, st.lists(st.integers(0, 60), min_size=3, max_size=3).map(sorted))
def test_pieces_in_a_row_are_the_whole(placements: list[Placement], cuts: list[int]) -> None:
    a, b, c = cuts
    assert mix(placements, a, b - a) + mix(placements, b, c - b) == mix(placements, a, c - a)


def test_the_ears_stay_apart() -> None:
    clip = Clip.mono(array("h", [100]), left=0, right=1)
    assert list(mix([Placement(1, clip)], 0, 3)) == [0, 0, 0, 100, 0, 0]


def test_silence_is_as_long_as_it_is_asked_for() -> None:
    assert list(silence(2)) == [0, 0, 0, 0]
