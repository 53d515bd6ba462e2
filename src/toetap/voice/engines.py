"""The programs that speak. None of them is a dependency: what is there is used."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from toetap.voice.programs import output

Run = Callable[..., bytes]
"""`toetap.voice.programs.output`, or what stands for it."""

_LONGEST = 60.0
"""Seconds that saying one sentence may take."""


class Renderer(Protocol):
    """Turns words into sound, to be mixed with the clicks."""

    def render(self, text: str) -> bytes:
        """The words as a WAV.

        Raises:
            ProgramError: The program failed.
        """


def _as_text(text: str) -> str:
    """Without double brackets, which would be taken for phonemes or commands."""
    return text.replace("[[", "[ [")


class EspeakNg:
    """espeak-ng: everywhere, quick, and clear."""

    def __init__(self, program: str, run: Run = output) -> None:
        self._command = (program, "-v", "en", "-s", "165", "--stdin", "--stdout")
        self._run = run

    def render(self, text: str) -> bytes:
        """The words as espeak-ng says them."""
        return self._run(self._command, _as_text(text))


class MacSay:
    """The voice of macOS, which writes only to files."""

    def __init__(self, program: str, run: Run = output) -> None:
        self._program = program
        self._run = run

    def render(self, text: str) -> bytes:
        """The words as `say` says them, in the person's own voice."""
        with tempfile.TemporaryDirectory(prefix="toetap-") as folder:
            file = Path(folder) / "said.wav"
            told = ("-o", str(file), "--file-format=WAVE", "--data-format=LEI16@22050", "-f", "-")
            self._run((self._program, *told), _as_text(text))
            return _read(file)


_SPEAK_TO_FILE = """\
[Console]::InputEncoding = [System.Text.Encoding]::UTF8
Add-Type -AssemblyName System.Speech
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
$voice.SetOutputToWaveFile($env:TOETAP_SAID)
$voice.Speak([Console]::In.ReadToEnd())
$voice.Dispose()
"""


class WindowsSpeech:
    """System.Speech of Windows, through PowerShell."""

    def __init__(self, program: str, run: Run = output) -> None:
        self._command = (program, "-NoProfile", "-NonInteractive", "-Command", _SPEAK_TO_FILE)
        self._run = run

    def render(self, text: str) -> bytes:
        """The words as Windows says them."""
        with tempfile.TemporaryDirectory(prefix="toetap-") as folder:
            file = Path(folder) / "said.wav"
            self._run(self._command, text, environment={"TOETAP_SAID": str(file)})
            return _read(file)


def _read(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""


class SpeechDispatcher:
    """speech-dispatcher: the person's own voice settings, in its own time and stream."""

    def __init__(self, program: str, run: Run = output) -> None:
        self._program = program
        self._run = run

    def speak(self, text: str) -> None:
        """Say the words, and return when they are said.

        Raises:
            ProgramError: The program failed.
        """
        # Not by its standard input, where a line can be a command. After "--" no text is an option.
        command = (self._program, "--wait", "--application-name", "toetap", "--", text)
        self._run(command, "", seconds=_LONGEST)

    def hush(self) -> None:
        """Break off what is being said.

        Raises:
            ProgramError: The program failed.
        """
        self._run((self._program, "--cancel"), "")


Engine = EspeakNg | MacSay | WindowsSpeech | SpeechDispatcher
