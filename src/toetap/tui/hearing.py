"""What a person can do about what they hear while a session goes on, and what they are told of it.

Sound and voice are switched for now: the next start is as the settings have it.
"""

from __future__ import annotations

from toetap.coach.heard import Sounds, Voice
from toetap.coach.session import Session

_OFF = "Sound is off in your settings."
_NO_VOICE = "The voice is off in your settings."


class Hearing:
    """Sound and voice as they are now."""

    def __init__(
        self,
        sounds: Sounds | None,
        voice: Voice | None,
        *,
        named: bool = False,
        told_first: str = "",
    ) -> None:
        """Hearing for one session.

        Args:
            sounds: Where the session is heard; None while sound is off in the settings.
            voice: What speaks; None where nothing is to.
            named: The person has named the voice they want, so that they are told if it is missing.
            told_first: What is told before anything else, until the person goes on.
        """
        self._sounds = sounds
        self._voice = voice
        self._wanted = named
        self._asked_in_vain = told_first
        self._read = ""

    @property
    def switches(self) -> frozenset[str]:
        """The ids of the commands that switch something here."""
        if self._sounds is None:
            return frozenset()
        speaks = self._voice is not None and not self._voice.status()
        return frozenset(("mute", "voice") if speaks else ("mute",))

    def mute(self) -> None:
        """Quiet, or heard again."""
        self._asked_in_vain = "" if self._sounds else _OFF
        if self._sounds is not None:
            self._sounds.mute(not self._sounds.muted)

    def speak(self, session: Session) -> None:
        """Words, or no more of them, from this moment of the session on."""
        if self._voice is None or self._sounds is None:
            self._asked_in_vain = _NO_VOICE
        elif trouble := self._voice.status():
            self._asked_in_vain = trouble
        else:
            self._voice.speak(not self._voice.spoken)
            self._sounds.show(session)

    def silence(self) -> None:
        """Nothing is to be heard of a session any more."""
        if self._sounds is not None:
            self._sounds.silence()

    def noticed(self) -> None:
        """The person went on, and has read what there was to read."""
        self._asked_in_vain = ""
        self._read = self._standing

    @property
    def state(self) -> str:
        """What is not heard now, in a word or two."""
        off: list[str] = []
        if self._sounds is not None and self._sounds.muted:
            off.append("muted")
        elif self._sounds is not None and self._sounds.status() and not self.trouble:
            off.append("no sound")
        if "voice" in self.switches and self._voice and not self._voice.spoken:
            off.append("voice off")
        return ", ".join(off)

    @property
    def trouble(self) -> str:
        """Why less is heard than was asked for, until the person went on; empty if it is not."""
        if self._asked_in_vain:
            return self._asked_in_vain
        standing = self._standing
        return "" if standing == self._read else standing

    @property
    def _standing(self) -> str:
        return "" if self._sounds is None else self._sounds.status() or self._voice_trouble()

    def _voice_trouble(self) -> str:
        """Told to whoever has heard the voice or named it; others never asked for one."""
        if self._voice is None:
            return ""
        self._wanted = self._wanted or self._voice.spoken
        return self._voice.status() if self._wanted else ""
