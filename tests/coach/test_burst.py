from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.coach.builders import MS, T0
from toetap.coach.burst import REPEAT_DELAY, SAME_PRESS, TWO_AT_ONCE, Burst, Verdict
from toetap.coach.inputs import (
    Answer,
    Back,
    Input,
    Next,
    Note,
    Press,
    Stop,
    TapTempo,
    Tempo,
    Undo,
)
from toetap.coach.units import SECOND


@dataclass
class Judge:
    """Judges one input after the other."""

    burst: Burst = field(default_factory=Burst)

    def __call__(self, given_: Input, at_ms: int) -> Verdict:
        self.burst, verdict = self.burst.judged(given_, T0 + at_ms * MS)
        return verdict

    def all(self, *inputs: tuple[Input, int]) -> list[Verdict]:
        return [self(given_, at) for given_, at in inputs]


def presses(*at_ms: int) -> list[tuple[Input, int]]:
    return [(Press(), at) for at in at_ms]


def test_a_second_press_within_the_window_is_the_same_press() -> None:
    assert Judge().all(*presses(0, 179)) == ["press", "same press"]


def test_a_second_press_after_the_window_is_another() -> None:
    assert Judge().all(*presses(0, 180)) == ["press", "press"]


def test_the_window_opens_anew_with_each_press_of_a_burst() -> None:
    assert Judge().all(*presses(0, 150, 300, 450)) == ["press"] + ["same press"] * 3


def test_a_held_key_is_known_by_its_third_repeat() -> None:
    verdicts = Judge().all(*presses(0, 500, 533, 566, 599, 632))
    assert verdicts == ["press", "press", "same press", "held", "same press", "same press"]


def test_a_fast_burst_on_its_own_is_no_held_key() -> None:
    assert Judge().all(*presses(0, 33, 66, 99)) == ["press"] + ["same press"] * 3


def test_a_fast_burst_long_after_the_last_press_is_no_held_key() -> None:
    after = 1101
    verdicts = Judge().all(*presses(0, after, after + 33, after + 66))
    assert verdicts == ["press", "press", "same press", "same press"]


def test_a_slow_burst_is_no_held_key() -> None:
    assert "held" not in Judge().all(*presses(0, 500, 650, 800, 950))


def test_another_key_at_once_was_hit_along_with_the_first() -> None:
    assert Judge().all((Press(), 0), (Next(), 79)) == ["press", "same press"]


def test_another_key_a_little_later_is_meant() -> None:
    assert Judge().all((Press(), 0), (Undo(), 80)) == ["press", "press"]


def test_slower_right_after_faster_puts_it_right() -> None:
    assert Judge().all((Tempo(5), 0), (Tempo(-5), 150)) == ["press", "press"]


def test_a_key_for_the_tempo_hit_twice_is_one_step_and_held_down_it_is_one_too() -> None:
    assert Judge().all((Tempo(5), 0), (Tempo(5), 150)) == ["press", "same press"]
    held = Judge().all(*[(Tempo(5), at) for at in (0, 500, 533, 566)])
    assert held == ["press", "press", "same press", "held"]


def test_a_reason_right_after_a_stop_is_taken() -> None:
    assert Judge().all((Stop(), 0), (Stop("dizzy"), 20)) == ["press", "press"]


def test_stop_is_never_swallowed() -> None:
    assert Judge().all((Press(), 0), (Stop(), 1)) == ["press", "press"]


def test_what_comes_along_with_stop_is_swallowed() -> None:
    assert Judge().all((Press(), 0), (Stop(), 1), (Back(), 20)) == ["press", "press", "same press"]


def test_of_two_keys_held_down_the_one_that_repeats_is_known_too() -> None:
    judged = Judge().all((Press(), 0), (Next(), 20), (Next(), 520), (Next(), 553), (Next(), 586))
    assert judged == ["press", "same press", "press", "same press", "held"]


def test_a_key_that_comes_again_long_after_it_was_hit_along_is_meant() -> None:
    later = 2000
    judged = Judge().all(
        (Press(), 0), (Next(), 20), (Next(), later), (Next(), later + 33), (Next(), later + 66)
    )
    assert judged == ["press", "same press", "press", "same press", "same press"]


@pytest.mark.parametrize("given_", [TapTempo(), Answer("effort", 3), Note("fine")])
def test_what_may_come_fast_is_taken_each_time(given_: Input) -> None:
    judge = Judge()
    assert judge.all((Press(), 0), *[(given_, at) for at in (10, 20, 30)]) == ["press"] * 4
    assert judge(Press(), 40) == "same press"


def test_the_very_first_input_counts_at_any_time() -> None:
    assert Burst().judged(Press(), 0)[1] == "press"
    assert Burst().judged(Press(), 10 * MS)[1] == "press"


gaps = st.integers(0, SAME_PRESS // MS - 1)


@given(st.lists(gaps, max_size=30))
def test_a_burst_on_its_own_counts_once(within: list[int]) -> None:
    judge, at = Judge(), 0
    verdicts = [judge(Press(), at)]
    for gap in within:
        at += gap
        verdicts.append(judge(Press(), at))
    assert verdicts == ["press"] + ["same press"] * len(within)


@given(st.integers(180, REPEAT_DELAY // MS), st.integers(10, 119), st.integers(3, 200))
def test_a_held_key_is_told_as_held_exactly_once(delay: int, every: int, repeats: int) -> None:
    at = [0, *(delay + every * repeat for repeat in range(repeats))]
    verdicts = Judge().all(*presses(*at))
    assert verdicts[:2] == ["press", "press"]
    assert verdicts.count("held") == 1
    assert set(verdicts[2:]) == {"held", "same press"} or repeats == 3


@given(st.lists(st.integers(SAME_PRESS, 20 * SECOND), max_size=20))
def test_calm_presses_all_count(gaps_: list[int]) -> None:
    burst, at = Burst(), T0
    for gap in gaps_:
        burst, verdict = burst.judged(Press(), at)
        assert verdict == "press"
        at += gap


@given(
    st.lists(st.tuples(st.sampled_from([Press(), Next(), Undo(), Back()]), st.integers(0, 3000))),
    st.integers(0, 3000),
)
def test_stop_is_live_after_anything_else(before: list[tuple[Input, int]], gap: int) -> None:
    judge, at = Judge(), 0
    for given_, after in before:
        at += after
        judge(given_, at)
    assert judge(Stop("pain"), at + gap) == "press"


def test_the_windows_are_in_order() -> None:
    assert TWO_AT_ONCE < SAME_PRESS < REPEAT_DELAY
