import pytest
from hypothesis import given
from hypothesis import strategies as st

from toetap.coach.inputs import Input
from toetap.plain.vocabulary import SESSION, Unknown, Word, either, number, understood
from toetap.tui.commands import SESSION as KEYS

NAMES = [name for word in SESSION for name in (word.name, *word.also)]


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_understood_however_it_is_written(name: str) -> None:
    found = understood(f"  {name.upper()}  ", SESSION)
    assert isinstance(found, Word)
    assert name in (found.name, *found.also)


def test_no_two_words_are_the_same() -> None:
    assert len(set(NAMES)) == len(NAMES)


@given(st.text())
def test_any_text_is_a_word_or_gets_an_answer(text: str) -> None:
    found = understood(text, SESSION)
    assert isinstance(found, Word) or found.why


@given(st.sampled_from(SESSION), st.data())
def test_a_beginning_is_understood_if_only_one_word_has_it(word: Word, data: st.DataObject) -> None:
    typed = word.name[: data.draw(st.integers(1, len(word.name)))]
    begun = [one for one in SESSION if one.name.startswith(typed)]
    found = understood(typed, SESSION)
    exact = [one for one in SESSION if typed in (one.name, *one.also)]
    if exact:
        assert found is exact[0]
    elif len(begun) == 1:
        assert found is word
    else:
        assert isinstance(found, Unknown)
        assert word.name in found.why


def test_every_key_of_a_session_has_a_word() -> None:
    words: set[Input | None] = {word.given for word in SESSION}
    pressed_or_tapped = {"press", "tap"}
    missing = {key.id for key in KEYS if key.given is not None and key.given not in words}
    assert missing <= pressed_or_tapped


def test_numbers_are_whole_and_of_a_size_that_means_something() -> None:
    assert [number(text) for text in ("0", " 10 ", "180", "-1", "1.5", "", "12345", "\u00b2")] == [
        0, 10, 180, None, None, None, None, None,
    ]  # fmt: skip


def test_names_to_choose_from_read_as_a_sentence() -> None:
    assert either(["stop"]) == "stop"
    assert either(["a", "b", "b", "c"]) == "a, b or c"
