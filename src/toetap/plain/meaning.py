"""What a line means at this point of a session, and whether it has something to do there."""

from __future__ import annotations

from toetap.coach.handling import SCALE
from toetap.coach.inputs import Answer, Press, Tempo
from toetap.coach.session import Session
from toetap.coach.tapping import current_bpm
from toetap.coach.tempo import MAX_BPM, MIN_BPM
from toetap.coach.viewing import view_of
from toetap.plain.vocabulary import SESSION, Unknown, Word, number, understood

ENTER = Word("Enter", "Count a rep, start the hold, ready, go on.", given=Press())


def meant(text: str, session: Session) -> Word | Unknown:
    """What a line means: Enter alone, a word, or a number for the pain or the tempo."""
    if not text.strip():
        return ENTER
    value = number(text)
    if value is None:
        return understood(text, SESSION)
    if session.stage.kind == "prepare":
        if value in SCALE:
            return Word(text, "", given=Answer("pain before", value))
        return Unknown("Pain is a number from 0 to 10.")
    bpm = current_bpm(session)
    if bpm is None:
        return Unknown("A number does nothing now. It sets the tempo of taps.")
    if not MIN_BPM <= value <= MAX_BPM:  # the coach would take the nearest, and say nothing of it
        return Unknown(f"A tempo is a number from {MIN_BPM} to {MAX_BPM}.")
    return Word(text, "", given=Tempo(value - bpm))


def useful(text: str, session: Session) -> bool:
    """Whether a line would have something to do now, be it only to be answered."""
    word = meant(text, session)
    if isinstance(word, Unknown) or word.given is None or isinstance(word.given, Answer):
        return True
    return type(word.given) in view_of(session).takes
