"""What is to be heard from the next frame on, and what has begun already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from toetap.coach.cues import Cue
from toetap.coach.passage import advance
from toetap.coach.session import Session
from toetap.coach.units import SECOND
from toetap.sound.clip import FADE, RATE, Placed
from toetap.sound.mixer import Placement
from toetap.sound.timeline import Timeline
from toetap.sound.track import Track

_LATEST = 2 * SECOND // 5
"""What has no last instant of its own is dropped when it would come later than this."""
_SAME = SECOND
_KEPT = RATE
"""Frames for which what has begun is remembered at least, so that it does not begin again."""

_Placements = tuple[Placement, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is placed in the stream of one device.

    What begins before the device's position has begun, and is never changed but to fade it out.
    What is yet to come is thrown away and asked for anew whenever something is told to the session:
    so a change is heard from the next beat on, and no beat is heard twice or left out.

    Attributes:
        placements: What has begun and what is to begin.
        kept: The session as it was last shown; None for none.
        carried: The same, carried on to just before `asked`.
        asked: The instant up to which the tracks have told what begins.
        quiet: Nothing is to be heard; what would have been counts as heard.
    """

    placements: _Placements = ()
    kept: Session | None = None
    carried: Session | None = None
    asked: int = 0
    quiet: bool = False

    def shown(
        self,
        session: Session,
        cues: Sequence[Cue],
        track: Track,
        timeline: Timeline,
        position: int,
    ) -> Plan:
        """The plan once the session stands as it is shown, with what its input has caused."""
        now = timeline.instant_of(position)
        kept = _due(self.placements, position, session.now + 1)
        for one in _in_time(track.told(session, cues), now):
            kept = _with(kept, one, position, position, quiet=self.quiet)
        return replace(self, placements=kept, kept=session, carried=session, asked=session.now)

    def silenced(self, position: int) -> Plan:
        """The plan without a session; what has begun is faded out."""
        faded = _faded(self.placements, position)
        return replace(self, placements=faded, kept=None, carried=None)

    def asked_anew(self, quiet: bool, timeline: Timeline, position: int) -> Plan:  # noqa: FBT001 - says what it sets
        """The plan with all that has not begun asked for anew, to be heard or not."""
        asked = timeline.instant_of(position)
        if self.kept is not None:
            asked = max(asked, self.kept.now)
        due = _due(self.placements, position, asked)
        placements = _faded(self.placements, position) if quiet else due
        return replace(self, placements=placements, carried=self.kept, asked=asked, quiet=quiet)

    def extended(self, end: int, track: Track, timeline: Timeline, position: int) -> Plan:
        """The plan in which all is placed that begins before the frame `end`."""
        now, until = timeline.instant_of(position), timeline.instant_of(end)
        placements = _remembered(self.placements, position)
        if self.carried is None or until <= self.asked:
            return replace(self, placements=placements)
        # Nobody wants to hear what was due long ago, as when the device was away.
        since = max(self.asked, now - _LATEST)
        for one in _in_time(track.placed(self.carried, since, until), now):
            frame = max(position, timeline.frame_of(one.at))
            placements = _with(placements, one, frame, position, quiet=self.quiet)
        carried = advance(self.carried, until - 1).session
        return replace(self, placements=placements, carried=carried, asked=until)


def _due(placements: _Placements, position: int, before: int) -> _Placements:
    """What has begun, and what is late already and about to begin."""
    return tuple(one for one in placements if one.frame < position or one.at < before)


def _faded(placements: _Placements, position: int) -> _Placements:
    begun = (one for one in placements if one.frame < position)
    return tuple(_cut(one, position, position) for one in begun)


def _remembered(placements: _Placements, position: int) -> _Placements:
    return tuple(one for one in placements if max(one.end, one.frame + _KEPT) > position)


def _in_time(placed: Iterable[Placed], now: int) -> list[Placed]:
    """What may still begin at an instant, in order."""
    ordered = sorted(placed, key=lambda one: one.at)
    return [one for one in ordered if now <= (one.at + _LATEST if one.until is None else one.until)]


def _with(
    placements: _Placements, one: Placed, frame: int, position: int, *, quiet: bool
) -> _Placements:
    """The placements with one more, unless it is among them already."""
    mark = (one.at, one.clip) if one.mark is None else one.mark
    if any(other.mark == mark and _same(other.at, one.at) for other in placements):
        return placements
    clip = one.clip.cut(0) if quiet else one.clip
    if one.lane:
        placements = tuple(
            _cut(other, frame, position) if other.lane == one.lane else other
            for other in placements
        )
    return (*placements, Placement(frame, clip, one.at, mark, one.lane))


def _same(one: int, other: int) -> bool:
    """A beat that a change of tempo has moved a little is the same; after a pause it is not."""
    return abs(one - other) < _SAME


def _cut(placement: Placement, frame: int, position: int) -> Placement:
    """The same, ended at a frame, yet with time to fade after what has been taken."""
    end = max(frame, position + FADE) if placement.frame < position else frame
    if placement.frame > frame or placement.end <= end:
        return placement
    return replace(placement, clip=placement.clip.cut(end - placement.frame))
