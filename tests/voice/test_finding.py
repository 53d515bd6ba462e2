import os
from pathlib import Path

import pytest

from tests.voice.speakers import program, tone
from toetap.voice.engines import EspeakNg, MacSay, SpeechDispatcher, WindowsSpeech
from toetap.voice.finding import Choice, Name, Which, chosen, found, missing, trial

posix = pytest.mark.skipif(os.name != "posix", reason="the programs here are shell scripts")


def having(*programs: str) -> Which:
    """A machine with these programs."""
    return lambda name: f"/usr/bin/{name}" if name in programs else None


@pytest.mark.parametrize(
    ("platform", "names"),
    [
        ("linux", ["espeak-ng", "speech-dispatcher"]),
        ("darwin", ["espeak-ng", "say"]),
        ("win32", ["espeak-ng", "windows"]),
        ("freebsd14", ["espeak-ng"]),
    ],
)
def test_a_platform_has_the_engines_that_it_can_have(platform: str, names: list[Name]) -> None:
    here = found(having(), platform)
    assert [one.name for one in here] == names
    assert all(one.program is None and one.advice for one in here)


@pytest.mark.parametrize(
    ("platform", "programs", "engine"),
    [
        ("linux", ["spd-say", "espeak-ng"], EspeakNg),
        ("linux", ["spd-say"], SpeechDispatcher),
        ("linux", ["say", "powershell"], type(None)),
        ("darwin", ["say", "espeak-ng"], EspeakNg),
        ("darwin", ["say"], MacSay),
        ("win32", ["powershell"], WindowsSpeech),
        ("win32", ["pwsh"], WindowsSpeech),
    ],
)
def test_left_to_itself_the_one_that_keeps_the_beat_is_chosen(
    platform: str, programs: list[str], engine: type
) -> None:
    assert type(chosen("auto", found(having(*programs), platform))) is engine


def test_the_one_that_is_named_is_chosen_and_no_other() -> None:
    here = found(having("espeak-ng", "spd-say"), "linux")
    assert isinstance(chosen("speech-dispatcher", here), SpeechDispatcher)
    assert chosen("none", here) is None
    assert chosen("say", here) is None


@pytest.mark.parametrize(
    ("choice", "platform", "programs", "told"),
    [
        ("auto", "linux", [], "no speech program found. Install"),
        ("auto", "darwin", [], "brew install espeak-ng"),
        ("auto", "win32", [], "winget install"),
        ("espeak-ng", "linux", ["spd-say"], "espeak-ng is not installed."),
        ("say", "linux", ["espeak-ng"], "there is no say on this system."),
    ],
)
def test_why_nobody_speaks_is_told_in_one_line_with_what_to_do(
    choice: Choice, platform: str, programs: list[str], told: str
) -> None:
    line = missing(choice, found(having(*programs), platform))
    assert line.startswith("No voice: ")
    assert told in line
    assert "\n" not in line


def test_nothing_is_missing_where_one_speaks_or_none_is_wanted() -> None:
    assert missing("auto", found(having("espeak-ng"), "linux")) == ""
    assert missing("none", found(having(), "linux")) == ""


def test_each_engine_says_if_it_keeps_the_beat() -> None:
    here = found(having(), "linux")
    assert {one.name: one.on_beat for one in here} == {
        "espeak-ng": True, "speech-dispatcher": False,
    }  # fmt: skip


@posix
def test_an_engine_is_tried_without_a_sound(tmp_path: Path) -> None:
    (tmp_path / "tone.wav").write_bytes(tone(0.2))
    good = program(tmp_path, "good", f"cat {tmp_path}/tone.wav")
    assert trial(EspeakNg(good)) == ""
    assert trial(EspeakNg(program(tmp_path, "bad", "exit 4"))) == "ended with 4"
    assert trial(EspeakNg(program(tmp_path, "odd", "echo hello"))) == "wrote no WAV"
    assert trial(SpeechDispatcher(program(tmp_path, "spd-say", "exit 1"))) == ""
