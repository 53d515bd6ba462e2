"""Other programs, run so that none of them can do harm: bounded in time and in what they write."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from threading import Timer
from typing import IO

MOST_BYTES = 16 * 1024 * 1024
SECONDS = 10.0


class ProgramError(Exception):
    """A program did not do what it was asked for; says in a few words what it did instead."""


def output(
    command: Sequence[str],
    text: str,
    *,
    seconds: float = SECONDS,
    environment: Mapping[str, str] | None = None,
) -> bytes:
    """What a program writes when it is given a text. Its complaints go nowhere.

    Args:
        command: The program and its arguments; no shell reads them.
        text: What it reads; never an argument, so that no text is taken for an option.
        seconds: After so long it is ended.
        environment: Variables that it sees beside those of this program.

    Raises:
        ProgramError: It is not there, fails, takes too long, or writes far too much.
    """
    process = _started(command, environment)
    overdue: list[bool] = []

    def end() -> None:
        overdue.append(True)
        _kill(process)

    timer = Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        data = _talked(process, text)
    finally:
        timer.cancel()
        _kill(process)
        code = process.wait()
    if overdue:
        raise ProgramError("does not answer")
    if len(data) > MOST_BYTES:
        raise ProgramError("does not stop writing")
    if code:
        raise ProgramError(f"ended with {code}")
    return data


def _started(
    command: Sequence[str], environment: Mapping[str, str] | None
) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603 - no shell, and the text is no argument
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **(environment or {})},
            # Ctrl+C is meant for us. On Windows a window would pop up.
            start_new_session=os.name == "posix",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise ProgramError(f"can't be started: {error.strerror}") from None


def _talked(process: subprocess.Popen[bytes], text: str) -> bytes:
    # A program may well end without having read; even closing the pipe then fails.
    with suppress(OSError), _stream(process.stdin) as asked:
        asked.write(text.encode())
    with _stream(process.stdout) as answer:
        data = answer.read(MOST_BYTES + 1)
        if len(data) <= MOST_BYTES:
            process.wait()
        return data


def _stream(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a program, and what it has started in turn, if it still runs."""
    if process.poll() is not None:
        return
    with suppress(OSError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
