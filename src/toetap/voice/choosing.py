"""Makes the voice that a person has chosen, or says why there is none."""

from __future__ import annotations

from collections.abc import Callable

from toetap.coach.heard import Speechless
from toetap.coach.saying_reps import RepsSaid
from toetap.voice.aloud import Aloud
from toetap.voice.engines import SpeechDispatcher
from toetap.voice.finding import Choice, Found, chosen, found, missing
from toetap.voice.library import Library, WorkAhead
from toetap.voice.track import Voice
from toetap.voice.vocabulary import english, read


def live(
    choice: Choice,
    reps: RepsSaid,
    now: Callable[[], int],
    *,
    among: tuple[Found, ...] | None = None,
    quiet: Callable[[], bool] = bool,
) -> Voice | Aloud | Speechless:
    """The voice of a session that goes on: a track, and the port that faces switch it by.

    Args:
        choice: The engine that is to speak.
        reps: Which reps are counted aloud.
        now: The clock of the sessions, in nanoseconds.
        among: The engines there are; left out, those of this machine.
        quiet: Whether all sound is muted, for an engine with a stream of its own.

    Returns:
        A track, or what stands there where nobody speaks.
    """
    among = found() if among is None else among
    engine = chosen(choice, among)
    if engine is None:
        return Speechless(missing(choice, among))
    if isinstance(engine, SpeechDispatcher):
        return Aloud(engine, read(english()), now, reps, quiet=quiet)
    return Voice(WorkAhead(engine), read(english()), reps)


def for_file(
    choice: Choice, reps: RepsSaid, *, among: tuple[Found, ...] | None = None
) -> Voice | Speechless:
    """The voice of a session that is written to a file, with words made as they are needed.

    Args:
        choice: The engine that is to speak.
        reps: Which reps are counted aloud.
        among: The engines there are; left out, those of this machine.
    """
    # What speaks beside the stream can't be written down with it.
    among = tuple(one for one in (found() if among is None else among) if one.on_beat)
    engine = chosen("auto" if choice == "speech-dispatcher" else choice, among)
    if engine is None or isinstance(engine, SpeechDispatcher):
        return Speechless(missing(choice, among))
    return Voice(Library(engine), read(english()), reps)
