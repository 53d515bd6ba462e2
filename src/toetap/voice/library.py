"""The sounds of words, made when they are asked for or ahead of it."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Condition, Thread
from time import sleep

from toetap.coach.units import SECOND
from toetap.sound.clip import RATE, Clip
from toetap.voice.engines import Renderer
from toetap.voice.programs import ProgramError
from toetap.voice.rendering import clip_of
from toetap.voice.wave import WaveError

MOST_FAILURES = 3
"""So many in a row, and the engine is left alone: it would only cost time."""

_TURN = 0.0005
_LETTER = SECOND * 54 // 1000
_DIGIT = 4 * _LETTER
_BREATH = SECOND * 12 // 100
_BETWEEN = SECOND * 15 // 100


class Library:
    """Sounds of texts, each made once, when it is first asked for.

    Attributes:
        trouble: Empty while all is well, or one line for people.
    """

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        self._clips: dict[str, Clip | None] = {}
        self._failures = 0
        self.trouble = ""

    def clip(self, text: str) -> Clip | None:
        """The sound of a text; None if there is none."""
        if text not in self._clips and not self.trouble:
            self._make(text)
        return self._clips.get(text)

    def lasts(self, text: str) -> int:
        """How many nanoseconds it takes to say, the breath after it included."""
        clip = self.clip(text)
        said = guessed(text) if clip is None else clip.frames * SECOND // RATE
        return said + (_BETWEEN if " " in text else _BETWEEN // 2)

    def want(self, texts: Iterable[str], *, soon: bool = False) -> None:
        """These will be asked for: before all others, or some day."""

    def close(self) -> None:
        """Nothing will be asked for any more."""

    def _breathe(self) -> None:
        """Called about every millisecond of work."""

    def _make(self, text: str) -> None:
        try:
            self._clips[text] = clip_of(self._renderer.render(text), self._breathe)
            self._failures = 0
        except Exception as error:  # noqa: BLE001 - whatever it is, the session goes on without
            # A text that can't be said is not tried again.
            self._clips[text] = None
            self._failures += 1
            if self._failures == MOST_FAILURES:
                known = isinstance(error, ProgramError | WaveError)
                why = str(error) if known else f"fails ({type(error).__name__})"
                self.trouble = f"No voice: the speech program {why}. The session goes on without."


class WorkAhead(Library):
    """The same, made beforehand in a thread of its own. No call here waits for it."""

    def __init__(self, renderer: Renderer, pause: float = 0.05) -> None:
        """Make ready; the thread starts with the first text that is wanted.

        Args:
            renderer: The engine.
            pause: Seconds between two texts that are not needed soon, in which the screen and the
                sound have the processor to themselves.
        """
        super().__init__(renderer)
        self._pause = pause
        self._soon: dict[str, None] = {}
        self._later: dict[str, None] = {}
        self._changed = Condition()
        self._thread: Thread | None = None
        self._closed = False

    def clip(self, text: str) -> Clip | None:
        """The sound of a text, if it is ready."""
        return self._clips.get(text)

    def want(self, texts: Iterable[str], *, soon: bool = False) -> None:
        """Have texts made ready: before all others, or some day."""
        with self._changed:
            new = dict.fromkeys(text for text in texts if text not in self._clips)
            if self._closed or self.trouble or not new:
                return
            (self._soon if soon else self._later).update(new)
            self._changed.notify_all()
            if self._thread is None:
                self._thread = Thread(target=self._run, name="voice", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Make nothing any more. The thread ends by itself, with what it is at."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _breathe(self) -> None:
        # Or the screen and the sound would wait for the interpreter, five milliseconds at a time.
        sleep(_TURN)

    def _run(self) -> None:
        while (text := self._next()) is not None:
            if text not in self._clips:
                self._make(text)

    def _next(self) -> str | None:
        with self._changed:
            if self._later and not self._soon:
                self._changed.wait(self._pause)
            while not self._closed and not self.trouble:
                wanted = self._soon or self._later
                if wanted:
                    text = next(iter(wanted))
                    del wanted[text]
                    return text
                self._changed.wait()
            return None


def guessed(text: str) -> int:
    """About how many nanoseconds a text takes, before it has been made."""
    spoken = text.strip(". ")
    digits = sum(letter.isdigit() for letter in spoken)
    pauses = sum(spoken.count(sign) for sign in (". ", ", "))
    return _BREATH + _LETTER * len(spoken) + _DIGIT * digits + _BETWEEN * pauses
