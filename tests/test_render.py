from __future__ import annotations

import os
import shutil
import wave
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.coach.builders import T0, exercise, script_of
from tests.voice.speakers import Tones
from toetap.coach.cues import Cue
from toetap.coach.exercise import Hold, Reps, Taps, Time
from toetap.coach.hands_free import Leg, legs, unattended
from toetap.coach.script import Script
from toetap.coach.session import Session
from toetap.coach.sounding import strikes
from toetap.coach.speaking import Manner, Utterance, utterances
from toetap.coach.units import SECOND
from toetap.errors import ToetapError, UsageError
from toetap.render import render
from toetap.sound.clicks import Clicks
from toetap.sound.clip import RATE, Clip, Placed
from toetap.sound.track import Track
from toetap.sound.volume import Mixed
from toetap.voice.engines import EspeakNg
from toetap.voice.library import Library
from toetap.voice.track import Voice
from toetap.voice.vocabulary import english, read

WORDS = read(english())


def little(*, bpm: int = 97) -> Script:
    """Half a minute or two, with something of everything."""
    return script_of(
        exercise(Reps(count=2, hold=3, release=2, rest=4), sides="each"),
        exercise(Taps(pattern="4/4 2x2", limbs=("feet",), bpm=bpm), id_="taps"),
        exercise(Hold(seconds=10), id_="hold"),
        rests=[5, None],
    )


def stretches(script: Script | None = None) -> tuple[Leg, ...]:
    return tuple(legs(unattended(script or little()), T0))


