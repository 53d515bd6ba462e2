"""The track of the clicks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from toetap.coach.cues import Cue
from toetap.coach.session import Session
from toetap.coach.sounding import Sound, Strike, strikes, struck
from toetap.sound.clip import Clip, Placed
from toetap.sound.tones import ClickSet, rendered

_BEATS = "beat"


class Clicks:
    """Puts what is struck into sounds of one set.

    A sound is made when it is first needed, which is ahead of its time: at the start it would cost
    more than all the rest of a start.
    """

    def __init__(self, click_set: ClickSet = "wood") -> None:
        self._set = click_set
        self._clips: dict[Sound, Clip] = {}

    def placed(self, session: Session, start: int, end: int) -> Iterable[Placed]:
        """What is struck in [start, end)."""
        return [self._of(strike) for strike in strikes(session, start, end)]

    def told(self, session: Session, cues: Sequence[Cue]) -> Iterable[Placed]:
        """What an input has just struck."""
        return [self._of(strike) for strike in struck(session, cues)]

    def _of(self, strike: Strike) -> Placed:
        if (clip := self._clips.get(strike.sound)) is None:
            clip = self._clips[strike.sound] = rendered(strike.sound, self._set)
        # At a high tempo a beat would still ring when the next one comes.
        lane = _BEATS if strike.mark[0] == _BEATS else ""
        return Placed(strike.at, clip, strike.mark, lane=lane)
