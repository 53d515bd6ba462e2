"""Says a session through a program with a stream of its own: in time, though not on the beat."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from threading import Condition, Thread
from typing import Protocol

from toetap.coach.cues import Cue
from toetap.coach.saying_reps import RepsSaid
from toetap.coach.session import Session
from toetap.coach.speaking import Manner, Utterance
from toetap.coach.units import SECOND
from toetap.coach.words import Words
from toetap.sound.clip import Placed
from toetap.voice.following import Following
from toetap.voice.library import MOST_FAILURES, guessed
from toetap.voice.programs import ProgramError
from toetap.voice.vocabulary import Vocabulary


class Speaker(Protocol):
    """Says words by itself."""

    def speak(self, text: str) -> None:
        """Say the words, and return when they are said.

        Raises:
            ProgramError: The program failed.
        """

    def hush(self) -> None:
        """Break off what is being said.

        Raises:
            ProgramError: The program failed.
        """


class Aloud:
    """A track that places nothing in the stream, and speaks beside it."""

    def __init__(
        self,
        speaker: Speaker,
        vocabulary: Vocabulary,
        now: Callable[[], int],
        reps: RepsSaid = "every",
        *,
        quiet: Callable[[], bool] = bool,
    ) -> None:
        """Make ready; no thread is started before there is something to say.

        Args:
            speaker: The program.
            vocabulary: The words.
            now: The clock of the sessions, in nanoseconds.
            reps: Which reps are counted aloud.
            quiet: Whether all sound is muted, which the program beside the stream would not know.
        """
        self._speaker = speaker
        self._vocabulary = vocabulary
        self._now = now
        self._quiet = quiet
        self._following = Following(Manner(reps, self._lasts))
        self._due: dict[Utterance, None] = {}
        self._begun: Utterance | None = None
        self._speaking = False
        self._changed = Condition()
        self._thread: Thread | None = None
        self._failures = 0
        self._closed = False
        self._wanted = True
        self._trouble = ""

    @property
    def spoken(self) -> bool:
        """Words are spoken: the program works, and the person wants them."""
        return self._wanted and not self._trouble

    def speak(self, spoken: bool) -> None:  # noqa: FBT001 - as the port has it
        """Say the words from the next one on, or no more."""
        self._wanted = spoken
        if not spoken:
            self._break_off()

    def status(self) -> str:
        """Empty while all is well, or one line for people."""
        return self._trouble

    def close(self) -> None:
        """Say nothing any more."""
        self._break_off()
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def told(self, session: Session, cues: Sequence[Cue]) -> Iterable[Placed]:
        """Break off what an input has made idle; nothing is placed."""
        self._following.follow(session, cues)
        if self._following.elsewhere:
            self._break_off()
        else:
            with self._changed:
                self._due.clear()
        return self.placed(session, session.now, session.now + 1)

    def placed(self, session: Session, start: int, end: int) -> Iterable[Placed]:
        """Have said what begins in [start, end), each at its instant; nothing is placed."""
        if not self._following.knows(session):
            self._following.follow(session, ())
        if not self.spoken or self._quiet():
            return ()
        with self._changed:
            coming = [one for one in self._following.between(start, end) if one != self._begun]
            if coming and not self._closed:
                self._due.update(dict.fromkeys(coming))
                self._changed.notify_all()
                if self._thread is None:
                    self._thread = Thread(target=self._run, name="voice", daemon=True)
                    self._thread.start()
        return ()

    def _break_off(self) -> None:
        with self._changed:
            self._due.clear()
            self._begun = None
        if self._speaking:
            Thread(target=self._hush, name="hush", daemon=True).start()

    def _hush(self) -> None:
        try:
            self._speaker.hush()
        except Exception as error:  # noqa: BLE001 - the same
            self._fail(error)

    def _run(self) -> None:
        while (one := self._next()) is not None:
            self._speaking = True
            try:
                self._speaker.speak(self._vocabulary.said(one.words))
                self._failures = 0
            except Exception as error:  # noqa: BLE001 - whatever it is, the session goes on without
                self._fail(error)
            self._speaking = False

    def _next(self) -> Utterance | None:
        """The next utterance, at its instant; None once there is to be no more."""
        with self._changed:
            while not self._closed and not self._trouble:
                one = min(self._due, key=lambda each: each.at, default=None)
                wait = None if one is None else one.at - self._now()
                if one is None or (wait is not None and wait > 0):
                    self._changed.wait(None if wait is None else wait / SECOND)
                    continue
                del self._due[one]
                if self._now() <= one.until:
                    self._begun = one
                    return one
            return None

    def _fail(self, error: Exception) -> None:
        self._failures += 1
        if self._failures >= MOST_FAILURES:
            why = str(error) if isinstance(error, ProgramError) else "fails"
            self._trouble = f"No voice: the speech program {why}. The session goes on without."

    def _lasts(self, words: Words) -> int:
        return guessed(self._vocabulary.said(words)) + SECOND // 10
