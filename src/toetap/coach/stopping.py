"""What to say to somebody who has just stopped a session."""

from __future__ import annotations

from collections.abc import Mapping

from toetap.coach.record import Reason
from toetap.coach.safety import EMERGENCY, WEIGHT_OFF
from toetap.coach.script import Prepare
from toetap.coach.session import Session

_ADVICE: Mapping[Reason | None, str] = {
    "pain": "Rest. If the pain is new or stays, ask your foot team or doctor before you go on.",
    "dizzy": f"Sit or lie down, and follow your own plan if your sugar may be low. {EMERGENCY}",
    "injury": WEIGHT_OFF,
    "unwell": f"Rest today. {EMERGENCY}",
    "other": f"Sit down first. {EMERGENCY}",
    None: f"Sit down first. {EMERGENCY}",
}
_AT_THE_LOOK = f"Something new on a foot? {WEIGHT_OFF} Hands only is still open. {EMERGENCY}"
_ABOUT_A_FOOT = ("injury", "other", None)
"""Reasons that may stand for something new on a foot where one stopped at the look at them."""


def advice(session: Session) -> str:
    """What to do first, now that the session has been stopped."""
    if _at_the_look(session) and session.reason in _ABOUT_A_FOOT:
        return _AT_THE_LOOK
    return _ADVICE[session.reason]


def every_advice() -> tuple[str, ...]:
    """All that `advice` may say."""
    return (*dict.fromkeys(_ADVICE.values()), _AT_THE_LOOK)


def _at_the_look(session: Session) -> bool:
    step = session.script.steps[session.at] if session.cut_short else None
    return isinstance(step, Prepare) and step.look_at_feet
