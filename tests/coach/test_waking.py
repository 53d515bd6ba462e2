import pytest
from hypothesis import given
from hypothesis import strategies as st

from toetap.coach.units import SECOND
from toetap.coach.waking import LONGEST_LOOK, Gap, gap_between


@pytest.mark.parametrize(
    ("seconds", "slept", "words"),
    [
        (12 * 60, True, "Paused: the computer slept for 12 minutes."),
        (60, True, "Paused: the computer slept for 1 minute."),
        (3, False, "Paused: toetap stood still for 3 seconds."),
        (3600, True, "Paused: the computer slept for 1 hour."),
        (2 * 3600 + 20 * 60, False, "Paused: toetap stood still for 2 hours and 20 min."),
    ],
)
def test_a_gap_is_told_as_people_say_it(seconds: int, slept: bool, words: str) -> None:  # noqa: FBT001
    assert Gap(seconds * SECOND, slept).words == words


@given(st.integers(0, LONGEST_LOOK), st.integers(0, LONGEST_LOOK))
def test_looks_that_come_in_time_miss_nothing(later: int, slept: int) -> None:
    assert gap_between(5, 5 + later, slept) is None


@given(st.integers(LONGEST_LOOK + 1, 10**16), st.integers(0, LONGEST_LOOK))
def test_a_late_look_has_missed_all_of_the_time_between(later: int, slept: int) -> None:
    assert gap_between(5, 5 + later, slept) == Gap(later, slept=False)


@given(st.integers(0, 10**16), st.integers(LONGEST_LOOK + 1, 10**16))
def test_a_sleep_is_noticed_whether_or_not_the_clock_went_on(later: int, slept: int) -> None:
    assert gap_between(5, 5 + later, slept) == Gap(max(later, slept), slept=True)
