"""Other programs, run so that none of them can do harm: bounded in time and in what they write."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from threading import Thread
from typing import IO, TypeVar

T = TypeVar("T")

MOST_BYTES = 16 * 1024 * 1024
SECONDS = 10.0

_BLOCK = 65_536
_LOOK = 0.05
_GRACE = 1.0


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
    answer = bytearray()
    try:
        in_time = _talked(process, text, answer, time.monotonic() + seconds)
    finally:
        _kill(process)
        with suppress(subprocess.TimeoutExpired):  # of another user, say, whom we can't end
            process.wait(_GRACE)
    if len(answer) > MOST_BYTES:
        raise ProgramError("does not stop writing")
    if not in_time:
        raise ProgramError("does not answer")
    if process.returncode:
        raise ProgramError(f"ended with {process.returncode}")
    return bytes(answer)


def _started(
    command: Sequence[str], environment: Mapping[str, str] | None
) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603 - no shell, and the text is no argument
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,  # a buffer has a lock, which a thread would hold when the program ends
            env={**os.environ, **(environment or {})},
            # Ctrl+C is meant for us. On Windows a window would pop up.
            start_new_session=os.name == "posix",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise ProgramError(f"can't be started: {error.strerror}") from None


def _talked(
    process: subprocess.Popen[bytes], text: str, answer: bytearray, deadline: float
) -> bool:
    """Whether the program has said all it had to say, and has ended, in time."""
    # Threads, since a pipe can block for as long as anybody at all holds its other end, even one
    # that has left the program's group. Each closes its own stream: nobody else could, safely.
    _begun(_write, process.stdin, text.encode())
    reading = _begun(_read, process.stdout, answer)
    while reading.is_alive() and (left := deadline - time.monotonic()) > 0:
        if process.poll() is not None:
            _kill(process)  # what it left behind has nothing to say, but keeps the pipe open
        reading.join(min(left, _LOOK))
    if reading.is_alive():
        return False
    if len(answer) > MOST_BYTES:
        return True
    with suppress(subprocess.TimeoutExpired):
        process.wait(max(0.0, deadline - time.monotonic()))
    return process.returncode is not None


def _begun(act: Callable[[IO[bytes], T], None], stream: IO[bytes] | None, what: T) -> Thread:
    assert stream is not None
    thread = Thread(target=act, args=(stream, what), name="toetap-program", daemon=True)
    thread.start()
    return thread


def _write(stream: IO[bytes], text: bytes) -> None:
    # A program may well end without having read; even closing the pipe then fails.
    with suppress(OSError), stream:
        while text:
            text = text[stream.write(text) :]


def _read(stream: IO[bytes], answer: bytearray) -> None:
    with suppress(OSError), stream:
        while len(answer) <= MOST_BYTES and (some := stream.read(_BLOCK)):
            answer += some


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a program, if it still runs, and what it has started in turn, even if it does not."""
    with suppress(OSError):  # nobody is left, most of the time
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
