"""The look at the feet before a session, and what to say when one is stopped.

Sources: Diabetes UK, "Serious foot problems" (anything new: weight off, call the foot team or
doctor now); NHS Tayside (chest pain, severe breathlessness, dizziness: stop at once).
"""

from __future__ import annotations

from toetap.coach.record import Reason

UNWELL_LOOK = ("Dizzy or unwell today? Stop here, and rest.",)

FEET_LOOK = (
    "Soles and between the toes: a new wound, blister, cut or swelling?",
    "Another colour? A hot or a cold spot?",
    "Anything new: stop, no foot exercise today. Weight off, and call your foot team or doctor.",
    *UNWELL_LOOK,
)

_EMERGENCY = "Chest pain, or hard to breathe? Call for emergency help now."

_ADVICE: dict[Reason, str] = {
    "pain": "Rest. If the pain is new or stays, ask your foot team or doctor before you go on.",
    "dizzy": f"Sit or lie down, and follow your own plan if your sugar may be low. {_EMERGENCY}",
    "injury": "Take the weight off it, look at the skin, and call your foot team or doctor now.",
    "unwell": f"Rest today. {_EMERGENCY}",
    "other": f"Sit down first. {_EMERGENCY}",
}


def advice(reason: Reason) -> str:
    """What to do first after a stop for this reason."""
    return _ADVICE[reason]
