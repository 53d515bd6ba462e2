"""One round of taps: its beats, and how a change of reading continues it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from toetap.coach.script import COUNT_IN
from toetap.coach.taps import Beat, Pattern
from toetap.coach.tempo import TempoMap
from toetap.coach.units import Reading


@dataclass(frozen=True, slots=True)
class Round:
    """A round on its way.

    The metronome's beat 0 is the first of the count-in, so that beat `COUNT_IN` is the first tap.

    Attributes:
        pattern: What is tapped.
        reading: How "four of both" is read now.
        beats: Every beat of the round, those already tapped as they were tapped.
        first: The index of the beat that the count-in leads to; not 0 where a round goes on.
        tempo: When the beats are.
    """

    pattern: Pattern
    reading: Reading
    beats: tuple[Beat, ...]
    first: int
    tempo: TempoMap

    @classmethod
    def starting(cls, pattern: Pattern, reading: Reading, first: int, at: int, bpm: int) -> Round:
        """A round whose count-in begins at `at` and leads to beat `first`."""
        return cls(pattern, reading, pattern.beats(reading), first, TempoMap.starting(at, bpm))

    @classmethod
    def going_on(cls, pattern: Pattern, reading: Reading, left: int, at: int, bpm: int) -> Round:
        """A round of which the last `left` beats are still to come.

        Beats are told from the end, since whatever was read the other way lies behind.
        """
        first = max(0, len(pattern.beats(reading)) - left)
        return cls.starting(pattern, reading, first, at, bpm)

    @property
    def asked(self) -> int:
        """The beats that it asks for, from the one that the count-in leads to."""
        return len(self.beats) - self.first

    def index_at(self, at: int) -> int:
        """The index in `beats` of the beat at `at`; below `first` during the count-in."""
        return self.tempo.beat_at(at) - COUNT_IN + self.first

    def counted_at(self, at: int) -> int:
        """Beats tapped in this round so far."""
        return max(0, min(self.index_at(at) + 1, len(self.beats)) - self.first)

    @property
    def begins(self) -> int | None:
        """The instant of its first tap; None if a pause stands before it."""
        return self.tempo.time_of(COUNT_IN)

    @property
    def ends(self) -> int | None:
        """The instant at which its last beat has lasted; None if a pause stands before it."""
        return self.tempo.time_of(COUNT_IN + self.asked)

    def again(self, at: int) -> Round:
        """The whole round that follows this one without a count-in; it ends at `at`."""
        beats = self.pattern.beats(self.reading)
        tempo = self.tempo.passed(at, self.asked)
        return Round(self.pattern, self.reading, beats, 0, tempo)

    def switched(self, at: int) -> Round:
        """The same round in the other reading from the next beat on."""
        reading: Reading = "in turn" if self.reading == "together" else "together"
        tapped = max(self.index_at(at) + 1, self.first)
        if tapped >= len(self.beats):
            return replace(self, reading=reading)
        new = self.pattern.beats(reading)
        start = self._same_place(self.beats[tapped], new)
        moved = tapped - new[start].number
        rest = tuple(replace(beat, number=beat.number + moved) for beat in new[start:])
        return replace(self, reading=reading, beats=_joined(self.beats[:tapped], rest))

    def _same_place(self, beat: Beat, others: tuple[Beat, ...]) -> int:
        """The index in the other reading of the beat that stands for this one."""
        group = beat.group
        if self.pattern.phrases[beat.phrase].of_both:
            group = 2 * group if self.reading == "together" else group // 2
        wanted = (beat.phrase, group, beat.count)
        return [(other.phrase, other.group, other.count) for other in others].index(wanted)


def _joined(tapped: tuple[Beat, ...], rest: tuple[Beat, ...]) -> tuple[Beat, ...]:
    """Beats of two readings in a row; the last of the first announces what really follows it."""
    if not tapped:
        return rest
    last, following = tapped[-1], rest[0]
    same_run = following.side == last.side and following.count > 1
    announced = replace(last, announce=None if same_run else following.side)
    return (*tapped[:-1], announced, *rest)
