from pathlib import Path

import pytest

from toetap.coach.heard import Speechless
from toetap.voice.aloud import Aloud
from toetap.voice.choosing import for_file, live
from toetap.voice.finding import Found, found
from toetap.voice.late import LateVoice
from toetap.voice.track import Voice


def here(*programs: str) -> tuple[Found, ...]:
    return found(lambda name: f"/bin/{name}" if name in programs else None, "linux")


def clock() -> int:
    return 0


def test_an_engine_that_keeps_the_beat_is_mixed_with_the_clicks() -> None:
    assert isinstance(live("auto", "every", clock, among=here("espeak-ng", "spd-say")), Voice)


def test_one_with_a_stream_of_its_own_speaks_beside_it() -> None:
    assert isinstance(live("auto", "every", clock, among=here("spd-say")), Aloud)


def test_where_there_is_none_it_is_told_why_unless_none_is_wanted() -> None:
    nobody = live("auto", "every", clock, among=here())
    assert isinstance(nobody, Speechless)
    assert "Install" in nobody.status()
    assert live("none", "every", clock, among=here("espeak-ng")).status() == ""


def test_into_a_file_goes_only_what_can_be_written_down() -> None:
    assert isinstance(for_file("speech-dispatcher", "fifth", among=here("espeak-ng")), Voice)
    nobody = for_file("auto", "every", among=here("spd-say"))
    assert isinstance(nobody, Speechless)
    assert "no speech program found" in nobody.status()


def test_what_speaks_here_is_looked_for_where_nothing_else_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert live("auto", "every", clock).status()
    assert for_file("auto", "every").status()


def test_a_late_voice_is_made_when_its_tracks_are_asked_for() -> None:
    made: list[int] = []

    def make() -> Voice | Aloud | Speechless:
        made.append(1)
        return live("auto", "every", clock, among=here("espeak-ng"))

    late = LateVoice(make)
    late.speak(False)
    late.close()
    assert (late.spoken, late.status(), made) == (False, "", [])
    assert late.tracks() == late.tracks()
    assert (late.spoken, made) == (True, [1])
    late.speak(False)
    assert not late.spoken
    late.close()


def test_a_late_voice_that_is_none_has_no_track_and_says_why() -> None:
    late = LateVoice(lambda: live("auto", "every", clock, among=here()))
    assert late.tracks() == ()
    assert late.status().startswith("No voice")
    late.close()
