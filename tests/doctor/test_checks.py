"""Each thing the doctor looks at: how it stands, in words, and what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.store.records import session
from toetap.content import CheckResult, Problem
from toetap.doctor import checks
from toetap.doctor.beats import Trial
from toetap.doctor.finding import Finding
from toetap.doctor.report import for_people, for_programs, worst
from toetap.settings.file import Found
from toetap.settings.values import Settings, Speaker
from toetap.store.index.history import SessionIndex
from toetap.store.sessions import FileStore
from toetap.voice.finding import Found as Engine

PLAY = Trial("PulseAudio", audible=True, beats=20, p99=0.4, worst=0.9)
ESPEAK = Engine("espeak-ng", "/usr/bin/espeak-ng", "Install it.", on_beat=True)
NO_ESPEAK = Engine("espeak-ng", None, "Install the package espeak-ng.", on_beat=True)
SPD = Engine("speech-dispatcher", "/usr/bin/spd-say", "Install it.", on_beat=False)


def a_terminal(
    columns: int = 80, rows: int = 24, encoding: str = "utf-8", env: dict[str, str] | None = None
) -> Finding:
    environ = {"TERM": "xterm-256color", **(env or {})}
    return checks.terminal(checks.Terminal(True, columns, rows, environ, encoding))


@pytest.mark.parametrize(
    ("env", "colours"),
    [
        ({}, "256 colours"),
        ({"COLORTERM": "truecolor"}, "all colours"),
        ({"TERM": "xterm"}, "16 colours"),
        ({"TERM": "dumb"}, "no colour"),
        ({"COLORTERM": "truecolor", "NO_COLOR": "1"}, "no colour, as NO_COLOR asks for"),
    ],
)
def test_the_terminal_tells_its_size_and_colours(env: dict[str, str], colours: str) -> None:
    found = a_terminal(env=env)
    assert (found.state, found.says) == ("good", f"80 columns by 24 rows, {colours}, utf-8.")


@pytest.mark.parametrize(("columns", "rows"), [(59, 24), (80, 19)])
def test_a_terminal_that_is_too_small_keeps_toetap_from_its_work(columns: int, rows: int) -> None:
    found = a_terminal(columns, rows)
    assert found.state == "trouble"
    assert "60 by 20" in found.do


def test_pictures_need_unicode() -> None:
    assert a_terminal(encoding="ascii").state == "note"


def test_without_a_terminal_there_is_the_plain_face() -> None:
    found = checks.terminal(checks.Terminal(False, 80, 24, {}, "utf-8"))
    assert found.state == "note"
    assert "plain face" in found.says


def test_a_terminal_that_cannot_draw_is_told_as_what_it_is() -> None:
    found = checks.terminal(checks.Terminal(False, 80, 24, {"TERM": "dumb"}, "utf-8"))
    assert found.state == "note"
    assert "TERM=dumb" in found.says
    assert "no terminal" not in found.says


def test_whoever_asked_for_lines_needs_no_room_to_draw() -> None:
    found = a_terminal(40, 10, "ascii", {"TOETAP_PLAIN": "1"})
    assert (found.state, found.says, found.do) == ("good", "Line by line, as you asked.", "")
    piped = checks.terminal(checks.Terminal(False, 80, 24, {"TOETAP_PLAIN": "1"}, "utf-8"))
    assert piped.state == "good"


def data(folder: Path) -> Finding:
    return checks.data(FileStore(folder), SessionIndex(folder, None, ""), folder)


def test_the_data_folder_tells_what_is_in_it(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    assert data(tmp_path).says.startswith("0 sessions in ")
    paths = [store.save(session(number)) for number in range(3)]
    found = data(tmp_path)
    assert (found.state, found.facts["sessions"]) == ("good", 3)
    paths[0].write_text("schema = 1\n", encoding="utf-8")
    found = data(tmp_path)
    assert found.state == "note"
    assert "2 sessions" in found.says
    assert "1 file there can't be read." in found.says


def test_what_others_can_look_into_is_told_with_what_to_do(open_folder: Path) -> None:
    FileStore(open_folder).save(session(1)).chmod(0o644)
    for folder in open_folder.rglob("*"):
        if folder.is_dir():
            folder.chmod(0o755)
    found = data(open_folder)
    assert found.state == "note"
    assert "chmod" in found.do


def test_a_folder_that_cannot_be_written_to_is_trouble(tmp_path: Path) -> None:
    folder = tmp_path / "file"
    folder.write_text("in the way", encoding="utf-8")
    found = data(folder / "data")
    assert found.state == "trouble"
    assert "could not be saved" in found.says
    assert found.facts["writable"] is False


def test_settings_and_exercises_tell_their_first_problem(tmp_path: Path) -> None:
    problem = Problem(tmp_path / "a.toml", "sound.volume", "is 101; at most 100")
    told = "a.toml: sound.volume: is 101; at most 100."
    settings = checks.settings(Found(Settings(), (problem,)), tmp_path)
    exercises = checks.exercises(CheckResult((problem, problem), 29))
    assert (settings.state, exercises.state) == ("note", "note")
    assert told in settings.says
    assert "The defaults hold there." in settings.says
    assert exercises.says.endswith(f"{told} And 1 more.")


def test_settings_and_exercises_that_are_well(tmp_path: Path) -> None:
    assert checks.settings(Found(Settings()), tmp_path / "s.toml").says.startswith("Read from")
    assert checks.settings(Found(Settings(), there=False), tmp_path).state == "good"
    assert (
        checks.exercises(CheckResult((), 1)).says == "1 file of exercises and routines, all well."
    )


def test_sound_names_the_device_or_why_there_is_none() -> None:
    assert "PulseAudio" in checks.sound(PLAY).says
    silent = checks.sound(Trial("Null", trouble="No sound: no device found."))
    told = "No sound: no device found. Sessions go on in silence."
    assert (silent.state, silent.says) == ("note", told)
    assert "loudspeaker" in silent.do
    lacking = checks.sound(Trial(trouble="No sound: it is missing. To hear it: pip install it"))
    assert lacking.says == "No sound: it is missing. Sessions go on in silence."
    assert lacking.do == "pip install it"
    assert checks.sound(None).says == "Sound is off in your settings."
    assert checks.sound(Trial()).says == "No sound. Sessions go on in silence."


def test_the_metronome_tells_its_figures() -> None:
    found = checks.metronome(PLAY, 10)
    assert found.state == "good"
    assert found.says == (
        "20 beats in 10 seconds. The worst was 0.90 ms off its time, 99 of 100 within 0.40 ms."
    )
    assert found.facts["p99_ms"] == 0.4


@pytest.mark.parametrize(
    ("trial", "says"),
    [
        (Trial("Null", beats=20, p99=12.0, worst=30.0), "Uneven. 20 beats in 10 seconds, with a"),
        (Trial("Null", beats=19, missed=1), "Uneven."),
        (Trial(), "It could not be tried"),
    ],
)
def test_a_metronome_that_stumbles_is_told(trial: Trial, says: str) -> None:
    found = checks.metronome(trial, 10)
    assert found.state == "note"
    assert found.says.startswith(says)
    assert found.do


def said_of_voice(speaker: Speaker, *engines: Engine, trouble: str = "") -> Finding:
    settings = Settings()
    settings = replace(settings, voice=replace(settings.voice, speaker=speaker))
    return checks.voice(settings, engines, trouble)


def test_the_voice_is_named_or_what_to_install() -> None:
    assert said_of_voice("auto", ESPEAK).says == "espeak-ng speaks, on the beat."
    assert "beside the clicks" in said_of_voice("auto", NO_ESPEAK, SPD).says
    missing = said_of_voice("auto", NO_ESPEAK)
    assert (missing.state, missing.do) == ("note", "Install the package espeak-ng.")
    assert said_of_voice("espeak-ng", NO_ESPEAK, SPD).says == (
        "No voice: espeak-ng is not installed."
    )
    assert said_of_voice("none", ESPEAK).says == "The voice is off in your settings."
    broken = said_of_voice("auto", ESPEAK, trouble="said nothing")
    assert (broken.state, broken.says) == (
        "note", "espeak-ng was found, and does not work: said nothing.",
    )  # fmt: skip


def test_without_sound_there_is_no_voice() -> None:
    settings = Settings()
    settings = replace(settings, sound=replace(settings.sound, on=False))
    assert "Sound is off" in checks.voice(settings, (ESPEAK,), "").says


def test_versions_are_told() -> None:
    found = checks.versions("9.9")
    assert found.says.startswith("toetap 9.9, Python 3.")
    assert "textual" in found.says


FINDINGS = (
    Finding("sound", "good", "A device was found."),
    Finding("voice", "note", "None was found.", "Install one."),
)
BAD = Finding("your data", "trouble", "The disk is full.", "Make room.")


def test_people_read_words_beside_the_marks() -> None:
    assert for_people((*FINDINGS, BAD)).splitlines() == [
        "✓ good     sound      A device was found.",
        "· note     voice      None was found.",
        "                      Install one.",
        "! trouble  your data  The disk is full.",
        "                      Make room.",
        "",
        "What is marked ! keeps toetap from its work.",
    ]
    assert for_people(FINDINGS[:1]).endswith("\nAll is well.")


def test_long_lines_go_on_below_themselves() -> None:
    wide = Finding("sound", "good", "One two three four five six seven.", "Eight nine ten eleven.")
    assert for_people((wide,), 40).splitlines()[:4] == [
        "✓ good  sound  One two three four five",
        "               six seven.",
        "               Eight nine ten eleven.",
        "",
    ]


def test_the_worst_decides() -> None:
    assert worst(FINDINGS[:1]) == "good"
    assert worst(FINDINGS) == "note"
    assert worst((*FINDINGS, BAD)) == "trouble"


def test_programs_get_the_same() -> None:
    answer = json.loads(for_programs((*FINDINGS, BAD)))
    assert answer["state"] == "trouble"
    assert [each["topic"] for each in answer["findings"]] == ["sound", "voice", "your data"]
