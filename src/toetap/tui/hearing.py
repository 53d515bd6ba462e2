"""What a person can do about what they hear while a session goes on, and what they are told of it.

Sound and voice are switched for now: the next start is as the settings have it.
"""

from __future__ import annotations

from toetap.coach.heard import Sounds, Voice
from toetap.coach.session import Session

_OFF = "Sound is off in your settings."
_NO_VOICE = "No words are spoken: no voice was found, or it is off. toetap doctor tells more."


class Hearing:
    """Sound and voice as they are now."""

    def __init__(self, sounds: Sounds | None, voice: Voice | None) -> None:
        """Hearing for one session.

        Args:
            sounds: Where the session is heard; None while sound is off in the settings.
            voice: What speaks; None where nothing does.
        """
        self._sounds = sounds
        self._voice = voice
        self._asked_in_vain = ""

    @property
    def switches(self) -> frozenset[str]:
        """The ids of the commands that switch something here."""
        voiced = self._sounds is not None and self._voice is not None
        return frozenset({"mute"} if self._sounds else ()) | ({"voice"} if voiced else set())

    def mute(self) -> None:
        """Quiet, or heard again."""
        self._asked_in_vain = "" if self._sounds else _OFF
        if self._sounds is not None:
            self._sounds.mute(not self._sounds.muted)

    def speak(self, session: Session) -> None:
        """Words, or no more of them, from this moment of the session on."""
        self._asked_in_vain = "" if self._voice and self._sounds else _NO_VOICE
        if self._voice is not None and self._sounds is not None:
            self._voice.speak(not self._voice.spoken)
            self._sounds.show(session)

    def silence(self) -> None:
        """Nothing is to be heard of a session any more."""
        if self._sounds is not None:
            self._sounds.silence()

    def noticed(self) -> None:
        """The person went on, and has read what there was to read."""
        self._asked_in_vain = ""

    @property
    def state(self) -> str:
        """What is switched off now, in a word or two."""
        off = ["muted"] if self._sounds and self._sounds.muted else []
        if "voice" in self.switches and self._voice and not self._voice.spoken:
            off.append("voice off")
        return ", ".join(off)

    @property
    def trouble(self) -> str:
        """Why less is heard than was asked for; empty while all is well."""
        if self._asked_in_vain:
            return self._asked_in_vain
        told = (self._sounds.status() if self._sounds else "", self._voice_trouble())
        return next((line for line in told if line), "")

    def _voice_trouble(self) -> str:
        return self._voice.status() if self._voice and self._sounds else ""
