import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.coach.strategies import phrases
from toetap.coach.taps import (
    MAX_BEATS_IN_PHRASE,
    MAX_PHRASES,
    Beat,
    NotationError,
    Pattern,
    Phrase,
    parse,
)
from toetap.coach.units import Reading

DRILL = "8/8 4x2 2x4"
READINGS: list[Reading] = ["together", "in turn"]

patterns = st.lists(phrases(), min_size=1, max_size=5).map(" ".join).map(parse)
readings = st.sampled_from(READINGS)


def sides(pattern: str, reading: Reading) -> str:
    """Every beat as a letter: r, l or b."""
    return "".join(beat.side[0] for beat in parse(pattern).beats(reading))


def test_the_drill_of_the_article_is_32_beats_together_and_48_in_turn() -> None:
    pattern = parse(DRILL)
    assert len(pattern.beats("together")) == 32
    assert len(pattern.beats("in turn")) == 48


def test_a_slash_is_right_then_left_in_both_readings() -> None:
    assert sides("3/2", "together") == sides("3/2", "in turn") == "rrrll"


def test_an_x_is_both_at_once_or_right_then_left() -> None:
    assert sides("2x2", "together") == "bbbb"
    assert sides("2x2", "in turn") == "rrllrrll"


def test_a_side_without_beats_makes_no_group() -> None:
    (phrase,) = parse("0/3").phrases
    assert phrase.groups("together") == (("left", 3),)
    assert sides("3/0", "together") == "rrr"


def test_a_beat_knows_its_place() -> None:
    beats = parse("2/1 1x1").beats("together")
    assert beats == (
        Beat(0, "right", 0, 0, 1, 2, accent=True, announce=None),
        Beat(1, "right", 0, 0, 2, 2, accent=False, announce="left"),
        Beat(2, "left", 0, 1, 1, 1, accent=False, announce="both"),
        Beat(3, "both", 1, 0, 1, 1, accent=True, announce=None),
    )


@pytest.mark.parametrize(
    ("phrase", "together", "in_turn"),
    [
        ("8/8", "8 right, then 8 left", "8 right, then 8 left"),
        ("0/5", "5 left", "5 left"),
        ("4x1", "4 both, once", "4 right and left in turn, once"),
        ("4x2", "4 both, twice", "4 right and left in turn, twice"),
        ("2x4", "2 both, 4 times", "2 right and left in turn, 4 times"),
    ],
)
def test_a_phrase_in_words(phrase: str, together: str, in_turn: str) -> None:
    (parsed,) = parse(phrase).phrases
    assert (parsed.words("together"), parsed.words("in turn")) == (together, in_turn)


@given(patterns)
def test_what_is_written_is_read_back_the_same(pattern: Pattern) -> None:
    assert parse(str(pattern)) == pattern


@given(st.lists(phrases(), min_size=1, max_size=5), st.sampled_from(["  ", "\t", "\n "]))
def test_blanks_and_leading_zeros_are_written_away(words: list[str], blank: str) -> None:
    padded = blank.join(["", *(word.zfill(len(word) + 1)[-7:] for word in words), ""])
    assert str(parse(padded)) == " ".join(words)


@given(patterns, readings)
def test_beats_are_as_many_as_their_groups_hold(pattern: Pattern, reading: Reading) -> None:
    groups = [count for phrase in pattern.phrases for _side, count in phrase.groups(reading)]
    assert len(pattern.beats(reading)) == sum(groups)


@given(patterns, readings)
def test_beats_are_numbered_without_a_gap(pattern: Pattern, reading: Reading) -> None:
    numbers = [beat.number for beat in pattern.beats(reading)]
    assert numbers == list(range(len(numbers)))


@given(patterns, readings)
def test_each_group_counts_from_one_to_its_end(pattern: Pattern, reading: Reading) -> None:
    groups: dict[tuple[int, int], list[Beat]] = {}
    for beat in pattern.beats(reading):
        groups.setdefault((beat.phrase, beat.group), []).append(beat)
    for beats in groups.values():
        assert [beat.count for beat in beats] == list(range(1, len(beats) + 1))
        assert {beat.of for beat in beats} == {len(beats)}
        assert len({beat.side for beat in beats}) == 1


@given(patterns, readings)
def test_each_phrase_has_one_accent_on_its_first_beat(pattern: Pattern, reading: Reading) -> None:
    beats = pattern.beats(reading)
    starts = [
        beat.number
        for beat in beats
        if beat.number == 0 or beats[beat.number - 1].phrase != beat.phrase
    ]
    assert [beat.number for beat in beats if beat.accent] == starts
    assert len(starts) == len(pattern.phrases)


@given(patterns, readings)
def test_the_next_side_is_announced_on_the_last_beat_before_it(
    pattern: Pattern, reading: Reading
) -> None:
    beats = pattern.beats(reading)
    for beat, following in zip(beats, [*beats[1:], None], strict=True):
        turns = following is not None and following.count == 1
        assert beat.announce == (following.side if following and turns else None)


@given(patterns)
def test_both_readings_have_the_same_taps_on_each_side(pattern: Pattern) -> None:
    def taps(reading: Reading, side: str) -> int:
        return sum(beat.side in (side, "both") for beat in pattern.beats(reading))

    for side in ("left", "right"):
        assert taps("together", side) == taps("in turn", side)


@pytest.mark.parametrize("phrase", ["64x1", "1x64", "64/0", "32/32"])
def test_a_phrase_may_be_as_long_as_the_limit(phrase: str) -> None:
    assert len(parse(phrase).beats("together")) == MAX_BEATS_IN_PHRASE


@pytest.mark.parametrize("phrase", ["65x1", "13x5", "64/1", "999/999"])
def test_a_longer_phrase_is_refused(phrase: str) -> None:
    with pytest.raises(NotationError, match=rf"'{phrase}' has \d+ beats; a phrase has 1 to 64"):
        parse(phrase)


@pytest.mark.parametrize("phrase", ["0/0", "0x4", "4x0"])
def test_a_phrase_without_a_beat_is_refused(phrase: str) -> None:
    with pytest.raises(NotationError, match="has 0 beats"):
        parse(phrase)


@pytest.mark.parametrize("word", ["8", "8/", "/8", "8x", "8-8", "-1/8", "1000/1", "8/8/8", "8X2"])
def test_what_is_no_phrase_is_refused_with_what_would_be_right(word: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse(f"8/8 {word}")
    assert str(caught.value).startswith(f"{word!r} is no phrase; write 8/8 ")


@pytest.mark.parametrize("notation", ["", "  ", "\n"])
def test_an_empty_pattern_is_refused(notation: str) -> None:
    with pytest.raises(NotationError, match="is empty"):
        parse(notation)


def test_a_pattern_has_at_most_so_many_phrases() -> None:
    assert len(parse("1/1 " * MAX_PHRASES).phrases) == MAX_PHRASES
    with pytest.raises(NotationError, match="has 33 phrases; at most 32"):
        parse("1/1 " * (MAX_PHRASES + 1))


def test_the_beats_of_a_reading_are_made_once() -> None:
    pattern = Pattern((Phrase("1/1", 1, 1, of_both=False),))
    assert pattern.beats("together") is pattern.beats("together")
