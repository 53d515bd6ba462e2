from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event

from tests.coach.builders import Coached, script_for
from tests.voice.speakers import until
from toetap.coach.exercise import Reps
from toetap.coach.inputs import Note, Press
from toetap.coach.units import SECOND
from toetap.voice.aloud import Aloud
from toetap.voice.library import MOST_FAILURES
from toetap.voice.programs import ProgramError
from toetap.voice.vocabulary import english, read


@dataclass
class Talker:
    """A program that says what it is given, for as long as a test likes."""

    said: list[str] = field(default_factory=list)
    hushed: list[str] = field(default_factory=list)
    fails: bool = False
    silent: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        self.silent.set()

    def speak(self, text: str) -> None:
        self.said.append(text)
        if self.fails:
            raise ProgramError("ended with 1")
        self.silent.wait(10)

    def until_said(self, times: int) -> None:
        until(lambda: len(self.said) >= times)

    def hush(self) -> None:
        self.hushed.append(self.said[-1])
        self.silent.set()
        raise OSError


@dataclass
class Clock:
    """A clock that a test sets."""

    at: int

    def now(self) -> int:
        return self.at


@contextmanager
def talking(talker: Talker, coached: Coached, *, quiet: bool = False) -> Iterator[Aloud]:
    """A track that speaks by this program, at the session's instant."""
    clock = Clock(coached.now)
    aloud = Aloud(talker, read(english()), lambda: max(clock.at, coached.now), quiet=lambda: quiet)
    try:
        yield aloud
    finally:
        aloud.close()


def started() -> Coached:
    return Coached.through(script_for(Reps(count=5)))


def test_words_are_said_and_nothing_is_placed() -> None:
    talker, coached = Talker(), started()
    with talking(talker, coached) as aloud:
        assert list(aloud.told(coached.session, ())) == []
        until(lambda: talker.said == ["Morning."])
        assert aloud.spoken
        assert aloud.status() == ""


def test_a_word_waits_for_its_instant() -> None:
    talker, coached = Talker(), started()
    with talking(talker, coached) as aloud:
        aloud.told(coached.session, ())
        aloud.placed(coached.session, coached.now, coached.now + 10 * SECOND)
        until(lambda: talker.said)
        assert talker.said == ["Morning."]
        coached.wait(1.5)
        aloud.placed(coached.session, coached.now, coached.now + SECOND)
        until(lambda: len(talker.said) == 2)
        assert talker.said[1] == "First, look at both feet."


def test_what_is_past_its_time_is_never_said() -> None:
    talker, coached = Talker(), started().press().say(Press()).wait(2).say(Press())
    with talking(talker, coached) as aloud:
        session = coached.session
        coached.wait(9)
        aloud.placed(session, session.now, session.now + SECOND)
        aloud.told(coached.say(Press()).session, coached.cues)
        until(lambda: talker.said)
        assert talker.said == ["2"]


def test_an_input_that_leads_on_breaks_off_what_is_being_said() -> None:
    talker, coached = Talker(), started()
    talker.silent.clear()
    with talking(talker, coached) as aloud:
        aloud.told(coached.session, ())
        until(lambda: talker.said)
        coached.wait(1).say(Note("hm"))
        aloud.told(coached.session, ())
        assert talker.hushed == []
        coached.wait(1).say(Press())
        aloud.told(coached.session, coached.cues)
        until(lambda: talker.hushed == ["Morning."])
        until(lambda: talker.said[-1] == "Curls.")


def test_the_same_word_is_not_said_twice_where_a_window_is_asked_for_again() -> None:
    talker, coached = Talker(), started()
    with talking(talker, coached) as aloud:
        for _ in range(3):
            aloud.placed(coached.session, coached.now, coached.now + 1)
            until(lambda: talker.said)
        assert talker.said == ["Morning."]


def test_muted_or_switched_off_nothing_is_said() -> None:
    talker, coached = Talker(), started()
    with talking(talker, coached, quiet=True) as aloud:
        aloud.told(coached.session, ())
    with talking(talker, coached) as aloud:
        aloud.speak(False)
        assert not aloud.spoken
        aloud.told(coached.session, ())
    assert talker.said == []


def test_switching_off_breaks_off_what_is_being_said() -> None:
    talker, coached = Talker(), started()
    talker.silent.clear()
    with talking(talker, coached) as aloud:
        aloud.told(coached.session, ())
        until(lambda: talker.said)
        aloud.speak(False)
        until(lambda: talker.hushed)
        aloud.speak(True)
        assert aloud.spoken


def test_a_program_that_keeps_failing_is_left_alone_and_told() -> None:
    talker, coached = Talker(fails=True), started()
    with talking(talker, coached) as aloud:
        for times in range(1, MOST_FAILURES + 1):
            aloud.told(coached.session, coached.cues)
            talker.until_said(times)
            coached.wait(2).say(Press())
        until(aloud.status)
        assert not aloud.spoken
        assert "ended with 1" in aloud.status()


def test_after_its_end_nothing_is_said() -> None:
    talker, coached = Talker(), started()
    with talking(talker, coached) as aloud:
        aloud.close()
        aloud.told(coached.session, ())
    assert talker.said == []
