from __future__ import annotations

from array import array

import pytest

from tests.voice.speakers import RATE, piped, tone, wav
from toetap.sound.clip import RATE as WANTED
from toetap.voice.rendering import MOST_SECONDS, clip_of
from toetap.voice.wave import WaveError


def loudest(samples: array[int]) -> int:
    return max(map(abs, samples))


def test_a_word_begins_with_its_first_sound_and_ends_with_its_last() -> None:
    clip = clip_of(piped(tone(0.4, before=0.2, after=0.5)))
    assert clip.frames / WANTED == pytest.approx(0.4, abs=0.008)
    heard = [at for at, sample in enumerate(clip.samples[::2]) if abs(sample) > 2_000]
    assert heard[0] < WANTED * 5 // 1000


def test_words_are_equally_loud_however_they_were_written() -> None:
    quiet = wav(array("h", [sample // 20 for sample in range(-8_000, 8_000)]))
    assert loudest(clip_of(quiet).samples) == pytest.approx(
        loudest(clip_of(tone(0.2)).samples), 0.01
    )


def test_words_come_from_the_middle() -> None:
    clip = clip_of(tone(0.1))
    assert clip.samples[::2] == clip.samples[1::2]


@pytest.mark.parametrize(
    ("samples", "fault"),
    [
        (array("h"), "silence"),
        (array("h", [0] * 500), "silence"),
        (array("h", bytes(2 * (MOST_SECONDS * RATE + 1))), "far too much"),
    ],
)
def test_what_is_no_word_is_refused(samples: array[int], fault: str) -> None:
    with pytest.raises(WaveError, match=fault):
        clip_of(wav(samples))
