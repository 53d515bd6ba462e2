from hypothesis import given
from hypothesis import strategies as st

from tests.coach.builders import T0
from tests.coach.strategies import PATTERNS
from toetap.coach.rounds import Round
from toetap.coach.score import ScoreLine, played, written
from toetap.coach.script import COUNT_IN
from toetap.coach.taps import Pattern, parse
from toetap.coach.units import SECOND, Reading

DRILL = parse("8/8 4x2 2x4")


def at_beat(index: int) -> int:
    return T0 + (COUNT_IN + index) * SECOND


def test_a_pattern_is_written_a_line_a_phrase() -> None:
    assert written(DRILL, "together") == (
        ScoreLine("8 right, then 8 left", (8, 8), tapped=0, current=False),
        ScoreLine("4 both, twice", (4, 4), tapped=0, current=False),
        ScoreLine("2 both, 4 times", (2, 2, 2, 2), tapped=0, current=False),
    )


def test_read_in_turn_each_side_is_a_group() -> None:
    assert [line.groups for line in written(DRILL, "in turn")] == [(8, 8), (4,) * 4, (2,) * 8]


def test_in_the_count_in_nothing_is_tapped_and_the_first_phrase_is_next() -> None:
    lines = played(Round.starting(DRILL, "together", 0, T0, 60), T0)
    assert [(line.tapped, line.current) for line in lines] == [(0, True), (0, False), (0, False)]


def test_the_beat_that_sounds_counts_as_tapped() -> None:
    round_ = Round.starting(DRILL, "together", 0, T0, 60)
    assert [line.tapped for line in played(round_, at_beat(0))] == [1, 0, 0]
    lines = played(round_, at_beat(18))
    assert [(line.tapped, line.current) for line in lines] == [(16, False), (3, True), (0, False)]


def test_what_was_tapped_before_the_round_was_taken_up_again_stays_tapped() -> None:
    lines = played(Round.starting(DRILL, "together", 20, T0, 60), T0)
    assert [(line.tapped, line.current) for line in lines] == [(16, False), (4, True), (0, False)]


def test_at_its_very_end_the_last_phrase_is_still_the_current_one() -> None:
    lines = played(Round.starting(DRILL, "together", 0, T0, 60), at_beat(32))
    assert [(line.tapped, line.current) for line in lines] == [(16, False), (8, False), (8, True)]


def test_a_switch_of_reading_cuts_a_group_where_the_side_changes() -> None:
    round_ = Round.starting(parse("4x2"), "together", 0, T0, 60).switched(at_beat(1))
    (line,) = played(round_, at_beat(1))
    assert line == ScoreLine(
        "4 right and left in turn, twice", (2, 2, 4, 4, 4), tapped=2, current=True
    )


@given(PATTERNS.map(parse), st.sampled_from(["together", "in turn"]))
def test_a_round_not_begun_is_laid_out_as_written(pattern: Pattern, reading: Reading) -> None:
    lines = played(Round.starting(pattern, reading, 0, T0, 60), T0)
    assert [line.groups for line in lines] == [line.groups for line in written(pattern, reading)]
