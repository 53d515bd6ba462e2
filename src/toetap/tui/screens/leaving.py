"""What is asked before a session is left."""

from __future__ import annotations

from toetap.coach.session import Session
from toetap.tui.screens.choice import ChoiceScreen

_SESSION = {
    "go on": "Go on with the session",
    "keep": "End here and keep what is done",
    "discard": "Discard it: nothing of it is kept",
}
_METRONOME = {
    "discard": "Leave it: that was for now",
    "keep": "Keep it in your history",
    "go on": "Go on tapping",
}


def leaving(session: Session) -> ChoiceScreen:
    """The question what is to become of a session; the first answer loses nothing of a routine."""
    if session.script.until_left:
        return ChoiceScreen("Leave the metronome?", _METRONOME)
    return ChoiceScreen("Leave the session?", _SESSION, "\nx stops the session at once.")
