"""What there is to say in a round of taps: each on its beat, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

from toetap.coach.rounds import Round
from toetap.coach.saying import Saying, Weight
from toetap.coach.script import COUNT_IN
from toetap.coach.taps import Beat
from toetap.coach.tempo import UNITS_PER_BEAT
from toetap.coach.words import Lasts, Words


def over_taps(round_: Round, begins: int, lasts: Lasts) -> Iterator[Saying]:
    """The count-in, and one beat ahead each side that the taps change to.

    Args:
        round_: The round.
        begins: The instant at which its stage begins. Where rounds follow each other at once, that
            is after the count-in, of which only the side is said, on the last beat before.
        lasts: How long words take to say.
    """
    counted_in = begins < _instant(round_, COUNT_IN)
    numbers = [Words("count", COUNT_IN - beat) for beat in range(COUNT_IN - 1)]
    lasting = UNITS_PER_BEAT // round_.tempo.bpm
    if counted_in and all(lasts(number) <= lasting for number in numbers):
        for beat, number in enumerate(numbers):
            yield _on_beat(round_, beat, Weight.COUNT, number)
    first = round_.beats[round_.first]
    if counted_in or _announced_again(round_):
        yield _on_beat(round_, COUNT_IN - 1, Weight.DO, Words(first.side))
    for index in range(round_.first, len(round_.beats) - 1):
        here, following = round_.beats[index], round_.beats[index + 1]
        if announced(here, following):
            beat = COUNT_IN + index - round_.first
            yield _on_beat(round_, beat, Weight.DO, Words(following.side))


def announced(here: Beat, following: Beat) -> bool:
    """The side that follows is said on this beat.

    It is where the side changes and where a phrase begins, unless the taps change at each beat:
    then it would be heard as the side of the beat that it is said on.
    """
    if here.announce is None or here.of == following.of == 1:
        return False
    return here.side != following.side or here.phrase != following.phrase


def _announced_again(round_: Round) -> bool:
    """The first side is said once more where a round follows upon another."""
    last, first = round_.beats[-1], round_.beats[0]
    if last.of == first.of == 1:
        return False
    return last.side != first.side or len(round_.pattern.phrases) > 1


def _on_beat(round_: Round, beat: int, weight: Weight, words: Words) -> Saying:
    at = _instant(round_, beat)
    return Saying(at, at, weight, words)


def _instant(round_: Round, beat: int) -> int:
    at = round_.tempo.time_of(beat)
    assert at is not None, "nothing is said while the beat stands"
    return at
