"""Tap notation to beats.

    8/8    eight on the right, then eight on the left
    4x2    four of both, twice
    8/8 4x2 2x4    several phrases, one after the other

The counts are those of the article that the tap drill comes from; docs/tap-notation.md tells the
rest. A beat is one tap of the metronome, whichever side taps on it.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from toetap.coach.units import Reading, Side

MAX_BEATS_IN_PHRASE = 64
MAX_PHRASES = 32

_IN_TURN = re.compile(r"(\d{1,3})/(\d{1,3})")
_OF_BOTH = re.compile(r"(\d{1,3})x(\d{1,3})")


class NotationError(ValueError):
    """A pattern that can't be read; the message says which part, and what would be right."""


@dataclass(frozen=True, slots=True)
class Beat:
    """One beat of a pattern.

    Attributes:
        number: Place in the whole pattern, from 0.
        side: The side that taps.
        phrase: Which phrase of the pattern, from 0.
        group: Which run of the same side within the phrase, from 0.
        count: The number to say: place in its group, from 1.
        of: Beats in the group.
        accent: True on the first beat of a phrase.
        announce: The side that comes next, on the last beat of a group that is followed by another.
    """

    number: int
    side: Side
    phrase: int
    group: int
    count: int
    of: int
    accent: bool
    announce: Side | None


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase as written: its text, and its groups of beats in each reading."""

    text: str
    first: int
    """Beats of a group of both, or of the right side in `right/left`."""
    second: int
    """How often a group of both is tapped, or the beats of the left side."""
    of_both: bool

    def groups(self, reading: Reading) -> tuple[tuple[Side, int], ...]:
        """The runs of one side, in order, each with its number of beats."""
        if not self.of_both:
            sides: tuple[tuple[Side, int], ...] = (("right", self.first), ("left", self.second))
            return tuple((side, count) for side, count in sides if count)
        if reading == "together":
            return (("both", self.first),) * self.second
        return (("right", self.first), ("left", self.first)) * self.second

    def words(self, reading: Reading) -> str:
        """The phrase in words: "8 right, then 8 left", "4 both, 2 times"."""
        if not self.of_both:
            return ", then ".join(f"{count} {side}" for side, count in self.groups(reading))
        who = "both" if reading == "together" else "right and left in turn"
        times = {1: "once", 2: "twice"}.get(self.second, f"{self.second} times")
        return f"{self.first} {who}, {times}"


@dataclass(frozen=True)
class Pattern:
    """A tap pattern: phrases in a row.

    `parse` makes one from notation; `str()` gives the notation back, with single spaces.
    """

    phrases: tuple[Phrase, ...]

    def __str__(self) -> str:
        return " ".join(phrase.text for phrase in self.phrases)

    def beats(self, reading: Reading) -> tuple[Beat, ...]:
        """All beats of one round, in order."""
        return self._together if reading == "together" else self._in_turn

    @cached_property
    def _together(self) -> tuple[Beat, ...]:
        return tuple(_beats(self.phrases, "together"))

    @cached_property
    def _in_turn(self) -> tuple[Beat, ...]:
        return tuple(_beats(self.phrases, "in turn"))


def parse(notation: str) -> Pattern:
    """Read tap notation.

    Raises:
        NotationError: A part is no phrase, holds no beat, or is too long.
    """
    words = notation.split()
    if not words:
        raise NotationError('is empty; write for example "8/8 4x2 2x4"')
    if len(words) > MAX_PHRASES:
        raise NotationError(f"has {len(words)} phrases; at most {MAX_PHRASES} fit a pattern")
    return Pattern(tuple(_phrase(word) for word in words))


def _phrase(word: str) -> Phrase:
    if match := _IN_TURN.fullmatch(word):
        right, left = int(match[1]), int(match[2])
        beats, phrase = right + left, Phrase(f"{right}/{left}", right, left, of_both=False)
    elif match := _OF_BOTH.fullmatch(word):
        count, times = int(match[1]), int(match[2])
        beats, phrase = count * times, Phrase(f"{count}x{times}", count, times, of_both=True)
    else:
        raise NotationError(
            f"{word!r} is no phrase; write 8/8 for eight right then eight left, "
            "or 4x2 for four of both, twice"
        )
    if not 1 <= beats <= MAX_BEATS_IN_PHRASE:
        raise NotationError(f"{word!r} has {beats} beats; a phrase has 1 to {MAX_BEATS_IN_PHRASE}")
    return phrase


def _beats(phrases: tuple[Phrase, ...], reading: Reading) -> list[Beat]:
    runs = [
        (phrase, group, side, count)
        for phrase, written in enumerate(phrases)
        for group, (side, count) in enumerate(written.groups(reading))
    ]
    beats: list[Beat] = []
    for (phrase, group, side, of), following in zip(runs, [*runs[1:], None], strict=True):
        for count in range(1, of + 1):
            last = count == of
            beats.append(
                Beat(
                    number=len(beats),
                    side=side,
                    phrase=phrase,
                    group=group,
                    count=count,
                    of=of,
                    accent=group == 0 and count == 1,
                    announce=following[2] if last and following else None,
                )
            )
    return beats
