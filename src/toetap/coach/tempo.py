"""Beats per minute to time and back, across tempo changes and pauses.

The metronome is a function, not a loop. Position is kept in whole units, of which one beat has
`UNITS_PER_BEAT`: at `bpm` beats a minute one nanosecond is exactly `bpm` units. So `beat_at` and
`time_of` are exact inverses, however often the tempo changed, and a change never moves the phase.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from toetap.coach.units import SECOND

MIN_BPM = 30
MAX_BPM = 180
UNITS_PER_BEAT = 60 * SECOND

MIN_TAPS_FOR_TEMPO = 3
_INTERVALS_KEPT = 5
_SAME_PRESS = SECOND // 5
_NEW_START = 5 * SECOND // 2


def clamp_bpm(bpm: int) -> int:
    """The nearest tempo that is allowed for everyone."""
    return max(MIN_BPM, min(MAX_BPM, bpm))


@dataclass(frozen=True, slots=True)
class _Stretch:
    """From `start` on, at `position` there, `bpm` units a nanosecond; 0 while paused."""

    start: int
    position: int
    bpm: int


@dataclass(frozen=True, slots=True)
class TempoMap:
    """Which beat it is at any time, and when any beat is.

    Beat 0 falls on the instant the map begins at. Instants are nanoseconds of the monotonic clock.
    """

    stretches: tuple[_Stretch, ...]
    bpm: int

    @classmethod
    def starting(cls, at: int, bpm: int) -> TempoMap:
        """A metronome whose beat 0 is at `at`."""
        bpm = clamp_bpm(bpm)
        return cls((_Stretch(at, 0, bpm),), bpm)

    @property
    def paused(self) -> bool:
        """True while the beat stands."""
        return self.stretches[-1].bpm == 0

    def changed(self, at: int, bpm: int) -> TempoMap:
        """The same beats up to `at`, and from there on at another tempo, in phase."""
        bpm = clamp_bpm(bpm)
        return self._continued(at, 0 if self.paused else bpm, bpm)

    def paused_at(self, at: int) -> TempoMap:
        """The same beats up to `at`; from there on the beat stands where it was."""
        return self._continued(at, 0, self.bpm)

    def resumed_at(self, at: int) -> TempoMap:
        """From `at` on the beat goes on from where it stood."""
        return self._continued(at, self.bpm, self.bpm)

    def passed(self, at: int, beats: int) -> TempoMap:
        """The same beats from `at` on, each numbered so many less."""
        position = self.position(at) - beats * UNITS_PER_BEAT
        return TempoMap((_Stretch(at, position, self.stretches[-1].bpm),), self.bpm)

    def _continued(self, at: int, rate: int, bpm: int) -> TempoMap:
        last = self.stretches[-1]
        if at < last.start:
            raise ValueError("a tempo changes now or later, never in the past")
        kept = self.stretches[:-1] if at == last.start else self.stretches
        return TempoMap((*kept, _Stretch(at, self.position(at), rate)), bpm)

    def position(self, at: int) -> int:
        """Where the music is at `at`, in units of a beat's `UNITS_PER_BEAT`."""
        index = bisect_right(self.stretches, at, key=lambda stretch: stretch.start) - 1
        stretch = self.stretches[max(index, 0)]
        return stretch.position + (at - stretch.start) * stretch.bpm

    def beat_at(self, at: int) -> int:
        """The number of the last beat at or before `at`; negative before the beginning."""
        return self.position(at) // UNITS_PER_BEAT

    def time_of(self, beat: int) -> int | None:
        """The first instant at which `beat` has come, or None if a pause stands before it.

        For every beat that comes, `beat_at(time_of(n)) == n`, and one nanosecond earlier it was
        `n - 1`.
        """
        return self.time_at(beat * UNITS_PER_BEAT)

    def time_at(self, wanted: int) -> int | None:
        """The first instant at which `position` is `wanted` or more, or None if a pause stands."""
        index = max(self._stretch_reaching(wanted), 0)
        stretch = self.stretches[index]
        if stretch.position == wanted:
            return stretch.start
        if stretch.bpm == 0:
            return None
        return stretch.start - (stretch.position - wanted) // stretch.bpm

    def _stretch_reaching(self, wanted: int) -> int:
        """The last stretch that begins before `wanted`, or the first that begins on it."""
        before = 0
        for index, stretch in enumerate(self.stretches):
            if stretch.position >= wanted:
                return index if stretch.position == wanted else before
            before = index
        return before


def tapped_bpm(taps: tuple[int, ...]) -> int | None:
    """The tempo of somebody tapping along: the median of the last intervals.

    Two presses within a fifth of a second are one press; a gap of more than two and a half
    seconds starts anew.

    Returns:
        Beats a minute within the limits for everyone, or None before the third tap.
    """
    kept: list[int] = []
    before: int | None = None
    for tap in taps:
        if kept and tap - kept[-1] > _NEW_START:
            kept = []
        # Measured from the press before, counted or not, so that a held key is no tempo.
        if before is None or tap - before >= _SAME_PRESS:
            kept.append(tap)
        before = tap
    if len(kept) < MIN_TAPS_FOR_TEMPO:
        return None
    recent = kept[-_INTERVALS_KEPT - 1 :]
    intervals = sorted(later - earlier for earlier, later in pairwise(recent))
    # The mean of the two middle ones, doubled; `statistics` would cost ten milliseconds to import.
    doubled = intervals[(len(intervals) - 1) // 2] + intervals[len(intervals) // 2]
    return clamp_bpm(round(2 * 60 * SECOND / doubled))
