"""What the person says of a session once it is over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from toetap.coach.burst import Burst
from toetap.coach.handling import handle
from toetap.coach.inputs import Input
from toetap.coach.session import Session


@dataclass(frozen=True)
class Answers:
    """A session and the answers about it, of which the last to each question counts.

    Answers are no presses: they are told anew to the session as it ended, each by itself, so none
    is taken for a burst and a changed mind leaves nothing behind.

    Attributes:
        ended: The session as it ended.
        given: The last answer to each question.
    """

    ended: Session
    given: Mapping[str, Input] = field(default_factory=lambda: MappingProxyType({}))

    def answered(self, question: str, given: Input | None) -> Answers:
        """The same with another answer to a question, or with none."""
        told = {**self.given, question: given}
        kept = {one: answer for one, answer in told.items() if answer is not None}
        return Answers(self.ended, MappingProxyType(kept))

    @property
    def session(self) -> Session:
        """The session with all answers told to it."""
        session = self.ended
        for given in self.given.values():
            told = replace(session, burst=Burst(), before_burst=None)
            session = handle(told, given, session.now).session
        return session
