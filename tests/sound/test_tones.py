"""What each sound is like, in every set."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import cos, hypot, pi, sin
from typing import get_args

import pytest

from toetap.coach.sounding import Sound
from toetap.sound.clip import LOUDEST, RATE, Clip
from toetap.sound.tones import CLICK_SETS, TIMBRES, TUNES, ClickSet, rendered

SOUNDS: tuple[Sound, ...] = get_args(Sound)
LONGEST = 1.6
STEP = LOUDEST // 7
"""From one frame to the next; a crackle is a step of half the range or more."""


@pytest.fixture(scope="module")
def clips() -> dict[tuple[ClickSet, Sound], Clip]:
    return {(which, sound): rendered(sound, which) for which in CLICK_SETS for sound in SOUNDS}


def strength(samples: list[int], pitch: float) -> float:
    turn = 2 * pi * pitch / RATE
    real = sum(value * cos(turn * at) for at, value in enumerate(samples))
    imaginary = sum(value * sin(turn * at) for at, value in enumerate(samples))
    return hypot(real, imaginary)


def energy(samples: list[int]) -> int:
    return sum(value * value for value in samples)


def test_every_sound_has_a_tune_and_every_set_a_timbre() -> None:
    assert set(TUNES) == set(SOUNDS)
    assert set(TIMBRES) == set(CLICK_SETS)


def test_all_that_is_played_lies_where_an_old_ear_hears() -> None:
    pitches = [
        tone.pitch * times
        for tones in TUNES.values()
        for tone in tones
        for timbre in TIMBRES.values()
        for times, _loud, _fading in timbre.partials
    ]
    assert min(pitches) >= 400
    assert max(pitches) <= 2100


def test_nothing_crackles_or_goes_on_for_long(clips: dict[tuple[ClickSet, Sound], Clip]) -> None:
    for key, clip in clips.items():
        for ear in (list(clip.samples[0::2]), list(clip.samples[1::2])):
            steps = [abs(one - other) for one, other in pairwise(ear)]
            assert max(steps) < STEP, key
            assert abs(ear[0]) < STEP // 10, key
            assert abs(ear[-1]) < STEP // 10, key
            assert LOUDEST // 20 < max(ear) < LOUDEST or min(ear) > -LOUDEST, key
        assert clip.frames < LONGEST * RATE, key


def test_no_two_sounds_of_a_set_are_alike(clips: dict[tuple[ClickSet, Sound], Clip]) -> None:
    for which in CLICK_SETS:
        for one, other in combinations(SOUNDS, 2):
            assert clips[which, one].samples != clips[which, other].samples


@pytest.mark.parametrize("which", CLICK_SETS)
def test_right_and_left_go_to_their_ears_and_both_to_both(
    which: ClickSet, clips: dict[tuple[ClickSet, Sound], Clip]
) -> None:
    def ears(sound: Sound) -> float:
        clip = clips[which, sound]
        return energy(list(clip.samples[1::2])) / energy(list(clip.samples[0::2]))

    assert ears("right") > 8
    assert ears("right accent") > 8
    assert ears("left") < 1 / 8
    assert ears("left accent") < 1 / 8
    assert ears("both") == 1


@pytest.mark.parametrize("which", CLICK_SETS)
def test_right_is_higher_than_left_and_both_is_the_two(
    which: ClickSet, clips: dict[tuple[ClickSet, Sound], Clip]
) -> None:
    def pitches(sound: Sound) -> tuple[float, float]:
        clip = clips[which, sound]
        ear = list(clip.samples[sound == "right" :: 2])
        return strength(ear, 659), strength(ear, 988)

    (right_low, right_high), (left_low, left_high) = pitches("right"), pitches("left")
    both_low, both_high = pitches("both")
    assert right_high > 3 * right_low
    assert left_low > 3 * left_high
    assert 1 / 2 < both_low / both_high < 2


@pytest.mark.parametrize("side", ["right", "left", "both"])
def test_an_accent_is_louder_and_longer(
    side: Sound, clips: dict[tuple[ClickSet, Sound], Clip]
) -> None:
    accents: dict[Sound, Sound] = {
        "right": "right accent", "left": "left accent", "both": "both accent",
    }  # fmt: skip
    for which in CLICK_SETS:
        plain, accent = clips[which, side], clips[which, accents[side]]
        assert accent.frames > plain.frames
        assert energy(list(accent.samples)) > 2 * energy(list(plain.samples))
