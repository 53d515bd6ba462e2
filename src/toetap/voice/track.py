"""The track of the voice: words mixed with the clicks, so that they land on their beats."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from toetap.coach.cues import Cue
from toetap.coach.rehearsal import rehearsal
from toetap.coach.saying_reps import RepsSaid
from toetap.coach.session import Session
from toetap.coach.speaking import Manner, Utterance
from toetap.coach.units import SECOND
from toetap.coach.words import Words
from toetap.sound.clip import CHANNELS, Clip, Placed
from toetap.voice.following import Following
from toetap.voice.library import Library
from toetap.voice.vocabulary import Vocabulary

LANE = "voice"
"""Nobody says two things at once."""

_LOOK_AHEAD = 20 * SECOND
_AGAIN = SECOND // 2
_HUSH = Clip(array("h", bytes(2 * CHANNELS)))


class Voice:
    """Says a session. All calls but `speak`, `spoken` and `status` come from the thread of sound.

    A word whose sound is not ready when it is due begins as soon as it is, while there is time.
    """

    def __init__(self, library: Library, vocabulary: Vocabulary, reps: RepsSaid = "every") -> None:
        self._library = library
        self._vocabulary = vocabulary
        self._spoken = True
        self._following = Following(Manner(reps, self._lasts))
        self._owed: dict[Utterance, int] = {}

    @property
    def spoken(self) -> bool:
        """Words are spoken: there is an engine that works, and the person wants them."""
        return self._spoken and not self._library.trouble

    def speak(self, spoken: bool) -> None:  # noqa: FBT001 - as the port has it
        """Say the words from the next one on, or no more."""
        self._spoken = spoken

    def status(self) -> str:
        """Empty while all is well, or one line for people."""
        return self._library.trouble

    def close(self) -> None:
        """Say nothing any more."""
        self._library.close()

    def told(self, session: Session, cues: Sequence[Cue]) -> Iterable[Placed]:
        """What an input lets be said at once; what it has made idle is broken off."""
        if not self._following.knows(session):
            self._library.want(map(self._vocabulary.said, rehearsal(session.script)))
        self._following.follow(session, cues)
        self._owed = {}
        now = session.now
        idle = not self._spoken or self._following.elsewhere
        hush = [Placed(now, _HUSH, ("hush", now), lane=LANE)] if idle else []
        return [*hush, *self.placed(session, now, now + 1)]

    def placed(self, session: Session, start: int, end: int) -> Iterable[Placed]:
        """What begins to be said in [start, end)."""
        if not self._following.knows(session):
            self.told(session, ())
        if not self._spoken:
            return ()
        coming = self._following.between(start, end + _LOOK_AHEAD)
        self._library.want((self._text(one.words) for one in coming), soon=True)
        self._owed.update({one: one.until for one in coming if one.at < end})
        return list(self._ready(start))

    def _ready(self, start: int) -> Iterator[Placed]:
        """What is owed and can be heard; what is past its time is forgotten."""
        for one, until in list(self._owed.items()):
            clip = self._library.clip(self._text(one.words))
            if until < start:
                del self._owed[one]
            elif clip is not None:
                # Told once more for a while, in case this window is asked for again.
                self._owed[one] = min(until, start + _AGAIN)
                yield Placed(one.at, clip, one, one.until, LANE)

    def _text(self, words: Words) -> str:
        return self._vocabulary.said(words)

    def _lasts(self, words: Words) -> int:
        return self._library.lasts(self._text(words))
