"""What is asked after a session, and what an answer means."""

from __future__ import annotations

from toetap.coach.inputs import Answer, Kept, Stop
from toetap.coach.record import KeptUp, Reason
from toetap.coach.session import Session
from toetap.coach.tapping import unanswered
from toetap.coach.wording import pain_question
from toetap.tui.widgets.scales import Scale

_REASONS: tuple[Reason, ...] = ("pain", "dizzy", "injury", "unwell", "other")
_KEPT: tuple[KeptUp, ...] = ("yes", "lost it")
_EFFORT = Scale("effort", "How hard was it?", "0 easy", "10 all you could")


def questions_after(session: Session) -> tuple[Scale, ...]:
    """The questions that a session leaves open.

    Why it was stopped comes first, for the advice; a digit meant for pain answers pain.
    """
    asked = [Scale("pain after", pain_question(session.script), "0 none", "10 worst"), _EFFORT]
    if unanswered(session) is not None:
        asked.append(Scale("kept up", "Did you keep up with the last taps?", choices=_KEPT))
    if session.status == "stopped":
        asked.insert(0, Scale("reason", "Why did you stop?", choices=_REASONS))
    return tuple(asked)


def told_by(question: str, answer: int | None) -> Answer | Kept | Stop | None:
    """What an answer tells the coach; None where it tells nothing any more."""
    if question == "pain after":
        return Answer("pain after", answer)
    if question == "effort":
        return Answer("effort", answer)
    if question == "reason":
        return Stop(None if answer is None else _REASONS[answer])
    return None if answer is None else Kept(_KEPT[answer])


def ways_to_leave(*, trouble: bool, elsewhere: bool) -> dict[str, str]:
    """What can be done with a session that is not saved, by the id of the answer.

    Args:
        trouble: It could not be saved.
        elsewhere: Another folder can be offered.
    """
    discarding = {"leave": "Leave without saving: nothing of it is kept"}
    if not trouble:
        return {"save": "Save it"} | discarding
    folder = {"elsewhere": "Save it in another folder"} if elsewhere else {}
    printing = {"print": "Leave; it is printed when toetap closes"}
    return {"save": "Try again to save it"} | folder | printing | discarding
