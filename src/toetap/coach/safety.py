"""The look at the feet before a session, and before standing; what to say when one is stopped.

Sources: Diabetes UK, "Serious foot problems" (anything new: weight off, call the foot team or
doctor now); Feet First, NCT00286598 (whom to ask first); NHS Tayside (chest pain, severe
breathlessness, dizziness: stop at once); ROH NHS (a worktop to hold, and nothing that may move).
"""

from __future__ import annotations

from collections.abc import Mapping

from toetap.coach.record import Reason
from toetap.coach.script import Prepare
from toetap.coach.session import Session
from toetap.coach.units import Posture

UNWELL_LOOK = ("Dizzy or unwell today? Stop here, and rest.",)

FEET_LOOK = (
    "Soles and between the toes: a new wound, blister, cut or swelling?",
    "Another colour? A hot or a cold spot?",
    "Anything new: stop, no foot exercise today. Weight off, and call your foot team or doctor.",
    (
        "An ulcer, foot surgery or heart trouble of late, an amputation, or unable to walk "
        "unaided? Only with your care team's word."
    ),
    *UNWELL_LOOK,
)

STEADY_LOOK: Mapping[Posture, str] = {
    "standing": "A worktop to hold, shoes on, steady today? If not, pass over it.",
    "walking": "Shoes on, steady today? If not, pass over it.",
}
"""What is asked before anything that is done on the feet."""

_EMERGENCY = "Chest pain, or hard to breathe? Call for emergency help now."
_WEIGHT_OFF = "Take the weight off it, look at the skin, and call your foot team or doctor now."

_ADVICE: Mapping[Reason | None, str] = {
    "pain": "Rest. If the pain is new or stays, ask your foot team or doctor before you go on.",
    "dizzy": f"Sit or lie down, and follow your own plan if your sugar may be low. {_EMERGENCY}",
    "injury": _WEIGHT_OFF,
    "unwell": f"Rest today. {_EMERGENCY}",
    "other": f"Sit down first. {_EMERGENCY}",
    None: f"Sit down first. {_EMERGENCY}",
}
_AT_THE_LOOK = f"Something new on a foot? {_WEIGHT_OFF} Hands only is still open. {_EMERGENCY}"
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
