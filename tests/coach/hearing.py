"""What is said of made-up sessions, as a person hears it: seconds from the start, and words."""

from __future__ import annotations

from collections.abc import Sequence

from tests.coach.builders import T0, Coached
from toetap.coach.cues import Cue
from toetap.coach.hands_free import legs, unattended
from toetap.coach.script import Script
from toetap.coach.session import Session
from toetap.coach.speaking import Manner, Utterance, utterances
from toetap.coach.units import SECOND
from toetap.coach.words import Words

Heard = tuple[float, str]

SHORT = SECOND // 10


def as_text(words: Words) -> str:
    """The key and what fills it: "count 3", "text Sit tall."."""
    filled = [str(words.number)] if words.number else []
    return " ".join([words.key, *filled, *([words.text] if words.text else [])])


def heard(utterance: Utterance) -> Heard:
    return round((utterance.at - T0) / SECOND, 3), as_text(utterance.words)


def brief(_words: Words) -> int:
    """A voice so quick that nothing has to be left out."""
    return SHORT


BRIEF = Manner(lasts=brief)


def said(
    session: Session, seconds: float, manner: Manner = BRIEF, cues: Sequence[Cue] = ()
) -> list[Heard]:
    """What is said from the session's instant on, for so long, if nothing is told to it."""
    end = session.now + round(seconds * SECOND)
    return [heard(one) for one in utterances(session, session.now, end, manner, cues)]


def answered(coached: Coached, seconds: float = 1, manner: Manner = BRIEF) -> list[str]:
    """What the latest input lets be said."""
    here = coached.session
    return [words for _at, words in said(here, seconds, manner, coached.cues)]


def unattended_said(script: Script, manner: Manner = BRIEF) -> list[Heard]:
    """All that is said in a session that nobody touches."""
    return [
        heard(one)
        for leg in legs(unattended(script), T0)
        for one in utterances(leg.session, leg.session.now, leg.until, manner, leg.cues)
    ]
