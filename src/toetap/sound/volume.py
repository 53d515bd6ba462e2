"""The volume of all that is heard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from weakref import WeakKeyDictionary

from toetap.coach.cues import Cue
from toetap.coach.session import Session
from toetap.sound.clip import Clip, Placed, gain
from toetap.sound.track import Track


class Mixed:
    """All tracks as one, at a volume of 0 to 100.

    Each clip is made louder or softer once, before it is placed: that is cheaper than doing so with
    every sample that goes out.
    """

    def __init__(self, tracks: Sequence[Track], volume: int) -> None:
        self._tracks = tuple(tracks)
        self._gain = gain(volume)
        self._scaled: WeakKeyDictionary[Clip, Clip] = WeakKeyDictionary()

    def turn(self, volume: int) -> None:
        """What is placed from now on is so loud."""
        self._gain = gain(volume)
        self._scaled.clear()

    def placed(self, session: Session, start: int, end: int) -> Iterable[Placed]:
        """Everything that begins in [start, end)."""
        return [
            self._at_volume(one)
            for track in self._tracks
            for one in track.placed(session, start, end)
        ]

    def told(self, session: Session, cues: Sequence[Cue]) -> Iterable[Placed]:
        """What an input has just caused."""
        return [self._at_volume(one) for track in self._tracks for one in track.told(session, cues)]

    def _at_volume(self, placed: Placed) -> Placed:
        if (clip := self._scaled.get(placed.clip)) is None:
            clip = self._scaled[placed.clip] = placed.clip.scaled(self._gain)
        # The mark is the clip's as it was made, whatever the volume.
        mark = (placed.at, placed.clip) if placed.mark is None else placed.mark
        return replace(placed, clip=clip, mark=mark)
