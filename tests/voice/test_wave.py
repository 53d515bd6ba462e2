import struct
from array import array
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.voice.speakers import piped, tone, wav
from toetap.voice.wave import WaveError, decoded

SAMPLES = st.lists(st.integers(-32_768, 32_767), max_size=50)


@given(SAMPLES, st.sampled_from([8_000, 22_050, 48_000]))
def test_samples_come_back_as_they_were(samples: list[int], rate: int) -> None:
    found = decoded(wav(array("h", samples), rate))
    assert (found.rate, found.samples.tolist()) == (rate, samples)


@given(SAMPLES, st.sampled_from([0x7FFFF000, 0xFFFFFFFF, 0x7FFFFFFF]))
def test_a_length_that_a_pipe_has_made_up_does_no_harm(samples: list[int], claimed: int) -> None:
    assert decoded(piped(wav(array("h", samples)), claimed)).samples.tolist() == samples


def test_of_two_channels_the_first_is_heard() -> None:
    assert decoded(wav(array("h", [1, -1, 2, -2]), channels=2)).samples.tolist() == [1, 2]


def test_what_else_a_file_holds_is_passed_over() -> None:
    whole = wav(array("h", [5, 6]))
    odd = b"LIST" + struct.pack("<I", 3) + b"abc\0"
    assert decoded(whole[:12] + odd + whole[12:]).samples.tolist() == [5, 6]


def test_half_a_sample_at_the_end_is_left_out() -> None:
    assert decoded(piped(wav(array("h", [5, 6]))) + b"\x01").samples.tolist() == [5, 6]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "no WAV"),
        (b"espeak: no such voice\n", "no WAV"),
        (b"RIFF\0\0\0\0WAVE", "no sound"),
        (tone(0.1)[:30], "cut off"),
        (tone(0.1).replace(struct.pack("<H", 16) + b"data", struct.pack("<H", 8) + b"data"), "16"),
        (tone(0.1).replace(struct.pack("<I", 22_050), struct.pack("<I", 7), 1), "makes no sense"),
    ],
)
def test_what_is_no_sound_is_refused_with_the_reason(data: bytes, fault: str) -> None:
    with pytest.raises(WaveError, match=fault):
        decoded(data)


@given(st.binary(max_size=200))
def test_whatever_a_program_writes_there_is_a_sound_or_a_refusal(data: bytes) -> None:
    for attempt in (data, tone(0.01)[:40] + data, b"RIFF0000WAVE" + data):
        with suppress(WaveError):
            decoded(attempt)
