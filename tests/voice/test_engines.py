import os
import shutil
from pathlib import Path

import pytest

from tests.voice.speakers import RATE, program, tone
from toetap.voice.engines import EspeakNg, MacSay, SpeechDispatcher, WindowsSpeech
from toetap.voice.programs import ProgramError
from toetap.voice.rendering import clip_of

posix = pytest.mark.skipif(os.name != "posix", reason="the programs here are shell scripts")

TRICKY = "-v --version; $(touch /nowhere) `id` [[rate 900]] 'a' \"b\""


@posix
def test_espeak_ng_reads_the_words_and_never_takes_them_for_options(tmp_path: Path) -> None:
    fake = program(tmp_path, "espeak-ng", 'echo "$@"; cat')
    told, said = EspeakNg(fake).render(TRICKY).decode().split("\n", 1)
    assert told == "-v en -s 165 --stdin --stdout"
    assert said == TRICKY.replace("[[", "[ [")


@posix
def test_say_writes_to_a_file_of_its_own_that_is_gone_afterwards(tmp_path: Path) -> None:
    (tmp_path / "tone.wav").write_bytes(tone(0.2))
    fake = program(
        tmp_path, "say", f'echo "$@" > {tmp_path}/told; cat > {tmp_path}/said\n'
        f'test "$1" = -o && cp {tmp_path}/tone.wav "$2"',
    )  # fmt: skip
    assert MacSay(fake).render(TRICKY) == tone(0.2)
    told = (tmp_path / "told").read_text().split()
    assert told[2:] == ["--file-format=WAVE", f"--data-format=LEI16@{RATE}", "-f", "-"]
    assert (tmp_path / "said").read_text() == TRICKY.replace("[[", "[ [")
    assert not Path(told[1]).parent.exists()


@posix
def test_windows_is_asked_through_powershell_with_the_words_on_its_input(tmp_path: Path) -> None:
    (tmp_path / "tone.wav").write_bytes(tone(0.2))
    fake = program(
        tmp_path, "powershell",
        f'cd {tmp_path}; cat > said; echo "$4" > told; cp tone.wav "$TOETAP_SAID"',
    )  # fmt: skip
    assert WindowsSpeech(fake).render(TRICKY) == tone(0.2)
    assert (tmp_path / "said").read_text() == TRICKY
    assert TRICKY not in (tmp_path / "told").read_text()


@posix
@pytest.mark.parametrize("engine", [MacSay, WindowsSpeech])
def test_an_engine_that_writes_no_file_has_written_nothing(
    tmp_path: Path, engine: type[MacSay | WindowsSpeech]
) -> None:
    assert engine(program(tmp_path, "mute", "exit 0")).render("Left.") == b""


@posix
def test_speech_dispatcher_is_given_the_words_where_no_option_can_be(tmp_path: Path) -> None:
    fake = program(
        tmp_path, "spd-say", f'for word in "$@"; do echo "$word"; done >> {tmp_path}/told'
    )
    SpeechDispatcher(fake).speak(TRICKY)
    SpeechDispatcher(fake).hush()
    told = (tmp_path / "told").read_text().splitlines()
    assert told == ["--wait", "--application-name", "toetap", "--", TRICKY, "--cancel"]


@posix
@pytest.mark.parametrize("engine", [EspeakNg, MacSay, WindowsSpeech])
def test_a_failing_engine_is_told(
    tmp_path: Path, engine: type[EspeakNg | MacSay | WindowsSpeech]
) -> None:
    with pytest.raises(ProgramError):
        engine(program(tmp_path, "fails", "echo rubbish; exit 1")).render("Left.")


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not on this machine")
@pytest.mark.parametrize("text", ["Left.", "Right.", "Both.", "Hold.", "Release.", "3"])
def test_the_real_espeak_ng_says_short_words_between_two_quick_beats(text: str) -> None:
    espeak = shutil.which("espeak-ng")
    assert espeak is not None
    clip = clip_of(EspeakNg(espeak).render(text))
    assert 0.1 < clip.frames / 48_000 < 0.6
