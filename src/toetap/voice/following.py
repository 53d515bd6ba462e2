"""What a session says, followed from window to window of the sound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toetap.coach.cues import Cue
from toetap.coach.passage import advance
from toetap.coach.session import Session
from toetap.coach.speaking import Manner, Utterance, speech


class Following:
    """The utterances of the session that was last told.

    They are worked out as far as has been asked for, and then kept: the same question has the same
    answer, whatever has been learned meanwhile about how long words take.

    Attributes:
        session: The session; None before the first.
        elsewhere: Its last input has led away from what was being said.
    """

    def __init__(self, manner: Manner) -> None:
        self._manner = manner
        self._said: Iterator[Utterance] = iter(())
        self._known: list[Utterance] = []
        self.session: Session | None = None
        self.elsewhere = True

    def follow(self, session: Session, cues: Sequence[Cue]) -> None:
        """Go on with the session as it stands after an input."""
        # The thread of sound may tell the same twice, when a device was too quick for it.
        if session is not self.session:
            self.elsewhere = _elsewhere(self.session, session)
        self.session = session
        self._said = speech(session, self._manner, cues)
        self._known = []

    def knows(self, session: Session) -> bool:
        """It is a later moment of what is being followed."""
        return self.session is not None and self.session.script is session.script

    def between(self, start: int, end: int) -> list[Utterance]:
        """What begins in [start, end)."""
        while not self._known or self._known[-1].at < end:
            following = next(self._said, None)
            if following is None:
                break
            self._known.append(following)
        return [one for one in self._known if start <= one.at < end]


def _elsewhere(before: Session | None, session: Session) -> bool:
    if before is None or before.script is not session.script:
        return True
    there = advance(before, session.now).session
    return (there.at, there.stage.kind, there.stage.since, there.paused) != (
        session.at, session.stage.kind, session.stage.since, session.paused,
    )  # fmt: skip
