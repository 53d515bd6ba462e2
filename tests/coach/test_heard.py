"""What stands where nothing is heard: it takes everything and does nothing."""

from tests.coach.builders import T0
from toetap.coach.heard import Silent, Sounds, Speechless, Voice
from toetap.coach.metronome import begun, metronome


def test_silence_is_no_trouble() -> None:
    sounds: Sounds = Silent()
    sounds.show(begun(metronome(), T0))
    sounds.mute(True)
    sounds.turn(50)
    sounds.shift(-20)
    sounds.silence()
    sounds.close()
    assert (sounds.heard, sounds.muted, sounds.status()) == (False, False, "")


def test_who_cannot_speak_says_why() -> None:
    voice: Voice = Speechless("No voice: none was found.")
    voice.speak(True)
    assert (voice.spoken, voice.status()) == (False, "No voice: none was found.")
