import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toetap.cleaning import MAX_MARKS, REPLACEMENT, clean, fold, unclean

ANY_TEXT = st.text(st.characters())
HOSTILE = {
    "escape": "\x1b",
    "C1 control sequence introducer": "\x9b",
    "NUL": "\0",
    "delete": "\x7f",
    "carriage return of old": "\x0b",
    "line separator": "\u2028",
    "right-to-left override": "\u202e",
    "isolate": "\u2066",
    "zero width space": "\u200b",
    "byte order mark": "\ufeff",
    "soft hyphen": "\u00ad",
    "private": "\ue000",
    "unassigned": "\u0378",
    "half a character": "\ud800",
    "tag": "\U000e0041",
    "blank letter": "\u3164",
}


@pytest.mark.parametrize("character", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_visible_text_is_replaced_and_can_be_named(character: str) -> None:
    assert clean(f"toe{character}s") == f"toe{REPLACEMENT}s"
    assert f"U+{ord(character):04X}" in (unclean(f"toe{character}s") or "")


@pytest.mark.parametrize(
    "text", ["", "Toe curls", "füße – 4×2 ≤ 3", "足の指", "पैर", "[b]x[/b]", "🦶"]
)
def test_real_text_stays_as_it_is(text: str) -> None:
    assert clean(text) == text
    assert unclean(text) is None


def test_line_ends_and_tabs_become_spaces_when_cleaned() -> None:
    assert clean("a\nb\tc\r\nd\re") == "a b c d e"


def test_more_marks_than_a_language_needs_are_dropped() -> None:
    assert clean("o" + "\u0301" * 500 + "k") == "o" + "\u0301" * MAX_MARKS + "k"
    assert "marks" in (unclean("o" + "\u0301" * 500) or "")


def test_folding_makes_one_line_and_hides_no_control_character() -> None:
    assert fold("\n  Sit.\n\tLift\r\n  your toes. ") == "Sit. Lift your toes."
    assert fold("a\x1b\x85\u2028b") == "a\x1b\x85\u2028b"


@given(ANY_TEXT)
def test_clean_text_is_clean_and_stays_so(text: str) -> None:
    cleaned = clean(text)
    assert unclean(cleaned) is None
    assert clean(cleaned) == cleaned
    assert not any(unicodedata.category(each) in {"Cc", "Cf", "Cs", "Co"} for each in cleaned)
    assert len(cleaned) <= len(text)


@given(ANY_TEXT)
def test_only_unclean_text_is_changed(text: str) -> None:
    assert (clean(text) == text) == (unclean(text) is None)
