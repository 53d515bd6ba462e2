import pytest
from hypothesis import given
from hypothesis import strategies as st

from toetap.coach.units import SECOND, whole_seconds


@pytest.mark.parametrize(
    ("span", "seconds"),
    [(0, 0), (SECOND // 2 - 1, 0), (SECOND // 2, 1), (SECOND, 1), (3 * SECOND // 2, 2)],
)
def test_a_span_is_rounded_to_the_nearest_second_and_halves_up(span: int, seconds: int) -> None:
    assert whole_seconds(span) == seconds


@given(st.integers(0, 10**9))
def test_whole_seconds_stay_what_they_are(seconds: int) -> None:
    assert whole_seconds(seconds * SECOND) == seconds
