"""What is asked after a session, and what an answer tells the coach."""

from __future__ import annotations

from toetap.coach.inputs import Answer, Kept, Stop
from toetap.coach.record import KeptUp, Reason
from toetap.coach.session import Session
from toetap.coach.tapping import unanswered
from toetap.tui.widgets.scales import Scale

_REASONS: tuple[Reason, ...] = ("pain", "dizzy", "injury", "unwell", "other")
_KEPT: tuple[KeptUp, ...] = ("yes", "lost it")
_ALWAYS = (
    Scale("pain after", "Pain in your feet now?", "0 none", "10 worst"),
    Scale("effort", "How hard was it?", "0 easy", "10 all you could"),
)


def questions_after(session: Session) -> tuple[Scale, ...]:
    """The questions that a session leaves open."""
    asked = list(_ALWAYS)
    if unanswered(session) is not None:
        asked.insert(0, Scale("kept up", "Did you keep up with the last taps?", choices=_KEPT))
    if session.status == "stopped":
        asked.insert(0, Scale("reason", "Why did you stop?", choices=_REASONS))
    return tuple(asked)


def told_by(question: str, answer: int | None) -> Answer | Kept | Stop | None:
    """What an answer tells the coach; None where it says nothing."""
    if question == "pain after":
        return Answer("pain after", answer)
    if question == "effort":
        return Answer("effort", answer)
    if answer is None:
        return None
    return Stop(_REASONS[answer]) if question == "reason" else Kept(_KEPT[answer])
