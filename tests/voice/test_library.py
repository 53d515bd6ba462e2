import pytest

from tests.voice.speakers import LETTER, Tones, until
from toetap.coach.units import SECOND
from toetap.voice.library import MOST_FAILURES, Library, WorkAhead, guessed
from toetap.voice.programs import ProgramError


def test_a_text_is_made_once() -> None:
    tones = Tones()
    library = Library(tones)
    clip = library.clip("left")
    assert clip is not None
    assert library.clip("left") is clip
    assert tones.said == ["left"]
    assert clip.frames / 48_000 == pytest.approx(4 * LETTER, abs=0.01)


def test_how_long_a_text_takes_includes_a_breath() -> None:
    library = Library(Tones())
    word, sentence = library.lasts("left"), library.lasts("sit tall")
    assert 4 * LETTER * SECOND < word < 4 * LETTER * SECOND + SECOND // 8
    assert 8 * LETTER * SECOND + SECOND // 8 < sentence < 8 * LETTER * SECOND + SECOND // 5


def test_what_can_not_be_said_is_tried_once_and_takes_about_as_long() -> None:
    tones = Tones(fails=ProgramError("ended with 1"))
    library = Library(tones)
    assert library.clip("left") is None
    assert library.clip("left") is None
    assert tones.said == ["left"]
    assert library.lasts("left") > guessed("left")


def test_an_engine_that_keeps_failing_is_left_alone_and_told_once() -> None:
    tones = Tones(fails=ProgramError("ended with 1"))
    library = Library(tones)
    for number in range(10):
        library.clip(f"text {number}")
    assert len(tones.said) == MOST_FAILURES
    assert library.trouble == (
        "No voice: the speech program ended with 1. The session goes on without."
    )


def test_now_and_then_a_failure_is_no_trouble() -> None:
    tones = Tones()
    library = Library(tones)
    for number in range(10):
        tones.fails = ProgramError("ended with 1") if number % 2 else None
        library.clip(f"text {number}")
    assert library.trouble == ""
    assert len(tones.said) == 10


def test_ahead_of_time_nothing_is_waited_for() -> None:
    tones = Tones()
    tones.goes_on.clear()
    library = WorkAhead(tones, pause=0)
    assert library.clip("left") is None
    library.want(["left"])
    assert library.clip("left") is None
    assert library.lasts("left") > 0
    tones.goes_on.set()
    until(lambda: library.clip("left"))
    library.close()


def test_what_is_needed_soon_is_made_before_all_others() -> None:
    tones = Tones()
    tones.goes_on.clear()
    library = WorkAhead(tones, pause=0)
    library.want(["first"])
    library.want(["one day", "some day"])
    library.want(["at once", "next"], soon=True)
    library.want(["at once"], soon=True)
    tones.goes_on.set()
    until(lambda: len(tones.said) == 5)
    # The first may have been begun before anything else was wanted.
    assert [said for said in tones.said if said != "first"] == [
        "at once", "next", "one day", "some day",
    ]  # fmt: skip
    library.close()


def test_a_text_that_is_wanted_twice_is_made_once() -> None:
    tones = Tones()
    library = WorkAhead(tones, pause=0)
    library.want(["left", "left"], soon=True)
    library.want(["left", "right"])
    until(lambda: library.clip("right"))
    library.want(["left"])
    library.close()
    assert sorted(tones.said) == ["left", "right"]


def test_after_its_end_nothing_is_made() -> None:
    tones = Tones()
    library = WorkAhead(tones, pause=0)
    library.close()
    library.want(["left"])
    assert library.clip("left") is None
    assert tones.said == []


def test_an_engine_that_fails_ahead_of_time_is_left_alone() -> None:
    tones = Tones(fails=ProgramError("does not answer"))
    library = WorkAhead(tones, pause=0)
    library.want([f"text {number}" for number in range(10)])
    until(lambda: library.trouble)
    library.want(["left"])
    assert len(tones.said) == MOST_FAILURES
    assert "does not answer" in library.trouble


def test_even_a_fault_of_ours_only_costs_the_words() -> None:
    class Faulty:
        def render(self, text: str) -> bytes:
            raise LookupError(text)

    library = WorkAhead(Faulty(), pause=0)
    library.want(["one", "two", "three"])
    until(lambda: library.trouble)
    assert "fails (LookupError)" in library.trouble
