"""The plain face with made-up time, a folder of its own, and somebody who answers it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.coach.builders import T0
from toetap import content
from toetap.coach.catalogue import Catalogue
from toetap.coach.exercise import Exercise
from toetap.coach.heard import Silent, Sounds, Voice
from toetap.coach.plan import Plan
from toetap.coach.record import SessionRecord
from toetap.coach.routine import Item, Routine
from toetap.coach.script import Script
from toetap.coach.units import SECOND
from toetap.plain.face import PlainFace, Result
from toetap.plain.lines import End, Line, Look
from toetap.plain.page import Page
from toetap.plain.parts import Parts
from toetap.store.ids import new_id
from toetap.store.index.late import LateIndex
from toetap.store.sessions import FileStore, SessionStore
from toetap.under_way import UnderWay

BUILT_IN, _ = content.load((), content.built_in())
_BEGIN = datetime(2026, 11, 20, 9, 8, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Missed:
    """Time in which nothing runs.

    Attributes:
        at: When it begins, in seconds from the start.
        lasts: Seconds.
        asleep: The computer sleeps; else the program stands still.
        counted: The clock of the sessions goes on.
    """

    at: int
    lasts: int
    asleep: bool = False
    counted: bool = True


class FakeClock:
    """Time that stands until somebody waits."""

    def __init__(self) -> None:
        self.instant = T0
        self.slept = 0
        self.missed: Missed | None = None

    def now(self) -> int:
        return self.instant

    def asleep(self) -> int:
        return self.slept

    def pass_until(self, instant: int, look: Look | None) -> bool:
        """Let time pass, with a look each second; true if the look found something."""
        while (left := instant - self.instant) > 0:
            self.instant += min(left, SECOND)
            self._miss()
            if look is not None and left > SECOND and look():
                return True
        return False

    def _miss(self) -> None:
        missed = self.missed
        if missed is not None and self.instant >= T0 + missed.at * SECOND:
            self.missed = None
            self.instant += missed.lasts * SECOND if missed.counted else 0
            self.slept += missed.lasts * SECOND if missed.asleep else 0

    def wall(self) -> datetime:
        return _BEGIN + timedelta(microseconds=(self.instant - T0) // 1000)


class Paper:
    """Keeps what is written, each line with its time, and what was answered."""

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self.text = ""
        self.timed: list[str] = []

    def write(self, text: str, /) -> object:
        self.text += text
        for line in text.splitlines():
            self._note(line)
        return None

    def flush(self) -> object:
        return None

    def answered(self, text: str) -> None:
        self._note(f"> {text or 'Enter'}")

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    def _note(self, line: str) -> None:
        self.timed.append(f"{(self._clock.now() - T0) / SECOND:8.3f}  {line}")


Said = tuple[float, str | End]
"""When something is typed, in seconds from the start, and what."""


class Timed:
    """Somebody at a terminal, who types at given times."""

    typed = True

    def __init__(self, clock: FakeClock, paper: Paper, said: Iterable[Said]) -> None:
        self._clock = clock
        self._paper = paper
        self._said = [(T0 + round(at * 1000) * SECOND // 1000, what) for at, what in said]

    def next(self, until: int | None, look: Look | None = None) -> Line | End | None:
        if self._said and (until is None or self._said[0][0] <= until):
            at, what = self._said[0]
            if self._clock.pass_until(at, look):
                return None
            self._said.pop(0)
            if isinstance(what, End):
                return what
            self._paper.answered(what)
            return Line(what, at)
        if until is None:
            return End.GONE
        self._clock.pass_until(until, look)
        return None

    def rest(self, until: int, look: Look | None = None) -> End | None:
        self._clock.pass_until(until, look)
        return None


class Attentive:
    """Somebody at a terminal who answers whatever is asked, two seconds later.

    Enter, where nothing goes on by itself; to a question that is known, the answer to it.
    """

    typed = True

    def __init__(
        self, clock: FakeClock, paper: Paper, answers: dict[str, str], *, gives_up: int = 5000
    ) -> None:
        self._clock = clock
        self._paper = paper
        self._answers = dict(answers)
        self._left = gives_up

    def next(self, until: int | None, look: Look | None = None) -> Line | End | None:
        if until is not None:
            self._clock.pass_until(until, look)
            return None
        self._left -= 1
        if not self._left:
            raise AssertionError(f"led nowhere:\n{self._paper.text[-2000:]}")
        self._clock.pass_until(self._clock.instant + 2 * SECOND, look)
        asked = self._paper.lines[-1]
        known = next((words for words in self._answers if words in asked), None)
        text = "" if known is None else self._answers.pop(known)
        self._paper.answered(text)
        return Line(text, self._clock.instant)

    def rest(self, until: int, look: Look | None = None) -> End | None:
        self._clock.pass_until(until, look)
        return None


class Piped:
    """A file of answers, all of them there at once."""

    typed = False

    def __init__(
        self, clock: FakeClock, paper: Paper, lines: Iterable[str], *, cut: Said | None = None
    ) -> None:
        self._clock = clock
        self._paper = paper
        self._lines = list(lines)
        self._cut = None if cut is None else T0 + round(cut[0] * SECOND)
        self._why = cut[1] if cut is not None else None

    def next(self, until: int | None, look: Look | None = None) -> Line | End | None:  # noqa: ARG002 - all is there at once
        if self._lines:
            text = self._lines.pop(0)
            self._paper.answered(text)
            return Line(text, T0)
        return End.ANSWERS

    def rest(self, until: int, look: Look | None = None) -> End | None:
        if self._cut is not None and until >= self._cut:
            self._clock.instant = max(self._clock.instant, self._cut)
            assert isinstance(self._why, End)
            return self._why
        self._clock.pass_until(until, look)
        return None


Somebody = Callable[[FakeClock, Paper], "Timed | Attentive | Piped"]


@dataclass
class Played:
    """A run of the face, and what came of it."""

    paper: Paper
    clock: FakeClock
    store: SessionStore
    result: Result = field(default_factory=lambda: Result(0))

    @property
    def lines(self) -> list[str]:
        return self.paper.lines

    @property
    def text(self) -> str:
        return self.paper.text

    def records(self) -> list[SessionRecord]:
        """What is kept, the newest first."""
        return [entry.record for entry in self.store.history().sessions]

    def record(self) -> SessionRecord:
        """The one session that is kept."""
        (one,) = self.records()
        return one

    def done(self) -> list[int]:
        return [one.done for exercise in self.record().exercises for one in exercise.sets]

    def after(self, line: str) -> list[str]:
        """The lines after the first that has these words in it."""
        place = next(place for place, one in enumerate(self.lines) if line in one)
        return self.lines[place + 1 :]


def play(
    data: Path,
    somebody: Somebody,
    *,
    start: str | None = None,
    catalogue: Catalogue = BUILT_IN,
    store: SessionStore | None = None,
    sounds: Sounds | None = None,
    problems: tuple[str, ...] = (),
    paper_of: Callable[[FakeClock], Paper] | None = None,
    metronome: Script | None = None,
    state: Path | None = None,
    voice: Voice | None = None,
    plan: Plan | None = None,
) -> Played:
    """Let somebody use the plain face; sessions under way are kept below `state`, if given."""
    clock = FakeClock()
    paper = (paper_of or Paper)(clock)
    kept = store or FileStore(data)
    under_way = UnderWay(state, kept) if state else None
    parts = Parts(
        catalogue,
        kept,
        LateIndex(data, None, "0.1.0"),
        clock,
        new_id,
        "0.1.0",
        problems,
        sounds or Silent(),
        under_way,
        voice,
        FileStore,
        plan or Plan(),
    )
    face = PlainFace(parts, Page(paper), somebody(clock, paper))
    played = Played(paper, clock, kept)
    played.result = face.run(catalogue.routine(start) if start else metronome)
    return played


def types(*said: Said) -> Somebody:
    return lambda clock, paper: Timed(clock, paper, said)


def typing(*texts: str, every: float = 2) -> Somebody:
    """One line after the other, so many seconds apart."""
    return types(*[(every * place, text) for place, text in enumerate(texts, start=1)])


def attentive(**answers: str) -> Somebody:
    """Answers by a word of the question, underscores for spaces."""
    known = {words.replace("_", " "): answer for words, answer in answers.items()}
    return lambda clock, paper: Attentive(clock, paper, known)


def missing(missed: Missed, somebody: Somebody) -> Somebody:
    """The same at a machine that misses some time."""

    def at_machine(clock: FakeClock, paper: Paper) -> Timed | Attentive | Piped:
        clock.missed = missed
        return somebody(clock, paper)

    return at_machine


def piped(*lines: str, cut: Said | None = None) -> Somebody:
    return lambda clock, paper: Piped(clock, paper, lines, cut=cut)


def routine_of(*exercises: Exercise, rest: int | None = None, name: str = "Morning") -> Routine:
    items = tuple(Item(exercise=one.id, rest=rest) for one in exercises)
    return Routine(id=name.lower(), name=name, summary="A little of it.", item=items)


def catalogue_of(*exercises: Exercise, rest: int | None = None) -> Catalogue:
    """A catalogue with the routine `morning` of these exercises."""
    routine = routine_of(*exercises, rest=rest)
    return Catalogue({one.id: one for one in exercises}, {routine.id: routine})
