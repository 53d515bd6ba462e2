"""The tap pattern as it is laid out: a line a phrase, a mark a beat."""

from __future__ import annotations

from dataclasses import dataclass

from toetap.coach.rounds import Round
from toetap.coach.taps import Beat, Pattern
from toetap.coach.units import Reading


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One phrase.

    Attributes:
        words: The phrase in words: "8 right, then 8 left".
        groups: Beats in each run of one side.
        tapped: Beats of the phrase that have come, the one that sounds now included.
        current: The phrase goes on now.
    """

    words: str
    groups: tuple[int, ...]
    tapped: int
    current: bool


def written(pattern: Pattern, reading: Reading) -> tuple[ScoreLine, ...]:
    """A pattern of which nothing has been tapped yet."""
    return tuple(
        ScoreLine(
            phrase.words(reading),
            tuple(count for _side, count in phrase.groups(reading)),
            tapped=0,
            current=False,
        )
        for phrase in pattern.phrases
    )


def played(round_: Round, at: int) -> tuple[ScoreLine, ...]:
    """The score of a round at an instant."""
    index = round_.index_at(at)
    counting = max(index, round_.first)
    here = round_.beats[min(counting, len(round_.beats) - 1)].phrase
    lines: list[ScoreLine] = []
    for number, phrase in enumerate(round_.pattern.phrases):
        beats = [place for place, beat in enumerate(round_.beats) if beat.phrase == number]
        lines.append(
            ScoreLine(
                phrase.words(round_.reading),
                _groups([round_.beats[place] for place in beats]),
                tapped=sum(place <= index or place < round_.first for place in beats),
                current=number == here,
            )
        )
    return tuple(lines)


def _groups(beats: list[Beat]) -> tuple[int, ...]:
    """How many beats there are in each run of one side; a change of reading may cut one short."""
    groups: list[int] = []
    side = None
    for beat in beats:
        if beat.side != side or beat.count == 1:
            groups.append(0)
        groups[-1] += 1
        side = beat.side
    return tuple(groups)
