from array import array
from itertools import pairwise

from toetap.sound.clip import FADE, LOUDEST, Clip, gain


def test_a_clip_of_one_channel_is_as_loud_in_each_ear_as_it_is_told() -> None:
    clip = Clip.mono(array("h", [1000, -2000]), left=0.5, right=1)
    assert list(clip.samples) == [500, 1000, -1000, -2000]
    assert clip.frames == 2


def test_no_factor_makes_a_sample_louder_than_it_can_be() -> None:
    assert list(Clip.mono(array("h", [LOUDEST]), left=3).samples) == [LOUDEST, LOUDEST]


def test_a_cut_sound_dies_away_over_a_few_milliseconds() -> None:
    cut = Clip.mono(array("h", [10_000] * 1000)).cut(600)
    left = list(cut.samples[0::2])
    assert cut.frames == 600
    assert left[: 600 - FADE] == [10_000] * (600 - FADE)
    assert left[600 - FADE :] == sorted(left[600 - FADE :], reverse=True)
    assert left[-1] == 0
    assert max(one - other for one, other in pairwise(left)) < 10_000 // 100


def test_a_sound_is_never_made_longer_and_may_be_cut_to_nothing() -> None:
    clip = Clip.mono(array("h", [1, 2, 3]))
    assert clip.cut(3) is clip
    assert clip.cut(50) is clip
    assert clip.cut(0).frames == 0
    assert clip.cut(-5).frames == 0


def test_volume_goes_from_nothing_to_all_of_it() -> None:
    assert [gain(volume) for volume in (-1, 0, 50, 100, 200)] == [0, 0, 0.25, 1, 1]


def test_a_sound_at_full_volume_is_the_sound_itself() -> None:
    clip = Clip.mono(array("h", [1000]))
    assert clip.scaled(1) is clip
    assert list(clip.scaled(0.5).samples) == [500, 500]
