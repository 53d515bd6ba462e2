from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tests.coach.builders import T0, script_for
from toetap.coach.cues import Cue
from toetap.coach.exercise import Reps
from toetap.coach.heard import Silent, Sounds
from toetap.coach.session import Session, start
from toetap.sound.late import LateSounds

SESSION = start(script_for(Reps(count=2)), T0)


class Noted(Silent):
    """Takes note of what it is told."""

    heard = True

    def __init__(self) -> None:
        self.told: list[object] = []

    def show(self, session: Session, cues: Sequence[Cue] = ()) -> None:
        self.told.append((session, cues))

    def silence(self) -> None:
        self.told.append("silence")

    def mute(self, muted: bool) -> None:  # noqa: FBT001 - as the port has it
        self.muted = muted

    def turn(self, volume: int) -> None:
        self.told.append(volume)

    def shift(self, milliseconds: int) -> None:
        self.told.append(milliseconds)

    def status(self) -> str:
        return "no device"

    def close(self) -> None:
        self.told.append("closed")


class Made:
    """Counts how often sounds are made."""

    def __init__(self) -> None:
        self.noted = Noted()
        self.times = 0

    def __call__(self) -> Sounds:
        self.times += 1
        return self.noted


def test_nothing_is_made_before_it_is_needed() -> None:
    late = LateSounds(made := Made())
    late.silence()
    assert (late.heard, late.muted, late.status()) == (False, False, "")
    late.close()
    assert made.times == 0


FIRST: list[Callable[[LateSounds], None]] = [
    lambda late: late.show(SESSION),
    lambda late: late.mute(True),
    lambda late: late.turn(40),
    lambda late: late.shift(40),
]


@pytest.mark.parametrize("first", FIRST)
def test_it_is_made_once_by_the_first_thing_that_needs_it(
    first: Callable[[LateSounds], None],
) -> None:
    late = LateSounds(made := Made())
    first(late)
    late.show(SESSION)
    assert made.times == 1
    assert made.noted.told[-1] == (SESSION, ())


def test_all_that_is_told_reaches_what_was_made() -> None:
    late = LateSounds(made := Made())
    cues = (Cue("rep", T0, 1),)
    late.show(SESSION, cues)
    late.mute(True)
    late.turn(30)
    late.shift(-20)
    late.silence()
    assert (late.heard, late.muted, late.status()) == (True, True, "no device")
    late.close()
    assert made.noted.told == [(SESSION, cues), 30, -20, "silence", "closed"]
