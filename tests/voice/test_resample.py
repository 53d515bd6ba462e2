from array import array
from math import pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toetap.voice.resample import resampled


def sine(pitch: float, rate: int, count: int) -> list[float]:
    return [10_000 * sin(2 * pi * pitch * at / rate) for at in range(count)]


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 44_100, 48_000, 96_000])
def test_a_tone_stays_the_tone_it_was(rate: int) -> None:
    samples = array("h", map(round, sine(1_000, rate, rate // 5)))
    made = resampled(samples, rate, 48_000)
    assert len(made) == 48_000 // 5
    wanted = sine(1_000, 48_000, len(made))
    middle = slice(100, -100)
    apart = [abs(one - other) for one, other in zip(made[middle], wanted[middle], strict=True)]
    assert max(apart) < 100  # 40 dB below it


@given(
    st.lists(st.integers(-32_768, 32_767), max_size=60),
    st.sampled_from([8_000, 11_025, 22_050, 44_100, 96_000]),
)
def test_whatever_the_rate_the_sound_lasts_as_long(samples: list[int], rate: int) -> None:
    made = resampled(array("h", samples), rate, 48_000)
    assert len(made) == -(-len(samples) * 48_000 // rate)


def test_a_steady_level_stays_where_it_is() -> None:
    made = resampled(array("h", [5_000] * 400), 22_050, 48_000)
    assert all(abs(sample - 5_000) < 1 for sample in made[50:-50])