def frame_of(at: int) -> int:
    return ((at - T0) * RATE + SECOND // 2) // SECOND


def channels(path: Path) -> tuple[array[int], array[int]]:
    """The samples of the left and the right ear."""
    with wave.open(os.fspath(path)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 2, 2)
        samples = array("h", file.readframes(file.getnframes()))
    return samples[0::2], samples[1::2]


@dataclass
class Spikes:
    """A track of single samples, whose places can be read off."""

    track: Track
    height: int = 1_000
    clip: Clip = field(init=False)

    def __post_init__(self) -> None:
        self.clip = Clip.mono(array("h", [self.height]))

    def placed(self, session: Session, start: int, end: int) -> Iterable[Placed]:
        return [
            Placed(one.at, self.clip, one.mark) for one in self.track.placed(session, start, end)
        ]

    def told(self, session: Session, cues: Sequence[Cue]) -> Iterable[Placed]:
        told = self.track.told(session, cues)
        return [Placed(one.at, self.clip, one.mark) for one in told if one.clip.frames > 1]


def spoken(stretches_: Sequence[Leg], library: Library) -> list[Utterance]:
    manner = Manner(lasts=lambda words: library.lasts(WORDS.said(words)))
    return [
        one
        for leg in stretches_
        for one in utterances(leg.session, leg.session.now, leg.until, manner, leg.cues)
    ]


@pytest.mark.parametrize("bpm", [60, 97, 180])
def test_every_click_is_on_its_frame(tmp_path: Path, bpm: int) -> None:
    led = stretches(little(bpm=bpm))
    made = render(led, Spikes(Clicks()), tmp_path / "spikes.wav", force=False)
    left, _right = channels(made.path)
    found = [at for at, sample in enumerate(left) if sample]
    wanted = {
        frame_of(one.at)
        for leg in led
        for one in strikes(leg.session, leg.session.now + 1, leg.until)
    }
    assert wanted <= set(found)
    # The rest are those at the very beginning of an exercise or of the end.
    assert {frame_of(leg.session.now) for leg in led} >= set(found) - wanted


def test_every_word_is_on_its_frame(tmp_path: Path) -> None:
    led, library = stretches(), Library(Tones())
    voice = Voice(library, WORDS)
    made = render(led, Spikes(voice), tmp_path / "spikes.wav", force=False)
    left, _right = channels(made.path)
    found = [at for at, sample in enumerate(left) if sample]
    assert found == [frame_of(one.at) for one in spoken(led, library)]


def test_a_word_sounds_from_its_place_to_its_end_and_no_longer(tmp_path: Path) -> None:
    led, library = stretches(), Library(Tones())
    made = render(led, Voice(library, WORDS), tmp_path / "words.wav", force=False)
    left, _right = channels(made.path)
    covered = bytearray(len(left))
    for one in spoken(led, library):
        clip = library.clip(WORDS.said(one.words))
        assert clip is not None
        begin = frame_of(one.at)
        piece = left[begin : begin + clip.frames]
        assert max(map(abs, piece)) > 10_000
        covered[begin : begin + clip.frames] = b"\1" * len(piece)
    assert not any(sample for sample, word in zip(left, covered, strict=True) if not word)


def test_the_file_is_as_long_as_the_routine_to_the_frame(tmp_path: Path) -> None:
    script = little(bpm=60)
    made = render(stretches(script), Clicks(), tmp_path / "a.wav", force=False)
    assert made.frames == script.seconds * RATE
    assert made.seconds == script.seconds
    assert len(channels(made.path)[0]) == made.frames


def test_right_and_left_come_from_their_sides(tmp_path: Path) -> None:
    led = stretches(script_of(exercise(Taps(pattern="4/4", limbs=("feet",), bpm=60))))
    left, right = channels(render(led, Clicks(), tmp_path / "a.wav", force=False).path)
    round_begins = frame_of(T0 + 7 * SECOND)
    for beat in range(4, 12):
        begin = round_begins + beat * RATE
        ears = [max(map(abs, ear[begin : begin + RATE // 2])) for ear in (left, right)]
        assert (ears[1] > 2 * ears[0]) if beat < 8 else (ears[0] > 2 * ears[1])


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not on this machine")
def test_the_real_last_words_end_before_the_file_does() -> None:
    espeak = shutil.which("espeak-ng")
    assert espeak is not None
    led, library = stretches(), Library(EspeakNg(espeak))
    *_before, release, done, look = spoken(led, library)
    assert [one.words.key for one in (release, done, look)] == ["release", "done", "look again"]
    assert look.at + library.lasts(WORDS.said(look.words)) < led[-1].until


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not on this machine")
def test_the_real_words_are_heard_at_their_places(tmp_path: Path) -> None:
    espeak = shutil.which("espeak-ng")
    assert espeak is not None
    led, library = stretches(), Library(EspeakNg(espeak))
    made = render(led, Voice(library, WORDS), tmp_path / "words.wav", force=False)
    left, _right = channels(made.path)
    for one in spoken(led, library):
        begin = frame_of(one.at)
        before, after = left[max(0, begin - RATE // 50) : begin], left[begin : begin + RATE // 20]
        assert not any(before)
        # The first sound comes within a few thousandths of a second.
        assert max(map(abs, after)) > 300


def test_a_file_that_is_there_is_not_written_over_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(b"mine")
    with pytest.raises(ToetapError, match="is there already"):
        render(stretches(), Clicks(), path, force=False)
    assert path.read_bytes() == b"mine"
    render(stretches(), Clicks(), path, force=True)
    assert path.read_bytes()[:4] == b"RIFF"


def test_what_is_no_file_to_make_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        render(stretches(), Clicks(), tmp_path, force=True)
    with pytest.raises(UsageError, match="There is no folder"):
        render(stretches(), Clicks(), tmp_path / "gone" / "a.wav", force=False)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.wav")
        for force in (False, True):
            with pytest.raises(UsageError, match="no file that can be replaced"):
                render(stretches(), Clicks(), tmp_path / "pipe.wav", force=force)


@dataclass
class Broken:
    """A track with which something happens on the way."""

    what: BaseException
    windows: int = 5

    def placed(self, _session: Session, _start: int, _end: int) -> Iterable[Placed]:
        self.windows -= 1
        if not self.windows:
            raise self.what
        return ()

    def told(self, _session: Session, _cues: Sequence[Cue]) -> Iterable[Placed]:
        return ()


def test_whatever_interrupts_it_no_half_file_is_left(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        render(stretches(), Broken(KeyboardInterrupt()), tmp_path / "a.wav", force=False)
    with pytest.raises(ToetapError, match="No space left"):
        render(stretches(), Broken(OSError(28, "No space left")), tmp_path / "a.wav", force=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="the superuser may write anywhere"
)
def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ToetapError, match="could not be written"):
        render(stretches(), Clicks(), tmp_path / "a.wav", force=False)


def test_what_no_wav_can_hold_is_refused(tmp_path: Path) -> None:
    hours = script_of(*(exercise(Time(seconds=5_400), id_=f"walk-{part}") for part in range(5)))
    with pytest.raises(ToetapError, match="too long"):
        render(stretches(hours), Clicks(), tmp_path / "a.wav", force=False)


def test_clicks_and_words_sound_together(tmp_path: Path) -> None:
    library = Library(Tones())
    both = Mixed([Clicks(), Voice(library, WORDS)], 100)
    made = render(stretches(), both, tmp_path / "a.wav", force=False)
    alone = render(stretches(), Mixed([Clicks()], 100), tmp_path / "b.wav", force=False)
    assert made.frames == alone.frames
    assert made.path.read_bytes() != alone.path.read_bytes()
